// ShopStore › IngestTransaction+Variants: what a feed says about products.

package import Catalogue

/// What became of a feed's record.
package enum VariantOutcome: Hashable, Sendable {
  case new, changed, unchanged
}

/// What a feed left out.
package struct Withdrawal: Hashable, Sendable {
  package var variants = 0
  /// Products of which no variant is offered any more.
  package var products = 0
}

extension IngestTransaction {
  /// Takes a feed's record, a new variant or a new word on a known one.
  ///
  /// A new variant comes last among its item's. One that the feed moves to another item takes its events along
  /// and leaves an empty place behind, so that no other variant's place changes. An unchanged variant keeps its
  /// older source. A bare product, known from events alone, becomes the first variant that a feed brings.
  @discardableResult
  package func add(_ variant: Variant) throws(ShopStoreError) -> VariantOutcome {
    let digest = VariantRow.digest(of: variant)
    guard let known = try row(ofVariant: variant.id) else {
      try place(variant, digest)
      return .new
    }
    guard known.item == variant.item else {
      try move(variant, digest, from: known)
      return .changed
    }
    named.insert(known.number)
    if known.digest == digest, known.isOffered, known.feed == feed { return .unchanged }
    try write(variant, digest, isBare: false, to: known.number)
    try offer(known.place.product)
    return known.digest == digest && known.isOffered ? .unchanged : .changed
  }

  /// Withdraws the variants of the running import's feed that it did not name: after a full feed.
  ///
  /// Withdrawn products keep their numbers and their history. A feed's first import withdraws nothing.
  /// A caller that finds too many withdrawn throws, and nothing has happened.
  package func withdrawMissing() throws(ShopStoreError) -> Withdrawal {
    guard !feed.isEmpty else { return Withdrawal() }
    let offered = try statement(
      "SELECT number, product FROM variant WHERE feed = ? AND offered ORDER BY number")
    offered.bind(1, feed)
    var missing: [(variant: Int, product: Int)] = []
    while try offered.step() {
      if !named.contains(offered.int(0)) { missing.append((offered.int(0), offered.int(1))) }
    }
    var withdrawal = Withdrawal(variants: missing.count)
    let withdraw = try statement("UPDATE variant SET offered = 0 WHERE number = ?")
    for (variant, _) in missing {
      withdraw.bind(1, variant)
      try withdraw.step()
    }
    for product in Set(missing.map(\.product)).sorted() where try withdrawWhenEmpty(product) {
      withdrawal.products += 1
    }
    return withdrawal
  }

  /// Keeps what was computed from a variant's picture; `false` for an unknown variant.
  @discardableResult
  package func setPicture(of variant: String, _ features: PictureFeatures) throws(ShopStoreError) -> Bool {
    guard let known = try row(ofVariant: variant) else { return false }
    let insert = try statement("INSERT OR REPLACE INTO picture VALUES (?, ?, ?, ?)")
    insert.bind(1, known.number)
    insert.bind(2, features.key)
    insert.bind(3, features.isReadable)
    insert.bind(4, features.bytes)
    try insert.step()
    return true
  }

  /// A product that only an event speaks of, with one variant of the same id.
  func insertBareProduct(_ item: String, line: Int) throws(ShopStoreError) -> VariantPlace {
    let product = try insertProduct(item)
    let variant = Variant(id: item, item: item, source: RecordSource(line: line))
    try insert(
      variant, VariantRow.digest(of: variant), isBare: true, at: VariantPlace(product: product, place: 0))
    return VariantPlace(product: product, place: 0)
  }
}

/// What is known of a stored variant.
private struct KnownVariant {
  var number: Int
  var place: VariantPlace
  var digest: Int64
  var isOffered: Bool
  var feed: String
  var item: String
}

extension IngestTransaction {
  private func row(ofVariant id: String) throws(ShopStoreError) -> KnownVariant? {
    let query = try statement(
      """
      SELECT v.number, v.product, v.place, v.digest, v.offered, v.feed, p.item
      FROM variant v JOIN product p ON p.number = v.product WHERE v.id = ?
      """)
    query.bind(1, id)
    guard try query.step() else { return nil }
    defer { query.reset() }
    return KnownVariant(
      number: query.int(0), place: VariantPlace(product: query.int(1), place: query.int(2)),
      digest: query.int64(3), isOffered: query.bool(4), feed: query.text(5), item: query.text(6))
  }

