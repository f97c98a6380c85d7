// GraphRules › PhraseKind: the kinds of evidence, as the phrases know them.

/// The kinds of evidence on the wire, and the blanks that each can fill.
package enum PhraseKind: String, CaseIterable, Sendable {
  /// Any walk that has no phrase of its own.
  case path
  case term, colour, attribute, together, next, latent, said, popularity
  case rank, rule, diversity, exploration, prior, residual

  /// The blanks with a value when the evidence hangs on a product.
  var placeholders: [Placeholder] {
    switch self {
    case .path, .latent: [.item, .verb, .more]
    case .term: [.item, .verb, .word, .more]
    case .colour: [.item, .verb, .entity, .more]
    case .attribute: [.item, .verb, .word, .entity, .more]
    case .together, .next: [.item, .verb, .count, .more, .also]
    case .said, .rule: [.word]
    case .diversity: [.item]
    case .popularity, .rank, .exploration, .prior, .residual: []
    }
  }
}

/// What a phrase is wanted for.
package enum PhraseSubject: Hashable, Sendable {
  /// A walk, by the name of its metapath.
  case path(String)
  case kind(PhraseKind)
}
