// ShopStore › IngestTransaction+Rows: rows of variants and products, found, made and changed.

import Catalogue

/// What is known of a stored variant.
struct KnownVariant {
  var number: Int
  var place: VariantPlace
  var isOffered: Bool
  var isBare: Bool
  var feed: String
  var item: String
  var before: Before
}

/// What a variant said until now.
struct Before {
  var digest: VariantDigest
  var price: Money?
}

extension IngestTransaction {
  func row(ofVariant id: String) throws(ShopStoreError) -> KnownVariant? {
    let query = try statement(
      """
      SELECT v.number, v.product, v.place, v.offered, v.feed, p.item, v.bare, v.digest, v.groups, v.price, v.currency
      FROM variant v JOIN product p ON p.number = v.product WHERE v.id = ?
      """)
    query.bind(1, id)
    guard try query.step() else { return nil }
    defer { query.reset() }
    return KnownVariant(
      number: query.int(0), place: VariantPlace(product: query.int(1), place: query.int(2)),
      isOffered: query.bool(3), isBare: query.bool(6), feed: query.text(4), item: query.text(5),
      before: Before(
        digest: VariantDigest(whole: query.int64(7), groups: query.int64(8)),
        price: query.optionalInt64(9).map { Money(hundredths: Int($0), currency: query.text(10)) }))
  }

  func stored(_ known: KnownVariant) throws(ShopStoreError) -> Variant {
    if readVariant == nil { readVariant = try prepared(Self.readVariant) }
    guard let query = readVariant else { return Variant(id: "", item: "", source: RecordSource(line: 0)) }
    query.bind(1, known.number)
    try query.step()
    defer { query.reset() }
    return VariantRow.read(
      id: query.text(0), item: known.item, source: RecordSource(line: query.int(1)), query, from: 2)
  }

  /// Notes how the price of a known variant moved.
  func note(_ variant: Variant, old: Before) {
    drift.known += 1
    guard let before = old.price, let now = variant.price else { return }
    if before.currency != now.currency {
      drift.otherCurrency += 1
      FeedDrift.sample(variant.id, into: &drift.otherCurrencyIDs)
    } else if before == now || before.hundredths <= 0 {
      drift.steadyPrices += 1
    } else {
      drift.priceRatios.append(Double(now.hundredths) / Double(before.hundredths))
      FeedDrift.sample(variant.id, into: &drift.changedPriceIDs)
    }
  }

  /// Puts a variant that has no row under its id into its product, which is made when there is none.
  @discardableResult
  func place(_ variant: Variant, _ digest: VariantDigest) throws(ShopStoreError) -> VariantPlace {
    guard let product = try productRow(variant.item) else {
      let first = VariantPlace(product: try insertProduct(variant.item), place: 0)
      try insert(variant, digest, isBare: false, at: first)
      return first
    }
    let query = try statement("SELECT max(place) FROM variant WHERE product = ?")
    query.bind(1, product)
    try query.step()
    let place = VariantPlace(product: product, place: query.int(0) + 1)
    query.reset()
    guard place.place == 1, let (bare, bareID) = try bareRow(of: product) else {
      try insert(variant, digest, isBare: false, at: place)
      try offer(product)
      return place
    }
    try keep(bare, withPicture: false)
    let rename = try statement("UPDATE variant SET id = ? WHERE number = ?")
    rename.bind(1, variant.id)
    rename.bind(2, bare)
    try rename.step()
    let first = VariantPlace(product: product, place: 0)
    variants.forget(bareID)
    variants.learn(variant.id, first)
    named.insert(bare)
    lastVariant = bare
    try write(variant, digest, to: bare)
    try offer(product)
    return first
  }

  func move(_ variant: Variant, _ digest: VariantDigest, from old: KnownVariant) throws(ShopStoreError) {
    // The empty place is named after both, so that a variant that comes back finds it.
    let leave = try statement("UPDATE variant SET id = ?, offered = 0 WHERE number = ?")
    leave.bind(1, "\(variant.id)@\(old.item)")
    leave.bind(2, old.number)
    try leave.step()
    variants.learn("\(variant.id)@\(old.item)", old.place)
    try withdrawWhenEmpty(old.place.product)
    let target: VariantPlace
    if let earlier = try row(ofVariant: "\(variant.id)@\(variant.item)"), earlier.item == variant.item {
      try keep(earlier.number, withPicture: false)
      let revive = try statement("UPDATE variant SET id = ? WHERE number = ?")
      revive.bind(1, variant.id)
      revive.bind(2, earlier.number)
      try revive.step()
      variants.forget("\(variant.id)@\(variant.item)")
      variants.learn(variant.id, earlier.place)
      named.insert(earlier.number)
      lastVariant = earlier.number
      try write(variant, digest, to: earlier.number)
      try offer(earlier.place.product)
      target = earlier.place
    } else {
      target = try place(variant, digest)
    }
    for (from, to) in moves where to == old.place { moves[from] = target }
    moves[old.place] = target
    moves[target] = nil
  }

