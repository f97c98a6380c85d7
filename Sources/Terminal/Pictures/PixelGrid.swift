// Terminal › PixelGrid: a picture as terminals take it: opaque pixels in rows.

/// Pixels in sRGB, 8 bits a channel, without transparency.
package struct PixelGrid: Hashable, Sendable {
  package let width: Int
  package let height: Int
  /// Row-major `height × width × 3`: red, green, blue.
  package let rgb: [UInt8]

  package init(width: Int, height: Int, rgb: [UInt8]) {
    precondition(width > 0 && height > 0 && rgb.count == width * height * 3, "three bytes a pixel")
    self.width = width
    self.height = height
    self.rgb = rgb
  }

  /// A picture with transparency over white, at a given size; each pixel is the mean of those that it stands for.
  package init(rgba: [UInt8], width: Int, height: Int, scaledTo size: (width: Int, height: Int)) {
    precondition(width > 0 && height > 0 && rgba.count == width * height * 4, "four bytes a pixel")
    let (columns, rows) = (max(1, size.width), max(1, size.height))
    var rgb: [UInt8] = []
    rgb.reserveCapacity(columns * rows * 3)
    for row in 0..<rows {
      let ys = Self.stretch(row, of: rows, over: height)
      for column in 0..<columns {
        let xs = Self.stretch(column, of: columns, over: width)
        var sums = (0, 0, 0)
        for y in ys {
          for x in xs {
            let at = (y * width + x) * 4
            let alpha = Int(rgba[at + 3])
            sums.0 += Int(rgba[at]) * alpha + 255 * (255 - alpha)
            sums.1 += Int(rgba[at + 1]) * alpha + 255 * (255 - alpha)
            sums.2 += Int(rgba[at + 2]) * alpha + 255 * (255 - alpha)
          }
        }
        let count = ys.count * xs.count * 255
        rgb += [UInt8(sums.0 / count), UInt8(sums.1 / count), UInt8(sums.2 / count)]
      }
    }
    self.init(width: columns, height: rows, rgb: rgb)
  }

  /// Where the stretch number `place` of `count` lies on `length` pixels; never empty.
  private static func stretch(_ place: Int, of count: Int, over length: Int) -> Range<Int> {
    let start = place * length / count
    return start..<max(start + 1, (place + 1) * length / count)
  }

  /// A pixel as `0xRRGGBB`.
  package func colour(_ x: Int, _ y: Int) -> UInt32 {
    let at = (y * width + x) * 3
    return UInt32(rgb[at]) << 16 | UInt32(rgb[at + 1]) << 8 | UInt32(rgb[at + 2])
  }
}
