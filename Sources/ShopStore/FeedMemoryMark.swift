// ShopStore › FeedMemoryMark: how the database knows the file with a feed's memory.

import Catalogue
package import Foundation

/// The mark of the bytes in a feed's memory.
package enum FeedMemoryMark {
  package static func of(_ bytes: UnsafeBufferPointer<UInt8>) -> Int64 {
    Int64(bitPattern: fingerprint(bytes, seed: 7))
  }

  package static func of(_ bytes: [UInt8]) -> Int64 { bytes.withUnsafeBufferPointer { of($0) } }

  /// Writes the file anew; what cannot be written costs a full read next time, and nothing else.
  package static func write(_ bytes: [UInt8], to file: URL) {
    let temporary = file.path + ".tmp"
    guard let target = fopen(temporary, "wb") else { return }
    let isWritten = bytes.withUnsafeBytes { fwrite($0.baseAddress, 1, $0.count, target) } == bytes.count
    guard fclose(target) == 0, isWritten, rename(temporary, file.path) == 0 else {
      unlink(temporary)
      return
    }
  }
}
