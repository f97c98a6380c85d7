// FeedIngest › ChunkedInput: a file in pieces.

import Glibc

/// Reads an open file in pieces of 64 KiB.
struct ChunkedInput {
  private let file: Int32
  /// Why the last read failed, `nil` when it did not.
  private(set) var failure: String?

  init(file: Int32) {
    self.file = file
  }

  /// The next piece, `nil` at the end or on failure.
  mutating func next() -> [UInt8]? {
    var count = 0
    let chunk = [UInt8](unsafeUninitializedCapacity: 64 << 10) { buffer, filled in
      repeat { count = Glibc.read(file, buffer.baseAddress, 64 << 10) } while count < 0 && errno == EINTR
      filled = max(count, 0)
    }
    if count < 0 { failure = String(cString: strerror(errno)) }
    return count > 0 ? chunk : nil
  }
}
