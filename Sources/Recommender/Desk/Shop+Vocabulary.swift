// Recommender › Shop+Vocabulary: every name that may be said in a conversation about this shop.

import Catalogue
package import Conversation
import GraphRules
import KnowledgeGraph

extension Shop {
  /// The words of ``words``, the products and the customers.
  package var vocabulary: Vocabulary {
    Vocabulary(
      lexicon: words, spoken: rules.spoken,
      products: catalogue.products.enumerated().filter { $1.isOffered }.map { index, product in
        ProductName(
          item: product.id, title: product.lead.title, brand: facts[index].brand ?? "",
          category: facts[index].mainCategory ?? "")
      },
      // An erased customer keeps her place, and cannot be called.
      customers: customers.map { CustomerName(id: $0.isErased ? "" : $0.id, name: $0.name, city: $0.city) },
      customerPlace: customerNumbers)
  }

  /// The lexicon's words, and entries for the categories and brands of the catalogue that it lacks.
  var words: Lexicon { rules.lexicon.adding(derivedWords) }

  /// Entries for what the feed names and the lexicon does not, with the feed's own words.
  private var derivedWords: Lexicon {
    var derived = Lexicon()
    var categories = Set(rules.lexicon.categories.map(\.entry.id))
    var brands = Set(rules.lexicon.brands.map(\.id))
    for known in facts {
      for path in known.categories {
        for depth in path.indices {
          let part = Array(path[...depth])
          let id = names.category(part)
          guard categories.insert(id).inserted else { continue }
          let entry = LexiconEntry(id: id, words: ["en": [part[depth].lowercased()]])
          derived.categories.append(LexiconCategory(entry: entry, path: part))
        }
      }
      if let brand = known.brand, brands.insert(brand).inserted {
        let spellings = names.brandBook.brand(id: brand)?.spellings.map(\.text) ?? []
        let also = spellings.filter { $0.lowercased() != known.brandName.lowercased() }
        derived.brands.append(LexiconBrand(id: brand, name: known.brandName, also: also))
      }
    }
    return derived
  }
}
