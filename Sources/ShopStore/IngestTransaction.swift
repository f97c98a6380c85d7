// ShopStore › IngestTransaction: all that one `ingest` changes, kept or forgotten as a whole.

package import GRDB

/// Takes what files say into the shop; made by ``ShopStore/ingest(_:)`` and valid until its body returns.
///
/// Every record belongs to the import begun last. Feeds are best taken before events, so that events find their
/// products; what they do not find waits until ``joinPending()``.
package final class IngestTransaction {
  /// Whether an event for an unknown item makes a bare product instead of waiting for one: for formats that
  /// bring no catalogue, and for shops without any.
  package var createsBareItems = false
  /// The import that records belong to; 0 before the first ``beginImport(file:format:feed:bytes:time:)``.
  package internal(set) var importNumber = 0

  package let db: Database
  let folder: String
  /// By the address of their text.
  private var statements: [UnsafePointer<UInt8>: RawStatement] = [:]
  private(set) var isOpen = true

  /// What ids mean; see `IngestTransaction+Lookup.swift`.
  var customers = Lookup<Int>()
  var items = Lookup<Int>()
  var variants = Lookup<VariantPlace>()

  /// The feed of the running import, and the rows of `variant` that it named.
  var feed = ""
  /// The file of statements about products that is being taken in, across imports; empty for other files.
  var series = ""
  var named = RowSet()
  /// What the running import changed so far.
  package internal(set) var changes = ImportChanges()
  /// How the running import differs from what was there, for those who have to judge it.
  package internal(set) var drift = FeedDrift()
  /// The row that the last ``add(_:)-(Variant)`` was about, for ``nameAgain(_:)`` in a later import.
  package internal(set) var lastVariant = 0
  /// Rows that the running feed left out.
  var missing: [Int] = []
  /// Rows that an update took from another feed, which gets them back.
  var borrowed: [(row: Int, feed: String)] = []
  /// Known variants that the running import brought back, or took over from another feed.
  var joined = 0
  /// The row that the import's first new variant gets.
  var firstVariant = 0
  /// Ids that the running feed uses in place of older ones, new to old.
  package var renames: [String: String] = [:]
  /// What older ids mean, read when the first unknown id is met.
  var aliases: [String: VariantPlace]?
  /// Products and variants that a regrouping feed moved, old place to new, until events have followed.
  var moves: [VariantPlace: VariantPlace] = [:]

  /// See `IngestTransaction+Events.swift`.
  var storedKeys: EventKeySet?
  var outbox: [QueuedEvent] = []
  var insertEvents: RawStatement?
  var eventsLookedUp = 0
  var isIndexDropped = false
  var nextEvent: Int
  /// See `IngestTransaction+Variants.swift`.
  var insertVariant: RawStatement?
  var updateVariant: RawStatement?
  var updateSteady: RawStatement?
  var readVariant: RawStatement?
  var keepVariant: RawStatement?
  var restoreVariant: RawStatement?
  /// See `IngestTransaction+Outside.swift`: what keeps a row of each table, and the vectors that the file named.
  var keepOutside: [String: RawStatement] = [:]
  var namedVectors: Set<String> = []

  init(_ db: Database, folder: String) throws(ShopStoreError) {
    self.db = db
    self.folder = folder
    let last = try RawStatement(db, "SELECT ifnull(max(number), 0) FROM event", folder: folder)
    try last.step()
    nextEvent = last.int(0) + 1
  }

  /// Prepares `sql` once; a question that is known already is found in 20 ns.
  func statement(_ sql: StaticString) throws(ShopStoreError) -> RawStatement {
    if let known = statements[sql.utf8Start] { return known }
    let new = try prepared("\(sql)")
    statements[sql.utf8Start] = new
    return new
  }

  func prepared(_ sql: String) throws(ShopStoreError) -> RawStatement {
    precondition(isOpen, "an IngestTransaction lives only while the body of ingest runs")
    return try RawStatement(db, sql, folder: folder)
  }

  /// The last writes before the commit.
  func finish() throws(ShopStoreError) {
    try writeOutbox()
    try followMoves()
    if isIndexDropped { try run(Schema.eventIndex) }
    close()
  }

  /// Lets go of all statements, so that SQLite can commit or roll back.
  func close() {
    isOpen = false
    insertEvents = nil
    insertVariant = nil
    updateVariant = nil
    updateSteady = nil
    readVariant = nil
    keepVariant = nil
    restoreVariant = nil
    keepOutside = [:]
    statements = [:]
  }

  package func run(_ sql: String) throws(ShopStoreError) {
    try RawStatement(db, sql, folder: folder).step()
  }
}
