// Evaluation › RankingMetric: how good one list is, by what was wanted and where it stands.

import Foundation

/// A measure of one list at a cut-off, in `0...1`, larger is better.
///
/// In a report all are means over customers.
package enum RankingMetric: String, Sendable, CaseIterable, Codable {
  /// Hits over what was wanted.
  case recall
  /// Hits over the cut-off, also when the list is shorter.
  case precision
  /// The harmonic mean of precision and recall of this list.
  case f1
  /// Discounted gain over that of a perfect list: `1 / log₂(rank + 1)` a hit, the ideal cut at the cut-off.
  ///
  /// K. Järvelin, J. Kekäläinen, “Cumulated gain-based evaluation of IR techniques”, TOIS 2002.
  case ndcg
  /// Mean of the precision at each hit's rank, over the hits that a perfect list would have.
  case map
  /// One over the rank of the first hit.
  case mrr
  /// Whether there is a hit.
  case hr
  /// Discounted gain over that of the list's own hits in the best order, as path-reasoning papers report it.
  ///
  /// It does not notice what was missed, and is told for comparison with those papers only.
  case ndcgOfHits = "ndcg*"
}

/// One list against what was wanted.
package struct JudgedList: Hashable, Sendable {
  /// By rank, whether the product was wanted.
  package let hits: [Bool]
  /// How many were wanted, found or not; at least 1.
  package let wanted: Int

  package init(hits: [Bool], wanted: Int) {
    precondition(wanted > 0, "a list is judged by something that was wanted")
    self.hits = hits
    self.wanted = wanted
  }

  /// A list, the best first, against what was wanted of the shop's products and `unknown` more that it does not have.
  package init(_ list: some Sequence<Int32>, wanted: Set<Int32>, unknown: Int = 0) {
    self.init(hits: list.map(wanted.contains), wanted: wanted.count + unknown)
  }

  /// The metric at a cut-off of 1 or more.
  package func value(_ metric: RankingMetric, at cutoff: Int) -> Double {
    let top = hits.prefix(cutoff)
    let found = Double(top.count { $0 })
    let recall = found / Double(wanted)
    let precision = found / Double(cutoff)
    switch metric {
    case .recall: return recall
    case .precision: return precision
    case .f1: return found == 0 ? 0 : 2 * precision * recall / (precision + recall)
    case .hr: return found > 0 ? 1 : 0
    case .mrr: return top.firstIndex(of: true).map { 1 / Double($0 + 1) } ?? 0
    case .ndcg: return gain(top) / Self.ideal(min(cutoff, wanted))
    case .ndcgOfHits: return found == 0 ? 0 : gain(top) / Self.ideal(Int(found))
    case .map:
      var sum = 0.0
      var soFar = 0.0
      for (place, isHit) in top.enumerated() where isHit {
        soFar += 1
        sum += soFar / Double(place + 1)
      }
      return sum / Double(min(cutoff, wanted))
    }
  }

  private func gain(_ top: ArraySlice<Bool>) -> Double {
    var sum = 0.0
    for (place, isHit) in top.enumerated() where isHit { sum += 1 / log2(Double(place + 2)) }
    return sum
  }

  /// The gain of so many hits at the top.
  private static func ideal(_ count: Int) -> Double {
    (0..<count).reduce(0) { $0 + 1 / log2(Double($1 + 2)) }
  }
}
