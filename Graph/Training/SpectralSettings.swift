// GraphRules › SpectralSettings: how the spectrum of the choices is filtered.

/// Section `spectral`.
package struct SpectralSettings: Hashable, Sendable, ScorerSettings {
  /// How many of the smoothest components are kept.
  package var rank = 128
  /// `b`: how much more popular products are favoured, from 0 for not at all to 0.5 for all that the walk allows.
  package var degree = 0.45
  /// `φ`: how sharply the filter falls from smooth components to rough ones.
  package var sharpness = 1.5
  /// `α`: added to the response of every component that is kept.
  package var lift = 0.5
  /// How many times the walk over customers is taken out again, for fusions in which it has its own weight.
  package var walk = 0.0
  /// Passes of the subspace iteration.
  package var passes = 3
  package var seed: UInt64 = 7

  package init() {}

  static let keys = ["rank", "degree", "sharpness", "lift", "walk", "passes", "seed"]

  mutating func take(_ section: YAMLMapping) throws(GraphRulesError) {
    try section.take("rank", into: &rank, in: 1...4096)
    try section.take("degree", into: &degree, in: -0.5...0.5)
    try section.take("sharpness", into: &sharpness, in: 0.1...100)
    try section.take("lift", into: &lift, in: 0...100)
    try section.take("walk", into: &walk, in: 0...100)
    try section.take("passes", into: &passes, in: 1...100)
    try section.take("seed", into: &seed)
  }
}
