// GraphRules › Phrases: what to say of evidence, in one language.

/// How a relation is drawn and told.
package struct RelationWords: Hashable, Sendable {
  /// Along the edge, for instance `is a`.
  package let forward: String
  /// Against the edge, for instance `includes`.
  package let inverse: String
  /// For several events of one kind, with one blank: `viewed {count}×`.
  package let times: PhraseTemplate?
  /// What the customer did, to follow “the scarf you”; empty for relations without an event.
  package let verb: String
}

/// What to say, in one language.
package struct Phrases: Hashable, Sendable {
  /// The fewest customers whose number is told: below it, one of them could be recognised.
  package static let leastCount = 5

  /// `en` or `zh`.
  package let language: String
  /// By the name of the metapath.
  let paths: [String: Phrase]
  /// Every ``PhraseKind`` has one.
  let kinds: [PhraseKind: Phrase]
  let relations: [String: RelationWords]
  /// Every ``Channel`` has one.
  let channels: [Channel: String]
  let comma: String
  let and: String
  /// How {more} and {also} tell the number of further products.
  let more: PhraseTemplate
  let also: PhraseTemplate

  /// A few words for a line of a list.
  package func short(_ subject: PhraseSubject, _ values: PhraseValues) -> String {
    phrase(subject).forms(for: values).short.filled { text(of: $0, values) }
  }

  /// A sentence that may be told to the customer.
  package func sentence(_ subject: PhraseSubject, _ values: PhraseValues) -> String {
    phrase(subject).forms(for: values).sentence.filled { text(of: $0, values) }
  }

  /// The relation as it stands on an arrow; `count` is how many events of the customer's own it stands for.
  ///
  /// A relation that the phrases do not know is shown by its name.
  package func relation(_ name: String, isInverse: Bool = false, count: Int = 1) -> String {
    // A relation of external triples is told by its own name.
    guard let words = relations[name] else { return String(name.map { $0 == "_" ? " " : $0 }) }
    if isInverse { return words.inverse }
    guard count > 1, let times = words.times else { return words.forward }
    return times.filled { _ in String(count) }
  }

  /// What the customer did, to fill `{verb}`.
  package func verb(_ relation: String) -> String { relations[relation]?.verb ?? "" }

  /// The name of a channel.
  package func label(_ channel: Channel) -> String { channels[channel] ?? channel.rawValue }

  /// `a`, `a and b`, `a, b and c`.
  package func joined(_ names: [String]) -> String {
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    var text = names.dropLast().joined(separator: comma)
    for piece in [and, last] { HanSpacing.append(piece, to: &text) }
    return text
  }

  private func text(of placeholder: Placeholder, _ values: PhraseValues) -> String {
    let text = values.text(of: placeholder)
    switch placeholder {
    case .more where !text.isEmpty: return more.filled { _ in text }
    case .also where !text.isEmpty: return also.filled { _ in text }
    default: return text
    }
  }

  private func phrase(_ subject: PhraseSubject) -> Phrase {
    let kind: PhraseKind
    switch subject {
    case .path(let name):
      if let phrase = paths[name] { return phrase }
      kind = .path
    case .kind(let asked): kind = asked
    }
    guard let phrase = kinds[kind] else {
      preconditionFailure("the reader checked that every kind has a phrase")
    }
    return phrase
  }
}
