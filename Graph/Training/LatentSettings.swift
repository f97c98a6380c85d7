// GraphRules › LatentSettings: how the two towers are trained.

/// Section `latent`.
package struct LatentSettings: Hashable, Sendable, ScorerSettings {
  package var dimensions = 32
  /// Width of the hidden layer over a product's facts.
  package var hidden = 64
  /// Passes over all choices, at most.
  package var epochs = 20
  /// No pass begins after so many choices were learned from; the first is always made.
  package var choices = 100_000
  /// Passes that foresee no better before training ends.
  package var patience = 3
  /// Of Adam's steps.
  package var rate = 0.004
  /// The share of the hidden layer that each step leaves out.
  package var dropout = 0.2
  /// How often a product's own vector is left out in training, so that its facts learn to stand for it.
  package var cold = 0.2
  /// How strongly a product's own vector is drawn towards 0.
  package var decay = 0.01
  /// Products drawn a step, to be told from what was chosen.
  package var negatives = 128
  /// Choices that a step learns from.
  package var batch = 256
  package var seed: UInt64 = 7

  package init() {}

  static let keys = [
    "dimensions", "hidden", "epochs", "choices", "patience", "rate", "dropout", "cold", "decay", "negatives",
    "batch",
    "seed",
  ]

  mutating func take(_ section: YAMLMapping) throws(GraphRulesError) {
    try section.take("dimensions", into: &dimensions, in: 1...4096)
    try section.take("hidden", into: &hidden, in: 1...4096)
    try section.take("epochs", into: &epochs, in: 1...10_000)
    try section.take("choices", into: &choices, in: 1...1_000_000_000_000)
    try section.take("patience", into: &patience, in: 1...10_000)
    try section.take("rate", into: &rate, in: 1e-6...1)
    try section.take("dropout", into: &dropout, in: 0...0.95)
    try section.take("cold", into: &cold, in: 0...1)
    try section.take("decay", into: &decay, in: 0...100)
    try section.take("negatives", into: &negatives, in: 1...100_000)
    try section.take("batch", into: &batch, in: 1...100_000)
    try section.take("seed", into: &seed)
  }
}
