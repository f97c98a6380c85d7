// Conversation › RuleAnswer: one of the shop's rules as the books have it.

package import GraphRules

/// Whether a rule is listened to.
package enum RuleState: String, Hashable, Sendable {
  case on, off
  /// Said in a conversation and taken out again.
  case removed
}

/// A rule of the shop's, on or off.
package struct RuleAnswer: Hashable, Sendable {
  package let rule: ShopRule
  package let isOn: Bool
  /// Whether it was said in a conversation; the others stand in the shop's own `rules.yaml`.
  package let isSaid: Bool

  package init(rule: ShopRule, isOn: Bool, isSaid: Bool) {
    self.rule = rule
    self.isOn = isOn
    self.isSaid = isSaid
  }
}

/// A change of a rule that a step of the dialogue made, and what it was before.
struct RuleChange: Hashable, Sendable {
  let id: String
  let before: RuleState
  let after: RuleState
}
