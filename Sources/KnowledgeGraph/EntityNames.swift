// KnowledgeGraph › EntityNames: one id for each brand, category and colour, however the feed writes it.

import Catalogue
package import GraphRules
import Synchronization

/// Turns the feed's words into the ids of the lexicon, or into slugs where the lexicon has no entry.
package struct EntityNames: Sendable {
  /// The brands of the catalogue and their spellings.
  package let brandBook: BrandBook
  /// The shared tree that categories are found in, when the shop has one.
  package let taxonomy: Taxonomy?
  /// Ids that were worked out already: thousands of products share a category.
  private let categoryIDs = Memory()
  private let brands: [String: String]
  private let categories: [String: String]
  private let colours: [String: String]
  private let materials: [(word: [UInt8], id: String)]
  private let genders: [String: String]
  private let attributes: [String: LexiconAttribute]

  package init(lexicon: Lexicon, brands book: BrandBook = BrandBook(), taxonomy: Taxonomy? = nil) {
    brandBook = book
    self.taxonomy = taxonomy
    brands = Self.index(
      lexicon.brands.flatMap { brand in ([brand.name] + brand.also).map { ($0, brand.id) } })
    categories = Self.index(
      lexicon.categories.flatMap { category in
        ([category.path] + category.otherPaths).map { ($0.joined(separator: "\u{1F}"), category.entry.id) }
      })
    colours = Self.index(lexicon.colours.flatMap { Self.words(of: $0.entry) })
    // The longest word first: “stainless steel” before “steel”.
    materials = lexicon.materials.flatMap { Self.words(of: $0) }.map { ($0.0.lowercased(), $0.1) }
      .filter { !$0.0.allSatisfy(\.isWhitespace) }
      .sorted { ($1.0.utf8.count, $0.0) < ($0.0.utf8.count, $1.0) }.map { (Array($0.0.utf8), $0.1) }
    var genders = Self.index(lexicon.genders.flatMap { Self.words(of: $0) })
    for (feed, id) in ["female": "women", "male": "men"] where genders[feed] == nil { genders[feed] = id }
    self.genders = genders
    var attributes: [String: LexiconAttribute] = [:]
    for attribute in lexicon.attributes {
      for (word, _) in Self.words(of: attribute.entry) { attributes[Slug.of(word)] = attribute }
      attributes[Slug.of(attribute.entry.id)] = attribute
    }
    self.attributes = attributes
  }

  package func brand(_ name: String) -> String {
    brandBook.brand(name)?.id ?? brands[name.lowercased()] ?? Slug.of(name)
  }

  /// The name of the brand that a feed's word means.
  package func brandName(_ name: String) -> String { brandBook.brand(name)?.name ?? name }

  /// The id of the category at the end of a path; a category without an entry is known by its whole path.
  package func category(_ path: [String]) -> String {
    let whole = path.joined(separator: "\u{1F}")
    return categoryIDs.value(of: whole) {
      categories[whole.lowercased()] ?? path.map(Slug.of).joined(separator: "/")
    }
  }

  /// The lexicon's colour for a feed's word, `nil` for a word that it does not know.
  package func colour(_ word: String) -> String? { colours[word.lowercased()] }

  /// All materials that a feed's text names: “nubuck leather” is leather.
  package func materials(in text: String) -> [String] {
    guard !text.isEmpty else { return [] }
    var rest = Array(text.lowercased().utf8)
    var found: [String] = []
    for (word, id) in materials {
      while let place = Self.place(of: word, in: rest) {
        if !found.contains(id) { found.append(id) }
        // What a longer name used up is no longer there for a shorter one.
        rest.replaceSubrange(place, with: [UInt8(ascii: " ")])
      }
    }
    return found
  }

  private static func place(of word: [UInt8], in text: [UInt8]) -> Range<Int>? {
    guard !word.isEmpty, word.count <= text.count else { return nil }
    return (0...text.count - word.count).first {
      text[$0] == word[0] && text[$0..<$0 + word.count].elementsEqual(word)
    }
    .map { $0..<$0 + word.count }
  }

  package func gender(_ word: String) -> String? { word.isEmpty ? nil : genders[word.lowercased()] }

  /// The lexicon's attribute that a feed's detail is about.
  package func attribute(_ name: String) -> LexiconAttribute? { attributes[Slug.of(name)] }

  private static func words(of entry: LexiconEntry) -> [(String, String)] {
    [(entry.id, entry.id)] + entry.words.values.flatMap { $0 }.map { ($0, entry.id) }
  }

  /// The first entry wins, so that the order of the file decides.
  private static func index(_ pairs: [(String, String)]) -> [String: String] {
    var result: [String: String] = [:]
    for (word, id) in pairs where result[word.lowercased()] == nil { result[word.lowercased()] = id }
    return result
  }
}

/// What a function of a string has answered before.
private final class Memory: Sendable {
  private let answers = Mutex<[String: String]>([:])

  func value(of question: String, _ answer: () -> String) -> String {
    answers.withLock { answers in
      if let known = answers[question] { return known }
      let new = answer()
      answers[question] = new
      return new
    }
  }
}
