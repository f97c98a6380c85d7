// Fusion › Gate: which products may be listed at all, and in which variant.

package import Catalogue
package import KnowledgeGraph

/// The hard constraints of one request: what the shop offers, what is in stock, what was asked for.
package struct Gate: Sendable {
  private let wish: Wish
  private let now: Int64
  /// The price range in hundredths of the shop's currency.
  private let price: Range<Int>?
  private let ratings: [Double]
  private let excluded: Set<String>

  /// A picture shows a colour that it covers at least this much of.
  private static let visibleShare = 0.25

  /// A gate at the moment `now`, in seconds since 1970, which decides which sales run.
  ///
  /// `rates` hold the worth of one unit of each currency in a common one, so that a price said in another currency can
  /// be compared with the shop's. `ratings` are mean stars by product, 0 for none, only read for a wish with a rating.
  package init(_ wish: Wish, now: Int64, rates: [String: Double], currency: String, ratings: [Double] = []) {
    self.wish = wish
    self.now = now
    self.ratings = ratings
    excluded = Set(wish.excludedItems)
    price = wish.price.map { range in
      let rate = range.currency.flatMap { rates[$0] }.map { $0 / (rates[currency] ?? 1) } ?? 1
      let low = range.min.map { Self.hundredths($0 * rate, .up) } ?? 0
      let high = range.max.map { Self.hundredths($0 * rate, .down) } ?? Self.mostHundredths
      return low..<max(low, high + 1)
    }
  }

  /// Whether nothing was asked for that a product could fail, but for items left out by name.
  ///
  /// Then every request is offered the same: the first variant in stock of each product.
  package var isOpen: Bool {
    var rest = wish
    rest.excludedItems = []
    (rest.inStock, rest.isGift, rest.recipientAge) = (false, false, nil)
    return rest.isEmpty
  }

  /// More than anything costs, and far from overflow.
  private static let mostHundredths = 1_000_000_000_000_000

  /// In whole hundredths; 19.99 is 1999 of them, though 19.99 · 100 in binary is a little less.
  private static func hundredths(_ amount: Double, _ rounding: FloatingPointRoundingRule) -> Int {
    let exact = amount * 100
    let nearest = exact.rounded()
    let whole = abs(exact - nearest) < 1e-6 ? nearest : exact.rounded(rounding)
    return whole < Double(mostHundredths) ? Int(max(0, whole)) : mostHundredths
  }

  /// The place of the first variant that meets every constraint, `nil` when none does.
  package func variant(of product: Product, _ id: ProductID, facts: ProductFacts) -> Int? {
    guard product.isOffered, !excluded.contains(product.id),
      wish.onlyItems.isEmpty || wish.onlyItems.contains(product.id), admits(facts)
    else { return nil }
    if let least = wish.minimumRating {
      guard id.index < ratings.count, ratings[id.index] >= least else { return nil }
    }
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
    if let price {
      guard let current, price.contains(current.hundredths) else { return false }
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
    return facts.pictureColours.contains { $0.colour == colour && $0.share >= visibleShare }
  }
}
