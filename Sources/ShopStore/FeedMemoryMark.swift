// ShopStore › FeedMemoryMark: how the database knows the file with a feed's memory.

import Catalogue
package import Foundation

/// The mark of the bytes in a feed's memory.
package enum FeedMemoryMark {
  package static func of(_ bytes: UnsafeBufferPointer<UInt8>) -> Int64 {
    Int64(bitPattern: fingerprint(bytes, seed: 7))
  }

  /// Writes the file anew and answers its mark; `nil` when it could not be written, which costs a full read next time.
  package static func write(_ bytes: [UInt8], to file: URL) -> Int64? {
    bytes.withUnsafeBytes { raw -> Int64? in
      guard let start = raw.baseAddress else { return nil }
      let data = Data(
        bytesNoCopy: UnsafeMutableRawPointer(mutating: start), count: raw.count, deallocator: .none)
      guard (try? data.write(to: file, options: .atomic)) != nil else { return nil }
      return of(raw.bindMemory(to: UInt8.self))
    }
  }
}
