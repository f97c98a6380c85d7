// Conversation › PhraseList: a closed list of phrases of all languages.

/// A closed list of phrases, to be found in sentences.
package struct PhraseList: Sendable {
  private var table = PhraseTable<Bool>()
  /// As they are written.
  let phrases: [String]
  private let known: Set<String>

  package init(_ phrases: [String]) {
    self.phrases = phrases
    known = Set(phrases)
    for phrase in phrases { table.insert(Tokeniser.tokens(of: phrase).map(\.text), true) }
  }

  /// Whether it has a word or phrase, as it is written.
  func contains(_ phrase: String) -> Bool { known.contains(phrase) }

  /// The place after the longest phrase that begins at `start`.
  package func end(_ tokens: [Token], at start: Int) -> Int? {
    table.longest(tokens, at: start)?.next
  }

  package func isAnywhere(in tokens: [Token]) -> Bool {
    tokens.indices.contains { end(tokens, at: $0) != nil }
  }

  /// Whether a sentence says one of the phrases, and nothing else but words of `besides`.
  func isAll(of text: String, but besides: PhraseList) -> Bool {
    let tokens = Tokeniser.tokens(of: text)
    var place = 0
    var isHeard = false
    while place < tokens.count {
      if let end = self.end(tokens, at: place) {
        (place, isHeard) = (end, true)
      } else if tokens[place].kind == .sign {
        place += 1
      } else if let end = besides.end(tokens, at: place) {
        place = end
      } else {
        return false
      }
    }
    return isHeard
  }
}
