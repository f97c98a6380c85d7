// Conversation › FactReader: plain questions to the shop: what a thing is, where it lies, what was done, who is alike.

package import Catalogue
package import GraphRules

/// Reads facts on behalf of a dialogue.
///
/// `language` is that of the words in the answers, `en` or `zh`.
package protocol FactReader {
  /// The day that this week and last month are reckoned from.
  var today: CalendarDay { get }
  func details(of item: String, language: String) throws -> ItemAnswer
  /// One attribute of an item by the lexicon's id.
  func attribute(_ attribute: String, of item: String, language: String) throws -> AttributeAnswer
  /// Which variants an item has, those first that meet what was asked for.
  func variants(of item: String, colours: [String], sizes: [String], language: String) throws
    -> VariantsAnswer
  /// Where an item lies over the counter; the customer's own city first, then by distance from it.
  func stores(with item: String, city: String?, user: String?, language: String) throws -> StoresAnswer
  /// What is offered today on something, or on anything for `nil`; what the customer may not use is marked.
  func coupons(on subject: Subject?, user: String?, language: String) throws -> [OfferAnswer]
  /// What is offered today on what suits a customer, the best first.
  func offers(for request: ListRequest, language: String) throws -> [OfferAnswer]
  /// The brands that suit a customer, the best first.
  func brands(for request: ListRequest, language: String) throws -> [BrandAnswer]
  /// Customers whom something would suit and who do not have it, the surest first.
  func audience(of subject: Subject, count: Int, language: String) throws -> AudienceAnswer
  /// Customers who chose the same things, the most alike first.
  func alike(_ user: String, count: Int) throws -> [AlikeCustomer]
  func portrait(of user: String, language: String) throws -> PortraitAnswer
  /// What a customer did, the latest first.
  func history(of user: String, _ query: HistoryQuery) throws -> HistoryAnswer
  /// Why an item stands where it stands; `nil` for lists that are ordered by receipts.
  func ground(of item: String, in request: ListRequest, language: String) throws -> Ground?
}

/// What a question is about.
package enum Subject: Hashable, Sendable {
  case item(String)
  case brand(String)
  case category(String)
}

/// A colour and size of a product.
package struct VariantLine: Hashable, Sendable {
  package let id: String
  /// By the feed or the picture, in the language of the reply.
  package let colour: String
  package let sizes: [String]
  package let price: Money?
  package let isInStock: Bool

  package init(id: String, colour: String, sizes: [String], price: Money?, isInStock: Bool) {
    self.id = id
    self.colour = colour
    self.sizes = sizes
    self.price = price
    self.isInStock = isInStock
  }
}

/// Something known of a product by name.
package struct NamedFact: Hashable, Sendable {
  package let id: String
  package let label: String
  package let value: String

  package init(id: String, label: String, value: String) {
    self.id = id
    self.label = label
    self.value = value
  }
}

/// All that an agent may want to say of a product.
package struct ItemAnswer: Hashable, Sendable {
  package let item: String
  package let title: String
  package let brand: String
  package let category: String
  package let price: Money?
  /// The price before the sale, `nil` when there is none.
  package let regularPrice: Money?
  package let isOffered: Bool
  package let isInStock: Bool
  package let variants: [VariantLine]
  package let facts: [NamedFact]
  package let summary: String
  package let link: String
  /// Mean stars and how many gave them.
  package let rating: (mean: Double, count: Int)?
  /// How many customers bought it, `nil` when they are too few to be told.
  package let buyers: Int?
  /// Codes that count today for everybody.
  package let coupons: [String]

  package init(
    item: String, title: String, brand: String, category: String, price: Money?, regularPrice: Money?,
    isOffered: Bool, isInStock: Bool, variants: [VariantLine], facts: [NamedFact], summary: String,
    link: String,
    rating: (mean: Double, count: Int)?, buyers: Int?, coupons: [String]
  ) {
    self.item = item
    self.title = title
    self.brand = brand
    self.category = category
    self.price = price
    self.regularPrice = regularPrice
    self.isOffered = isOffered
    self.isInStock = isInStock
    self.variants = variants
    self.facts = facts
    self.summary = summary
    self.link = link
    self.rating = rating
    self.buyers = buyers
    self.coupons = coupons
  }

  package static func == (a: ItemAnswer, b: ItemAnswer) -> Bool { a.item == b.item && a.facts == b.facts }
  package func hash(into hasher: inout Hasher) { hasher.combine(item) }
}

