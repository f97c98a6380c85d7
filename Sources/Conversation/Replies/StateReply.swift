// Conversation › StateReply: short answers about the conversation itself.

/// Who is helped, and which chips stand.
package struct StateReply: Sendable {
  package let customer: CustomerCard?
  package let chips: [String]
  /// Whether another customer's chips and list were just cleared.
  package let cleared: Bool
}

/// A sentence that is said as it is.
package struct Message: Hashable, Sendable {
  package let text: String

  init(_ text: String) { self.text = text }
}

/// What may be asked, as a whole or about one topic.
package struct HelpReply: Hashable, Sendable {
  package let topic: String?
  /// The topic in the language of the sentence.
  package let title: String
  /// The topics that there are, in the language of the sentence.
  package var topics: [String] = []
}
