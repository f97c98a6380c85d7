// GraphRules › Phrase: how one kind of evidence is put into words.

/// The two lengths of a phrase.
package struct PhraseForms: Hashable, Sendable {
  /// A few words for a line of a list, without a capital or a stop.
  package let short: PhraseTemplate
  /// A whole sentence that may be told to the customer.
  package let sentence: PhraseTemplate

  var placeholders: [Placeholder] { short.placeholders + sentence.placeholders }
}

/// One kind of evidence in words.
package struct Phrase: Hashable, Sendable {
  package let usual: PhraseForms
  /// Without a number, for counts that could give a single customer away.
  package let few: PhraseForms?
  /// When it is because of something said and not of a product.
  package let said: PhraseForms?
  /// When it speaks against the product.
  package let against: PhraseForms?
  /// Where none of the words that both share tells anything.
  package let bare: PhraseForms?

  /// The forms for these values: what was said first, then what speaks against, then what has no words, then few.
  func forms(for values: PhraseValues) -> PhraseForms {
    if values.isSaid, let said { return said }
    if values.isAgainst, let against { return against }
    if values.word.isEmpty, let bare { return bare }
    if let few, (values.count ?? 0) < Phrases.leastCount { return few }
    return usual
  }
}

/// What fills the blanks of a phrase.
package struct PhraseValues: Hashable, Sendable {
  package var item = ""
  package var entity = ""
  package var word = ""
  package var verb = ""
  /// How many customers; told only from ``Phrases/leastCount`` up.
  package var count: Int?
  /// How many of the customer's products say the same as the item.
  package var more = 0
  /// Whether the reason is something said.
  package var isSaid = false
  /// Whether the amount is negative.
  package var isAgainst = false

  package init() {}

  func text(of placeholder: Placeholder) -> String {
    switch placeholder {
    case .item: item
    case .entity: entity
    case .word: word
    case .verb: verb
    case .count: count.map(String.init) ?? ""
    case .more, .also: more > 0 ? String(more) : ""
    }
  }
}
