// GraphRules › TransitionSettings: how is learned what is taken after what.

/// Section `transition`.
package struct TransitionSettings: Hashable, Sendable, ScorerSettings {
  /// How many choices after one are looked at.
  package var window = 5

  package init() {}

  static let keys = ["window"]

  mutating func take(_ section: YAMLMapping) throws(GraphRulesError) {
    try section.take("window", into: &window, in: 1...1000)
  }
}
