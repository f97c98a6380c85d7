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

  /// The border's most frequent colour when most of the border has it; else a slope fitted to the border, when
  /// that explains more.
  init(_ thumbnail: Thumbnail, _ border: [Int]) {
    middleX = Float(thumbnail.width - 1) / 2
    middleY = Float(thumbnail.height - 1) / 2
    centre = Self.mode(border.map { thumbnail.pixels[$0] })
    share = 0
    share = explained(thumbnail, border)
    guard share < 0.75 else { return }
    var sloped = self
    sloped.fit(thumbnail, border)
    let better = sloped.explained(thumbnail, border)
    if better > max(share, 0.6) {
      self = sloped
      share = better
    }
  }

  /// By place, whether the picture's colour there can be the backdrop: less than 4 apart.
  func matches(_ thumbnail: Thumbnail) -> [Bool] {
    let width = thumbnail.width
    return thumbnail.pixels.withUnsafeBufferPointer { pixels in
      [Bool](unsafeUninitializedCapacity: pixels.count) { answers, filled in
        var place = 0
        for y in 0..<thumbnail.height {
          let row = centre + slopeY * (Float(y) - middleY)
          for x in 0..<width {
            let expected = row + slopeX * (Float(x) - middleX)
            let pixel = pixels[place]
            let l = pixel.lightness - expected.x
            let a = pixel.a - expected.y
            let b = pixel.b - expected.z
            answers.initializeElement(at: place, to: l * l + a * a + b * b < 16)
            place += 1
          }
        }
        filled = place
      }
    }
  }

  /// Whether a colour at a place can be the backdrop: less than 4 apart.
  private func matches(_ colour: Lab, _ place: Int, _ width: Int) -> Bool {
    distance(colour, place, width) < 16
  }

  private func distance(_ colour: Lab, _ place: Int, _ width: Int) -> Float {
    let x = Float(place % width) - middleX
    let y = Float(place / width) - middleY
    let d = SIMD4(colour.lightness, colour.a, colour.b, 0) - (centre + slopeX * x + slopeY * y)
    return d.x * d.x + d.y * d.y + d.z * d.z
  }

  private func explained(_ thumbnail: Thumbnail, _ border: [Int]) -> Float {
    let count = border.lazy.filter { matches(thumbnail.pixels[$0], $0, thumbnail.width) }.count
    return Float(count) / Float(max(border.count, 1))
  }

  /// Least squares over the border, three times, each time without what lies far off (a product at the edge).
  private mutating func fit(_ thumbnail: Thumbnail, _ border: [Int]) {
    var inside = border
    for _ in 0..<3 {
      var n: Float = 0
      var sum = SIMD4<Float>.zero
      var (sx, sy, sxx, sxy, syy) = (Float(0), Float(0), Float(0), Float(0), Float(0))
      var (sumX, sumY) = (SIMD4<Float>.zero, SIMD4<Float>.zero)
      for place in inside {
        let x = Float(place % thumbnail.width) - middleX
        let y = Float(place / thumbnail.width) - middleY
        let pixel = thumbnail.pixels[place]
        let colour = SIMD4(pixel.lightness, pixel.a, pixel.b, 0)
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
      let errors = inside.map { distance(thumbnail.pixels[$0], $0, thumbnail.width) }.sorted()
      let bound = max(16, errors[errors.count / 2] * 4)
      inside = inside.filter { distance(thumbnail.pixels[$0], $0, thumbnail.width) <= bound }
    }
  }

  /// The mean of the colours around the most frequent one.
  private static func mode(_ colours: [Lab]) -> SIMD4<Float> {
    // Cells of 8 units, named by one number each; the fullest wins, the lower number on a tie.
    let cells = colours.map { colour in
      (Int(colour.lightness / 8) * 64 + Int((colour.a + 128) / 8)) * 64 + Int((colour.b + 128) / 8)
    }
    var (fullest, most) = (0, 0)
    var (current, run) = (-1, 0)
    for cell in cells.sorted() {
      run = cell == current ? run + 1 : 1
      current = cell
      if run > most { (fullest, most) = (cell, run) }
    }
    let first = mean(zip(colours, cells).filter { $0.1 == fullest }.map(\.0))
    let around = Lab(first.x, first.y, first.z)
    return mean(colours.filter { $0.squaredDistance(to: around) < 16 })
  }

  private static func mean(_ colours: [Lab]) -> SIMD4<Float> {
    let sum = colours.reduce(SIMD4<Float>.zero) { $0 + SIMD4($1.lightness, $1.a, $1.b, 0) }
    return sum / Float(max(colours.count, 1))
  }
}
