// Recommender › ListProvider: anything that can fill a list, by name, so that all are judged alike.

import Catalogue
import Fusion
import Scoring

/// Somebody who ranks products for a request: the fused score, a part of it, or a model to compare it with.
protocol ListProvider: Sendable {
  /// The name in reports.
  var name: String { get }

  /// The best products first, at most `count`; the same for the same request, whatever was asked before.
  func list(for request: ScoringRequest, among candidates: ListCandidates, count: Int) -> [Int32]
}

/// Which products a customer's list may hold.
struct ListCandidates {
  /// By product the variant to offer, -1 for what may not be listed.
  let eligible: [Int16]
  /// What a merchant's rules add, by product.
  let terms: NamedTerms
  /// What the customer has already and need not be shown.
  let seen: Set<Int>
}

extension Sequence<Int> {
  /// The `count` first by their scores, the highest first, ties by number.
  func best(_ count: Int, by scores: [Float]) -> ArraySlice<Int> {
    sorted { (scores[$1], $0) < (scores[$0], $1) }.prefix(count)
  }
}

/// The lists of a fusion, ordered by their receipts as in every other list of the program.
struct FusionLists: ListProvider {
  let name: String
  let fusion: AdditiveFusion

  func list(for request: ScoringRequest, among candidates: ListCandidates, count: Int) -> [Int32] {
    fusion.prepare(request, terms: candidates.terms).rankWithoutReasons(
      eligible: candidates.eligible, leavingOut: candidates.seen, count: count
    ).map { Int32($0.product.index) }
  }
}

/// What most customers chose, for everybody alike.
struct PopularLists: ListProvider {
  let name = "popular"
  /// Most popular first, ties by number.
  private let order: [Int32]

  init(_ choices: Choices, productCount: Int) {
    order = (0..<Int32(productCount)).sorted {
      (choices.popularity(of: Int($1)), $0) < (choices.popularity(of: Int($0)), $1)
    }
  }

  func list(for request: ScoringRequest, among candidates: ListCandidates, count: Int) -> [Int32] {
    Array(
      order.lazy.filter { candidates.eligible[Int($0)] >= 0 && !candidates.seen.contains(Int($0)) }
        .prefix(count))
  }
}
