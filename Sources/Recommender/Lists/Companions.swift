// Recommender › Companions: what may go with a product: things of other kinds, for the same people.

import Catalogue
import Conversation
import KnowledgeGraph

/// Keeps from a list what would stand in for a product instead of beside it.
struct Companions {
  private let kind: [String]
  private let category: String?
  private let gender: String?

  /// `nil` for a list that is not about what goes with something.
  init?(_ request: ListRequest, in shop: Shop) {
    guard request.order == .goesWith || request.order == .bundle,
      let place = request.similarTo.flatMap(shop.catalogue.place)
    else { return nil }
    let facts = shop.facts[place.product.index]
    kind = Array((facts.categories.first ?? []).prefix(Self.depth))
    category = facts.mainCategory
    gender = facts.variants[place.variant].gender
  }

  /// Products that share this much of their place in the tree are of one kind.
  private static let depth = 2

  /// Texts and vectors are alike for what stands in for it; what was bought and made together says what goes with it.
  static let factors = ["text": 0.0, "vectors": 0.0, "colour": 0.5]

  func admits(_ facts: ProductFacts, variant: Int) -> Bool {
    if let category, facts.categoryIDs.contains(category) { return false }
    if !kind.isEmpty, facts.categories.contains(where: { $0.starts(with: kind) }) { return false }
    guard let gender, let other = facts.variants[min(variant, facts.variants.count - 1)].gender else {
      return true
    }
    return gender == other
  }
}
