// ShopStore › IngestTransaction+Undo: what variants were before an import, and the way back.

extension IngestTransaction {
  /// So many of a feed's imports can be taken back.
  package static let undoneImports = 5

  /// Keeps a row of `variant` as it is before the running import changes it for the first time.
  func keep(_ row: Int, withPicture: Bool) throws(ShopStoreError) {
    guard row < firstVariant else { return }
    if keepVariant == nil { keepVariant = try prepared(Self.keepVariant) }
    guard let keep = keepVariant else { return }
    keep.bind(1, importNumber)
    keep.bind(2, row)
    keep.bind(3, withPicture)
    try keep.step()
  }

  private static let keepVariant =
    "INSERT OR IGNORE INTO undo (import, variant, item, " + VariantRow.kept.joined(separator: ", ")
    + ", pictureKey, pictureReadable, pictureFeatures) SELECT ?1, v.number, p.item, "
    + VariantRow.kept.map { $0 == "source" ? "v.import" : "v." + $0 }.joined(separator: ", ")
    + ", f.key, f.readable, f.features FROM variant v JOIN product p ON p.number = v.product "
    + "LEFT JOIN picture f ON f.variant = v.number AND ?3 WHERE v.number = ?2"

  /// Forgets how to undo all but the last ``undoneImports`` of the running feed.
  func forgetOldUndo() throws(ShopStoreError) {
    let delete = try statement(
      """
      DELETE FROM undo WHERE import IN (
        SELECT number FROM import WHERE feed = ?1 AND verdict = 'accepted' ORDER BY number DESC LIMIT -1 OFFSET ?2)
      """)
    delete.bind(1, feed)
    delete.bind(2, Self.undoneImports)
    try delete.step()
  }

  /// Brings what a feed's imports from `number` on changed back to what it was before them.
  ///
  /// Variants that came new with one of them are withdrawn, all others are what they were, to the byte; their events
  /// follow. To be called in an import of its own, begun with the same feed. Other feeds' products stay as they are.
  package func revert(_ number: Int) throws(ShopStoreError) {
    var targets: [Int: Int] = [:]
    let entries = try statement(
      """
      SELECT u.variant, min(u.import) FROM undo u JOIN import i ON i.number = u.import
      WHERE i.feed = ?1 AND u.import >= ?2 AND u.import < ?3 AND i.verdict = 'accepted' GROUP BY u.variant
      """)
    entries.bind(1, feed)
    entries.bind(2, number)
    entries.bind(3, importNumber)
    while try entries.step() { targets[entries.int(0)] = entries.int(1) }
    let made = try statement(
      """
      SELECT v.number FROM variant v JOIN import i ON v.number >= i.firstVariant AND v.number < i.endVariant
      WHERE i.feed = ?1 AND i.number >= ?2 AND i.number < ?3 AND i.verdict = 'accepted' AND i.endVariant > 0
      """)
    made.bind(1, feed)
    made.bind(2, number)
    made.bind(3, importNumber)
    var fresh: Set<Int> = []
    while try made.step() { fresh.insert(made.int(0)) }
    let restored = targets.filter { !fresh.contains($0.key) }.sorted { $0.key < $1.key }
    let rows = (restored.map(\.key) + fresh).sorted()
    let before = try places(of: rows)
    for row in rows { try keep(row, withPicture: true) }
    try clearIDs(of: rows)
    for (row, source) in restored { try restore(row, from: source) }
    for row in fresh.sorted() { try retire(row, id: before[row]?.id ?? "") }
    try followIDs(before, try places(of: rows))
    for product in Set(before.values.map(\.place.product)).sorted() { try judge(product) }
    try forgetFeedMemories()
    variants = Lookup()
    items = Lookup()
    aliases = nil
  }

  private func places(
    of rows: [Int]
  ) throws(ShopStoreError) -> [Int: (id: String, place: VariantPlace)] {
    var places: [Int: (id: String, place: VariantPlace)] = [:]
    let query = try statement("SELECT id, product, place FROM variant WHERE number = ?")
    for row in rows {
      query.bind(1, row)
      if try query.step() {
        places[row] = (query.text(0), VariantPlace(product: query.int(1), place: query.int(2)))
      }
      query.reset()
    }
    return places
  }

