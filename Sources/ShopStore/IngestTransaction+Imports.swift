// ShopStore › IngestTransaction+Imports: which file is being taken in, and what became of it.

package import Catalogue

extension IngestTransaction {
  /// Starts a file; what is added from here on comes from it.
  ///
  /// `feed` names the feed across imports: a later full feed of this name withdraws what it leaves out; empty for
  /// files that are no feeds. `series` does so for files of triples, names and vectors. `kind` says what the file of
  /// `bytes` bytes is, `time` is now, in seconds since 1970.
  /// Returns the number of the import, one more than that of the import before.
  @discardableResult
  package func beginImport(
    file: String, format: String, feed: String = "", series: String = "", kind: String = "", bytes: Int = 0,
    time: Int64
  ) throws(ShopStoreError) -> Int {
    let insert = try statement(
      """
      INSERT INTO import (time, file, format, feed, bytes, kind, series) VALUES (?, ?, ?, ?, ?, ?, ?)
      RETURNING number
      """)
    insert.bind(1, time)
    insert.bind(2, file)
    insert.bind(3, format)
    insert.bind(4, feed)
    insert.bind(5, bytes)
    insert.bind(6, kind)
    insert.bind(7, series)
    try insert.step()
    importNumber = insert.int(0)
    try insert.step()
    self.feed = feed
    self.series = series
    named = RowSet()
    changes = ImportChanges()
    drift = FeedDrift()
    borrowed = []
    missing = []
    joined = 0
    renames = [:]
    firstVariant = try lastVariantRow() + 1
    return importNumber
  }

  /// Ends a file: notes its counts and findings, and forgets how to undo what is too long ago.
  ///
  /// `made` is when a feed was made, by its own account. `source` is as in ``ImportRecord/source``. `changes` are those
  /// that were counted, unless they are given: for an import that changed nothing but would have.
  package func endImport(
    _ tally: IngestTally, verdict: ImportVerdict = .accepted, source: String = "", format: String? = nil,
    mode: FeedMode = .full,
    pictureState: Int = 0, tool: String = "", seconds: Double = 0, made: Int64? = nil,
    changes: ImportChanges? = nil
  ) throws(ShopStoreError) {
    let changes = changes ?? self.changes
    let update = try statement(
      """
      UPDATE import SET verdict = ?, accepted = ?, rejected = ?, merged = ?, pending = ?,
        format = coalesce(?, format), mode = ?, pictureState = ?, tool = ?, seconds = ?, new = ?, changed = ?,
        unchanged = ?, withdrawn = ?, texts = ?, prices = ?, pictures = ?, details = ?, firstVariant = ?,
        endVariant = ?, source = ?, made = ?
      WHERE number = ?
      """)
    update.bind(1, verdict.rawValue)
    update.bind(2, tally.accepted)
    update.bind(3, tally.rejected)
    update.bind(4, tally.merged)
    update.bind(5, tally.pending)
    if let format { update.bind(6, format) } else { update.bind(6, nil as Int?) }
    update.bind(7, mode.rawValue)
    update.bind(8, pictureState)
    update.bind(9, tool)
    update.bind(10, seconds)
    update.bind(11, changes.new)
    update.bind(12, changes.changed)
    update.bind(13, changes.unchanged)
    update.bind(14, changes.withdrawn)
    update.bind(15, changes.texts)
    update.bind(16, changes.prices)
    update.bind(17, changes.pictures)
    update.bind(18, changes.details)
    update.bind(19, firstVariant)
    update.bind(20, try lastVariantRow() + 1)
    update.bind(21, source)
    update.bind(22, made)
    update.bind(23, importNumber)
    try update.step()
    for (place, finding) in tally.sortedFindings.enumerated() { try add(finding, at: place) }
    if !feed.isEmpty { try forgetOldUndo() }
    if !series.isEmpty { try forgetOldOutside() }
  }

  private func lastVariantRow() throws(ShopStoreError) -> Int {
    let query = try statement("SELECT ifnull(max(number), 0) FROM variant")
    try query.step()
    defer { query.reset() }
    return query.int(0)
  }

  private func add(_ finding: FindingSummary, at place: Int) throws(ShopStoreError) {
    let insert = try statement("INSERT OR REPLACE INTO finding VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
    insert.bind(1, importNumber)
    insert.bind(2, place)
    insert.bind(3, finding.code)
    insert.bind(4, finding.severity.rawValue)
    insert.bind(5, finding.count)
    insert.bind(6, finding.firstLine)
    insert.bind(7, finding.message)
    insert.bind(8, TextList.encode(finding.records))
    try insert.step()
  }

  /// Keeps a text such as `rules.yaml` under its kind, in place of the one before; `nil` removes it.
  package func set(document kind: String, to text: String?) throws(ShopStoreError) {
    guard let text else {
      let delete = try statement("DELETE FROM document WHERE kind = ?")
      delete.bind(1, kind)
      try delete.step()
      return
    }
    let insert = try statement("INSERT OR REPLACE INTO document VALUES (?, ?, ?)")
    insert.bind(1, kind)
    insert.bind(2, text)
    insert.bind(3, importNumber)
    try insert.step()
  }

  /// Adds a store, or replaces the one with its id.
  package func add(_ store: Store) throws(ShopStoreError) {
    let insert = try statement("INSERT OR REPLACE INTO store VALUES (?, ?, ?, ?, ?)")
    insert.bind(1, store.id)
    insert.bind(2, store.name)
    insert.bind(3, store.city)
    insert.bind(4, store.latitude)
    insert.bind(5, store.longitude)
    try insert.step()
  }

  /// Says how much of an item a store has.
  package func add(_ stock: StockLevel) throws(ShopStoreError) {
    let insert = try statement("INSERT OR REPLACE INTO stock VALUES (?, ?, ?)")
    insert.bind(1, stock.store)
    insert.bind(2, stock.item)
    insert.bind(3, stock.quantity)
    try insert.step()
  }

  /// Forgets what the stores have, before a file that tells it anew.
  package func removeStock() throws(ShopStoreError) { try run("DELETE FROM stock") }

  /// Forgets the stores, before a file that tells them anew.
  package func removeStores() throws(ShopStoreError) { try run("DELETE FROM store") }
}
