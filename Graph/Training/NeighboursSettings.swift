// GraphRules › NeighboursSettings: how neighbours of products are learned.

/// Section `neighbours`.
package struct NeighboursSettings: Hashable, Sendable, ScorerSettings {
  /// How many neighbours of a product are kept.
  package var k = 100

  package init() {}

  static let keys = ["k"]

  mutating func take(_ section: YAMLMapping) throws(GraphRulesError) {
    try section.take("k", into: &k, in: 1...100_000)
  }
}
