// Conversation › OutcomeAnswer: the list as it would be.

/// A product's place before and after.
package struct OutcomeRow: Hashable, Sendable {
  package let item: String
  package let title: String
  package let price: String
  /// Its places in the two lists.
  package let before: Int?
  package let after: Int?
  /// For one that is not in the other list: its place among all products there, where it may be listed at all.
  package let elsewhere: Int?

  package init(item: String, title: String, price: String, before: Int?, after: Int?, elsewhere: Int?) {
    self.item = item
    self.title = title
    self.price = price
    self.before = before
    self.after = after
    self.elsewhere = elsewhere
  }

  /// Places won, below 0 for places lost; `nil` for what came or went.
  package var rise: Int? {
    guard let before, let after else { return nil }
    return before - after
  }
}

/// What a supposition would change; nothing of it is written.
package struct OutcomeAnswer: Hashable, Sendable {
  /// All that is supposed, in words that follow “if”.
  package let supposed: String
  /// The same, one hypothesis after the other.
  package let parts: [String]
  /// The new list in its order, then what is gone.
  package let rows: [OutcomeRow]
  /// How many products pass every constraint then.
  package let fitting: Int

  /// Why the supposition makes no sense, in words; `nil` when it does.
  package let problem: String?

  package init(_ parts: [String], language: String, rows: [OutcomeRow], fitting: Int) {
    supposed = parts.joined(separator: Self.and(language))
    self.parts = parts
    self.rows = rows
    self.fitting = fitting
    problem = nil
  }

  /// A supposition that makes no sense for this customer.
  package init(problem: String) {
    (supposed, parts, rows, fitting) = ("", [], [], 0)
    self.problem = problem
  }

  /// What stands between two suppositions.
  package static func and(_ language: String) -> String { language == "zh" ? "，并且" : " and " }

  package var isSame: Bool { rows.allSatisfy { $0.before == $0.after } }
}

/// The answer to a question that goes beyond the reasons of a list.
package enum WhyReply: Sendable {
  case change(ChangeAnswer)
  case absence(AbsenceAnswer)
  case contrast(ContrastAnswer)
  /// With what was asked about alone, and which is wanted: the least or the most.
  /// With `wantsVerdict` the question was whether the first has more of it, or less, than the second.
  case comparison(ComparisonAnswer, attributes: [String], pick: String?, wantsVerdict: Bool = false)
  case outcome(OutcomeAnswer)
}
