// Recommender › RuleStates: which of the shop's rules were turned off in conversations.

import Conversation
import GraphRules

/// The rules that do not count, by id; all others are on.
struct RuleStates {
  /// The kind of document that holds them, apart from the rules themselves, which a file may replace.
  static let kind = "ruleStates"

  private var states: [String: RuleState] = [:]

  /// Reads lines such as `off r2`; what is no such line is left out.
  init(_ text: String?) {
    for line in (text ?? "").split(separator: "\n") {
      let parts = line.split(separator: " ", maxSplits: 1).map(String.init)
      if parts.count == 2, let state = RuleState(rawValue: parts[0]) { states[parts[1]] = state }
    }
  }

  subscript(id: String) -> RuleState {
    get { states[id] ?? .on }
    set { states[id] = newValue == .on ? nil : newValue }
  }

  /// As it is kept.
  var text: String {
    states.sorted { $0.key < $1.key }.map { "\($0.value.rawValue) \($0.key)\n" }.joined()
  }
}
