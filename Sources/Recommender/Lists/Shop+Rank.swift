// Recommender › Shop+Rank: from a request to receipts in order.

package import Catalogue
package import Conversation
import Fusion
package import Scoring
import ShopStore

extension Shop {
  /// What is ranked for one request, and what was kept out.
  package struct Ranking: Sendable {
    package let receipts: [Receipt]
    /// How many products pass every constraint.
    package let fitting: Int
  }

  /// Ranks what the shop offers under a request.
  ///
  /// - Throws: ``ShopError/notTrained``, ``ShopError/unknownUser(_:)``, ``ShopError/unknownItem(_:)``.
  package func rank(_ request: ListRequest) throws -> Ranking {
    let context = try RankingContext(self, request)
    return rank(request, context, context.prepared)
  }

  /// The same of a request that is worked out already.
  func rank(_ request: ListRequest, _ context: RankingContext, _ prepared: PreparedFusion) -> Ranking {
    let variety = request.tuning.strength(.diversity)
    if variety != 0 {
      let end = request.offset + request.count
      let pool = prepared.rank(
        eligible: context.eligible, leavingOut: [], range: 0..<end * VariedOrder.pool)
      let receipts = VariedOrder(strength: variety, in: self).ordered(pool, count: end)
      return Ranking(receipts: Array(receipts.dropFirst(request.offset)), fitting: context.fitting)
    }
    let receipts = prepared.rank(
      eligible: context.eligible, leavingOut: [],
      range: request.offset..<request.offset + request.count)
    return Ranking(receipts: receipts, fitting: context.fitting)
  }

  /// The receipt of one item under a request, whether or not it would be listed.
  package func receipt(of item: ProductID, for request: ListRequest) throws -> Receipt {
    // What a product pays for its likeness to others hangs on the list that it is in.
    if request.tuning.strength(.diversity) != 0,
      let listed = try rank(request).receipts.first(where: { $0.product == item })
    {
      return listed
    }
    let context = try RankingContext(self, request)
    let variant = max(0, Int(context.eligible[item.index]))
    return Receipt(
      product: item, variant: variant, rank: 0, contributions: context.prepared.contributions(to: item))
  }

  /// The evidence that a request is answered from.
  func history(for request: ListRequest) throws -> [HistoryItem] {
    guard let anchor = request.similarTo else {
      return history.items(try request.user.map { try store.events(ofUser: user($0)) } ?? [])
    }
    // A list of similar products is about the product that was named, not about the customer.
    guard let place = catalogue.place(of: anchor) else { throw ShopError.unknownItem(anchor) }
    return [.named(place.product, variant: place.variant, turn: request.turn)]
  }

  /// How many products would pass every constraint.
  package func fitting(_ request: ListRequest) throws -> Int {
    try RankingContext(self, request).fitting
  }

  /// Mean stars by product, 0 for a product without a rating.
  func meanRatings() throws -> [Double] {
    var sums = [Double](repeating: 0, count: catalogue.count)
    var counts = sums
    for event in try store.allEvents() where event.kind == .rating {
      sums[event.product.index] += event.value ?? 0
      counts[event.product.index] += 1
    }
    return zip(sums, counts).map { $1 > 0 ? $0 / $1 : 0 }
  }

  /// A customer's events in order of time.
  package func events(of user: Int) throws -> [Event] { try store.events(ofUser: user) }
}
