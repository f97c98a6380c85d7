// Conversation › Turn: what was understood of one sentence.

/// An intent with its slots; references stand as they were said (`#2`, `@focus`).
package struct Turn: Hashable, Sendable {
  package var intent: String
  package var slots: SlotMap
  /// Words that were read as others, for instance `Nortpeek → Northpeak`.
  package var repairs: [String]
  /// The language of the sentence, `en` or `zh`.
  package var language: String
  /// When it is said to have been done; it stands beside the slots, which say what.
  var period: Period?
  /// Whether it asks for a yes or a no: is #1 lighter than #2.
  var wantsVerdict = false
  /// Whether it is said to be for somebody else: she bought it for her husband.
  var isForAnother = false
  /// The customer whom the sentence names, where the request may be about another one than is on the line.
  var named: String?
  var marks: TurnMarks = []
  /// What it does to the what-if that goes on; `nil` where it is none of its words.
  var step: BranchStep?
  /// Words that nothing came of, as typed.
  package internal(set) var unused: [String] = []

  package init(intent: String, slots: SlotMap = SlotMap(), repairs: [String] = [], language: String = "en") {
    self.intent = intent
    self.slots = slots
    self.repairs = repairs
    self.language = language
  }
}
