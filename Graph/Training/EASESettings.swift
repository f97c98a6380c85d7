// GraphRules › EASESettings: how the linear autoencoder is trained.

/// Section `ease`.
package struct EASESettings: Hashable, Sendable, ScorerSettings {
  /// `λ`: how far weights are drawn towards 0.
  package var regularisation = 100.0
  /// How many weights of a product are kept, the largest by amount.
  package var k = 200

  package init() {}

  static let keys = ["regularisation", "k"]

  mutating func take(_ section: YAMLMapping) throws(GraphRulesError) {
    try section.take("regularisation", into: &regularisation, in: 1e-3...1e9)
    try section.take("k", into: &k, in: 1...100_000)
  }
}
