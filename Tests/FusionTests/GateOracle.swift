// FusionTests › GateOracle: what a gate admits, asked word by word of the products themselves.

import Catalogue
import Fusion
import KnowledgeGraph

/// The slow and obvious form of ``Gate``, for wishes in the shop's currency and without stars.
struct GateOracle {
  let wish: Wish
  let now: Int64

  /// The place of the first variant that meets every constraint, `nil` when none does.
  func variant(of product: Product, _ facts: ProductFacts) -> Int? {
    guard product.isOffered, !wish.excludedItems.contains(product.id),
      wish.onlyItems.isEmpty || wish.onlyItems.contains(product.id), admits(facts)
    else { return nil }
    return product.variants.indices.first { admits(product.variants[$0], facts.variants[$0]) }
  }

  private func admits(_ facts: ProductFacts) -> Bool {
    if !wish.brands.isEmpty {
      guard let brand = facts.brand, wish.brands.contains(brand) else { return false }
    }
    if let brand = facts.brand, wish.notBrands.contains(brand) { return false }
    if !wish.categories.isEmpty, facts.categoryIDs.isDisjoint(with: wish.categories) { return false }
    if !facts.categoryIDs.isDisjoint(with: wish.notCategories) { return false }
    return wish.attributes.allSatisfy { facts.attributes[$0.key]?.lowercased() == $0.value.lowercased() }
  }

  private func admits(_ variant: Variant, _ facts: VariantFacts) -> Bool {
    guard variant.isInStock else { return false }
    let current = variant.currentPrice(at: now)
    if let price = wish.price {
      guard let current, current.amount >= price.min ?? 0, current.amount <= price.max ?? .infinity else {
        return false
      }
    }
    if wish.onSale, current == variant.price { return false }
    if !wish.colours.isEmpty, !wish.colours.contains(where: { Self.shows(facts, $0) }) { return false }
    if wish.notColours.contains(where: { Self.shows(facts, $0) }) { return false }
    if !wish.materials.isEmpty, Set(facts.materials).isDisjoint(with: wish.materials) { return false }
    if !Set(facts.materials).isDisjoint(with: wish.notMaterials) { return false }
    if !wish.sizes.isEmpty, Set(facts.sizes).isDisjoint(with: wish.sizes) { return false }
    // What is made for everybody is made for her too.
    if !wish.genders.isEmpty, let gender = facts.gender, !wish.genders.contains(gender) { return false }
    return true
  }

  /// By the feed's word where it has one, else by the picture: what the shop would call it, or what covers enough of it.
  private static func shows(_ facts: VariantFacts, _ colour: String) -> Bool {
    if !facts.namedColours.isEmpty { return facts.namedColours.contains(colour) }
    if facts.seenColour?.colour == colour { return true }
    return facts.pictureColours.contains { $0.colour == colour && $0.share >= 0.25 }
  }
}
