// Conversation › TitleIndex: products by a part of their title.

import GraphRules

/// Finds the product that a run of words belongs to, without listing every possible part of every title.
///
/// Memory is linear in the length of the titles. A look-up reads the places where a telling word stands, or where its
/// first two words stand side by side: as many as the rarer of the two has.
final class TitleIndex: Sendable {
  /// A title's words stand in ``wordNumbers``, one title after the other.
  private struct Title: Sendable {
    let words: Range<Int>
    let brandLength: Int
  }
  /// A stretch of a sentence that names products.
  struct Match {
    let items: [String]
    let next: Int
    /// A single telling word, which needs “the” before it.
    let needsArticle: Bool
    /// Whether it is a part of a stretch of Chinese characters.
    var isPart = false
  }
  private let titles: [Title]
  private let products: [ProductName]
  /// Every word of any title, by number.
  private let vocabulary: [String]
  private let numbers: [String: Int32]
  private let wordNumbers: [Int32]
  /// Whether a word begins a stretch that was set off by a space; only matters for Chinese.
  private let starts: [Bool]
  /// By word its places in ``wordNumbers``, in rising order: those of word `n` are
  /// `postings[postingStarts[n]..<postingStarts[n + 1]]`.
  private let postings: [Int32]
  private let postingStarts: [Int]
  private let telling: Set<String>
  /// The same by number, for single words.
  private let isTellingWord: [Bool]
  private let phrases: PhraseTable<Meaning>

  init(products: [ProductName], lexicon: Lexicon, lexiconWords: Set<String>, phrases: PhraseTable<Meaning>) {
    self.products = products
    var titles: [Title] = []
    titles.reserveCapacity(products.count)
    var vocabulary: [String] = []
    var numbers: [String: Int32] = [:]
    var wordNumbers: [Int32] = []
    var starts: [Bool] = []
    var telling = Set<String>()
    for product in products {
      // What stands after a comma tells variants apart, not products.
      let name = product.title.split(separator: ",").first.map(String.init) ?? product.title
      let tokens = Tokeniser.tokens(of: name)
      let brand = phrases.longest(tokens, at: 0)
      let brandLength = brand.map { $0.meanings.contains(.brand(product.brand)) ? $0.next : 0 } ?? 0
      let own = tokens.indices.map {
        $0 == 0 || $0 == brandLength || tokens[$0].kind != .han
          || tokens[$0].range.lowerBound > tokens[$0 - 1].range.upperBound
      }
      titles.append(
        Title(words: wordNumbers.count..<wordNumbers.count + tokens.count, brandLength: brandLength))
      starts += own
      for token in tokens {
        let number = numbers[token.text] ?? Int32(vocabulary.count)
        if number == vocabulary.count {
          numbers[token.text] = number
          vocabulary.append(token.text)
        }
        wordNumbers.append(number)
      }
      for i in tokens.indices where i >= brandLength {
        let token = tokens[i]
        if token.kind == .word, token.text.count > 2, !lexiconWords.contains(token.text),
          !Self.common.contains(token.text)
        {
          telling.insert(token.text)
        }
      }
      for segment in Self.segments(tokens, own, from: brandLength) where !Self.isOrdinary(segment, phrases) {
        telling.insert(segment.map(\.text).joined())
      }
    }
    let (postingStarts, postings) = Self.postings(wordNumbers, wordCount: vocabulary.count)
    (self.postingStarts, self.postings) = (postingStarts, postings)
    isTellingWord = vocabulary.indices.map { word in
      postingStarts[word + 1] - postingStarts[word] <= Self.mostPlaces && telling.contains(vocabulary[word])
    }
    self.phrases = phrases
    self.titles = titles
    self.vocabulary = vocabulary
    self.numbers = numbers
    self.wordNumbers = wordNumbers
    self.starts = starts
    self.telling = telling
  }

  /// By word its places.
  private static func postings(_ words: [Int32], wordCount: Int) -> ([Int], [Int32]) {
    var next = [Int](repeating: 0, count: wordCount + 1)
    for word in words { next[Int(word) + 1] += 1 }
    for word in 0..<wordCount { next[word + 1] += next[word] }
    let starts = next
    var postings = [Int32](repeating: 0, count: words.count)
    for (place, word) in words.enumerated() {
      postings[next[Int(word)]] = Int32(place)
      next[Int(word)] += 1
    }
    return (starts, postings)
  }