  /// The one variant of a product that events alone speak of.
  func bareRow(of product: Int) throws(ShopStoreError) -> (number: Int, id: String)? {
    let query = try statement("SELECT number, id FROM variant WHERE product = ? AND place = 0 AND bare")
    query.bind(1, product)
    guard try query.step() else { return nil }
    defer { query.reset() }
    return (query.int(0), query.text(1))
  }

  func insertProduct(_ item: String) throws(ShopStoreError) -> Int {
    let product = try newNumber("INSERT INTO product (item) VALUES (?) RETURNING number", item)
    items.learn(item, product)
    return product
  }

  func insert(
    _ variant: Variant, _ digest: VariantDigest, isBare: Bool, at place: VariantPlace
  ) throws(ShopStoreError) {
    if insertVariant == nil { insertVariant = try prepared(Self.insertVariant) }
    guard let insert = insertVariant else { return }
    insert.bind(1, variant.id)
    insert.bind(2, place.product)
    insert.bind(3, place.place)
    insert.bind(4, isBare)
    insert.bind(5, isBare ? "" : feed)
    insert.bind(6, importNumber)
    insert.bind(7, variant.source.line)
    insert.bind(8, digest.whole)
    insert.bind(9, digest.groups)
    VariantRow.bind(variant, to: insert, from: 10)
    try insert.step()
    variants.learn(variant.id, place)
    lastVariant = insert.lastInsertedRow
    named.insert(lastVariant)
  }

  /// Gives a row what a record says.
  ///
  /// With `isSteady` it was offered by the running feed already: then the columns that are indexed stay as they are,
  /// which spares SQLite the index.
  func write(
    _ variant: Variant, _ digest: VariantDigest, isSteady: Bool = false, to number: Int
  ) throws(ShopStoreError) {
    let update: RawStatement
    if let known = isSteady ? updateSteady : updateVariant {
      update = known
    } else {
      update = try prepared(Self.updateVariant(isSteady: isSteady))
      if isSteady { updateSteady = update } else { updateVariant = update }
    }
    if !isSteady { update.bind(2, feed) }
    update.bind(3, importNumber)
    update.bind(4, variant.source.line)
    update.bind(5, digest.whole)
    update.bind(6, number)
    update.bind(7, digest.groups)
    VariantRow.bind(variant, to: update, from: 8)
    try update.step()
  }

  func offer(_ product: Int) throws(ShopStoreError) {
    let update = try statement("UPDATE product SET offered = 1 WHERE number = ? AND NOT offered")
    update.bind(1, product)
    try update.step()
  }

  func withdraw(_ row: Int) throws(ShopStoreError) {
    try keep(row, withPicture: false)
    let withdraw = try statement("UPDATE variant SET offered = 0 WHERE number = ?")
    withdraw.bind(1, row)
    try withdraw.step()
  }

  /// What was seen in a picture says nothing about the next one.
  func forgetPicture(of row: Int) throws(ShopStoreError) {
    let delete = try statement("DELETE FROM picture WHERE variant = ?")
    delete.bind(1, row)
    try delete.step()
  }

  /// Whether the product was offered until now, and has no variant that is.
  @discardableResult
  func withdrawWhenEmpty(_ product: Int) throws(ShopStoreError) -> Bool {
    let update = try statement(
      """
      UPDATE product SET offered = 0 WHERE number = ?1 AND offered
      AND NOT EXISTS (SELECT 1 FROM variant WHERE product = ?1 AND offered) RETURNING number
      """)
    update.bind(1, product)
    guard try update.step() else { return false }
    try update.step()
    return true
  }

  private static let readVariant =
    "SELECT id, line, " + VariantRow.columns.joined(separator: ", ") + " FROM variant WHERE number = ?"

  private static let insertVariant =
    "INSERT INTO variant (id, product, place, offered, bare, feed, import, line, digest, groups, "
    + VariantRow.columns.joined(separator: ", ") + ") VALUES (?1, ?2, ?3, 1, ?4, ?5, ?6, ?7, ?8, ?9"
    + VariantRow.columns.indices.map { ", ?\($0 + 10)" }.joined() + ")"

  private static func updateVariant(isSteady: Bool) -> String {
    "UPDATE variant SET " + (isSteady ? "" : "offered = 1, bare = 0, feed = ?2, ")
      + "import = ?3, line = ?4, digest = ?5, groups = ?7, "
      + VariantRow.columns.enumerated().map { "\($1) = ?\($0 + 8)" }.joined(separator: ", ")
      + " WHERE number = ?6"
  }
}
