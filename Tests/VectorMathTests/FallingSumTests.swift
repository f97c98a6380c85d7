// VectorMathTests › FallingSumTests: sums by counted digits, against sorting.

import Testing
import VectorMath

@Suite("Sums from the largest number on")
struct FallingSumTests {
  private func expectSorted(_ numbers: [Double]) {
    let wanted = numbers.sorted(by: >).reduce(0, +)
    var given = numbers
    #expect(FallingSum.of(&given).bitPattern == wanted.bitPattern)
  }

  @Test("The bits are those of sorting first", arguments: [0, 1, 2, 399, 400, 401, 2500])
  func oracle(count: Int) {
    var random = SeededGenerator(seed: UInt64(count))
    expectSorted((0..<count).map { _ in random.unit() - 0.3 })
    // Of many sizes, some of them equal.
    let sizes = [1e-300, 1e-12, 0.1, 1, 3e7, 1e200]
    expectSorted((0..<count).map { _ in sizes[random.below(6)] * (random.unit() - 0.4) })
    expectSorted((0..<count).map { _ in Double(random.below(7)) / 7 - 0.3 })
  }

  @Test("Zeros of both signs and the smallest numbers are added like others")
  func edges() {
    let odd = [0, -0.0, .leastNonzeroMagnitude, -.leastNonzeroMagnitude, 1, -1, .greatestFiniteMagnitude]
    expectSorted(odd)
    expectSorted([Double](repeating: -0.0, count: 500))
    expectSorted([Double](repeating: 0.1, count: 500))
    expectSorted((0..<700).map { odd[$0 % 6] })
  }

  @Test("The order in which the numbers were found does not matter")
  func order() {
    var random = SeededGenerator(seed: 3)
    let numbers = (0..<1000).map { _ in random.unit() - 0.5 }
    var (forwards, backwards) = (numbers, Array(numbers.reversed()))
    #expect(FallingSum.of(&forwards).bitPattern == FallingSum.of(&backwards).bitPattern)
  }
}
