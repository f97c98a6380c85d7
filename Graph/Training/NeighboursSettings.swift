// GraphRules › NeighboursSettings: how neighbours of products are learned.

/// Section `neighbours`.
package struct NeighboursSettings: Hashable, Sendable, ScorerSettings {
  /// What makes two products neighbours.
  package enum Likeness: String, CaseIterable, Sendable {
    case cosine, pearson, bm25, rp3beta
  }
  package var likeness = Likeness.cosine
  /// How many neighbours of a product are kept.
  package var k = 100
  /// Of `cosine` and `pearson`: added to the norm, so that a pair seen once weighs little.
  package var shrinkage = 5.0
  /// Of `rp3beta`: how much customers who chose much and products that many chose pass on less.
  package var alpha = 0.6
  /// Of `rp3beta`: how much a product is held back for being chosen by many.
  package var beta = 0.4

  package init() {}

  static let keys = ["likeness", "k", "shrinkage", "alpha", "beta"]

  mutating func take(_ section: YAMLMapping) throws(GraphRulesError) {
    if let value = section["likeness"] { likeness = try value.word(Likeness.self) }
    try section.take("k", into: &k, in: 1...100_000)
    try section.take("shrinkage", into: &shrinkage, in: 0...1_000_000)
    try section.take("alpha", into: &alpha, in: 0...3)
    try section.take("beta", into: &beta, in: 0...3)
  }
}
