// GraphRules › TransitionSettings: how is learned what is taken after what.

/// Section `transition`.
package struct TransitionSettings: Hashable, Sendable, ScorerSettings {
  /// How many choices after one are looked at.
  package var window = 5
  /// What each further place counts, against the one before.
  package var decay = 0.7
  /// What a choice before counts, against one after at the same distance.
  package var back = 0.0
  /// Degree exponents of the product that is left and of the one that is reached.
  package var start = 1.0
  package var end = 0.0
  /// Added to the number of customers of the product that is left.
  package var shrinkage = 3.0
  /// How many followers a product keeps.
  package var k = 100

  package init() {}

  static let keys = ["window", "decay", "back", "start", "end", "shrinkage", "k"]

  mutating func take(_ section: YAMLMapping) throws(GraphRulesError) {
    try section.take("window", into: &window, in: 1...1000)
    try section.take("decay", into: &decay, in: 0...1)
    try section.take("back", into: &back, in: 0...1)
    try section.take("start", into: &start, in: 0...2)
    try section.take("end", into: &end, in: 0...2)
    try section.take("shrinkage", into: &shrinkage, in: 0...1_000_000)
    try section.take("k", into: &k, in: 1...100_000)
  }
}