  /// Puts a variant that has no row under its id into its product, which is made when there is none.
  @discardableResult
  private func place(_ variant: Variant, _ digest: Int64) throws(ShopStoreError) -> VariantPlace {
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
    let rename = try statement("UPDATE variant SET id = ? WHERE number = ?")
    rename.bind(1, variant.id)
    rename.bind(2, bare)
    try rename.step()
    let first = VariantPlace(product: product, place: 0)
    variants.forget(bareID)
    variants.learn(variant.id, first)
    named.insert(bare)
    try write(variant, digest, isBare: false, to: bare)
    try offer(product)
    return first
  }

  private func move(_ variant: Variant, _ digest: Int64, from old: KnownVariant) throws(ShopStoreError) {
    // The empty place is named after both, so that a variant that comes back finds it.
    let leave = try statement("UPDATE variant SET id = ?, offered = 0 WHERE number = ?")
    leave.bind(1, "\(variant.id)@\(old.item)")
    leave.bind(2, old.number)
    try leave.step()
    variants.learn("\(variant.id)@\(old.item)", old.place)
    try withdrawWhenEmpty(old.place.product)
    let target: VariantPlace
    if let earlier = try row(ofVariant: "\(variant.id)@\(variant.item)"), earlier.item == variant.item {
      let revive = try statement("UPDATE variant SET id = ? WHERE number = ?")
      revive.bind(1, variant.id)
      revive.bind(2, earlier.number)
      try revive.step()
      variants.forget("\(variant.id)@\(variant.item)")
      variants.learn(variant.id, earlier.place)
      named.insert(earlier.number)
      try write(variant, digest, isBare: false, to: earlier.number)
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
  private func bareRow(of product: Int) throws(ShopStoreError) -> (number: Int, id: String)? {
    let query = try statement("SELECT number, id FROM variant WHERE product = ? AND place = 0 AND bare")
    query.bind(1, product)
    guard try query.step() else { return nil }
    defer { query.reset() }
    return (query.int(0), query.text(1))
  }

  private func insertProduct(_ item: String) throws(ShopStoreError) -> Int {
    let product = try newNumber("INSERT INTO product (item) VALUES (?) RETURNING number", item)
    items.learn(item, product)
    return product
  }

  private func insert(
    _ variant: Variant, _ digest: Int64, isBare: Bool, at place: VariantPlace
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
    insert.bind(8, digest)
    VariantRow.bind(variant, to: insert, from: 9)
    try insert.step()
    variants.learn(variant.id, place)
    named.insert(insert.lastInsertedRow)
  }

  private func write(
    _ variant: Variant, _ digest: Int64, isBare: Bool, to number: Int
  ) throws(ShopStoreError) {
    if updateVariant == nil { updateVariant = try prepared(Self.updateVariant) }
    guard let update = updateVariant else { return }
    update.bind(1, isBare)
    update.bind(2, feed)
    update.bind(3, importNumber)
    update.bind(4, variant.source.line)
    update.bind(5, digest)
    update.bind(6, number)
    VariantRow.bind(variant, to: update, from: 7)
    try update.step()
  }

  private func offer(_ product: Int) throws(ShopStoreError) {
    let update = try statement("UPDATE product SET offered = 1 WHERE number = ? AND NOT offered")
    update.bind(1, product)
    try update.step()
  }

  /// Whether the product was offered until now, and has no variant that is.
  @discardableResult
  private func withdrawWhenEmpty(_ product: Int) throws(ShopStoreError) -> Bool {
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

  private static let insertVariant =
    "INSERT INTO variant (id, product, place, offered, bare, feed, import, line, digest, "
    + VariantRow.columns.joined(separator: ", ") + ") VALUES (?1, ?2, ?3, 1, ?4, ?5, ?6, ?7, ?8"
    + VariantRow.columns.indices.map { ", ?\($0 + 9)" }.joined() + ")"

  private static let updateVariant =
    "UPDATE variant SET offered = 1, bare = ?1, feed = ?2, import = ?3, line = ?4, digest = ?5, "
    + VariantRow.columns.enumerated().map { "\($1) = ?\($0 + 7)" }.joined(separator: ", ")
    + " WHERE number = ?6"
}
