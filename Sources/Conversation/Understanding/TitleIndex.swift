// Conversation › TitleIndex: products by a part of their title.

import GraphRules

/// Finds the product that a run of words belongs to, without listing every possible part of every title.
///
/// Memory is linear in the length of the titles; a look-up reads the products that share its first word.
struct TitleIndex: Sendable {
  private struct Title: Sendable {
    let words: [String]
    /// Whether a word begins a stretch that was set off by a space; only matters for Chinese.
    let starts: [Bool]
    let brandLength: Int
  }
  /// A stretch of a sentence that names products.
  struct Match {
    let items: [String]
    let next: Int
    /// A single telling word, which needs “the” before it.
    let needsArticle: Bool
  }
  private let titles: [Title]
  private let products: [ProductName]
  private let postings: [String: [Int32]]
  private let telling: Set<String>
  let words: Set<String>

  init(products: [ProductName], lexicon: Lexicon, lexiconWords: Set<String>, phrases: PhraseTable<Meaning>) {
    self.products = products
    var titles: [Title] = []
    var postings: [String: [Int32]] = [:]
    var telling = Set<String>()
    for (place, product) in products.enumerated() {
      // What stands after a comma tells variants apart, not products.
      let name = product.title.split(separator: ",").first.map(String.init) ?? product.title
      let tokens = Tokeniser.tokens(of: name)
      let brand = phrases.longest(tokens, at: 0)
      let brandLength = brand.map { $0.meanings.contains(.brand(product.brand)) ? $0.next : 0 } ?? 0
      let starts = tokens.indices.map {
        $0 == 0 || $0 == brandLength || tokens[$0].kind != .han
          || tokens[$0].range.lowerBound > tokens[$0 - 1].range.upperBound
      }
      titles.append(Title(words: tokens.map(\.text), starts: starts, brandLength: brandLength))
      for word in Set(tokens.map(\.text)) { postings[word, default: []].append(Int32(place)) }
      for i in tokens.indices where i >= brandLength {
        let token = tokens[i]
        if token.kind == .word, token.text.count > 2, !lexiconWords.contains(token.text),
          !Self.common.contains(token.text)
        {
          telling.insert(token.text)
        }
      }
      for segment in Self.segments(tokens, starts, from: brandLength) where !Self.isOrdinary(segment, phrases)
      {
        telling.insert(segment.map(\.text).joined())
      }
    }
    self.titles = titles
    self.postings = postings
    self.telling = telling
    words = Set(postings.keys.filter { ($0.first?.isLetter ?? false) && $0.count > 1 })
  }

  /// The longest part of a title that begins at `start`; several products when they share it.
  func longest(_ tokens: [Token], at start: Int) -> Match? {
    guard var candidates = postings[tokens[start].text].map({ $0.map { (place: Int($0), at: -1) } }) else {
      return nil
    }
    candidates = candidates.flatMap { candidate in
      titles[candidate.place].words.indices.filter {
        titles[candidate.place].words[$0] == tokens[start].text && titles[candidate.place].starts[$0]
      }.map { (candidate.place, $0) }
    }
    var best: Match?
    var next = start + 1
    while !candidates.isEmpty {
      let whole = candidates.filter { candidate in
        let title = titles[candidate.place]
        let end = candidate.at + next - start
        return (end == title.words.count || title.starts[end])
          && isTelling(title, candidate.at..<end)
      }
      if !whole.isEmpty {
        var items: [String] = []
        for candidate in whole where !items.contains(products[candidate.place].item) {
          items.append(products[candidate.place].item)
        }
        best = Match(items: items, next: next, needsArticle: next == start + 1 && tokens[start].kind == .word)
      }
      guard next < tokens.count else { break }
      candidates = candidates.filter {
        let at = $0.at + next - start
        return at < titles[$0.place].words.count && titles[$0.place].words[at] == tokens[next].text
      }
      next += 1
    }
    return best
  }

  /// Whether a part of a title can name a product: it holds a telling word, or the brand and more.
  private func isTelling(_ title: Title, _ range: Range<Int>) -> Bool {
    let hasBrand = title.brandLength > 0 && range.lowerBound < title.brandLength
    if hasBrand, range == title.words.indices, range.count > title.brandLength { return true }
    let own = max(range.lowerBound, title.brandLength)..<max(range.upperBound, title.brandLength)
    guard own.count > 0 else { return false }
    if Self.joiners.contains(title.words[range.upperBound - 1]) { return false }
    if own.contains(where: { telling.contains(title.words[$0]) }) { return true }
    return telling.contains(title.words[own].joined())
  }

  private static func segments(_ tokens: [Token], _ starts: [Bool], from: Int) -> [[Token]] {
    var out: [[Token]] = []
    for i in tokens.indices where i >= from && tokens[i].kind == .han {
      if starts[i] || out.isEmpty { out.append([]) }
      out[out.count - 1].append(tokens[i])
    }
    return out
  }

  /// Whether Chinese words of the lexicon make up a stretch of a title, so that it says what, not which.
  private static func isOrdinary(_ segment: [Token], _ phrases: PhraseTable<Meaning>) -> Bool {
    guard segment.count > 1 else { return true }
    return segment.indices.contains { i in
      guard let found = phrases.longest(segment, at: i) else { return false }
      return found.next - i > 1 && !found.meanings.contains(.plain)
    }
  }

  private static let joiners: Set<String> = ["for", "and", "with", "the", "of", "&"]
  /// Title words that say nothing about which product is meant.
  private static let common: Set<String> = [
    "for", "and", "with", "the", "set", "of", "one", "over", "ear", "low", "mid", "pro", "light", "pieces",
    "basic",
    "classic", "cups", "kids", "long", "short", "new", "pack", "day", "top", "cut", "free", "all", "hiking",
  ]
}
