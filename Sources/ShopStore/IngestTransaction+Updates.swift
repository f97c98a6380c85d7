// ShopStore › IngestTransaction+Updates: feeds that speak of a part only: prices and farewells.

package import Catalogue

/// What became of a price or a farewell.
package enum UpdateOutcome: Hashable, Sendable {
  case changed, unchanged, unknown
}

extension IngestTransaction {
  /// Takes what a price-only feed says; `.unknown` when no such variant is offered.
  package func add(_ update: PriceUpdate) throws(ShopStoreError) -> UpdateOutcome {
    guard let known = try row(ofVariant: update.id), known.isOffered, !known.isBare else { return .unknown }
    lastVariant = known.number
    var variant = try stored(known)
    let old = Before(digest: VariantDigest(variant), price: variant.price)
    if let price = update.price { variant.price = price }
    if let sale = update.salePrice {
      variant.salePrice = sale
      variant.saleFrom = update.saleFrom
      variant.saleUntil = update.saleUntil
    }
    if let availability = update.availability { variant.availability = availability }
    if named.insert(known.number) { note(variant, old: old) }
    let digest = VariantDigest(variant)
    guard digest != old.digest else {
      changes.unchanged += 1
      return .unchanged
    }
    try keep(known.number, withPicture: false)
    let write = try statement(
      """
      UPDATE variant SET price = ?, currency = ?, salePrice = ?, saleCurrency = ?, saleFrom = ?, saleUntil = ?,
        availability = ?, digest = ?, groups = ?
      WHERE number = ?
      """)
    write.bind(1, variant.price?.hundredths)
    write.bind(2, variant.price?.currency ?? "")
    write.bind(3, variant.salePrice?.hundredths)
    write.bind(4, variant.salePrice?.currency ?? "")
    write.bind(5, variant.saleFrom)
    write.bind(6, variant.saleUntil)
    write.bind(7, variant.availability.rawValue)
    write.bind(8, digest.whole)
    write.bind(9, digest.groups)
    write.bind(10, known.number)
    try write.step()
    changes.count([.price])
    return .changed
  }

  /// Takes a variant out of the offer because its feed says so; it keeps its number and its history.
  package func withdraw(_ id: String) throws(ShopStoreError) -> UpdateOutcome {
    guard let known = try row(ofVariant: id) else { return .unknown }
    guard known.isOffered else { return .unchanged }
    try withdraw(known.number)
    try withdrawWhenEmpty(known.place.product)
    changes.withdrawn += 1
    FeedDrift.sample(id, into: &drift.withdrawnIDs)
    return .changed
  }

  /// How many variants the shop offers.
  package func offeredVariants() throws(ShopStoreError) -> Int {
    let query = try statement("SELECT count(*) FROM variant WHERE offered")
    try query.step()
    defer { query.reset() }
    return query.int(0)
  }
}
