// Recommender › Companions: what may go with a product: things of other kinds, for the same people.

import Catalogue
import Conversation
import Fusion
import KnowledgeGraph

/// Keeps from a list what would stand in for a product instead of beside it.
struct Companions {
  private let shelf: Shelf
  /// The kind of thing it is, and its own category: what is in one of them stands in for it.
  private let kinds: [Int32]
  private let gender: Int32

  /// `nil` for a list that is not about what goes with something.
  init?(_ request: ListRequest, in shop: Shop) {
    guard request.order == .goesWith || request.order == .bundle,
      let place = request.similarTo.flatMap(shop.catalogue.place)
    else { return nil }
    let facts = shop.facts[place.product.index]
    let kind = (facts.categories.first ?? []).prefix(Self.depth)
    shelf = shop.shelf
    kinds = [kind.isEmpty ? nil : shop.names.category(Array(kind)), facts.mainCategory].compactMap {
      $0.flatMap(shop.shelf.number)
    }
    gender = shop.shelf.gender(of: place.product, variant: place.variant)
  }

  /// Products that share this much of their place in the tree are of one kind.
  private static let depth = 2

  /// Texts and vectors are alike for what stands in for it; what was bought and made together says what goes with it.
  static let factors = ["text": 0.0, "vectors": 0.0, "colour": 0.5]

  func admits(_ product: ProductID, variant: Int) -> Bool {
    guard !shelf.isIn(kinds, product) else { return false }
    let other = shelf.gender(of: product, variant: variant)
    return gender < 0 || other < 0 || gender == other
  }
}
