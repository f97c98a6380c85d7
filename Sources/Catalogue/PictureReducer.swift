// Catalogue › PictureReducer: rows of pixels averaged into a smaller picture, while they are being read.

/// Averages squares of pixels as rows come in, so that a large picture never lies in memory as a whole.
///
/// Averages are taken of the stored bytes, weighted by alpha: that is what a JPEG's own reduced sizes are, so a
/// product has the same colours in whatever kind of file it comes.
///
/// Cost: O(pixels), about half a nanosecond for an opaque one; O(width) memory beside the result.
package struct PictureReducer {
  private let width: Int
  private let factor: Int
  private let isOpaque: Bool
  private let columns: Int
  private let rows: Int
  /// Per column and channel, the rows of the current band added up; times alpha unless all is opaque.
  private var sums: [UInt32]
  private var held = 0
  private var rgba: [UInt8] = []

  /// How many pixels a side become one, so that the longer side is at most `side`; 1 for a small picture.
  package static func factor(width: Int, height: Int, side: Int) -> Int {
    (max(width, height) + side - 1) / side
  }

  /// Starts a picture of `width` × `height` pixels; `isOpaque` promises that every alpha is 255, which is then not
  /// looked at.
  package init(width: Int, height: Int, factor: Int, isOpaque: Bool) {
    precondition(width > 0 && height > 0 && factor > 0, "a picture has pixels")
    self.width = width
    self.factor = factor
    self.isOpaque = isOpaque
    columns = (width + factor - 1) / factor
    rows = (height + factor - 1) / factor
    sums = [UInt32](repeating: 0, count: width * 4)
    rgba.reserveCapacity(columns * rows * 4)
  }

  /// Takes the next row, `width × 4` bytes: red, green, blue, alpha.
  package mutating func add(row: UnsafePointer<UInt8>) {
    sums.withUnsafeMutableBufferPointer { sums in
      if isOpaque {
        for at in 0..<sums.count { sums[at] &+= UInt32(row[at]) }
      } else {
        for at in stride(from: 0, to: sums.count, by: 4) {
          let alpha = UInt32(row[at + 3])
          sums[at] &+= UInt32(row[at]) &* alpha
          sums[at + 1] &+= UInt32(row[at + 1]) &* alpha
          sums[at + 2] &+= UInt32(row[at + 2]) &* alpha
          sums[at + 3] &+= alpha
        }
      }
    }
    held += 1
    if held == factor { endBand() }
  }

  /// The reduced picture; rows that never came are left transparent.
  package mutating func finish() -> Picture {
    if held > 0 { endBand() }
    rgba += [UInt8](repeating: 0, count: columns * rows * 4 - rgba.count)
    return Picture(width: columns, height: rows, rgba: rgba)
  }

  private mutating func endBand() {
    for column in 0..<columns {
      let first = column * factor
      let last = min(first + factor, width)
      var sum = SIMD4<UInt64>.zero
      for x in first..<last {
        sum &+= SIMD4(
          UInt64(sums[x * 4]), UInt64(sums[x * 4 + 1]), UInt64(sums[x * 4 + 2]), UInt64(sums[x * 4 + 3]))
      }
      let area = UInt64((last - first) * held)
      let weight = isOpaque ? area : sum.w
      for channel in 0..<3 {
        rgba.append(weight > 0 ? UInt8(truncatingIfNeeded: (sum[channel] + weight / 2) / weight) : 0)
      }
      rgba.append(isOpaque ? 255 : UInt8(truncatingIfNeeded: (sum.w + area / 2) / area))
    }
    for at in sums.indices { sums[at] = 0 }
    held = 0
  }
}
