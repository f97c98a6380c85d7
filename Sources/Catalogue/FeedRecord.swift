// Catalogue › FeedRecord: what one record of a product feed says, and how much of the catalogue its feed speaks for.

/// How much of the catalogue a feed speaks for.
package enum FeedMode: String, Hashable, Sendable, CaseIterable {
  /// The whole of it: what the feed leaves out is no longer offered.
  case full
  /// The records that it holds; all others stay as they are.
  case update
  /// The prices (and availability) of variants that are known already; nothing else is touched.
  case prices
}

/// One record of a feed.
package enum FeedRecord: Hashable, Sendable {
  /// A variant, told whole.
  case variant(Variant)
  /// A new price for a known variant.
  case price(PriceUpdate)
  /// The variant with this id is no longer offered.
  case deletion(id: String, line: Int)
}

/// What a price-only feed says about one variant; `nil` leaves a value as it was.
package struct PriceUpdate: Hashable, Sendable {
  /// The feed's own id of the variant.
  package var id: String
  package var price: Money?
  package var salePrice: Money?
  /// Seconds since 1970 between which ``salePrice`` holds; `nil` means without bound.
  package var saleFrom: Int64?
  package var saleUntil: Int64?
  package var availability: Availability?
  /// The 1-based line of the record's start.
  package var line: Int

  package init(id: String, line: Int) {
    self.id = id
    self.line = line
  }
}
