// Recommender › Weighing: one request, ready to be asked again without this or that.

package import Catalogue
package import Conversation
import Explanation
package import Fusion
package import Scoring

/// A customer's list and what each of her actions has to do with it.
///
/// An action is one event of hers that says something; a product bought and viewed is two. What an event says is fixed by
/// her whole recorded history, so leaving one out takes away its own contributions and nothing else; products that she
/// has stay left out of her lists whatever is taken away. All answers are of the production scorers, in memory: nothing
/// is written. Not for several threads at once; each has one of its own.
///
///     let weighing = try Weighing(shop, ListRequest(user: "u1042", count: 10))
///     if let first = weighing.order(count: 1).first {
///       let change = weighing.counterfactual(of: first)
///     }
package final class Weighing {
  let shop: Shop
  package let request: ListRequest
  let context: RankingContext
  /// The scorers after they have heard everything.
  package let prepared: PreparedFusion
  /// What her actions are, in order of time.
  package let actions: [Cause]
  let places: [Cause: Int]
  private var pool: Pool?

  /// Products that may come to be above one another, with what each action adds to them.
  struct Pool {
    private(set) var products: [Support] = []
    private var known: Set<Int> = []

    /// Takes the products that are not there yet; whether there were any.
    mutating func take(_ new: some Sequence<ProductID>, _ support: (ProductID) -> Support) -> Bool {
      let before = products.count
      for product in new where known.insert(product.index).inserted { products.append(support(product)) }
      return products.count > before
    }
  }

  /// - Throws: What ranking throws: no model, an unknown customer, an unknown item that the list shall resemble.
  package init(_ shop: Shop, _ request: ListRequest) throws {
    self.shop = shop
    self.request = request
    context = try RankingContext(shop, request)
    prepared = context.prepared
    var actions: [Cause] = []
    var places: [Cause: Int] = [:]
    for item in context.evidence.history where places[item.cause] == nil {
      guard case .event = item.cause else { continue }
      places[item.cause] = actions.count
      actions.append(item.cause)
    }
    self.actions = actions
    self.places = places
  }

  /// How many products may be listed.
  package var fitting: Int { context.fitting }

  /// The evidence behind the list.
  package var history: [HistoryItem] { context.evidence.history }

  /// Whether a product may be listed at all.
  package func isEligible(_ product: ProductID) -> Bool { context.eligible[product.index] >= 0 }

  /// The scorers after they have heard everything but these causes: events, or turns in which something was said.
  package func prepared(without causes: Set<Cause>) -> PreparedFusion {
    guard !causes.isEmpty else { return prepared }
    var evidence = context.evidence
    evidence.history.removeAll { causes.contains($0.cause) }
    evidence.said.removeAll { causes.contains(.said(turn: $0.turn)) }
    return context.fusion.prepare(evidence, terms: context.terms)
  }

  /// The first products of the list as it would be without these causes.
  package func order(count: Int, without causes: Set<Cause> = []) -> [ProductID] {
    prepared(without: causes).rankWithoutReasons(eligible: context.eligible, leavingOut: [], count: count)
      .map(\.product)
  }

  /// Where a product would stand without these causes, among all that may be listed, with the best of those above it.
  package func standing(of product: ProductID, without causes: Set<Cause> = [], naming most: Int = 50)
    -> PreparedFusion.Standing
  {
    prepared(without: causes).standing(of: product, eligible: context.eligible, naming: most)
  }

  /// What each action adds to a product's score.
  package func support(of product: ProductID) -> Support { prepared.support(of: product, places: places) }

  func causes(_ places: some Sequence<Int>) -> Set<Cause> { Set(places.map { actions[$0] }) }

  // MARK: Rivals

  /// How many of the best products are rivals of those in the list.
  private static let poolSize = 150
  /// How many of the best that would be left without much of the history are rivals besides.
  private static let strangers = 30

  /// The products that could take somebody's place: the best as things are, and the best without any action.
  var rivals: [Support] {
    if let pool { return pool.products }
    enlarge(by: likely([], length: Self.poolSize))
    enlarge(by: likely(Set(actions), length: Self.strangers))
    return pool?.products ?? []
  }

  /// The best products without these causes, in no order: no receipt is made.
  func likely(_ causes: Set<Cause>, length: Int = strangers) -> [ProductID] {
    prepared(without: causes).shortlist(context.eligible, leavingOut: [], length: length)
      .map { ProductID(Int($0)) }
  }

  /// Adds rivals; whether any was new.
  @discardableResult
  func enlarge(by products: some Sequence<ProductID>) -> Bool {
    var pool = pool ?? Pool()
    let isLarger = pool.take(products) { support(of: $0) }
    self.pool = pool
    return isLarger
  }
}
