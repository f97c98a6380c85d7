// EventIngest › WideMark: texts as a number of 128 bits.

import Catalogue

/// A hash of some texts in their order, for telling rows that say the same.
///
/// Two of a billion rows share a mark with a chance of 10⁻²¹.
struct WideMark: Hashable {
  private(set) var high: UInt64 = 1
  private(set) var low: UInt64 = 2

  /// What no text is hashed to, as surely as no two texts are hashed to the same: stands for nothing.
  static let none = WideMark(high: 0, low: 0)

  /// The mark of no text.
  init() {}

  private init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// Numbers go in as bytes, too: as seeds they would only be added to the next bytes without carry, and sums meet.
  mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) {
    high = fingerprint(bytes, seed: high)
    low = fingerprint(bytes, seed: low)
  }

  mutating func add(_ text: String) {
    var text = text
    text.withUTF8 { add($0) }
  }
}
