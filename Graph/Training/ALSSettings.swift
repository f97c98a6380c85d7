// GraphRules › ALSSettings: how who chose what is factorised.

/// Section `als`.
package struct ALSSettings: Hashable, Sendable, ScorerSettings {
  package var dimensions = 64
  /// Rounds of solving for all customers and then for all products.
  package var epochs = 12
  /// `w₀`: what each pair of a customer and a product counts that nobody chose, against 1 for one that was.
  package var unobserved = 0.05
  /// `λ`, in proportion to what a row's own pairs count.
  package var regularisation = 0.003
  /// Whether a customer's own choices at training say how her history is folded in, or the average customer's.
  package var own = false
  package var seed: UInt64 = 7

  package init() {}

  static let keys = ["dimensions", "epochs", "unobserved", "regularisation", "own", "seed"]

  mutating func take(_ section: YAMLMapping) throws(GraphRulesError) {
    try section.take("dimensions", into: &dimensions, in: 1...4096)
    try section.take("epochs", into: &epochs, in: 1...1000)
    try section.take("unobserved", into: &unobserved, in: 1e-6...10)
    try section.take("regularisation", into: &regularisation, in: 1e-6...1e6)
    if let value = section["own"] { own = try value.bool() }
    try section.take("seed", into: &seed)
  }
}
