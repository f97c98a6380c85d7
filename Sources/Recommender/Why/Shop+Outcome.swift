// Recommender › Shop+Outcome: the list as it would be, beside the list as it is.

package import Catalogue
package import Conversation
package import Explanation
import Fusion
package import Scoring

/// Two lists and how their products moved.
package struct ListOutcome: Sendable {
  package let before: [Receipt]
  package let after: [Receipt]
  package let moves: [ListMove]
  /// For products in one of the lists: their places among all products in the other, where they may be listed at all.
  package let elsewhere: [ProductID: Int]
  /// How many products pass every constraint then.
  package let fitting: Int
}

extension Shop {
  /// What a request would be answered with under a supposition, or another request in its place; in memory alone.
  ///
  /// - Throws: What ``Weighing/init(_:_:supposing:)`` throws.
  package func outcome(
    of request: ListRequest, becoming other: ListRequest? = nil, supposing supposed: Supposition
  ) throws -> ListOutcome {
    let now = try Weighing(self, request)
    let then = try Weighing(self, other ?? request, supposing: supposed)
    let (before, after) = (now.receipts(), then.receipts())
    let moves = ListMove.between(before.map(\.product), after.map(\.product))
    var elsewhere: [ProductID: Int] = [:]
    for move in moves where move.rise == nil {
      let weighing = move.after == nil ? then : now
      guard weighing.isEligible(move.product) else { continue }
      elsewhere[move.product] = weighing.standing(of: move.product, naming: 0).rank
    }
    return ListOutcome(
      before: before, after: after, moves: moves, elsewhere: elsewhere, fitting: then.fitting)
  }
}
