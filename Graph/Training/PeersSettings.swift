// GraphRules › PeersSettings: how customers of the same taste are found.

/// Section `peers`.
package struct PeersSettings: Hashable, Sendable, ScorerSettings {
  /// How many of the nearest customers a customer listens to.
  package var k = 300
  /// How much less a product says of a taste the more customers have it: each counts `degree^-damping`.
  package var damping = 1.0

  package init() {}

  static let keys = ["k", "damping"]

  mutating func take(_ section: YAMLMapping) throws(GraphRulesError) {
    try section.take("k", into: &k, in: 1...100_000)
    try section.take("damping", into: &damping, in: 0...2)
  }
}
