// ShopStore › ShopStoreError: why a shop could not be opened, read or written, and how to mend it.

import Glibc
import GRDB
import GRDBSQLite

/// A fault of a shop on disk, worded for the person who has to mend it.
package enum ShopStoreError: Error, Hashable, Sendable, CustomStringConvertible {
  case notAShop(folder: String)
  case alreadyAShop(folder: String)
  /// The shop was written by a later Clew, whose layout (`found`) this one (`known`) does not understand.
  case newerVersion(folder: String, found: Int, known: Int)
  /// The shop was written by an earlier Clew, and cannot be brought to this one's layout where it is.
  case olderVersion(folder: String, found: Int, known: Int)
  case readOnly(folder: String)
  /// `place` is a file or folder, `detail` what is wrong with it.
  case damaged(place: String, detail: String)
  case busy(folder: String)
  /// `needed` bytes would do, where somebody knows.
  case diskFull(folder: String, needed: Int? = nil)
  case other(place: String, message: String)

  package var description: String {
    switch self {
    case .notAShop(let folder):
      "\(folder): there is no shop here; make one with: clew ingest feed.xml --shop \(folder)"
    case .alreadyAShop(let folder):
      "\(folder): there is a shop here already; open it, or choose another folder with --shop"
    case .newerVersion(let folder, let found, let known):
      """
      \(folder): this shop has layout \(found), written by a newer Clew; this one knows layouts up to \(known). \
      Update Clew, or choose another folder with --shop
      """
    case .olderVersion(let folder, let found, let known):
      """
      \(folder): this shop has layout \(found), written by an older Clew; this one brings it to layout \(known) when it \
      may write. Make the folder and its files writable and run clew stats once, or copy it and name the copy with \
      --shop
      """
    case .readOnly(let folder):
      """
      \(folder): the shop can only be read; make the folder and its files writable, \
      or copy it and name the copy with --shop
      """
    case .damaged(let place, let detail):
      "\(place): damaged (\(detail)); put back a copy of the shop, or ingest the files again into another folder"
    case .busy(let folder):
      "\(folder): another Clew has been writing to this shop for more than 5 seconds; try again when it is done"
    case .diskFull(let folder, let needed):
      "\(folder): the disk is full; nothing was changed. \(Self.space(folder, needed)) and try again"
    case .other(let place, let message):
      "\(place): \(message)"
    }
  }
}

extension ShopStoreError {
  /// How much room to make.
  private static func space(_ folder: String, _ needed: Int?) -> String {
    guard let needed else { return "Free some space" }
    var status = statvfs()
    let isKnown = statvfs(folder, &status) == 0
    let free = isKnown ? ", where \(megabytes(Int(status.f_bavail) * Int(status.f_frsize))) are free" : ""
    return "Make room for about \(megabytes(needed))\(free)"
  }

  private static func megabytes(_ bytes: Int) -> String { "\((bytes + 999_999) / 1_000_000) MB" }
}

extension ShopStoreError {
  /// What SQLite's result code means for the shop in `folder`.
  init(code: CInt, message: String, folder: String) {
    switch code & 0xff {
    case SQLITE_BUSY, SQLITE_LOCKED: self = .busy(folder: folder)
    case SQLITE_FULL: self = .diskFull(folder: folder)
    case SQLITE_READONLY: self = .readOnly(folder: folder)
    case SQLITE_CORRUPT, SQLITE_NOTADB: self = .damaged(place: folder + "/shop.sqlite", detail: message)
    default: self = .other(place: folder + "/shop.sqlite", message: "\(message) (SQLite \(code))")
    }
  }

  /// Any error that GRDB threw while working on the shop in `folder`.
  init(_ error: any Error, folder: String) {
    switch error {
    case let error as ShopStoreError: self = error
    case let error as DatabaseError:
      self.init(
        code: error.extendedResultCode.rawValue, message: error.message ?? "unnamed fault", folder: folder)
    default: self = .other(place: folder, message: "\(error)")
    }
  }
}

extension ShopStoreError {
  /// Whether the shop may not be written to.
  package var isReadOnly: Bool {
    if case .readOnly = self { true } else { false }
  }

  /// Whether the shop itself is broken, or of another layout than this program's.
  package var isBadData: Bool {
    switch self {
    case .damaged, .newerVersion, .olderVersion: true
    default: false
    }
  }
}
