// ShopStore › FeedMemoryMark: how the database knows the file with a feed's memory.

import Catalogue
package import Foundation

/// The mark of the bytes in a feed's memory.
package enum FeedMemoryMark {
  package static func of(_ bytes: UnsafeBufferPointer<UInt8>) -> Int64 {
    Int64(bitPattern: fingerprint(bytes, seed: 7))
  }

  package static func of(_ bytes: [UInt8]) -> Int64 { bytes.withUnsafeBufferPointer { of($0) } }

  /// Writes the bytes beside `file`, under the name of ``temporary(for:)``; `false` when they cannot be written.
  package static func write(_ bytes: [UInt8], beside file: URL) -> Bool {
    guard let target = fopen(temporary(for: file), "wb") else { return false }
    let isWritten = bytes.withUnsafeBytes { fwrite($0.baseAddress, 1, $0.count, target) } == bytes.count
    return fclose(target) == 0 && isWritten
  }

  /// Where a file stands before its import is kept.
  package static func temporary(for file: URL) -> String { file.path + ".tmp" }
}
