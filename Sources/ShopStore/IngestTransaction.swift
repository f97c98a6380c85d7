// ShopStore › IngestTransaction: all that one `ingest` changes, kept or forgotten as a whole.

import GRDB

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

  let db: Database
  let folder: String
  private var statements: [String: RawStatement] = [:]
  private(set) var isOpen = true

  /// What ids mean; see `IngestTransaction+Lookup.swift`.
  var customers = Lookup<Int>()
  var items = Lookup<Int>()
  var variants = Lookup<VariantPlace>()

  /// The feed of the running import, and the rows of `variant` that it named.
  var feed = ""
  var named: Set<Int> = []
  /// Products and variants that a regrouping feed moved, old place to new, until events have followed.
  var moves: [VariantPlace: VariantPlace] = [:]

  /// See `IngestTransaction+Events.swift`.
  var insertEvent: RawStatement?
  var storedKeys: EventKeySet?
  var eventsLookedUp = 0
  var isIndexDropped = false
  var nextEvent: Int
  var hasChangedEvents = false

  init(_ db: Database, folder: String) throws(ShopStoreError) {
    self.db = db
    self.folder = folder
    let last = try RawStatement(
      db, "SELECT max(ifnull((SELECT max(number) FROM event), 0), \(Meta.lastEvent.read))", folder: folder)
    try last.step()
    nextEvent = last.int(0) + 1
  }

  /// Prepares `sql` once.
  func statement(_ sql: String) throws(ShopStoreError) -> RawStatement {
    precondition(isOpen, "an IngestTransaction lives only while the body of ingest runs")
    if let known = statements[sql] { return known }
    let new = try RawStatement(db, sql, folder: folder)
    statements[sql] = new
    return new
  }

  /// The last writes before the commit.
  func finish() throws(ShopStoreError) {
    try followMoves()
    if isIndexDropped { try run(Schema.eventIndex) }
    if hasChangedEvents {
      try set(.lastEvent, to: nextEvent - 1)
      let version = try statement("SELECT \(Meta.eventsVersion.read)")
      try version.step()
      let next = version.int(0) + 1
      version.reset()
      try set(.eventsVersion, to: next)
    }
    close()
  }

  /// Lets go of all statements, so that SQLite can commit or roll back.
  func close() {
    isOpen = false
    insertEvent = nil
    statements = [:]
  }

  func run(_ sql: String) throws(ShopStoreError) {
    try RawStatement(db, sql, folder: folder).step()
  }

  private func set(_ key: Meta, to value: Int) throws(ShopStoreError) {
    let statement = try statement("INSERT OR REPLACE INTO meta VALUES (?, ?)")
    statement.bind(1, key.rawValue)
    statement.bind(2, String(value))
    try statement.step()
  }
}

/// The numbers that the shop remembers about itself.
enum Meta: String {
  /// The highest event number ever given; events can be erased, their numbers never come back.
  case lastEvent
  /// Grows with every transaction that stores, moves or erases events.
  case eventsVersion

  /// An SQL expression for the value.
  var read: String { "ifnull((SELECT CAST(value AS INTEGER) FROM meta WHERE key = '\(rawValue)'), 0)" }
}
