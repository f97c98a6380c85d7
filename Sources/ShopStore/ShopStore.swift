// ShopStore › ShopStore: a shop on disk, the facts in SQLite and the models in files beside it.

package import Foundation
import GRDB
import Glibc

/// A shop in its folder: `shop.sqlite` (products, customers, events) and `models/`.
///
/// One process writes at a time, any number read meanwhile (SQLite in WAL mode); a second writer waits 5 seconds
/// and is then told ``ShopStoreError/busy(folder:)``. Every write is one transaction, on the disk when it returns.
/// Readers run side by side and each sees one moment of the shop.
package final class ShopStore: Sendable {
  /// The shop's folder.
  package let folder: URL
  /// Whether writing is refused: asked for, or because the folder cannot be written to.
  package let isReadOnly: Bool
  /// The trained models beside the database.
  package let models: ModelShelf
  let reader: any DatabaseReader
  private let writer: DatabasePool?

  private init(folder: URL, reader: any DatabaseReader, writer: DatabasePool?) {
    self.folder = folder
    self.reader = reader
    self.writer = writer
    isReadOnly = writer == nil
    models = ModelShelf(shop: folder, isReadOnly: writer == nil)
  }

  /// The shop's folder as the user reads it in an error.
  var name: String { folder.path }

  /// Whether there is a shop in `folder`; says nothing on whether it can be opened.
  package static func exists(_ folder: URL) -> Bool {
    FileManager.default.fileExists(atPath: database(in: folder))
  }

  /// Makes an empty shop, and the folder where needed.
  package static func create(_ folder: URL) throws(ShopStoreError) -> ShopStore {
    guard !exists(folder) else { throw .alreadyAShop(folder: folder.path) }
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw .other(place: folder.path, message: "the folder cannot be made: \(error.localizedDescription)")
    }
    guard Self.isWritable(folder.path) else { throw .readOnly(folder: folder.path) }
    return try openWritable(folder)
  }

  /// Opens the shop in `folder`.
  ///
  /// A shop on a disk that cannot be written to is opened for reading whatever `readOnly` says; its first write
  /// throws ``ShopStoreError/readOnly(folder:)``. A shop whose making was interrupted is completed, one of an older
  /// layout is brought to this one, unless it is opened for reading:
  /// ``ShopStoreError/olderVersion(folder:found:known:)``.
  package static func open(_ folder: URL, readOnly: Bool = false) throws(ShopStoreError) -> ShopStore {
    guard exists(folder) else { throw .notAShop(folder: folder.path) }
    let isWritable = isWritable(folder.path) && isWritable(database(in: folder))
    guard isWritable else { return try openOnUnwritableDisk(folder) }
    return readOnly ? try openForReading(folder) : try openWritable(folder)
  }

  static func openWritable(_ folder: URL) throws(ShopStoreError) -> ShopStore {
    do {
      let pool = try DatabasePool(path: database(in: folder), configuration: configuration(readOnly: false))
      try pool.writeWithoutTransaction { db in
        try checkVersion(db, folder: folder)
        // GRDB sets NORMAL whenever it opens a pool; NORMAL may lose the last commits when the power fails.
        try db.execute(sql: "PRAGMA synchronous = FULL")
        guard try Int.fetchOne(db, sql: "PRAGMA synchronous") == 2 else {
          throw ShopStoreError.other(place: folder.path, message: "SQLite refuses to write durably")
        }
      }
      let version = try pool.read { try Int.fetchOne($0, sql: "PRAGMA user_version") }
      // A shop that has the layout already may be opened while another process writes to it.
      if version != Schema.version { try Schema.migrator.migrate(pool) }
      return ShopStore(folder: folder, reader: pool, writer: pool)
    } catch {
      throw ShopStoreError(error, folder: folder.path)
    }
  }

  private static func openForReading(_ folder: URL) throws(ShopStoreError) -> ShopStore {
    do {
      let pool = try DatabasePool(path: database(in: folder), configuration: configuration(readOnly: true))
      try pool.read { db in try checkReadable(db, folder: folder) }
      return ShopStore(folder: folder, reader: pool, writer: nil)
    } catch {
      throw ShopStoreError(error, folder: folder.path)
    }
  }

  /// WAL readers need to write to a `-shm` file; a shop that nobody can write to is read as an immutable file.
  package static func openOnUnwritableDisk(_ folder: URL) throws(ShopStoreError) -> ShopStore {
    let log = database(in: folder) + "-wal"
    // Foundation's attributes of a file hold its owner's name, for which the list of users is read.
    var status = stat()
    guard stat(log, &status) != 0 || status.st_size == 0 else {
      // Recent writes are in the log only: leave it to SQLite, which succeeds when `-shm` is there.
      return try openForReading(folder)
    }
    do {
      var unreserved = CharacterSet.alphanumerics
      unreserved.insert(charactersIn: "/-._~")
      let path = database(in: folder).addingPercentEncoding(withAllowedCharacters: unreserved)
      let queue = try DatabaseQueue(
        path: "file:\(path ?? "")?immutable=1", configuration: configuration(readOnly: true))
      try queue.read { db in try checkReadable(db, folder: folder) }
      return ShopStore(folder: folder, reader: queue, writer: nil)
    } catch {
      throw ShopStoreError(error, folder: folder.path)
    }
  }

  private static func database(in folder: URL) -> String {
    folder.appendingPathComponent("shop.sqlite").path
  }

  private static func isWritable(_ path: String) -> Bool {
    FileManager.default.isWritableFile(atPath: path)
  }

  private static func configuration(readOnly: Bool) -> Configuration {
    var configuration = Configuration()
    configuration.readonly = readOnly
    configuration.busyMode = .timeout(5)
    configuration.label = "shop"
    configuration.prepareDatabase { db in
      // 64 MB of pages at most, so that index pages stay in memory during a large import.
      try db.execute(sql: "PRAGMA cache_size = -65536")
    }
    return configuration
  }

  /// Throws for another program's database and for a newer shop; an empty file is a shop about to be made.
  private static func checkVersion(_ db: Database, folder: URL) throws {
    let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
    let application = try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0
    if application != Schema.applicationID {
      // A shop whose making was cut short may have the list of migrations, and nothing else.
      let isEmpty =
        try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master WHERE tbl_name <> 'grdb_migrations'")
        == 0
      guard isEmpty, application == 0, version == 0 else {
        throw ShopStoreError.notAShop(folder: folder.path)
      }
    }
    guard version <= Schema.version else {
      throw ShopStoreError.newerVersion(folder: folder.path, found: version, known: Schema.version)
    }
  }

  private static func checkReadable(_ db: Database, folder: URL) throws {
    try checkVersion(db, folder: folder)
    let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
    guard version > 0 else { throw ShopStoreError.notAShop(folder: folder.path) }
    guard version == Schema.version else {
      throw ShopStoreError.olderVersion(folder: folder.path, found: version, known: Schema.version)
    }
  }
}

