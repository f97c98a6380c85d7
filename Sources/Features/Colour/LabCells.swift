// Features › LabCells: the colours of a picture, gathered in small cubes.

/// Weight and mean colour of the pixels in each 6-unit cube of CIELAB, apart for each third of the product.
///
/// A picture fills a few hundred cubes, so sorting into bins, clustering and naming look at those instead of
/// all pixels.
struct LabCells {
  /// A filled cube.
  struct Cell {
    /// By third from top to bottom: lightness, a, b, each times weight; then weight.
    var thirds: (SIMD4<Float>, SIMD4<Float>, SIMD4<Float>) = (.zero, .zero, .zero)

    var whole: SIMD4<Float> { thirds.0 + thirds.1 + thirds.2 }
  }
  private static let perUnit: Float = 1 / 6
  private static let across = 43
  private static let up = 17
  /// For each cube its place in ``filled`` and one more; 0 for an empty one.
  private var places = [UInt16](repeating: 0, count: across * across * up)
  /// The filled cubes, in the order in which they were met.
  private(set) var filled: [Cell] = []

  init() {
    filled.reserveCapacity(512)
  }

  /// Adds a pixel of a third of the product: 0 for its top, 2 for its bottom.
  mutating func add(_ colour: Lab, weight: Float, third: Int) {
    let l = Int(min(max(colour.lightness, 0), 100) * Self.perUnit)
    let a = Int(min(max(colour.a + 128, 0), 256) * Self.perUnit)
    let b = Int(min(max(colour.b + 128, 0), 256) * Self.perUnit)
    let cube = (l * Self.across + a) * Self.across + b
    var place = Int(places[cube])
    if place == 0 {
      filled.append(Cell())
      place = filled.count
      places[cube] = UInt16(truncatingIfNeeded: place)
    }
    let part = SIMD4(colour.lightness, colour.a, colour.b, 1) * weight
    switch third {
    case 0: filled[place - 1].thirds.0 += part
    case 1: filled[place - 1].thirds.1 += part
    default: filled[place - 1].thirds.2 += part
    }
  }
}
