// Conversation › Noted: the event that was written last, for when it was something else after all.

import GraphRules

/// What was noted, of whom and what.
struct Noted: Hashable, Sendable {
  let event: Int
  let deed: Hypothesis.Deed
  let item: String
  let customer: String
  /// The turn in which it was written.
  let turn: Int
}
