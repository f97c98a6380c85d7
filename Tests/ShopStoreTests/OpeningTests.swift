// ShopStoreTests › OpeningTests: which folders are shops, who may write, and what is said when one is not.

import Catalogue
import Foundation
import GRDB
import ShopStore
import Testing

@Suite("Opening a shop")
struct OpeningTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private var file: String { folder.shop.appendingPathComponent("shop.sqlite").path }

  @Test("A folder without a shop says how to make one")
  func notAShop() throws {
    let error = #expect(throws: ShopStoreError.notAShop(folder: folder.url.path)) {
      try ShopStore.open(folder.url)
    }
    #expect(error.map { "\($0)".contains("clew ingest") } == true)
    #expect(!ShopStore.exists(folder.url))
  }

  @Test("A shop is made once")
  func twice() throws {
    _ = try ShopStore.create(folder.shop)
    #expect(ShopStore.exists(folder.shop))
    #expect(throws: ShopStoreError.alreadyAShop(folder: folder.shop.path)) {
      try ShopStore.create(folder.shop)
    }
  }

  @Test("Another program's database is not taken for a shop, nor changed")
  func foreign() throws {
    try FileManager.default.createDirectory(at: folder.shop, withIntermediateDirectories: true)
    try DatabaseQueue(path: file).write { try $0.execute(sql: "CREATE TABLE mine (x)") }
    #expect(throws: ShopStoreError.notAShop(folder: folder.shop.path)) { try ShopStore.open(folder.shop) }
    let tables = try DatabaseQueue(path: file).read {
      try String.fetchAll($0, sql: "SELECT name FROM sqlite_master")
    }
    #expect(tables == ["mine"])
  }

  @Test("A shop of a newer Clew is left alone", arguments: [false, true])
  func newer(readOnly: Bool) throws {
    try makeShop(in: folder).ingest { try $0.run("PRAGMA user_version = 9") }
    #expect(throws: ShopStoreError.newerVersion(folder: folder.shop.path, found: 9, known: 3)) {
      try ShopStore.open(folder.shop, readOnly: readOnly)
    }
  }

  @Test("A damaged file is reported as damaged", arguments: [false, true])
  func damaged(wholly: Bool) throws {
    _ = try makeShop(in: folder)
    var bytes = try Data(contentsOf: URL(fileURLWithPath: file))
    for place in (wholly ? 0 : 4_096)..<bytes.count { bytes[place] = 0x5A }
    try bytes.write(to: URL(fileURLWithPath: file))
    let error = #expect(throws: ShopStoreError.self) { try portrait(of: ShopStore.open(folder.shop)) }
    guard case .damaged = error else {
      Issue.record("\(String(describing: error)) should be .damaged")
      return
    }
  }

  @Test("A shop opened for reading answers the same and refuses to write")
  func readOnly() throws {
    let before = try portrait(of: makeShop(in: folder))
    let store = try ShopStore.open(folder.shop, readOnly: true)
    #expect(try portrait(of: store) == before)
    #expect(throws: ShopStoreError.readOnly(folder: folder.shop.path)) { try store.ingest { _ in } }
    #expect(throws: ShopStoreError.self) { _ = try store.models.beginWrite() }
  }

  @Test("A shop on a disk that nobody can write to is read without its helper files")
  func immutable() throws {
    let before = try portrait(of: makeShop(in: folder))
    let copy = folder.url.appendingPathComponent("a copy?x=1#%41")
    try FileManager.default.createDirectory(at: copy, withIntermediateDirectories: true)
    try FileManager.default.copyItem(atPath: file, toPath: copy.appendingPathComponent("shop.sqlite").path)
    let store = try ShopStore.openOnUnwritableDisk(copy)
    #expect(try portrait(of: store) == before)
    #expect(store.isReadOnly)
    #expect(try FileManager.default.contentsOfDirectory(atPath: copy.path) == ["shop.sqlite"])
  }

  @Test(
    "A folder without the right to write is opened for reading",
    .enabled(if: geteuid() != 0, "root may write"))
  func unwritable() throws {
    let before = try portrait(of: makeShop(in: folder))
    chmod(folder.shop.path, 0o555)
    defer { chmod(folder.shop.path, 0o755) }
    let store = try ShopStore.open(folder.shop)
    #expect(try portrait(of: store) == before)
    #expect(throws: ShopStoreError.readOnly(folder: folder.shop.path)) { try store.ingest { _ in } }
  }

  @Test("What one opening writes, the other reads; commits are on the disk when they return")
  func twoOpenings() throws {
    let first = try makeShop(in: folder)
    let second = try ShopStore.open(folder.shop)
    let third = try ShopStore.open(folder.shop, readOnly: true)
    try second.ingest { _ = try $0.add(bought("scarf", by: "u3")) }
    #expect(try first.allEvents().count == 4)
    #expect(try third.allEvents().count == 4)
    #expect(try second.faults() == [])
    #expect(try second.ingest { try Int.fetchOne($0.db, sql: "PRAGMA synchronous") } == 2)
  }

  @Test("Readers see the old state until a writer is done; a second writer is told that the shop is busy")
  func secondWriter() throws {
    let first = try makeShop(in: folder)
    let second = try ShopStore.open(folder.shop)
    try first.ingest { shop in
      try shop.add(bought("scarf", by: "u3"))
      #expect(try second.allEvents().count == 3)
      #expect(throws: ShopStoreError.busy(folder: folder.shop.path)) { try second.ingest { _ in } }
    }
    #expect(try second.allEvents().count == 4)
  }

  @Test("A shop whose making was interrupted is completed")
  func halfMade() throws {
    try FileManager.default.createDirectory(at: folder.shop, withIntermediateDirectories: true)
    try Data().write(to: URL(fileURLWithPath: file))
    #expect(try ShopStore.open(folder.shop).products().isEmpty)
  }

  @Test("A shop whose making was cut short before its first table is completed")
  func barelyMade() throws {
    try FileManager.default.createDirectory(at: folder.shop, withIntermediateDirectories: true)
    try DatabaseQueue(path: file).write { db in
      try db.execute(sql: "CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY)")
    }
    #expect(try ShopStore.open(folder.shop).products().isEmpty)
  }
}
