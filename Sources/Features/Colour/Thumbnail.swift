// Features › Thumbnail: a picture small enough to look at every pixel.

import Catalogue

/// A picture reduced to at most 128 pixels a side, in CIELAB.
struct Thumbnail {
  static let side = 128
  let width: Int
  let height: Int
  /// Row-major.
  let pixels: [Lab]
  /// Whether less than half of the pixel is there; such pixels are background.
  let isClear: [Bool]

  /// Averages areas in linear light, weighted by alpha.
  ///
  /// Cost: O(pixels of `picture`).
  ///
  /// Each source pixel falls into exactly one target pixel, so no colour is counted twice.
  init(_ picture: Picture) {
    let longest = max(picture.width, picture.height)
    let columns = longest <= Self.side ? picture.width : max(1, picture.width * Self.side / longest)
    let rows = longest <= Self.side ? picture.height : max(1, picture.height * Self.side / longest)
    var sums = [SIMD4<Float>](repeating: .zero, count: columns * rows)
    var counts = [Float](repeating: 0, count: columns * rows)
    let column = (0..<picture.width).map { $0 * columns / picture.width }
    let linear = SRGB.linear
    sums.withUnsafeMutableBufferPointer { sums in
      picture.rgba.withUnsafeBufferPointer { rgba in
        linear.withUnsafeBufferPointer { linear in
          for y in 0..<picture.height {
            let row = y * rows / picture.height * columns
            var at = y * picture.width * 4
            for x in 0..<picture.width {
              let alpha = Float(rgba[at + 3])
              sums[row + column[x]] +=
                SIMD4(linear[Int(rgba[at])], linear[Int(rgba[at + 1])], linear[Int(rgba[at + 2])], 1) * alpha
              counts[row + column[x]] += 255
              at += 4
            }
          }
        }
      }
    }
    width = columns
    height = rows
    pixels = sums.map {
      let share = $0.w > 0 ? 1 / $0.w : 0
      return Lab(linearRed: $0.x * share, green: $0.y * share, blue: $0.z * share)
    }
    isClear = zip(sums, counts).map { $0.w < $1 * (128.0 / 255) }
  }
}
