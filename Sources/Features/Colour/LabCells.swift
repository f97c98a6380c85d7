// Features › LabCells: the colours of a product, gathered in small cubes.

/// Weight and mean colour of the product's pixels in each 8-unit cube of CIELAB, apart for each third of it.
///
/// A picture fills a few hundred cubes, so sorting into bins, clustering and naming look at those instead of
/// all pixels.
struct LabCells {
  /// Three for each filled cube, from the product's top to its bottom.
  ///
  /// Lightness, a, b, each times weight; then weight. Cubes come in the order in which they were met.
  let thirds: [SIMD4<Float>]

  /// The number of filled cubes.
  var count: Int { thirds.count / 3 }

  /// A cube in all thirds together.
  func whole(_ cell: Int) -> SIMD4<Float> { thirds[cell * 3] + thirds[cell * 3 + 1] + thirds[cell * 3 + 2] }

  /// Gathers the product's pixels, each with the weight of its place.
  init(_ thumbnail: Thumbnail, _ product: PixelSet, in box: PixelBox) {
    let across = Self.prior(box.width)
    let down = Self.prior(box.height)
    // The cell of each pixel of the product, row after row.
    let cells = [UInt16](unsafeUninitializedCapacity: Thumbnail.side * Thumbnail.side) { cells, filled in
      withUnsafeTemporaryAllocation(of: UInt16.self, capacity: Cube.count) { numbers in
        // By cube its cell and one more, 0 for none.
        numbers.initialize(repeating: 0)
        var last: UInt16 = 0
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: Thumbnail.side) { cubes in
          guard let cubes = cubes.baseAddress else { return }
          thumbnail.withPlanes { planes in
            for y in box.y..<(box.y + box.height) {
              Cube.write(planes.advanced(by: y * Thumbnail.side), to: cubes)
              PixelSet.forEach(in: product.rows[y]) { x in
                let cube = Int(cubes[x])
                var number = numbers[cube]
                if number == 0 {
                  last &+= 1
                  number = last
                  numbers[cube] = number
                }
                cells[filled] = number &- 1
                filled &+= 1
              }
            }
          }
        }
      }
    }
    let count = cells.withUnsafeBufferPointer { cells in Int(cells.max() ?? 0) + 1 }
    thirds = [SIMD4<Float>](unsafeUninitializedCapacity: 3 * count) { sums, filled in
      sums.initialize(repeating: .zero)
      filled = 3 * count
      guard let sums = sums.baseAddress else { return }
      cells.withUnsafeBufferPointer { cells in
        guard var cell = cells.baseAddress else { return }
        across.withUnsafeBufferPointer { across in
          thumbnail.withPlanes { planes in
            for y in 0..<box.height {
              let sums = sums + y * 3 / box.height
              let row = planes.advanced(by: (y + box.y) * Thumbnail.side)
              PixelSet.forEach(in: product.rows[y + box.y]) { x in
                sums[Int(cell.pointee) &* 3] += row.colour(x, 1) * (across[x &- box.x] * down[y])
                cell += 1
              }
            }
          }
        }
      }
    }
  }

  /// A Gaussian over `length` pixels around their middle, σ = 0.2 × `length`; never quite 0.
  private static func prior(_ length: Int) -> [Float] {
    (0..<length).map {
      let t = ((Float($0) + 0.5) / Float(length) - 0.5) / 0.2
      // exp(-t²/2) as (1 - t²/512)²⁵⁶: the same bits on every machine.
      var value = 1 - t * t / 512
      for _ in 0..<8 { value *= value }
      return value
    }
  }
}

/// The cubes that screen colours can be in: a is within -87...99, b within -108...95.
private enum Cube {
  static let count = 13 << 10

  /// The number of the cube of each pixel of a row, those beyond the width included.
  @inline(__always)
  static func write(_ row: Thumbnail.Planes, to numbers: UnsafeMutablePointer<UInt32>) {
    for x in 0..<Thumbnail.side {
      let up = step(row.lightness[x])
      let right = step(row.a[x] + 88)
      let front = step(row.b[x] + 108)
      numbers[x] = up &<< 10 | right &<< 5 | front
    }
  }

  /// How often eight goes into it: from 2¹³ to 2¹⁴ a number's bits from the thirteenth on are its eights.
  @inline(__always)
  private static func step(_ units: Float) -> UInt32 { (units + 8192).bitPattern &>> 13 & 0x1F }
}
