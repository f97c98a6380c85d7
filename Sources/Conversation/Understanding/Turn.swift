// Conversation › Turn: what was understood of one sentence.

/// An intent with its slots; references stand as they were said (`#2`, `@focus`).
package struct Turn: Hashable, Sendable {
  package var intent: String
  package var slots: SlotMap
  /// Words that were read as others, for instance `Nortpeek → Northpeak`.
  package var repairs: [String]
  /// The language of the sentence, `en` or `zh`.
  package var language: String

  package init(intent: String, slots: SlotMap = SlotMap(), repairs: [String] = [], language: String = "en") {
    self.intent = intent
    self.slots = slots
    self.repairs = repairs
    self.language = language
  }
}
