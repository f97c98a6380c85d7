// Conversation › Paraphrase: turns of phrase, and the plain words that they stand for.

/// Says a sentence in plainer words: “talk me through your choice of #3” explains #3.
///
/// The plain words are those that the intents know, so that a turn of phrase is written down once, in the lexicon, whatever
/// it is said with. What writes is never read so: see ``Frame``.
enum Paraphrase {
  /// The sentence with each of `turns` in its plain words, or `nil` where it has none.
  ///
  /// The longest at a place counts.
  static func plain(_ text: String, _ turns: PhraseTable<String>) -> String? {
    let tokens = Tokeniser.tokens(of: text)
    let characters = Array(text)
    var out = ""
    var copied = 0
    var place = 0
    while place < tokens.count {
      guard let turn = turns.longest(tokens, at: place), let words = turn.meanings.first else {
        place += 1
        continue
      }
      out += String(characters[copied..<tokens[place].range.lowerBound]) + words
      copied = tokens[turn.next - 1].range.upperBound
      place = turn.next
    }
    return copied == 0 ? nil : out + String(characters[copied...])
  }
}
