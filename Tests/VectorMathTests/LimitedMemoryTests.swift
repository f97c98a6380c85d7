// VectorMathTests › LimitedMemoryTests: the least value of functions whose least value is known.

import Testing
import VectorMath

@Suite("Least values")
struct LimitedMemoryTests {
  @Test("The bottom of a long narrow bowl is found")
  func bowl() {
    let curvature = (0..<20).map { Double(1 << ($0 / 2)) }
    let found = LimitedMemory.minimum(
      from: [Double](repeating: 5, count: 20), steps: 500, tolerance: 1e-15
    ) { point, slope in
      var value = 0.0
      for place in point.indices {
        let away = point[place] - Double(place)
        value += 0.5 * curvature[place] * away * away
        slope[place] = curvature[place] * away
      }
      return value + 1
    }
    for place in found.indices { #expect(abs(found[place] - Double(place)) < 1e-4) }
  }

  @Test("Rosenbrock's bent valley is followed to its end")
  func valley() {
    let found = LimitedMemory.minimum(from: [-1.2, 1], steps: 500, tolerance: 1e-14) { point, slope in
      let (x, y) = (point[0], point[1])
      slope[0] = -400 * x * (y - x * x) - 2 * (1 - x)
      slope[1] = 200 * (y - x * x)
      return 100 * (y - x * x) * (y - x * x) + (1 - x) * (1 - x)
    }
    #expect(abs(found[0] - 1) < 1e-3 && abs(found[1] - 1) < 1e-3)
  }

  @Test("Where it is already flat nothing moves")
  func flat() {
    let found = LimitedMemory.minimum(from: [3, 4], steps: 10, tolerance: 1e-9) { _, slope in
      slope = [0, 0]
      return 7
    }
    #expect(found == [3, 4])
  }
}
