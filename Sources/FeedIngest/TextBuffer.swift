// FeedIngest › TextBuffer: the text of one field, in memory that is used again.

/// Bytes that only grow; emptied without giving memory back.
struct TextBuffer: ~Copyable {
  private var memory = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 4096)
  private(set) var count = 0

  deinit { memory.deallocate() }

  /// The bytes so far; valid until the next change.
  var view: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(rebasing: memory[..<count]) }

  /// The bytes from `start` on; valid until the next change.
  func view(from start: Int) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: memory[min(start, count)..<count])
  }

  mutating func removeAll() { count = 0 }

  /// Takes away what stands behind the first `length` bytes.
  mutating func truncate(to length: Int) { count = min(count, length) }

  /// Takes the last byte away, of which there must be one.
  mutating func removeLast() { count -= 1 }

  mutating func append(_ byte: UInt8) {
    withUnsafePointer(to: byte) { append($0, 1) }
  }

  mutating func append(_ bytes: UnsafePointer<UInt8>, _ more: Int) {
    if count + more > memory.count {
      let larger = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: max(count + more, memory.count * 2))
      _ = larger.update(fromContentsOf: view)
      memory.deallocate()
      memory = larger
    }
    if more > 0, let base = memory.baseAddress { (base + count).update(from: bytes, count: more) }
    count += more
  }
}
