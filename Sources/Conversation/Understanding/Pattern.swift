// Conversation › Pattern: a short rule over the words and kinds of words of a sentence.

/// A piece of a sentence as patterns see it: a plain word, or a mention by its kind.
package struct Atom: Hashable, Sendable {
  /// The word, or the kind of a mention such as `<ref>`.
  var text: String { word.text }
  fileprivate let word: PatternWord
  /// The tokens that it covers.
  let range: Range<Int>

  package init(text: String, range: Range<Int>) {
    word = PatternWord(text)
    self.range = range
  }
}

/// A word with a number that tells it from nearly all others.
///
/// Over a thousand patterns are held against each place of a sentence, and nearly all of them fail at once; comparing
/// Chinese as strings, in their normal form, was half of all reading.
private struct PatternWord: Hashable, Sendable {
  let text: String
  private let mark: UInt64

  init(_ text: String) {
    self.text = text
    // FNV-1a.
    mark = text.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
  }

  static func == (a: PatternWord, b: PatternWord) -> Bool { a.mark == b.mark && a.text == b.text }
}

/// A rule such as `why (is|did) .. <ref>`.
///
/// `<kind>` is a mention, `(a|b)` one of several, `(a)?` may be absent, `..` up to six pieces, `^` and `$` the ends
/// of the sentence without punctuation and politeness.
package struct Pattern: Sendable {
  private indirect enum Element: Sendable {
    case word(PatternWord)
    case choice([[Element]], isOptional: Bool)
    case gap
    case start
    case end
  }
  let weight: Double
  private let elements: [Element]

  package init(_ source: String, _ weight: Double = 3) {
    self.weight = weight
    var rest = Substring(source)
    elements = Self.parse(&rest)
  }

  /// The plain words of the pattern, for spelling repair.
  var words: [String] { Self.words(elements) }

  package func matches(_ atoms: [Atom]) -> Bool {
    (0...atoms.count).contains { match(elements[...], atoms, $0) != nil }
  }

  /// Where the pattern first matches, as a range of atoms.
  func firstMatch(_ atoms: [Atom]) -> Range<Int>? {
    for start in 0...atoms.count {
      if let end = match(elements[...], atoms, start) { return start..<end }
    }
    return nil
  }

  private func match(_ rest: ArraySlice<Element>, _ atoms: [Atom], _ at: Int) -> Int? {
    guard let element = rest.first else { return at }
    let tail = rest.dropFirst()
    switch element {
    case .word(let word):
      guard at < atoms.count, atoms[at].word == word else { return nil }
      return match(tail, atoms, at + 1)
    case .choice(let choices, let isOptional):
      for choice in choices {
        // Most choices fail at their first word: they are not worth an array.
        if case .word(let word)? = choice.first, at >= atoms.count || atoms[at].word != word { continue }
        if let end = match(choice[...] + tail, atoms, at) { return end }
      }
      return isOptional ? match(tail, atoms, at) : nil
    case .gap:
      for skip in 0...6 where at + skip <= atoms.count {
        if let end = match(tail, atoms, at + skip) { return end }
      }
      return nil
    case .start: return at == 0 ? match(tail, atoms, at) : nil
    case .end: return at == atoms.count ? match(tail, atoms, at) : nil
    }
  }

  private static func parse(_ rest: inout Substring) -> [Element] {
    var out: [Element] = []
    var literal = ""
    func flush() {
      out += Tokeniser.tokens(of: literal).map { .word(PatternWord($0.text)) }
      literal = ""
    }
    while let c = rest.first {
      if c == ")" || c == "|" { break }
      rest.removeFirst()
      switch c {
      case "(":
        flush()
        var choices: [[Element]] = []
        repeat {
          choices.append(parse(&rest))
        } while rest.popFirst() == "|"
        let isOptional = rest.first == "?"
        if isOptional { rest.removeFirst() }
        out.append(.choice(choices, isOptional: isOptional))
      case "<":
        flush()
        let name = rest.prefix { $0 != ">" }
        rest = rest.dropFirst(name.count + 1)
        out.append(.word(PatternWord("<\(name)>")))
      case "." where rest.first == ".":
        flush()
        rest.removeFirst()
        out.append(.gap)
      case "^", "$":
        flush()
        out.append(c == "^" ? .start : .end)
      default: literal.append(c)
      }
    }
    flush()
    return out
  }

  private static func words(_ elements: [Element]) -> [String] {
    elements.flatMap { element -> [String] in
      switch element {
      case .word(let word): word.text.hasPrefix("<") ? [] : [word.text]
      case .choice(let choices, _): choices.flatMap { words($0) }
      default: []
      }
    }
  }
}
