// Features › PixelSet: some of a thumbnail's pixels, a bit each.

/// Pixels of a thumbnail, a row in each number, the leftmost pixel in its lowest bit.
///
/// A thumbnail is at most 64 pixels wide, so that one instruction looks at a whole row.
package struct PixelSet: Hashable, Sendable {
  package private(set) var rows: [UInt64]
  private let width: Int

  /// The bits of a row that stand for pixels.
  private var whole: UInt64 { ~0 >> UInt64(Thumbnail.side - width) }

  /// At least one row of 1 to 64 pixels; bits beyond the width do not count.
  package init(rows: [UInt64], width: Int) {
    precondition(
      !rows.isEmpty && (1...Thumbnail.side).contains(width), "a thumbnail has pixels, at most 64 a row")
    self.rows = rows
    self.width = width
    for y in rows.indices { self.rows[y] &= whole }
  }

  /// The pixels of which `answer` says 1 and not 0; it is given the row and a place for 64 answers, of which those
  /// beyond the width do not count.
  @inline(__always)
  init(width: Int, height: Int, _ answer: (Int, UnsafeMutablePointer<UInt8>) -> Void) {
    self.init(rows: [UInt64](repeating: 0, count: height), width: width)
    let whole = whole
    withUnsafeTemporaryAllocation(byteCount: Thumbnail.side, alignment: 16) { bytes in
      guard let base = bytes.baseAddress else { return }
      let answers = base.initializeMemory(as: UInt8.self, repeating: 0, count: Thumbnail.side)
      for y in 0..<height {
        answer(y, answers)
        var bits: UInt64 = 0
        for at in stride(from: 0, to: Thumbnail.side, by: 8) {
          // Eight answers of 0 or 1 to eight bits: the product's highest byte has one of each.
          let eight = bytes.load(fromByteOffset: at, as: UInt64.self).littleEndian
          bits |= ((eight &* 0x0102_0408_1020_4080) >> 56) << UInt64(at)
        }
        rows[y] = bits & whole
      }
    }
  }

  /// Every pixel.
  static func all(width: Int, height: Int) -> PixelSet {
    PixelSet(rows: [UInt64](repeating: ~0, count: height), width: width)
  }

  /// The pixels along the rim.
  static func rim(width: Int, height: Int) -> PixelSet {
    var set = all(width: width, height: height)
    for y in 1..<max(height - 1, 1) { set.rows[y] = 1 | 1 << UInt64(width - 1) }
    return set
  }

  var count: Int { rows.reduce(0) { $0 + $1.nonzeroBitCount } }

  var isEmpty: Bool { rows.allSatisfy { $0 == 0 } }

  func intersection(_ other: PixelSet) -> PixelSet {
    var common = self
    for y in rows.indices { common.rows[y] &= other.rows[y] }
    return common
  }

  func subtracting(_ other: PixelSet) -> PixelSet {
    var rest = self
    for y in rows.indices { rest.rows[y] &= ~other.rows[y] }
    return rest
  }

  /// Row after row, each from left to right.
  @inline(__always)
  func forEach(_ body: (_ x: Int, _ y: Int) -> Void) {
    for y in rows.indices { Self.forEach(in: rows[y]) { body($0, y) } }
  }

  /// The bits of one row, the lowest first.
  @inline(__always)
  static func forEach(in row: UInt64, _ body: (Int) -> Void) {
    var rest = row
    while rest != 0 {
      body(rest.trailingZeroBitCount)
      rest &= rest &- 1
    }
  }

  /// The smallest rectangle around all of them; `nil` when there are none.
  var box: PixelBox? {
    guard let first = rows.firstIndex(where: { $0 != 0 }), let last = rows.lastIndex(where: { $0 != 0 })
    else {
      return nil
    }
    let any = rows.reduce(0, |)
    let left = any.trailingZeroBitCount
    return PixelBox(
      x: left, y: first, width: Thumbnail.side - any.leadingZeroBitCount - left, height: last - first + 1)
  }

  /// What lies within its outermost pixels, seen along its row as well as along its column.
  package func hull() -> PixelSet {
    var hull = self
    var above: UInt64 = 0
    for y in rows.indices {
      above |= rows[y]
      hull.rows[y] = Self.span(rows[y]) & above
    }
    var below: UInt64 = 0
    for y in rows.indices.reversed() {
      below |= rows[y]
      hull.rows[y] &= below
    }
    return hull
  }

  /// From the lowest to the highest bit.
  private static func span(_ row: UInt64) -> UInt64 {
    row == 0 ? 0 : ~0 << UInt64(row.trailingZeroBitCount) & ~0 >> UInt64(row.leadingZeroBitCount)
  }

  /// The pixels of this set that hang together with `seeds`.
  ///
  /// - Parameters:
  ///   - seeds: Where to start; those that are not in this set do not count.
  ///   - across: The pixels that hang together with their right neighbour, if both are in the set.
  ///   - down: The same with the one below.
  /// - Returns: Those of this set to which a way leads.
  package func reached(from seeds: PixelSet, across: PixelSet, down: PixelSet) -> PixelSet {
    var reached = seeds.intersection(self)
    reached.rows.withUnsafeMutableBufferPointer { reached in
      let last = rows.count - 1
      for y in 0...last where reached[y] != 0 {
        reached[y] = Self.spread(reached[y], rows[y], across.rows[y])
      }
      var isSettled = false
      while !isSettled {
        isSettled = true
        for y in 0..<last {
          let more = reached[y] & down.rows[y] & rows[y + 1] & ~reached[y + 1]
          guard more != 0 else { continue }
          reached[y + 1] = Self.spread(reached[y + 1] | more, rows[y + 1], across.rows[y + 1])
          isSettled = false
        }
        for y in (0..<last).reversed() {
          let more = reached[y + 1] & down.rows[y] & rows[y] & ~reached[y]
          guard more != 0 else { continue }
          reached[y] = Self.spread(reached[y] | more, rows[y], across.rows[y])
          isSettled = false
        }
      }
    }
    return reached
  }

  /// All of `open` in one row that hangs together with `start`: six doublings to the right, six to the left.
  private static func spread(_ start: UInt64, _ open: UInt64, _ across: UInt64) -> UInt64 {
    var filled = start
    var way = open & across << 1
    for step: UInt64 in [1, 2, 4, 8, 16, 32] {
      filled |= way & filled << step
      way &= way << step
    }
    way = open & across
    for step: UInt64 in [1, 2, 4, 8, 16, 32] {
      filled |= way & filled >> step
      way &= way >> step
    }
    return filled
  }
}
