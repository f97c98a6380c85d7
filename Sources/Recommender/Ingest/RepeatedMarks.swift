// Recommender › RepeatedMarks: which marks may stand more than once, at two or four bytes a mark.

/// A sieve before ``MarkCounts``: most GTINs and descriptions of a feed stand once, and are not worth a slot.
///
/// Two Bloom filters with one hash and 8 to 16 bits a mark: every mark that was added twice passes, and about one in ten of the others. It
/// fits a processor's cache where the table would not.
struct RepeatedMarks {
  private var once: [UInt64]
  private var twice: [UInt64]

  /// For about `count` marks.
  init(count: Int) {
    var words = 64
    while words * 64 < count * 8 { words *= 2 }
    once = [UInt64](repeating: 0, count: words)
    twice = once
  }

  mutating func add(_ mark: UInt64) {
    let word = Int(truncatingIfNeeded: mark >> 6) & (once.count - 1)
    let bit: UInt64 = 1 << (mark & 63)
    twice[word] |= once[word] & bit
    once[word] |= bit
  }

  /// Whether the mark may have been added more than once; never `false` for one that was.
  func mayRepeat(_ mark: UInt64) -> Bool {
    twice[Int(truncatingIfNeeded: mark >> 6) & (twice.count - 1)] & 1 << (mark & 63) != 0
  }
}
