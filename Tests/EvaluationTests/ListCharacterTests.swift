// EvaluationTests › ListCharacterTests: novelty, diversity, serendipity, calibration and exposure by hand.

import Evaluation
import Foundation
import Testing

@Suite("What lists are like")
struct ListCharacterTests {
  @Test("A product that one of seven chose says two bits, one that nobody chose says three")
  func novelty() {
    let bits = ListCharacter.novelty([0, 1], popularity: { $0 == 0 ? 1 : 0 }, customers: 7)
    #expect(bits == 2.5)
    #expect(ListCharacter.novelty([], popularity: { _ in 1 }, customers: 7) == nil)
  }

  @Test("Diversity is the mean over the pairs that can be compared")
  func diversity() {
    let likeness: (Int32, Int32) -> Double? = { $0 + $1 == 3 ? nil : 1 / Double($0 + $1) }
    // The pairs (0, 1) and (0, 2) differ by 0 and 0.5.
    #expect(ListCharacter.diversity([0, 1, 2], likeness: likeness) == 0.25)
    #expect(ListCharacter.diversity([1], likeness: likeness) == nil)
    #expect(ListCharacter.diversity([1, 2], likeness: likeness) == nil)
  }

  @Test("Serendipity counts what was wanted and is not merely popular")
  func serendipity() {
    #expect(ListCharacter.serendipity([1, 2, 3, 4], wanted: [1, 2, 4], expected: [2], cutoff: 4) == 0.5)
    #expect(ListCharacter.serendipity([1, 2, 3, 4], wanted: [1, 2, 4], expected: [], cutoff: 2) == 1)
    #expect(ListCharacter.serendipity([], wanted: [1], expected: [], cutoff: 5) == 0)
  }

  @Test(
    "The same shares are calibrated, and a list of one kind for a taste of two misses by Steck's divergence")
  func calibration() throws {
    let same = try #require(ListCharacter.miscalibration(own: ["a": 3, "b": 1], listed: ["a": 6, "b": 2]))
    #expect(abs(same) < 1e-12)
    let oneKind = try #require(ListCharacter.miscalibration(own: ["a": 1, "b": 1], listed: ["a": 4]))
    let expected = 0.5 * log(0.5 / (0.99 + 0.005)) + 0.5 * log(0.5 / 0.005)
    #expect(abs(oneKind - expected) < 1e-12)
    #expect(ListCharacter.miscalibration(own: [String: Double](), listed: ["a": 1]) == nil)
    #expect(ListCharacter.miscalibration(own: ["a": 1], listed: [:]) == nil)
  }

  @Test("Exposure of 1, 1 and 2 over four products, by hand")
  func exposure() {
    var exposure = Exposure(productCount: 5)
    exposure.add([0, 1])
    exposure.add([2, 2])
    let offered: (Int) -> Bool = { $0 < 4 }
    #expect(exposure.coverage(of: offered) == 0.75)
    // Half the mean absolute difference of the 16 ordered pairs, over a mean of 1.
    let counts = [1.0, 1, 2, 0]
    var differences = 0.0
    for one in counts { for other in counts { differences += abs(one - other) } }
    let gini = differences / 32
    #expect(abs(exposure.gini(of: offered) - gini) < 1e-12)
    #expect(exposure.lorenz(of: offered, steps: 4) == [0, 0, 0.25, 0.5, 1])
  }

  @Test("Equal exposure has no inequality, and no lists have no exposure")
  func evenExposure() {
    var even = Exposure(productCount: 3)
    #expect(even.gini { _ in true } == 0 && even.coverage { _ in true } == 0)
    #expect(even.lorenz(of: { _ in true }, steps: 2).isEmpty)
    even.add([0, 1, 2])
    #expect(even.gini { _ in true } == 0 && even.coverage { _ in true } == 1)
  }
}
