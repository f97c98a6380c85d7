// VectorMathTests › SeededGeneratorTests: chance that is the same everywhere.

import Testing
import VectorMath

@Suite("Seeded chance")
struct SeededGeneratorTests {
  @Test("The sequence is that of the published SplitMix64")
  func fixedSequence() {
    var random = SeededGenerator(seed: 1_234_567)
    #expect(
      (0..<5).map { _ in random.next() } == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
        4_593_380_528_125_082_431,
        16_408_922_859_458_223_821,
      ])
  }

  @Test("Draws below a bound fill it evenly", arguments: [2, 7, 10])
  func even(bound: Int) {
    var random = SeededGenerator(seed: 42)
    var counts = [Int](repeating: 0, count: bound)
    let draws = 10_000 * bound
    for _ in 0..<draws { counts[random.below(bound)] += 1 }
    // Chi-squared; 40 is far out for up to nine degrees of freedom.
    let chi = counts.reduce(0.0) { $0 + (Double($1) - 10_000) * (Double($1) - 10_000) / 10_000 }
    #expect(chi < 40)
    #expect(counts.reduce(0, +) == draws)
  }

  @Test("Units lie in [0, 1), with the mean and spread of an even draw, and neighbours are unrelated")
  func units() {
    var random = SeededGenerator(seed: 9)
    let draws = (0..<100_000).map { _ in random.unit() }
    let mean = draws.reduce(0, +) / 100_000
    let variance = draws.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 100_000
    let together = zip(draws, draws.dropFirst()).reduce(0) { $0 + ($1.0 - mean) * ($1.1 - mean) } / 100_000
    #expect(draws.allSatisfy { $0 >= 0 && $0 < 1 })
    #expect(abs(mean - 0.5) < 0.005)
    #expect(abs(variance - 1.0 / 12) < 0.002)
    #expect(abs(together / variance) < 0.02)
  }

  @Test("A bound of one leaves no choice")
  func one() {
    var random = SeededGenerator(seed: 3)
    #expect((0..<100).allSatisfy { _ in random.below(1) == 0 })
  }
}
