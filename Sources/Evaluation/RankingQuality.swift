// Evaluation › RankingQuality: how near the top the right product stands, over many lists.

import Foundation

/// Hit rate and normalised discounted gain at a cut-off, for lists with one right product each.
///
/// K. Järvelin, J. Kekäläinen, “Cumulated gain-based evaluation of IR techniques”, TOIS 2002; with a single right
/// product the ideal gain is 1 and a hit at rank `r` gains `1 / log₂(r + 1)`.
package struct RankingQuality: Hashable, Sendable {
  package let cutoff: Int
  package private(set) var lists = 0
  private var hits = 0
  private var gain = 0.0

  package init(cutoff: Int = 10) {
    self.cutoff = cutoff
  }

  /// - Parameter rank: From 1; `nil` when the right product is not in the list.
  package mutating func add(rank: Int?) {
    lists += 1
    guard let rank, rank <= cutoff else { return }
    hits += 1
    gain += 1 / log2(Double(rank) + 1)
  }

  /// The share of lists with the right product, in `0...1`.
  package var hitRate: Double { lists == 0 ? 0 : Double(hits) / Double(lists) }

  /// In `0...1`.
  package var ndcg: Double { lists == 0 ? 0 : gain / Double(lists) }
}
