// ShopStore › ShopStore+Facts: reading imports, counts, documents and stores.

package import Catalogue
import GRDB

extension ShopStore {
  /// The number of the last import that was taken in, 0 in an empty shop: the version of the data in receipts.
  package func dataVersion() throws(ShopStoreError) -> Int {
    try read { db in
      let query = try RawStatement(
        cachedBy: db, "SELECT ifnull(max(number), 0) FROM import WHERE verdict <> 'held'", folder: self.name)
      try query.step()
      return query.int(0)
    }
  }

  /// Whether the shop knows any product; asks for no count, which would go through them all.
  package func hasProducts() throws(ShopStoreError) -> Bool {
    try read { db throws(ShopStoreError) in
      let query = try RawStatement(db, "SELECT EXISTS (SELECT 1 FROM product)", folder: self.name)
      try query.step()
      return query.bool(0)
    }
  }

  /// How much the shop holds; one scan of the events.
  package func counts() throws(ShopStoreError) -> ShopCounts {
    try read { db in
      func count(_ sql: String) throws(ShopStoreError) -> Int {
        let query = try RawStatement(db, "SELECT count(*) FROM \(sql)", folder: self.name)
        try query.step()
        return query.int(0)
      }
      var counts = ShopCounts()
      counts.products = try count("product")
      counts.offeredProducts = try count("product WHERE offered")
      counts.variants = try count("variant WHERE offered")
      counts.pictures = try count("picture WHERE readable")
      counts.customers = try count("customer WHERE id NOT LIKE '\(Customer.erasedMark)%'")
      counts.pendingEvents = try count("pendingEvent")
      counts.imports = try count("import")
      counts.stores = try count("store")
      counts.triples = try count("triple")
      counts.vectors = try count("vector")
      let kinds = try RawStatement(db, "SELECT kind, count(*) FROM event GROUP BY kind", folder: self.name)
      while try kinds.step() {
        guard let kind = EventKind(number: kinds.int(0)) else { continue }
        counts.eventsByKind[kind] = kinds.int(1)
        counts.events += kinds.int(1)
      }
      for (kind, void) in try self.voidEvents(db) {
        counts.eventsByKind[kind, default: 0] -= void
        counts.events -= void
      }
      return counts
    }
  }

  /// All imports, the oldest first.
  package func imports() throws(ShopStoreError) -> [ImportRecord] {
    try read { db in
      let scan = try RawStatement(
        db,
        """
        SELECT number, time, file, format, feed, bytes, verdict, accepted, rejected, merged, pending, kind, mode,
          source, pictureState, tool, seconds, new, changed, unchanged, withdrawn, texts, prices, pictures,
          details, series, made
        FROM import ORDER BY number
        """, folder: self.name)
      var imports: [ImportRecord] = []
      while try scan.step() { imports.append(Self.record(scan)) }
      return imports
    }
  }

  private static func record(_ row: RawStatement) -> ImportRecord {
    var changes = ImportChanges()
    changes.new = row.int(17)
    changes.changed = row.int(18)
    changes.unchanged = row.int(19)
    changes.withdrawn = row.int(20)
    changes.texts = row.int(21)
    changes.prices = row.int(22)
    changes.pictures = row.int(23)
    changes.details = row.int(24)
    return ImportRecord(
      number: row.int(0), time: row.int64(1), file: row.text(2), format: row.text(3), feed: row.text(4),
      series: row.text(25), bytes: row.int(5), verdict: ImportVerdict(rawValue: row.text(6)) ?? .accepted,
      accepted: row.int(7),
      rejected: row.int(8), merged: row.int(9), pending: row.int(10), kind: row.text(11),
      mode: FeedMode(rawValue: row.text(12)) ?? .full, source: row.text(13), pictureState: row.int(14),
      tool: row.text(15), seconds: row.optionalDouble(16) ?? 0, made: row.optionalInt64(26),
      changes: changes)
  }

  /// How many offered variants a feed speaks for.
  package func variantCount(ofFeed feed: String) throws(ShopStoreError) -> Int {
    try read { db in
      let query = try RawStatement(
        db, "SELECT count(*) FROM variant WHERE feed = ? AND offered", folder: self.name)
      query.bind(1, feed)
      try query.step()
      return query.int(0)
    }
  }

  /// The picture links of the offered variants that a feed speaks for.
  package func pictureLinks(ofFeed feed: String) throws(ShopStoreError) -> [String] {
    try read { db in
      let scan = try RawStatement(
        db, "SELECT imageLink FROM variant WHERE feed = ? AND offered", folder: self.name)
      scan.bind(1, feed)
      var links: [String] = []
      while try scan.step() { links.append(scan.text(0)) }
      return links
    }
  }

  /// The findings of one import, the worst first.
  package func findings(ofImport number: Int) throws(ShopStoreError) -> [StoredFinding] {
    try read { db in
      let scan = try RawStatement(
        db,
        "SELECT code, severity, count, firstLine, message, records FROM finding WHERE import = ? ORDER BY place",
        folder: self.name)
      scan.bind(1, number)
      var findings: [StoredFinding] = []
      while try scan.step() {
        findings.append(
          StoredFinding(
            code: scan.text(0), severity: Severity(rawValue: scan.text(1)) ?? .info, count: scan.int(2),
            firstLine: scan.int(3), message: scan.text(4), records: TextList.decode(scan.text(5))))
      }
      return findings
    }
  }

  /// The texts that were stored, such as `rules.yaml`, by kind.
  package func documents() throws(ShopStoreError) -> [String: String] {
    try read { db in
      let scan = try RawStatement(db, "SELECT kind, text FROM document", folder: self.name)
      var documents: [String: String] = [:]
      while try scan.step() { documents[scan.text(0)] = scan.text(1) }
      return documents
    }
  }

  /// The stores by id.
  package func stores() throws(ShopStoreError) -> [Store] {
    try read { db in
      let scan = try RawStatement(
        db, "SELECT id, name, city, latitude, longitude FROM store ORDER BY id", folder: self.name)
      var stores: [Store] = []
      while try scan.step() {
        stores.append(
          Store(
            id: scan.text(0), name: scan.text(1), city: scan.text(2), latitude: scan.optionalDouble(3),
            longitude: scan.optionalDouble(4)))
      }
      return stores
    }
  }

  /// What lies in the stores, by store and item.
  package func stock() throws(ShopStoreError) -> [StockLevel] {
    try read { db in
      let scan = try RawStatement(
        db, "SELECT store, item, quantity FROM stock ORDER BY store, item", folder: self.name)
      var stock: [StockLevel] = []
      while try scan.step() {
        stock.append(StockLevel(store: scan.text(0), item: scan.text(1), quantity: scan.int(2), line: 0))
      }
      return stock
    }
  }
}
