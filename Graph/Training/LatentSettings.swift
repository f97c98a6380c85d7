// GraphRules › LatentSettings: how the two towers are trained.

/// Section `latent`.
package struct LatentSettings: Hashable, Sendable, ScorerSettings {
  package var dimensions = 32
  /// Passes over all choices.
  package var epochs = 20
  package var seed: UInt64 = 7

  package init() {}

  static let keys = ["dimensions", "epochs", "seed"]

  mutating func take(_ section: YAMLMapping) throws(GraphRulesError) {
    try section.take("dimensions", into: &dimensions, in: 1...4096)
    try section.take("epochs", into: &epochs, in: 1...10_000)
    try section.take("seed", into: &seed)
  }
}