  /// Ids are unique: all are taken away before any is given back.
  private func clearIDs(of rows: [Int]) throws(ShopStoreError) {
    let clear = try statement("UPDATE variant SET id = char(1) || number WHERE number = ?")
    for row in rows {
      clear.bind(1, row)
      try clear.step()
    }
  }

  private func restore(_ row: Int, from source: Int) throws(ShopStoreError) {
    if restoreVariant == nil { restoreVariant = try prepared(Self.restoreVariant) }
    guard let restore = restoreVariant else { return }
    let old = try statement(
      """
      SELECT v.offered, v.digest, u.offered, u.digest, u.groups, v.groups, u.item, v.product, u.pictureKey IS NOT NULL
      FROM undo u JOIN variant v ON v.number = u.variant WHERE u.import = ? AND u.variant = ?
      """)
    old.bind(1, source)
    old.bind(2, row)
    guard try old.step() else { return }
    let (wasOffered, isOffered) = (old.bool(0), old.bool(2))
    let now = VariantDigest(whole: old.int64(1), groups: old.int64(5))
    let then = VariantDigest(whole: old.int64(3), groups: old.int64(4))
    let (item, product, hasPicture) = (old.text(6), old.int(7), old.bool(8))
    old.reset()
    restore.bind(1, source)
    restore.bind(2, row)
    try restore.step()
    let groups = then.changes(from: now)
    if groups.contains(.picture) { try forgetPicture(of: row) }
    if hasPicture {
      let picture = try statement(
        """
        INSERT OR REPLACE INTO picture
        SELECT variant, pictureKey, pictureReadable, pictureFeatures FROM undo WHERE import = ? AND variant = ?
        """)
      picture.bind(1, source)
      picture.bind(2, row)
      try picture.step()
    }
    let rename = try statement(
      """
      UPDATE product SET item = ?1 WHERE number = ?2 AND item <> ?1
      AND NOT EXISTS (SELECT 1 FROM product WHERE item = ?1)
      """)
    rename.bind(1, item)
    rename.bind(2, product)
    try rename.step()
    if wasOffered, !isOffered {
      changes.withdrawn += 1
    } else if now != then || wasOffered != isOffered {
      changes.count(groups)
    }
  }

  private static let restoreVariant =
    "UPDATE variant SET "
    + VariantRow.kept.map { "\($0 == "source" ? "import" : $0) = u.\($0)" }.joined(separator: ", ")
    + " FROM undo u WHERE u.import = ?1 AND u.variant = ?2 AND variant.number = ?2"

  /// Takes a variant that there was not yet out of the offer, under its id where nobody else has it.
  private func retire(_ row: Int, id: String) throws(ShopStoreError) {
    let query = try statement(
      """
      SELECT v.offered, p.item, (SELECT count(*) FROM variant WHERE id = ?2),
        (SELECT count(*) FROM variant WHERE id = ?2 || '@' || p.item)
      FROM variant v JOIN product p ON p.number = v.product WHERE v.number = ?1
      """)
    query.bind(1, row)
    query.bind(2, id)
    try query.step()
    if query.bool(0) { changes.withdrawn += 1 }
    let free =
      query.int(2) == 0
      ? id : query.int(3) == 0 ? "\(id)@\(query.text(1))" : "\(id)@\(query.text(1))#\(row)"
    query.reset()
    let update = try statement("UPDATE variant SET id = ?, offered = 0 WHERE number = ?")
    update.bind(1, free)
    update.bind(2, row)
    try update.step()
  }

  /// Lets events follow ids that are in another row now.
  private func followIDs(
    _ before: [Int: (id: String, place: VariantPlace)], _ after: [Int: (id: String, place: VariantPlace)]
  ) throws(ShopStoreError) {
    var rows: [String: VariantPlace] = [:]
    for (_, variant) in after { rows[variant.id] = variant.place }
    for (_, variant) in before {
      if let place = rows[variant.id], place != variant.place { moves[variant.place] = place }
    }
    try followMoves()
  }

  /// Offers a product of which a variant is offered, and no other.
  private func judge(_ product: Int) throws(ShopStoreError) {
    let update = try statement(
      """
      UPDATE product SET offered = EXISTS (SELECT 1 FROM variant WHERE product = ?1 AND offered)
      WHERE number = ?1
      """)
    update.bind(1, product)
    try update.step()
  }
}
