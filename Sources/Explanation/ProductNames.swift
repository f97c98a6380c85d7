// Explanation › ProductNames: what a product is called in a sentence.

package import Catalogue
package import GraphRules

/// Names that tell a product without what tells its variants apart.
package struct ProductNames: Sendable {
  private let catalogue: Catalogue
  /// Words for categories, in lower case and by their length there, the longest first: what a short name does without.
  private let categoryWords: [(length: Int, words: [String: String])]

  package init(_ catalogue: Catalogue, lexicon: Lexicon) {
    self.catalogue = catalogue
    var byLength: [Int: [String: String]] = [:]
    for word in Set(lexicon.categories.flatMap { $0.entry.words.values.joined() }).sorted() {
      let lower = word.lowercased()
      if byLength[lower.count]?[lower] == nil { byLength[lower.count, default: [:]][lower] = word }
    }
    categoryWords = byLength.sorted { $0.key > $1.key }.map { ($0.key, $0.value) }
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
    // Large shops have thousands of categories: one look a length, not one a word.
    for (length, words) in categoryWords where length > 0 && length <= lower.count {
      guard let word = words[String(lower.suffix(length))] else { continue }
      let rest = name.dropLast(word.count)
      let isWhole = rest.last == " " || word.unicodeScalars.contains { $0.value > 0x2E80 }
      guard isWhole, rest.contains(where: \.isLetter) else { continue }
      var kept = String(rest)
      while kept.last == " " { kept.removeLast() }
      return kept
    }
    return name
  }
}