  /// Whether a word of letters, longer than one, is in any title.
  func knows(_ word: String) -> Bool {
    numbers[word] != nil && (word.first?.isLetter ?? false) && word.count > 1
  }

  /// The longest part of a title that begins at `start`; several products when they share it.
  func longest(_ tokens: [Token], at start: Int) -> Match? {
    var candidates = beginnings(tokens, start)
    var best: Match?
    var next = start + 1
    while !candidates.isEmpty {
      let whole = candidates.filter { candidate in
        let title = titles[candidate.place]
        let end = candidate.at + next - start
        return starts[candidate.at] && (end == title.words.upperBound || starts[end])
          && isTelling(title, candidate.at..<end)
      }
      var items = items(whole)
      var isPart = false
      if whole.isEmpty, next - start >= 3 {
        let parts = candidates.filter { isTellingPart(titles[$0.place], $0.at, tokens[start..<next]) }
        // Part of a word is only a name where it is one product's.
        items = self.items(parts)
        if items.count > 1 { items = [] }
        isPart = !items.isEmpty
      }
      if !items.isEmpty {
        best = Match(
          items: items, next: next, needsArticle: next == start + 1 && tokens[start].kind == .word,
          isPart: isPart)
      } else if let opening = opening(candidates, Array(tokens[start..<next])) {
        best = Match(items: [opening.item], next: next, needsArticle: !opening.hasBrand)
      }
      guard next < tokens.count else { break }
      let number = numbers[tokens[next].text]
      candidates = candidates.filter {
        let at = $0.at + next - start
        return at < titles[$0.place].words.upperBound && wordNumbers[at] == number
      }
      next += 1
    }
    return best
  }

  /// Where a name may begin that is said from `start` on: the title's place, and the word's among all words.
  ///
  /// A word that names nothing by itself is only looked for with the next one after it.
  private func beginnings(_ tokens: [Token], _ start: Int) -> [(place: Int, at: Int)] {
    guard let first = numbers[tokens[start].text] else { return [] }
    var places = self.places(of: first)
    var shift = 0
    var second: Int32?
    if !isTellingWord[Int(first)] {
      guard start + 1 < tokens.count, let next = numbers[tokens[start + 1].text] else { return [] }
      second = next
      let after = self.places(of: next)
      if after.count < places.count { (places, shift) = (after, 1) }
    }
    var out: [(place: Int, at: Int)] = []
    for posting in places {
      let at = Int(posting) - shift
      guard at >= 0, wordNumbers[at] == first, second == nil || at + 1 < wordNumbers.count,
        second == nil || wordNumbers[at + 1] == second,
        starts[at] || (tokens[start].kind == .han && goesOn(at, tokens, start))
      else { continue }
      out.append((title(of: at), at))
    }
    return out
  }

  private func places(of word: Int32) -> ArraySlice<Int32> {
    postings[postingStarts[Int(word)]..<postingStarts[Int(word) + 1]]
  }

  /// The title that a word stands in.
  private func title(of at: Int) -> Int {
    var (low, high) = (0, titles.count)
    while low + 1 < high {
      let middle = (low + high) / 2
      if titles[middle].words.lowerBound <= at { low = middle } else { high = middle }
    }
    return low
  }

  /// Whether a title and a sentence share two more words: what is named within a stretch has three at least.
  private func goesOn(_ at: Int, _ tokens: [Token], _ start: Int) -> Bool {
    start + 2 < tokens.count && at + 2 < wordNumbers.count
      && word(at + 1) == tokens[start + 1].text && word(at + 2) == tokens[start + 2].text
  }

  /// The one product whose title, with its make or without, begins with the words said: the Trail Mid.
  ///
  /// They are two at least, and do more than say what it is, unless they are the whole of three or more: the Camel Wool
  /// Coat.
  private func opening(
    _ candidates: [(place: Int, at: Int)], _ said: [Token]
  ) -> (item: String, hasBrand: Bool)? {
    guard said.count > 1, said.allSatisfy({ $0.kind != .han }),
      !Self.joiners.contains(said[said.count - 1].text)
    else { return nil }
    let isOrdinary = [0, 1, 2].map { self.isOrdinary(said, from: $0) }
    var hasBrand = false
    let begun = candidates.filter { candidate in
      let title = titles[candidate.place]
      let own = title.words.lowerBound + title.brandLength
      if candidate.at == own {
        return said.count > 2 && said.count == title.words.upperBound - own || !isOrdinary[0]
      }
      let skipped = own - candidate.at
      guard candidate.at == title.words.lowerBound, isOrdinary.indices.contains(skipped),
        said.count - skipped > 1, !isOrdinary[skipped]
      else { return false }
      hasBrand = true
      return true
    }
    let named = items(begun)
    return named.count == 1 ? (named[0], hasBrand) : nil
  }

