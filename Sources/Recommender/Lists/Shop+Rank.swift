// Recommender › Shop+Rank: from a request to receipts in order.

package import Catalogue
package import Conversation
import Foundation
import Fusion
import GraphRules
import KnowledgeGraph
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
    let receipts = context.prepared.rank(
      eligible: context.eligible, leavingOut: [],
      range: request.offset..<request.offset + request.count)
    return Ranking(receipts: receipts, fitting: context.fitting)
  }

  /// The receipt of one item under a request, whether or not it would be listed.
  package func receipt(of item: ProductID, for request: ListRequest) throws -> Receipt {
    let context = try RankingContext(self, request)
    let variant = max(0, Int(context.eligible[item.index]))
    return Receipt(
      product: item, variant: variant, rank: 0, contributions: context.prepared.contributions(to: item))
  }

  /// The evidence that a request is answered from.
  func history(for request: ListRequest) throws -> [HistoryItem] {
    guard let anchor = request.similarTo else {
      return try request.user.map { history.items(try store.events(ofUser: user($0))) } ?? []
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
  fileprivate func meanRatings() throws -> [Double] {
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

/// A request with its evidence, constraints and rules worked out.
private struct RankingContext {
  let prepared: PreparedFusion
  /// By product the place of the variant to offer, -1 for what may not be listed.
  let eligible: [Int16]
  /// How many may be listed.
  let fitting: Int

  init(_ shop: Shop, _ request: ListRequest) throws {
    let trained = try shop.trained()
    let user = try request.user.map { try shop.user($0) }
    let events = try user.map { try shop.store.events(ofUser: $0) } ?? []
    let history = try shop.history(for: request)
    var hidden: Set<Int> = []
    if let anchor = request.similarTo.flatMap(shop.catalogue.place) { hidden.insert(anchor.product.index) }
    if !request.includesSeen {
      hidden.formUnion(events.filter { $0.kind.marksAsSeen }.map(\.product.index))
    }
    let customer = user.map { shop.customers[$0] }
    let rules = RuleTerms(
      shop.rules.shopRules, wish: request.wish, today: shop.clock.today,
      age: request.wish.recipientAge ?? customer?.birthYear.map { shop.clock.today.year - $0 },
      segment: customer?.segment ?? "")
    let gate = Gate(
      request.wish, now: shop.clock.now, rates: shop.settings.rates, currency: shop.settings.currency,
      ratings: request.wish.minimumRating == nil ? [] : try shop.meanRatings())
    let critiques = try request.critiques.map { try CritiqueFilter($0, in: shop) }
    let candidates: Candidates
    if gate.isOpen, rules.isEmpty, critiques.isEmpty {
      // In a shop of a million products, asking each of them is most of an answer.
      let excluded = request.wish.excludedItems.compactMap { shop.catalogue.product($0)?.index }
      candidates = shop.everything.leavingOut(hidden.union(excluded))
    } else {
      candidates = Candidates(in: shop, gate: gate, rules: rules) { product, variant in
        !hidden.contains(product.index)
          && critiques.allSatisfy { $0.admits(product, variant: variant, in: shop) }
      }
    }
    (eligible, fitting) = (candidates.eligible, candidates.count)
    prepared = trained.fusion.prepare(
      ScoringRequest(user: user, history: history, said: request.said), terms: candidates.terms)
  }
}
