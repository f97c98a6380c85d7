// FeaturesTests › PixelSetTests: rows of bits do what looking at one pixel after the other does.

import Testing

import Features

@Suite("Pixel sets")
struct PixelSetTests {
  /// Numbers that look random, the same ones every time.
  private struct Dice {
    var state: UInt64

    mutating func row(_ density: Int) -> UInt64 {
      (0..<64).reduce(UInt64(0)) { row, bit in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state >> 33 % 100 < density ? row | 1 << UInt64(bit) : row
      }
    }
  }

  private func has(_ set: PixelSet, _ x: Int, _ y: Int) -> Bool { set.rows[y] >> UInt64(x) & 1 == 1 }

  /// One pixel at a time, from a list of those still to be looked at.
  private func flood(
    _ open: PixelSet, _ seeds: PixelSet, _ across: PixelSet, _ down: PixelSet, width: Int
  ) -> [UInt64] {
    var reached = [UInt64](repeating: 0, count: open.rows.count)
    var waiting: [(x: Int, y: Int)] = []
    func take(_ x: Int, _ y: Int) {
      guard has(open, x, y), reached[y] >> UInt64(x) & 1 == 0 else { return }
      reached[y] |= 1 << UInt64(x)
      waiting.append((x, y))
    }
    for y in open.rows.indices {
      for x in 0..<width where has(seeds, x, y) { take(x, y) }
    }
    while let (x, y) = waiting.popLast() {
      if x + 1 < width, has(across, x, y) { take(x + 1, y) }
      if x > 0, has(across, x - 1, y) { take(x - 1, y) }
      if y + 1 < open.rows.count, has(down, x, y) { take(x, y + 1) }
      if y > 0, has(down, x, y - 1) { take(x, y - 1) }
    }
    return reached
  }

  @Test(
    "What hangs together is found as by walking from pixel to pixel",
    arguments: [(64, 64), (56, 40), (1, 64), (64, 1), (1, 1), (7, 9)])
  func reached(size: (width: Int, height: Int)) {
    var dice = Dice(state: UInt64(size.width * 100 + size.height))
    var wide = 0
    for density in [60, 75, 90, 98] {
      func set(_ density: Int) -> PixelSet {
        PixelSet(rows: (0..<size.height).map { _ in dice.row(density) }, width: size.width)
      }
      let (open, seeds, across, down) = (set(density), set(3), set(density), set(density))
      let found = open.reached(from: seeds, across: across, down: down)
      #expect(found.rows == flood(open, seeds, across, down, width: size.width))
      wide += found.rows.reduce(0) { $0 + $1.nonzeroBitCount }
    }
    if size.width * size.height > 1000 { #expect(wide > size.width * size.height) }
  }

  @Test("A spiral is followed to its end")
  func spiral() {
    let side = 31
    var rows = [UInt64](repeating: 0, count: side)
    var (x, y, stepX, stepY) = (0, 0, 1, 0)
    func isFree(_ x: Int, _ y: Int) -> Bool {
      (0..<side).contains(x) && (0..<side).contains(y) && rows[y] >> UInt64(x) & 1 == 0
    }
    // A wall of one pixel stays between two turns.
    var turns = 0
    rows[0] = 1
    while turns < 2 {
      let isOpen =
        isFree(x + stepX, y + stepY)
        && (isFree(x + 2 * stepX, y + 2 * stepY) || !(0..<side).contains(x + 2 * stepX)
          || !(0..<side).contains(y + 2 * stepY))
      if isOpen {
        (x, y, turns) = (x + stepX, y + stepY, 0)
        rows[y] |= 1 << UInt64(x)
      } else {
        (stepX, stepY, turns) = (-stepY, stepX, turns + 1)
      }
    }
    let open = PixelSet(rows: rows, width: side)
    let all = PixelSet(rows: [UInt64](repeating: ~0, count: side), width: side)
    let start = PixelSet(rows: [1] + [UInt64](repeating: 0, count: side - 1), width: side)
    #expect(rows.reduce(0) { $0 + $1.nonzeroBitCount } > side * side / 3)
    #expect(open.reached(from: start, across: all, down: all) == open)
  }

  @Test("The hull is what lies between the outermost pixels both ways")
  func hull() {
    var dice = Dice(state: 5)
    for density in [1, 3, 10] {
      let set = PixelSet(rows: (0..<20).map { _ in dice.row(density) }, width: 30)
      let hull = set.hull()
      for y in 0..<20 {
        for x in 0..<30 {
          let row = (0..<30).filter { has(set, $0, y) }
          let column = (0..<20).filter { has(set, x, $0) }
          let isInside =
            row.contains { $0 <= x } && row.contains { $0 >= x } && column.contains { $0 <= y }
            && column.contains { $0 >= y }
          #expect(has(hull, x, y) == isInside)
        }
      }
    }
  }
}
