// RecommenderTests › RungProposalsTests: which settings a search tries, on hills whose top is known.

import Recommender
import Testing

@Suite("Proposals of a search")
struct RungProposalsTests {
  private static let sizes = [12, 9, 8, 6, 5]
  private static let top = [9, 2, 6, 1, 3]

  /// Highest at the top, lower by how far off it is on each ladder.
  private func height(_ rungs: [Int]) -> Double {
    -zip(rungs, zip(Self.top, Self.sizes)).reduce(0) { sum, axis in
      let off = Double(axis.0 - axis.1.0) / Double(axis.1.1)
      return sum + off * off
    }
  }

  /// All points of a search, the start among them.
  private func walk(
    _ search: TuningSearch, sizes: [Int] = sizes, tries: Int, seed: UInt64 = 7
  ) -> [RungTrial] {
    let start = sizes.map { $0 / 2 }
    var trials = [RungTrial(rungs: start, quality: height(start))]
    var proposals = RungProposals(search, sizes: sizes, start: trials[0], limit: tries, seed: seed)
    for _ in 0..<tries {
      guard let rungs = proposals.next() else { break }
      trials.append(RungTrial(rungs: rungs, quality: height(rungs)))
      proposals.add(trials[trials.count - 1])
    }
    return trials
  }

  @Test(
    "No point is tried twice, and each stands on all ladders",
    arguments: [.grid, .random, .bayes] as [TuningSearch])
  func points(search: TuningSearch) {
    let trials = walk(search, tries: 60)
    #expect(trials.count > 40 && Set(trials.map(\.rungs)).count == trials.count)
    for trial in trials {
      #expect(trial.rungs.count == Self.sizes.count)
      #expect(zip(trial.rungs, Self.sizes).allSatisfy { (0..<$1).contains($0) })
    }
  }

  @Test("The same seed makes the same search", arguments: [.random, .bayes] as [TuningSearch])
  func repeatable(search: TuningSearch) {
    #expect(walk(search, tries: 40) == walk(search, tries: 40))
    #expect(walk(search, tries: 40) != walk(search, tries: 40, seed: 8))
  }

  @Test(
    "A small space is searched to the last point, and then no more",
    arguments: [.grid, .random, .bayes] as [TuningSearch])
  func wholeSpace(search: TuningSearch) {
    #expect(walk(search, sizes: [3, 2], tries: 100).count == 6)
  }

  @Test("A grid is as fine as the budget allows, and spans each ladder that it varies from end to end")
  func grid() {
    let trials = walk(.grid, sizes: [12, 9, 8], tries: 18).dropFirst()
    for (axis, count) in [3, 3, 2].enumerated() {
      let rungs = Set(trials.map(\.rungs[axis]))
      #expect(rungs.count == count && rungs.contains(0) && rungs.contains([12, 9, 8][axis] - 1))
    }
  }

  @Test("Listening to what went well comes nearer to the top than chance and grid in as many tries")
  func bayes() {
    func best(_ search: TuningSearch) -> Double {
      let found = (1...20).map { seed in
        walk(search, tries: 60, seed: UInt64(seed)).map(\.quality).max() ?? -1
      }
      return found.reduce(0, +) / Double(found.count)
    }
    let (listening, chance, grid) = (best(.bayes), best(.random), best(.grid))
    #expect(listening > chance / 2 && listening > grid / 2, "\(listening), \(chance), \(grid)")
  }
}
