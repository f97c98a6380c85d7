// Conversation › SentenceReader+Titles: 女士 behind a name is a title, and no wish for women's things.

import GraphRules

extension SentenceReader {
  /// The place after 王芳女士; 王芳女士手套 asks for gloves.
  func afterTitle(_ end: Int) -> Int {
    guard let after = phrasebook[.peopleTitles].end(tokens, at: end), tokens[end].kind == .han else {
      return end
    }
    let isOfThings =
      vocabulary.phrases.longest(tokens, at: after)?.meanings.contains {
        if case .category = $0 { true } else { false }
      } ?? false
    return isOfThings ? end : after
  }

  /// 王女士: whoever has that surname; where nobody has, only what cannot be anything else is a name.
  func surname(at i: Int) -> Span? {
    guard tokens[i].kind == .han, Self.surnames.contains(word(i)), afterTitle(i + 1) > i + 1 else {
      return nil
    }
    let range = i..<afterTitle(i + 1)
    var span = Span(range: range, kind: "<user>", meanings: [])
    let found = vocabulary.customers(surnamed: word(i))
    switch found.count {
    case 0:
      let isAnnounced =
        i == 0 || tokens[i - 1].kind == .sign || phrasebook[.peopleStrongCues].end(tokens, at: i - 1) == i
        || ["位", "是", "帮", "给"].contains(word(i - 1))
      guard isAnnounced else { return nil }
      span.user = .unknown(key: "name", value: tokens[range].map(\.text).joined())
    case 1: span.user = .known(found[0])
    default: span.user = .several(found)
    }
    return span
  }
}