extension ShopStore {
  /// Reads one moment of the shop.
  func read<Result>(_ body: (Database) throws -> Result) throws(ShopStoreError) -> Result {
    do {
      return try reader.read(body)
    } catch {
      throw ShopStoreError(error, folder: name)
    }
  }

  /// Changes the shop in one transaction, over as many files as `body` reads: all of it or, when `body` throws,
  /// nothing.
  ///
  /// Returns when everything is on the disk. Throws ``ShopStoreError``, or what `body` throws. The transaction
  /// must not be used after `body`.
  package func ingest<Result>(_ body: (IngestTransaction) throws -> Result) throws -> Result {
    guard let writer else { throw ShopStoreError.readOnly(folder: name) }
    do {
      return try writer.write { db in
        let transaction = try IngestTransaction(db, folder: name)
        defer { transaction.close() }
        let result = try body(transaction)
        try transaction.finish()
        return result
      }
    } catch let error as DatabaseError {
      throw ShopStoreError(error, folder: name)
    }
  }

  /// Writes the log into the database file and empties it, so that nothing deleted is left in it.
  func emptyLog() throws {
    guard let writer else { throw ShopStoreError.readOnly(folder: name) }
    do {
      try writer.writeWithoutTransaction { db in _ = try db.checkpoint(.truncate) }
    } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY {
      // Another process reads from the log: SQLite empties it when that one is done.
    }
  }

  /// What SQLite finds wrong in the file, empty when it is sound.
  ///
  /// Reads everything: seconds per gigabyte.
  package func faults() throws(ShopStoreError) -> [String] {
    let lines = try read { db in try String.fetchAll(db, sql: "PRAGMA integrity_check") }
    return lines == ["ok"] ? [] : lines
  }
}
