// VectorMath › Blocks: work in blocks of fixed size, on all cores.

import Dispatch

/// Cuts a range of rows into blocks whose size depends on nothing but the caller, so that the bytes of a result do not
/// depend on how many cores there are.
package enum Blocks {
  /// Calls `body` once for each block of `size` rows, the last one shorter, on all cores and in any order.
  ///
  /// `body` must write nothing but what belongs to its block.
  package static func forEach(of count: Int, size: Int, _ body: @Sendable (Range<Int>) -> Void) {
    let blocks = (count + size - 1) / size
    DispatchQueue.concurrentPerform(iterations: blocks) { block in
      body(block * size..<min(count, (block + 1) * size))
    }
  }

  /// An array of `count` numbers, `width` of them for each row, that blocks of rows fill on all cores.
  package static func fill<Number: BitwiseCopyable & Sendable>(
    rowCount: Int, width: Int, size: Int, zero: Number,
    _ body: @Sendable (Range<Int>, UnsafeMutablePointer<Number>) -> Void
  ) -> [Number] {
    [Number](unsafeUninitializedCapacity: rowCount * width) { buffer, filled in
      filled = rowCount * width
      guard let base = buffer.baseAddress else { return }
      // Each block gets the address of its own rows and writes nowhere else, so no two threads share a place. It clears
      // them itself: fresh memory costs time at the first touch, and here all cores share it.
      nonisolated(unsafe) let start = base
      forEach(of: rowCount, size: size) { rows in
        let first = start + rows.lowerBound * width
        first.initialize(repeating: zero, count: rows.count * width)
        body(rows, first)
      }
    }
  }
}
