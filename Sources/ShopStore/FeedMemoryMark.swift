// ShopStore › FeedMemoryMark: how the database knows the file with a feed's memory.

import Catalogue
package import Foundation

/// The mark of the bytes in a feed's memory.
package enum FeedMemoryMark {
  package static func of(_ bytes: UnsafeBufferPointer<UInt8>) -> Int64 {
    Int64(bitPattern: fingerprint(bytes, seed: 7))
  }

  package static func of(_ bytes: [UInt8]) -> Int64 { bytes.withUnsafeBufferPointer { of($0) } }

  /// Writes the bytes beside `file`, under the name of ``temporary(for:)``.
  ///
  /// What cannot be written whole is taken away at once: the import needs the disk more.
  package static func write(_ bytes: [UInt8], beside file: URL) {
    let path = temporary(for: file)
    guard let target = fopen(path, "wb") else { return }
    let isWritten = bytes.withUnsafeBytes { fwrite($0.baseAddress, 1, $0.count, target) } == bytes.count
    if fclose(target) != 0 || !isWritten { unlink(path) }
  }

  /// Where a file stands before its import is kept; a name that no other process uses.
  package static func temporary(for file: URL) -> String { "\(file.path).\(getpid())\(ending)" }

  private static let ending = ".tmp"

  /// Takes away what imports that were killed have left in the shop's folder.
  package static func sweep(_ folder: URL) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    for name in names where name.hasPrefix("feed-") && name.hasSuffix(ending) {
      unlink(folder.appending(path: name).path)
    }
  }
}
