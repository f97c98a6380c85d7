// Recommender › Shop+Names: what a word on the command line stands for.

import Catalogue
import Conversation
import GraphRules
import KnowledgeGraph

extension Shop {
  /// What a name may be the name of.
  package enum NameKind: String, Sendable {
    case category, brand, colour
  }

  /// The id of a category, brand or colour, given its id or one of its words in any language.
  ///
  /// - Throws: ``ShopError/unknownName(_:kind:suggestion:)`` with the nearest name.
  package func id(of name: String, kind: NameKind) throws -> String {
    let known = words(of: kind)
    if let found = known[name.lowercased()] { return found }
    let near = Suggestion.nearest(to: name.lowercased(), among: known.keys.sorted())
    throw ShopError.unknownName(name, kind: kind.rawValue, suggestion: near)
  }

  /// The item that an id of an item or a variant means.
  package func item(_ id: String) throws -> String {
    guard let place = catalogue.place(of: id) else { throw ShopError.unknownItem(id) }
    return catalogue[place.product].id
  }

  private func words(of kind: NameKind) -> [String: String] {
    let lexicon = vocabulary.lexicon
    let pairs: [(String, String)] =
      switch kind {
      case .category: lexicon.categories.flatMap { category in Self.words(category.entry) }
      case .colour: lexicon.colours.flatMap { Self.words($0.entry) }
      case .brand:
        lexicon.brands.flatMap { brand in
          ([brand.id, brand.name] + brand.also).map { ($0.lowercased(), brand.id) }
        }
      }
    return Dictionary(pairs) { first, _ in first }
  }

  private static func words(_ entry: LexiconEntry) -> [(String, String)] {
    ([entry.id] + entry.words.values.joined()).map { ($0.lowercased(), entry.id) }
  }
}
