// GraphRules › Placeholder: the blanks in a phrase.

/// A blank in a phrase, written `{item}`.
package enum Placeholder: String, CaseIterable, Sendable {
  /// The title of the customer's own product behind the reason.
  case item
  /// What both products share: a brand, a category, a colour.
  case entity
  /// How many customers, told from ``Phrases/leastCount`` up only.
  case count
  /// What the customer did with the item, as ``Phrases/verb(_:)`` says it.
  case verb
  /// A word of the text or of the conversation, or the name of an attribute or rule.
  case word
  /// How many more of the customer's products say the same, behind the item: “ and 2 more”, or nothing.
  case more
  /// The same at the end of a sentence whose count belongs to the item alone.
  case also
}
