// EvaluationTests › RankingMetricTests: metrics by hand, and against an oracle that spells out each definition.

import Evaluation
import Foundation
import Testing
import VectorMath

@Suite("Ranking metrics")
struct RankingMetricTests {
  /// Of four wanted, the second, third and sixth of a list of six.
  private let list = JudgedList([9, 1, 2, 8, 7, 3], wanted: [1, 2, 3], unknown: 1)

  @Test(
    "A list of six with hits at 2, 3 and 6 of four wanted, by hand",
    arguments: [
      (RankingMetric.recall, 5, 0.5), (.recall, 6, 0.75), (.precision, 5, 0.4), (.precision, 10, 0.3),
      // 2 · 0.4 · 0.5 / (0.4 + 0.5), and (1/2 + 2/3) / 4.
      (.f1, 5, 0.4444444444444444), (.hr, 1, 0), (.hr, 2, 1), (.mrr, 5, 0.5), (.mrr, 1, 0),
      (.map, 5, 0.2916666666666667), (.map, 2, 0.25),
      // A hit at 2 gains 0.63093, one at 3 gains 0.5; three at the top gain 2.13093, two 1.63093.
      (.ndcg, 3, 0.5307212739772434), (.ndcgOfHits, 3, 0.6934264036172708), (.ndcgOfHits, 1, 0),
    ] as [(RankingMetric, Int, Double)])
  func byHand(metric: RankingMetric, cutoff: Int, expected: Double) {
    #expect(abs(list.value(metric, at: cutoff) - expected) < 1e-12)
  }

  @Test("A perfect list has 1 of everything but precision beyond what was wanted")
  func perfect() {
    let perfect = JudgedList([1, 2, 3], wanted: [1, 2, 3])
    for metric in RankingMetric.allCases { #expect(perfect.value(metric, at: 3) == 1) }
    #expect(perfect.value(.precision, at: 4) == 0.75)
  }

  @Test("An empty list has 0 of everything")
  func empty() {
    let empty = JudgedList([], wanted: [1])
    for metric in RankingMetric.allCases { #expect(empty.value(metric, at: 5) == 0) }
  }

  @Test("Five hundred lists of chance agree with the definitions spelt out")
  func oracle() {
    var random = SeededGenerator(seed: 3)
    for _ in 0..<500 {
      var products = (0..<30).map(Int32.init)
      random.shuffle(&products)
      let list = Array(products.prefix(random.below(20)))
      let wanted = Set((0..<(1 + random.below(12))).map { _ in Int32(random.below(30)) })
      let cutoff = 1 + random.below(20)
      let judged = JudgedList(list, wanted: wanted)
      for metric in RankingMetric.allCases {
        let expected = Self.slowly(metric, list, wanted, cutoff)
        #expect(abs(judged.value(metric, at: cutoff) - expected) < 1e-12, "\(metric)@\(cutoff)")
      }
    }
  }

  private static func slowly(_ metric: RankingMetric, _ list: [Int32], _ wanted: Set<Int32>, _ k: Int)
    -> Double
  {
    let top = Array(list.prefix(k))
    let hits = Double(wanted.intersection(top).count)
    func gain(_ items: [Int32]) -> Double {
      items.indices.reduce(0) { $0 + (wanted.contains(items[$1]) ? log(2) / log(Double($1 + 2)) : 0) }
    }
    switch metric {
    case .recall: return hits / Double(wanted.count)
    case .precision: return hits / Double(k)
    case .f1:
      let (p, r) = (hits / Double(k), hits / Double(wanted.count))
      return p + r == 0 ? 0 : 2 / (1 / p + 1 / r)
    case .hr: return hits == 0 ? 0 : 1
    case .mrr: return top.enumerated().map { wanted.contains($1) ? 1 / Double($0 + 1) : 0 }.max() ?? 0
    case .ndcg: return gain(top) / gain(Array(wanted.prefix(k)))
    case .ndcgOfHits:
      let sorted = top.filter(wanted.contains) + top.filter { !wanted.contains($0) }
      return hits == 0 ? 0 : gain(top) / gain(sorted)
    case .map:
      let precisions = top.indices.filter { wanted.contains(top[$0]) }.map { place in
        Double(wanted.intersection(top[...place]).count) / Double(place + 1)
      }
      return precisions.reduce(0, +) / Double(min(k, wanted.count))
    }
  }
}
