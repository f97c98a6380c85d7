// Conversation › MaskedSentence: a sentence without what could tell who the customer is.

/// Names, ids, e-mail addresses and long numbers of a sentence stand as `CUSTOMER_1`, `CUSTOMER_2`, ….
///
/// A capitalised word that the shop does not know could be a name too, and is masked with them: too much rather than too
/// little leaves the machine's words.
struct MaskedSentence {
  let text: String
  /// What stood in the place of each mask, from `CUSTOMER_1` on.
  let hidden: [String]

  /// Numbers from this many digits on may be telephones or orders.
  private static let longNumber = 6

  init(_ sentence: String, vocabulary: Vocabulary) {
    let characters = Array(sentence)
    let ranges = Self.joined(
      Self.addresses(characters) + Self.names(in: Tokeniser.tokens(of: sentence), vocabulary))
    var text = ""
    var hidden: [String] = []
    var next = 0
    for range in ranges {
      text += String(characters[next..<range.lowerBound])
      hidden.append(String(characters[range]))
      text += "CUSTOMER_\(hidden.count)"
      next = range.upperBound
    }
    self.text = text + String(characters[next...])
    self.hidden = hidden
  }

  /// An answer with what was hidden in its place; `nil` where it holds a mask that was never given out.
  func unmasked(_ answer: String) -> String? {
    var text = answer
    // From the last on: CUSTOMER_1 begins CUSTOMER_12.
    for (place, word) in hidden.enumerated().reversed() {
      text = text.replacing("CUSTOMER_\(place + 1)", with: word)
    }
    return text.contains("CUSTOMER_") ? nil : text
  }

  /// Words with an at sign.
  private static func addresses(_ characters: [Character]) -> [Range<Int>] {
    characters.indices.filter { characters[$0] == "@" }.map { at in
      let isPart = { (c: Character) in !c.isWhitespace && !"<>()\"',;:，；".contains(c) }
      var (first, last) = (at, at + 1)
      while first > 0, isPart(characters[first - 1]) { first -= 1 }
      while last < characters.count, isPart(characters[last]) { last += 1 }
      return first..<last
    }
  }

  private static func names(in tokens: [Token], _ vocabulary: Vocabulary) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var place = 0
    while place < tokens.count {
      var next = place + 1
      if let phrase = vocabulary.phrases.longest(tokens, at: place) {
        next = phrase.next
        if phrase.meanings.contains(where: { if case .customer = $0 { true } else { false } }) {
          found.append(tokens[place].range.lowerBound..<tokens[next - 1].range.upperBound)
        }
      } else if isName(tokens[place], isFirst: place == 0, vocabulary) {
        found.append(tokens[place].range)
      }
      place = next
    }
    return found
  }

  private static func isName(_ token: Token, isFirst: Bool, _ vocabulary: Vocabulary) -> Bool {
    switch token.kind {
    case .number: token.text.filter(\.isNumber).count >= longNumber
    case .word:
      !vocabulary.customers(called: token.text).isEmpty
        || token.isCapitalised && !isFirst && !vocabulary.isKnown(token.text)
          && !CommonWords.all.contains(token.text)
    case .han, .sign, .path: false
    }
  }

  /// In rising order; what touches or overlaps is one.
  private static func joined(_ ranges: [Range<Int>]) -> [Range<Int>] {
    ranges.sorted { $0.lowerBound < $1.lowerBound }.reduce(into: []) { joined, range in
      guard let last = joined.last, range.lowerBound < last.upperBound else { return joined.append(range) }
      joined[joined.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
    }
  }
}
