// Conversation › ShopWriter: the few things that a conversation may write, each named by what the agent asked for.

package import GraphRules

/// Writes on behalf of a dialogue.
///
/// Only intents that are asked to write ever get one.
package protocol ShopWriter: Sendable {
  /// Writes down what a customer did with an item, on a day of the past or, for `nil`, just now; counts in the next
  /// answer. Returns the event's number.
  func note(_ deed: Hypothesis.Deed, item: String, customer: String, on day: CalendarDay?) throws -> Int
  /// Says that an event, or an earlier taking back, does not count; nothing is deleted. Returns its own number.
  func takeBack(_ event: Int) throws -> Int
  /// Keeps a rule with the shop's own, and returns the id that it was given.
  func keep(_ rule: RuleDraft) throws -> String
  /// Turns one of the shop's rules on or off, or takes out one that was said in a conversation.
  func set(rule id: String, to state: RuleState) throws
  /// Erases a customer from the database and from the models.
  func erase(_ customer: String) throws -> ErasureAnswer
  /// Takes a file in, or rehearses it.
  func ingest(_ path: String, isRehearsal: Bool, isConfirmed: Bool) throws -> IngestAnswer
  /// Writes a new file, and returns where it is. A file that is there already is left alone.
  func write(_ text: String, to path: String) throws -> String
}

/// Why nothing was written, in words for the agent.
package struct WriteFault: Error, Hashable, Sendable {
  package let english, chinese: String

  package init(_ english: String, _ chinese: String) {
    self.english = english
    self.chinese = chinese
  }
}

/// What an erasure removed.
package struct ErasureAnswer: Hashable, Sendable {
  package let events: Int
  /// Events that had waited for their product.
  package let pending: Int
  /// How many choices of hers the model held; `nil` without a model.
  package let choices: Int?

  package init(events: Int, pending: Int, choices: Int?) {
    self.events = events
    self.pending = pending
    self.choices = choices
  }
}

/// What became of a file that was taken in.
package struct IngestAnswer: Hashable, Sendable {
  package enum Verdict: String, Sendable { case accepted, held, rejected, unchanged, missing }
  package let verdict: Verdict
  package let file: String
  /// The number of the import; 0 where nothing was kept.
  package let number: Int
  package let format: String
  package let read, accepted, rejected: Int
  package let new, changed, unchanged, withdrawn, prices: Int
  /// What is wrong, or why it is held, or what was noticed; the worst first.
  package let remarks: [String]

  package init(
    verdict: Verdict, file: String, number: Int = 0, format: String = "", read: Int = 0, accepted: Int = 0,
    rejected: Int = 0, new: Int = 0, changed: Int = 0, unchanged: Int = 0, withdrawn: Int = 0,
    prices: Int = 0, remarks: [String] = []
  ) {
    self.verdict = verdict
    self.file = file
    self.number = number
    self.format = format
    self.read = read
    self.accepted = accepted
    self.rejected = rejected
    self.new = new
    self.changed = changed
    self.unchanged = unchanged
    self.withdrawn = withdrawn
    self.prices = prices
    self.remarks = remarks
  }
}

/// Something that a turn has written.
package struct Written: Hashable, Sendable {
  /// `event`, `rule`, `file`, `import` or `erase`.
  package let kind: String
  package let id: String

  package init(kind: String, id: String) {
    self.kind = kind
    self.id = id
  }
}

/// How far an agent's word goes in a session.
package struct Consent: Hashable, Sendable {
  /// Whether somebody sits there who can be asked.
  package var canAsk: Bool
  /// What was agreed to beforehand: `yes` for rules and held imports, the id of a customer for her erasure.
  package var given: String?

  package init(canAsk: Bool = true, given: String? = nil) {
    self.canAsk = canAsk
    self.given = given
  }
}
