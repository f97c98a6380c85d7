// FusionTests › GlimpseTests: rivals told apart by a few actions, against weighing them by all.

import Catalogue
import CollaborativeScoring
import Fusion
import Scoring
import ScoringTesting
import Testing
import VectorMath

@Suite("Rivals looked at by a few actions")
struct GlimpseTests {
  /// Sixty products that she has, and forty that she has not.
  private let history = (0..<60).map { HistoryItem.bought($0, $0, 1 / Double(61 - $0)) }
  private let others = (60..<100).map { ProductID($0) }

  /// A table in which each of her products speaks for or against all others.
  private func fusion(seed: UInt64) -> AdditiveFusion {
    var random = SeededGenerator(seed: seed)
    let rows = 0..<100
    let table = KernelTable(
      weights: SparseRows(
        starts: (0...100).map { 40 * $0 }, columns: rows.flatMap { _ in (60..<100).map { Int32($0) } },
        values: rows.flatMap { _ in (0..<40).map { _ in Float(random.unit() - 0.1) } }, columnCount: 100),
      customers: [Int32](repeating: 1, count: 4000))
    return AdditiveFusion(
      scorers: [TableScorer(name: "table", table: table, pattern: .together)], weights: ["table": 1],
      scales: ["table": 0.7])
  }

  @Test("Nobody who could overtake is passed over, and not everybody is looked at closely", arguments: 1...6)
  func oracle(seed: UInt64) throws {
    let fusion = fusion(seed: seed)
    func heard(_ isHeard: (Cause) -> Bool) -> PreparedFusion {
      fusion.prepare(ScoringRequest(user: nil, history: history.filter { isHeard($0.cause) }))
    }
    let actions = history.map(\.cause)
    let supports = heard { _ in true }.parts(of: others, by: actions, places: CausePlaces(actions))
      .map(\.support)
    let target = try #require(supports.max { $0.score < $1.score })
    let rivals = supports.filter { $0.product != target.product }
    let against = rivals.reduce(0) { max($0, -($1.parts.min() ?? 0)) }
    var glimpse = Glimpse(target, actions: actions) { few in heard(few.contains) }
    var (looked, passed) = (0, 0)
    for count in 2...6 {
      for margin in [0, 0.02, 0.2] {
        let found = Set(
          glimpse.dangerous(
            rivals.map { ($0.product, $0.score) }, found: count, margin: margin, against: against, slack: 0))
        for rival in rivals {
          let gains = zip(target.parts, rival.parts).map { max(0, $0 - $1) }.sorted(by: >)
          let gap = target.score - rival.score
          let fewer = gains.prefix(count - 1).reduce(0, +)
          let same = gains.prefix(count).reduce(0, +)
          if fewer > gap + 1e-12 || same > gap + margin + 1e-12 {
            #expect(found.contains(rival.product), "\(rival.product.index), \(count) actions")
          }
        }
        looked += found.count
        passed += rivals.count - found.count
      }
    }
    #expect(looked > 0 && passed > 0)
  }
}
