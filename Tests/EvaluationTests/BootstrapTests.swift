// EvaluationTests › BootstrapTests: intervals that hold what they promise, again and again the same.

import Evaluation
import Testing
import VectorMath

@Suite("Bootstrap")
struct BootstrapTests {
  @Test("The same seed gives the same interval, another one nearly the same")
  func seeded() throws {
    let rows = (0..<200).map { Double($0 % 7) }
    let first = try #require(Bootstrap(resamples: 300, seed: 1).estimates(rows, columns: 1).first)
    #expect(Bootstrap(resamples: 300, seed: 1).estimates(rows, columns: 1) == [first])
    let second = try #require(Bootstrap(resamples: 300, seed: 2).estimates(rows, columns: 1).first)
    #expect(second.low != first.low && abs(second.low - first.low) < 0.2)
    #expect(first.low < first.mean && first.mean < first.high)
    #expect(first.count == 200)
  }

  @Test("About 95 of 100 intervals hold the true mean, and are as wide as the normal ones")
  func covers() throws {
    var random = SeededGenerator(seed: 5)
    var held = 0
    for turn in 0..<200 {
      let rows = (0..<80).map { _ in random.unit() }
      let found = try #require(
        Bootstrap(resamples: 400, seed: UInt64(turn)).estimates(rows, columns: 1).first)
      if found.low <= 0.5, found.high >= 0.5 { held += 1 }
      // 2 · 1.96 · σ / √n with σ of a uniform number.
      let width: Double = 2 * 1.96 * 0.2887 / 80.0.squareRoot()
      #expect(abs(found.high - found.low - width) < 0.05)
    }
    #expect((176...200).contains(held))
  }

  @Test("A column of differences is paired: a constant difference has no spread")
  func paired() {
    var random = SeededGenerator(seed: 9)
    let rows = (0..<50).flatMap { _ in
      let value = random.unit()
      return [value, value - 0.25, -0.25]
    }
    let found = Bootstrap(resamples: 100, seed: 3).estimates(rows, columns: 3)
    #expect(found[2].low == -0.25 && found[2].high == -0.25 && found[2].isClear)
    #expect(found[0].high - found[0].low > 0.01)
    let shift: Double = found[0].low - found[1].low
    #expect(abs(shift - 0.25) < 1e-12)
  }

  @Test("One customer has a mean and no interval, none have nothing")
  func few() {
    let one = Bootstrap().estimates([0.5, 1], columns: 2)
    #expect(one.map(\.low) == [0.5, 1] && one.map(\.high) == [0.5, 1])
    #expect(!one[0].isClear)
    #expect(Bootstrap().estimates([], columns: 2).isEmpty)
  }
}
