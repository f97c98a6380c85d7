// ShopStoreTests › LayoutTests: a shop of an older Clew is brought up to date, with nothing lost.

import Catalogue
import Foundation
import GRDB
import ShopStore
import Testing

@Suite("Older layouts")
struct LayoutTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Makes a shop as Clew 0.1 wrote it: without the columns and tables that came later.
  private func makeShopOfLayout1() throws {
    _ = try makeShop(in: folder)
    let queue = try DatabaseQueue(path: folder.shop.appendingPathComponent("shop.sqlite").path)
    try queue.write { db in
      for table in [
        "undo", "alias", "feedMemory", "triple", "entity", "vector", "undoTriple", "undoEntity", "undoVector",
      ] {
        try db.execute(sql: "DROP TABLE \(table)")
      }
      try db.execute(sql: "DROP INDEX variantOfFeed")
      for (table, kept) in [("import", "pending"), ("variant", "details")] {
        let columns = try db.columns(in: table).map(\.name)
        let last = try #require(columns.firstIndex(of: kept))
        for column in columns[(last + 1)...] {
          try db.execute(sql: "ALTER TABLE \(table) DROP COLUMN \"\(column)\"")
        }
      }
      try db.execute(sql: "UPDATE variant SET digest = 7")
      try db.execute(sql: "DELETE FROM grdb_migrations WHERE identifier IN ('v2', 'v3')")
      try db.execute(sql: "PRAGMA user_version = 1")
    }
    try queue.close()
  }

  @Test("A shop of layout 1 is brought to this one when it is opened, and knows its products again")
  func brought() throws {
    try makeShopOfLayout1()
    let store = try ShopStore.open(folder.shop)
    #expect(try store.products().map(\.id) == ["ridge-45", "scarf"])
    #expect(try store.allEvents().count == 3)
    #expect(try store.imports().map(\.changes) == [ImportChanges(), ImportChanges()])
    let outcomes = try store.ingest { shop in
      try shop.beginImport(file: "feed.xml", format: "google-rss", feed: "main", time: 6)
      return try [boot("olive"), boot("teal", price: 1)].map { try shop.add($0) }
    }
    #expect(outcomes == [.unchanged, .changed])
    #expect(try ShopStore.open(folder.shop, readOnly: true).products().count == 2)
  }

  @Test("Opened for reading, it says that it is older and how to mend that, and stays as it is")
  func readOnly() throws {
    try makeShopOfLayout1()
    let error = #expect(throws: ShopStoreError.self) { try ShopStore.open(folder.shop, readOnly: true) }
    #expect(error == .olderVersion(folder: folder.shop.path, found: 1, known: 3))
    #expect(error.map { "\($0)".contains("clew stats") } == true)
  }
}