/// One attribute of one product.
package struct AttributeAnswer: Hashable, Sendable {
  package enum Value: Hashable, Sendable {
    case yes, no
    case text(String)
    case money(Money, before: Money?)
    case stars(Double, count: Int)
    case unknown
  }
  package let item: String
  package let title: String
  package let attribute: String
  package let label: String
  package let value: Value

  package init(item: String, title: String, attribute: String, label: String, value: Value) {
    self.item = item
    self.title = title
    self.attribute = attribute
    self.label = label
    self.value = value
  }
}

/// Which variants there are, and which of them were asked for.
package struct VariantsAnswer: Hashable, Sendable {
  package let item: String
  package let title: String
  /// What was asked for, in words; empty when nothing was.
  package let wanted: String
  package let matching: [VariantLine]
  package let others: [VariantLine]

  package init(item: String, title: String, wanted: String, matching: [VariantLine], others: [VariantLine]) {
    self.item = item
    self.title = title
    self.wanted = wanted
    self.matching = matching
    self.others = others
  }
}

/// Where a product lies.
package struct StoresAnswer: Hashable, Sendable {
  package struct Place: Hashable, Sendable {
    package let id: String
    package let name: String
    package let city: String
    package let pieces: Int
    /// By variant, in the shop's words for it.
    package let variants: [(name: String, pieces: Int)]
    /// From the city asked about or the customer's, where both places are known.
    package let kilometres: Double?
    package let isInCity: Bool

    package init(
      id: String, name: String, city: String, pieces: Int, variants: [(name: String, pieces: Int)],
      kilometres: Double?, isInCity: Bool
    ) {
      self.id = id
      self.name = name
      self.city = city
      self.pieces = pieces
      self.variants = variants
      self.kilometres = kilometres
      self.isInCity = isInCity
    }

    package static func == (a: Place, b: Place) -> Bool { a.id == b.id && a.pieces == b.pieces }
    package func hash(into hasher: inout Hasher) { hasher.combine(id) }
  }
  package let title: String
  /// Those that have it.
  package let places: [Place]
  /// How many stores the shop has, and whether any is in the city asked about.
  package let storeCount: Int
  package let hasStoreInCity: Bool
  /// Whether it can be ordered from the shop itself.
  package let isInStock: Bool

  package init(title: String, places: [Place], storeCount: Int, hasStoreInCity: Bool, isInStock: Bool) {
    self.title = title
    self.places = places
    self.storeCount = storeCount
    self.hasStoreInCity = hasStoreInCity
    self.isInStock = isInStock
  }
}

/// A coupon or offer of today.
package struct OfferAnswer: Hashable, Sendable {
  package let id: String
  package let code: String
  package let title: String
  package let until: CalendarDay?
  package let minimumBasket: Money?
  /// Whether it is for the customer, as far as is known.
  package let isAllowed: Bool
  /// The segments that it is for, empty for everybody.
  package let segments: [String]
  /// The product that it is told of, and what that costs with it.
  package let example: (item: String, title: String, price: Money, reduced: Money)?
  /// How many of the customer's best-suited products it counts for.
  package let covers: Int

  package init(
    id: String, code: String, title: String, until: CalendarDay?, minimumBasket: Money?, isAllowed: Bool,
    segments: [String], example: (item: String, title: String, price: Money, reduced: Money)?, covers: Int
  ) {
    self.id = id
    self.code = code
    self.title = title
    self.until = until
    self.minimumBasket = minimumBasket
    self.isAllowed = isAllowed
    self.segments = segments
    self.example = example
    self.covers = covers
  }

  package static func == (a: OfferAnswer, b: OfferAnswer) -> Bool {
    a.id == b.id && a.isAllowed == b.isAllowed
  }
  package func hash(into hasher: inout Hasher) { hasher.combine(id) }
}
