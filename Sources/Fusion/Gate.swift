// Fusion › Gate: which products may be listed at all, and in which variant.

package import Catalogue

/// The hard constraints of one request: what the shop offers, what is in stock, what was asked for.
package struct Gate: Sendable {
  private let wish: Wish
  private let shelf: Shelf
  private let now: Int64
  /// The price range in hundredths of the shop's currency.
  private let price: Range<Int>?
  private let ratings: [Double]
  private let excluded: Set<Int>
  private let only: Set<Int>
  private let brands: [Int32]
  private let notBrands: [Int32]
  private let categories: [Int32]
  private let notCategories: [Int32]
  /// Name and value; `nil` when there is an attribute that no product has.
  private let attributes: [(name: Int32, value: Int32)]?
  private let colours: [Int32]
  private let notColours: [Int32]
  private let materials: [Int32]
  private let notMaterials: [Int32]
  private let sizes: [Int32]
  private let genders: [Int32]

  /// A gate before a shelf at the moment `now`, in seconds since 1970, which decides which sales run.
  ///
  /// `rates` hold the worth of one unit of each currency in a common one, so that a price said in another currency can
  /// be compared with the shop's. `ratings` are mean stars by product, 0 for none, only read for a wish with a rating.
  package init(
    _ wish: Wish, before shelf: Shelf, now: Int64, rates: [String: Double], currency: String,
    ratings: [Double] = []
  ) {
    self.wish = wish
    self.shelf = shelf
    self.now = now
    self.ratings = ratings
    let product = { (item: String) in shelf.catalogue.product(item)?.index }
    excluded = Set(wish.excludedItems.compactMap(product))
    only = Set(wish.onlyItems.compactMap(product))
    brands = shelf.numbers(wish.brands)
    notBrands = shelf.numbers(wish.notBrands)
    categories = shelf.numbers(wish.categories)
    notCategories = shelf.numbers(wish.notCategories)
    let wanted = wish.attributes.map { (shelf.number($0), shelf.number($1.lowercased())) }
    let known = wanted.compactMap { name, value in
      name.flatMap { name in value.map { (name: name, value: $0) } }
    }
    attributes = known.count == wanted.count ? known : nil
    colours = shelf.numbers(wish.colours)
    notColours = shelf.numbers(wish.notColours)
    materials = shelf.numbers(wish.materials)
    notMaterials = shelf.numbers(wish.notMaterials)
    sizes = shelf.numbers(wish.sizes)
    genders = shelf.numbers(wish.genders)
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
  ///
  /// `evenSoldOut` asks as if everything that is offered were in stock.
  package func variant(of product: ProductID, evenSoldOut: Bool = false) -> Int? {
    let (row, end) = (shelf.rows[product.index], shelf.rows[product.index + 1])
    guard row.isOffered, excluded.isEmpty || !excluded.contains(product.index),
      wish.onlyItems.isEmpty || only.contains(product.index), admits(product, row, end)
    else { return nil }
    if let least = wish.minimumRating {
      guard product.index < ratings.count, ratings[product.index] >= least else { return nil }
    }
    for place in row.variants..<end.variants where admits(Int(place), evenSoldOut) {
      return Int(place - row.variants)
    }
    return nil
  }

  private func admits(_ product: ProductID, _ row: Shelf.Row, _ end: Shelf.Row) -> Bool {
    if !wish.brands.isEmpty, row.brand < 0 || !brands.contains(row.brand) { return false }
    if row.brand >= 0, notBrands.contains(row.brand) { return false }
    if !wish.categories.isEmpty, !shelf.isIn(categories, product) { return false }
    if shelf.isIn(notCategories, product) { return false }
    guard let attributes else { return false }
    return attributes.allSatisfy { wanted in
      (row.attributes..<end.attributes).contains { place in
        let own = shelf.attributes[Int(place)]
        return own.name == wanted.name && own.value == wanted.value
      }
    }
  }

  private func admits(_ place: Int, _ evenSoldOut: Bool) -> Bool {
    let (offer, end) = (shelf.offers[place], shelf.offers[place + 1])
    guard offer.isInStock || evenSoldOut else { return false }
    if let price {
      guard let current = offer.price(at: now), price.contains(current) else { return false }
    }
    if wish.onSale, !offer.isOnSale(at: now) { return false }
    let shown = offer.colours..<end.colours
    if !wish.colours.isEmpty, !Self.meet(colours, shelf.colours, shown) { return false }
    if Self.meet(notColours, shelf.colours, shown) { return false }
    let made = offer.materials..<end.materials
    if !wish.materials.isEmpty, !Self.meet(materials, shelf.materials, made) { return false }
    if Self.meet(notMaterials, shelf.materials, made) { return false }
    if !wish.sizes.isEmpty, !Self.meet(sizes, shelf.sizes, offer.sizes..<end.sizes) { return false }
    // What is made for everybody is made for her too.
    return wish.genders.isEmpty || offer.gender < 0 || genders.contains(offer.gender)
  }

  /// Whether a stretch of a pool holds one of the numbers.
  private static func meet(_ wanted: [Int32], _ pool: [Int32], _ stretch: Range<Int32>) -> Bool {
    !wanted.isEmpty && stretch.contains { wanted.contains(pool[Int($0)]) }
  }
}
