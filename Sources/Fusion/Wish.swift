// Fusion › Wish: what the customer asked for, as constraints that a product either meets or not.

/// A price range; an amount without a currency is in the shop's.
package struct PriceRange: Hashable, Sendable {
  package var min: Double?
  package var max: Double?
  /// ISO 4217, `nil` for the shop's own currency.
  package var currency: String?

  package init(min: Double? = nil, max: Double? = nil, currency: String? = nil) {
    self.min = min
    self.max = max
    self.currency = currency
  }
}

/// The constraints of a request.
///
/// Values within one slot are alternatives; slots add up. Ids are those of the lexicon or, where the lexicon has no entry, of the graph's nodes.
package struct Wish: Hashable, Sendable {
  /// Categories, their sub-categories included.
  package var categories: [String] = []
  package var brands: [String] = []
  package var colours: [String] = []
  package var materials: [String] = []
  package var genders: [String] = []
  package var sizes: [String] = []
  /// Attribute id to wanted value; `"true"` for a yes.
  package var attributes: [String: String] = [:]
  package var notCategories: [String] = []
  package var notBrands: [String] = []
  package var notColours: [String] = []
  package var notMaterials: [String] = []
  package var price: PriceRange?
  package var minimumRating: Double?
  /// Whether a stock chip was asked for; lists leave out what is out of stock in any case.
  package var inStock = false
  package var onSale = false
  package var isGift = false
  package var recipientAge: Int?
  /// Items that are never listed.
  package var excludedItems: [String] = []
  /// The only items that are listed; all when there are none.
  package var onlyItems: Set<String> = []

  package init() {}

  package var isEmpty: Bool { self == Wish() }
}
