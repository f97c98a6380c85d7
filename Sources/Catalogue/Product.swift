// Catalogue › Product: what a shop sells, as the feed told it.

/// Whether a variant can be had.
package enum Availability: String, Sendable, CaseIterable {
  case inStock = "in_stock"
  case outOfStock = "out_of_stock"
  case preorder
  case backorder
  /// The feed says nothing that we understand; the product is offered, with a finding at ingest.
  case unknown
}

/// One fact from a feed's product details, for instance `Weight` = `980 g`.
package struct ProductDetail: Hashable, Sendable {
  package let name: String
  package let value: String

  package init(name: String, value: String) {
    self.name = name
    self.value = value
  }
}

/// One way in which a product can be bought: a colour, a size, with its own price and picture.
///
/// This is also what a feed record becomes: one record of a feed is one variant.
package struct Variant: Hashable, Sendable {
  /// The feed's own id.
  package var id: String
  /// The item that this is a variant of: `item_group_id`, else the own id.
  package var item: String
  package var title: String
  package var summary: String
  package var brand: String
  /// Category paths from the root down, the shop's own first; for instance `[["Footwear", "Boots"]]`.
  package var categories: [[String]]
  /// The feed's `google_product_category`, an id or a path; empty when absent.
  package var googleCategory: String
  package var link: String
  package var imageLink: String
  package var moreImageLinks: [String]
  package var price: Money?
  package var salePrice: Money?
  /// Seconds since 1970 between which ``salePrice`` holds; `nil` means without bound.
  package var saleFrom: Int64?
  package var saleUntil: Int64?
  package var availability: Availability
  /// The feed's words for the colour, split at `/`, as written.
  package var colourWords: [String]
  package var material: String
  package var pattern: String
  package var gender: String
  package var ageGroup: String
  package var size: String
  package var gtin: String
  package var mpn: String
  package var condition: String
  /// Everything else that says something about the product, in feed order.
  package var details: [ProductDetail]
  /// Other products that the feed ties to this one, in feed order.
  package var relations: [ProductRelation]
  /// Where it came from.
  package var source: RecordSource

  package init(id: String, item: String, source: RecordSource) {
    self.id = id
    self.item = item
    self.source = source
    title = ""
    summary = ""
    brand = ""
    categories = []
    googleCategory = ""
    link = ""
    imageLink = ""
    moreImageLinks = []
    availability = .unknown
    colourWords = []
    material = ""
    pattern = ""
    gender = ""
    ageGroup = ""
    size = ""
    gtin = ""
    mpn = ""
    condition = ""
    details = []
    relations = []
  }

  /// What the customer pays at `now` (seconds since 1970): the sale price while the sale lasts.
  package func currentPrice(at now: Int64) -> Money? {
    guard let salePrice, now >= saleFrom ?? .min, now <= saleUntil ?? .max else { return price }
    return salePrice
  }

  package var isInStock: Bool { availability == .inStock || availability == .unknown }
}

/// What is recommended: an item with all its variants.
package struct Product: Sendable {
  /// The item's id, the name used in receipts, lists and the graph (`product:ID`).
  package let id: String
  /// In feed order, never empty; a product known from events alone has one bare variant.
  package var variants: [Variant]
  /// Whether the shop still sells it; what was withdrawn stays in the history but is never recommended.
  package var isOffered: Bool

  package init(id: String, variants: [Variant], isOffered: Bool = true) {
    precondition(!variants.isEmpty, "a product has at least one variant")
    self.id = id
    self.variants = variants
    self.isOffered = isOffered
  }

  /// The variant that speaks for the product where only one can: the first.
  package var lead: Variant { variants[0] }
}

/// Where a feed record stands: `record:IMPORT/LINE` in graph and receipts.
package struct RecordSource: Hashable, Sendable, CustomStringConvertible {
  /// The number of the import; 0 until the record is stored.
  package var importNumber: Int
  /// The 1-based line of the record's start.
  package var line: Int

  package init(importNumber: Int = 0, line: Int) {
    self.importNumber = importNumber
    self.line = line
  }

  package var description: String { "record:\(importNumber)/\(line)" }
}
