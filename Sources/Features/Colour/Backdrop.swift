// Features › Backdrop: the colour behind a product, as the picture's border shows it.

/// A backdrop's colour at each place: one colour, or a slope of colours where a studio light fades.
struct Backdrop {
  /// Lightness, a, b (and a spare lane) in the middle of the picture, and their change per pixel.
  private var centre: SIMD4<Float>
  private var slopeX: SIMD4<Float> = .zero
  private var slopeY: SIMD4<Float> = .zero
  private var middleX: Float
  private var middleY: Float
  /// The share of the border that this backdrop explains, in `0...1`.
  private(set) var share: Float

  /// A pixel of the border.
  private struct Pixel {
    /// Lightness, a, b and 0.
    let colour: SIMD4<Float>
    /// From the middle of the picture.
    let x: Float, y: Float
  }

  /// The border's most frequent colour when most of the border has it; else a slope fitted to the border, when
  /// that explains more.
  init(_ thumbnail: Thumbnail, _ border: PixelSet) {
    let (middleX, middleY) = (Float(thumbnail.width - 1) / 2, Float(thumbnail.height - 1) / 2)
    self.middleX = middleX
    self.middleY = middleY
    var pixels: [Pixel] = []
    pixels.reserveCapacity(4 * Thumbnail.side)
    thumbnail.withPlanes { planes in
      border.forEach { x, y in
        let colour = planes.colour(y * Thumbnail.side + x, 0)
        pixels.append(Pixel(colour: colour, x: Float(x) - middleX, y: Float(y) - middleY))
      }
    }
    centre = Self.mode(pixels)
    share = 0
    share = explained(pixels)
    guard share < 0.75 else { return }
    var sloped = self
    sloped.fit(pixels)
    let better = sloped.explained(pixels)
    if better > max(share, 0.6) {
      self = sloped
      share = better
    }
  }

  /// Where the picture's colour can be the backdrop: less than 4 apart.
  func matches(_ thumbnail: Thumbnail) -> PixelSet {
    thumbnail.withPlanes { planes in
      PixelSet(width: thumbnail.width, height: thumbnail.height) { y, answers in
        let (start, slope) = (centre + slopeY * (Float(y) - middleY) - slopeX * middleX, slopeX)
        let row = planes.advanced(by: y * Thumbnail.side)
        for x in 0..<Thumbnail.side {
          let across = Float(Int32(truncatingIfNeeded: x))
          let l = row.lightness[x] - (start.x + slope.x * across)
          let a = row.a[x] - (start.y + slope.y * across)
          let b = row.b[x] - (start.z + slope.z * across)
          answers[x] = l * l + a * a + b * b < 16 ? 1 : 0
        }
      }
    }
  }

  /// CIE 1976 difference between a pixel and the backdrop at its place, squared.
  private func distance(_ pixel: Pixel) -> Float {
    Self.squaredDistance(pixel.colour, centre + slopeX * pixel.x + slopeY * pixel.y)
  }

  private func explained(_ border: [Pixel]) -> Float {
    var count = 0
    for pixel in border where distance(pixel) < 16 { count += 1 }
    return Float(count) / Float(max(border.count, 1))
  }

  /// Least squares over the border, three times, each time without what lies far off (a product at the edge).
  private mutating func fit(_ border: [Pixel]) {
    var inside = border
    for _ in 0..<3 {
      var n: Float = 0
      var sum = SIMD4<Float>.zero
      var (sx, sy, sxx, sxy, syy) = (Float(0), Float(0), Float(0), Float(0), Float(0))
      var (sumX, sumY) = (SIMD4<Float>.zero, SIMD4<Float>.zero)
      for pixel in inside {
        let (x, y, colour) = (pixel.x, pixel.y, pixel.colour)
        n += 1
        (sx, sy, sxx, sxy, syy) = (sx + x, sy + y, sxx + x * x, sxy + x * y, syy + y * y)
        (sum, sumX, sumY) = (sum + colour, sumX + colour * x, sumY + colour * y)
      }
      guard n >= 8 else { return }
      let (xx, xy, yy) = (sxx - sx * sx / n, sxy - sx * sy / n, syy - sy * sy / n)
      let determinant = xx * yy - xy * xy
      guard determinant > 1 else { return }
      let (x, y) = (sumX - sum * (sx / n), sumY - sum * (sy / n))
      slopeX = (x * yy - y * xy) / determinant
      slopeY = (y * xx - x * xy) / determinant
      centre = (sum - slopeX * sx - slopeY * sy) / n
      let errors = inside.map { distance($0) }.sorted()
      let bound = max(16, errors[errors.count / 2] * 4)
      inside.removeAll { distance($0) > bound }
    }
  }

  /// The mean of the colours around the most frequent one.
  private static func mode(_ pixels: [Pixel]) -> SIMD4<Float> {
    // Cells of 8 units, named by one number each; the fullest wins, the lower number on a tie. A border has few
    // different ones, so they are looked for one after the other.
    var cells: [(cell: Int32, count: Int)] = []
    cells.reserveCapacity(16)
    var known = 0
    var cellOf: [Int32] = []
    cellOf.reserveCapacity(pixels.count)
    for pixel in pixels {
      let cell = cell(pixel.colour)
      cellOf.append(cell)
      if known >= cells.count || cells[known].cell != cell {
        known = cells.firstIndex { $0.cell == cell } ?? cells.count
        if known == cells.count { cells.append((cell, 0)) }
      }
      cells[known].count += 1
    }
    var fullest = (cell: Int32.max, count: 0)
    for entry in cells
    where entry.count > fullest.count || entry.count == fullest.count && entry.cell < fullest.cell {
      fullest = entry
    }
    let first = mean(pixels) { cellOf[$0] == fullest.cell }
    return mean(pixels) { squaredDistance(pixels[$0].colour, first) < 16 }
  }

  @inline(__always)
  private static func cell(_ colour: SIMD4<Float>) -> Int32 {
    (Int32(colour.x / 8) * 64 + Int32((colour.y + 128) / 8)) * 64 + Int32((colour.z + 128) / 8)
  }

  @inline(__always)
  private static func mean(_ pixels: [Pixel], _ isIn: (Int) -> Bool) -> SIMD4<Float> {
    var sum = SIMD4<Float>.zero
    var count = 0
    for index in pixels.indices where isIn(index) {
      sum += pixels[index].colour
      count += 1
    }
    return sum / Float(max(count, 1))
  }

  @inline(__always)
  private static func squaredDistance(_ one: SIMD4<Float>, _ other: SIMD4<Float>) -> Float {
    let d = one - other
    let squares = d * d
    return squares.x + squares.y + squares.z
  }
}
