// Explanation › ProductNames: what a product is called in a sentence.

package import Catalogue
package import GraphRules

/// Names that tell a product without what tells its variants apart.
package struct ProductNames: Sendable {
  private let catalogue: Catalogue
  /// Words for categories in lower case, with their own spelling: what a short name does without.
  private let categoryWords: [String: String]
  /// How many characters those have that need no space before them, the longest first.
  private let unspacedLengths: [Int]

  package init(_ catalogue: Catalogue, lexicon: Lexicon) {
    self.catalogue = catalogue
    let words = Set(lexicon.categories.flatMap { $0.entry.words.values.joined() }).sorted()
    categoryWords = Dictionary(words.map { ($0.lowercased(), $0) }) { first, _ in first }
    unspacedLengths = Set(categoryWords.keys.filter(Self.isUnspaced).map(\.count)).sorted(by: >)
  }

  /// `Northpeak Trail Mid GTX Hiking Boots`: the title as far as all variants share it, to a whole word.
  package func full(_ id: ProductID) -> String {
    let product = catalogue[id]
    let titles = product.variants.map(\.title).filter { !$0.isEmpty }
    guard let first = titles.first else { return product.id }
    guard titles.count > 1 else { return first }
    var shared = Substring(first)
    for title in titles.dropFirst() {
      let common = zip(shared, title).prefix { $0 == $1 }.count
      let follows = [shared.dropFirst(common).first, title.dropFirst(common).first]
      shared = shared.prefix(common)
      // Black and Blue share their first two letters: back to where the word began.
      guard follows.contains(where: { $0.map { $0.isLetter || $0.isNumber } == true }) else { continue }
      while let last = shared.last, last.isLetter || last.isNumber { shared.removeLast() }
    }
    while let last = shared.last, !last.isLetter, !last.isNumber, last != ")" { shared.removeLast() }
    return shared.isEmpty ? first : String(shared)
  }

  /// `Trail Mid GTX`: without the brand before it and the category behind it, where something is left.
  package func short(_ id: ProductID) -> String {
    var name = full(id)
    let brand = catalogue[id].lead.brand
    if !brand.isEmpty, name.hasPrefix(brand + " ") { name.removeFirst(brand.count + 1) }
    let lower = name.lowercased()
    // Large shops have thousands of categories: one look a word of the name, the longest ending first.
    var endings = lower.indices.filter { lower[$0] == " " }.map { lower[lower.index(after: $0)...] }
    if lower.utf8.contains(where: { $0 > 127 }) {
      endings += unspacedLengths.filter { $0 < lower.count }.map { lower.suffix($0) }.filter(Self.isUnspaced)
      endings.sort { $0.count > $1.count }
    }
    for ending in endings {
      guard let word = categoryWords[String(ending)] else { continue }
      let rest = name.dropLast(word.count)
      guard rest.contains(where: \.isLetter) else { continue }
      var kept = String(rest)
      while kept.last == " " { kept.removeLast() }
      return kept
    }
    return name
  }

  /// Whether a word needs no space before it, as Chinese ones do not.
  private static func isUnspaced(_ word: some StringProtocol) -> Bool {
    word.unicodeScalars.contains { $0.value > 0x2E80 }
  }
}