  /// Whether words of the lexicon make up all that is said from a place on.
  private func isOrdinary(_ said: [Token], from start: Int) -> Bool {
    var place = start
    while place < said.count {
      guard let found = phrases.longest(said, at: place) else { return false }
      place = found.next
    }
    return true
  }

  /// The one product one of whose stretches set off by spaces is said word for word, though it only says what it is:
  /// 青花马克杯 of 墨白 青花马克杯.
  func onlySegment(_ tokens: [Token], at start: Int) -> (item: String, next: Int)? {
    guard tokens[start].kind == .han, let first = numbers[tokens[start].text] else { return nil }
    var named: [String: Int] = [:]
    for at in places(of: first).lazy.map(Int.init) where starts[at] {
      let place = title(of: at)
      let title = titles[place]
      var end = at + 1
      while end < title.words.upperBound, !starts[end] { end += 1 }
      let next = start + end - at
      guard at >= title.words.lowerBound + title.brandLength, end - at >= 4, next <= tokens.count,
        (at..<end).allSatisfy({ tokens[start + $0 - at].text == word($0) })
      else { continue }
      named[products[place].item] = max(next, named[products[place].item] ?? 0)
    }
    guard named.count == 1 else { return nil }
    return named.first.map { ($0.key, $0.value) }
  }

  private func items(_ candidates: [(place: Int, at: Int)]) -> [String] {
    var known: Set<String> = []
    return candidates.map { products[$0.place].item }.filter { known.insert($0).inserted }
  }

  /// Whether Chinese characters within a stretch of a title can name its product: 围棋套装 of 竹制围棋套装, 普洱茶 of 普洱茶饼.
  private func isTellingPart(_ title: Title, _ at: Int, _ part: ArraySlice<Token>) -> Bool {
    let end = at + part.count
    guard at >= title.words.lowerBound + title.brandLength, part.allSatisfy({ $0.kind == .han }),
      (at + 1..<end).allSatisfy({ !starts[$0] })
    else { return false }
    let tokens = Array(part)
    let isWhole = end == title.words.upperBound || starts[end]
    let endsInNoun = tokens.indices.contains { i in
      guard let found = phrases.longest(tokens, at: i), found.next == tokens.count else { return false }
      return found.meanings.contains { if case .category = $0 { true } else { false } }
    }
    return (isWhole || (starts[at] && endsInNoun)) && !Self.isOrdinary(tokens, phrases)
  }

  /// Whether a part of a title can name a product: it holds a telling word, or the brand and more.
  private func isTelling(_ title: Title, _ range: Range<Int>) -> Bool {
    let brandEnd = title.words.lowerBound + title.brandLength
    let hasBrand = title.brandLength > 0 && range.lowerBound < brandEnd
    if hasBrand, range == title.words, range.count > title.brandLength { return true }
    let own = max(range.lowerBound, brandEnd)..<max(range.upperBound, brandEnd)
    guard own.count > 0 else { return false }
    if Self.joiners.contains(word(range.upperBound - 1)) { return false }
    if own.contains(where: { isTellingWord[Int(wordNumbers[$0])] }) { return true }
    // Stretches of Chinese characters tell as a whole.
    guard own.allSatisfy({ Tokeniser.isHan(word($0).first ?? " ") }) else { return false }
    return telling.contains(own.map(word).joined())
  }

  private func word(_ place: Int) -> String { vocabulary[Int(wordNumbers[place])] }

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

  /// A word that stands in more titles does not tell which product is meant.
  private static let mostPlaces = 1_000
  private static let joiners: Set<String> = ["for", "and", "with", "the", "of", "&"]
  /// Title words that say nothing about which product is meant.
  private static let common: Set<String> = [
    "for", "and", "with", "the", "set", "of", "one", "over", "ear", "low", "mid", "pro", "light", "pieces",
    "basic",
    "classic", "cups", "kids", "long", "short", "new", "pack", "day", "top", "cut", "free", "all", "hiking",
  ]
}
