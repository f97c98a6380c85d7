// ShopStore › IngestTransaction+Memory: what the next import of a feed need not read again.

extension IngestTransaction {
  /// What the running feed's last full import left behind; `nil` when there is nothing that still holds.
  package func feedMemory() throws(ShopStoreError) -> [UInt8]? {
    let find = try statement("SELECT bytes FROM feedMemory WHERE feed = ?")
    find.bind(1, feed)
    guard try find.step() else { return nil }
    let bytes = find.blob(0)
    // To its end, so that the statement is ready for the next question.
    try find.step()
    return bytes
  }

  /// Keeps what the running full import knows for the next one, in place of what was kept before; `nil` forgets it.
  ///
  /// Feeds from which it took products over must be read whole the next time.
  package func keepFeedMemory(_ bytes: [UInt8]?) throws(ShopStoreError) {
    for other in Set(borrowed.map(\.feed)).sorted() { try forgetFeedMemory(of: other) }
    guard let bytes else { return try forgetFeedMemory(of: feed) }
    let insert = try statement("INSERT OR REPLACE INTO feedMemory VALUES (?, ?)")
    insert.bind(1, feed)
    insert.bind(2, bytes)
    try insert.step()
  }

  /// Forgets what is kept for every feed: after products changed otherwise than by full feeds.
  package func forgetFeedMemories() throws(ShopStoreError) { try run("DELETE FROM feedMemory") }

  private func forgetFeedMemory(of feed: String) throws(ShopStoreError) {
    let delete = try statement("DELETE FROM feedMemory WHERE feed = ?")
    delete.bind(1, feed)
    try delete.step()
  }

  /// The feed's own id of the variant in a row; empty for none.
  package func id(ofVariantRow row: Int) throws(ShopStoreError) -> String {
    let find = try statement("SELECT id FROM variant WHERE number = ?")
    find.bind(1, row)
    guard try find.step() else { return "" }
    let id = find.text(0)
    try find.step()
    return id
  }

  /// The picture links of the variants that the running import's feed offers.
  package func pictureLinks() throws(ShopStoreError) -> [String] {
    let scan = try statement("SELECT imageLink FROM variant WHERE feed = ? AND offered AND imageLink <> ''")
    scan.bind(1, feed)
    var links: [String] = []
    while try scan.step() { links.append(scan.text(0)) }
    return links
  }
}
