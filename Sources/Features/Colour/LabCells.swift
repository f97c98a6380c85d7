// Features › LabCells: the colours of a picture, gathered in small cubes.

/// Weight and mean colour of the pixels in each 6-unit cube of CIELAB.
///
/// A picture fills a few hundred of them, so clustering and naming look at those instead of all pixels.
struct LabCells {
  private static let step: Float = 6
  private static let across = 43
  private static let up = 17
  /// Lightness, a, b, each times weight; then weight.
  private var sums = [SIMD4<Float>](repeating: .zero, count: across * across * up)

  mutating func add(_ colour: Lab, weight: Float) {
    let l = Int(min(max(colour.lightness, 0), 100) / Self.step)
    let a = Int(min(max(colour.a + 128, 0), 256) / Self.step)
    let b = Int(min(max(colour.b + 128, 0), 256) / Self.step)
    sums[(l * Self.across + a) * Self.across + b] +=
      SIMD4(colour.lightness, colour.a, colour.b, 1) * weight
  }

  /// The filled cubes in a fixed order; weights add up to 1.
  var filled: [(colour: Lab, weight: Float)] {
    let cells = sums.filter { $0.w > 0 }
    let total = cells.reduce(0) { $0 + $1.w }
    return cells.map { (Lab($0.x / $0.w, $0.y / $0.w, $0.z / $0.w), $0.w / total) }
  }
}
