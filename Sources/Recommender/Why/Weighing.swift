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
  let places: CausePlaces
  private var pool: Pool?
  /// Fast scores with everything heard, and with nothing heard.
  private(set) lazy var scores = prepared.fastScores(count: context.eligible.count)
  private lazy var silence = fastScores(of: evidence { _ in false })
  /// The last fast scores without something: what loses its place without it, and who comes up, is one question.
  private var lastWithout: (causes: Set<Cause>, scores: FastScores)?
  /// The products whose amounts were asked for: each is worked out once, whatever is taken away.
  private var known: [Int: ScoreParts] = [:]
  private static let mostKnown = 400

  /// Products that may come to be above one another, with what each action adds to them.
  struct Pool {
    private(set) var products: [Support] = []
    private var known: Set<Int> = []

    /// Takes the products that are not there yet; whether there were any.
    mutating func take(_ new: some Sequence<ProductID>, _ supports: ([ProductID]) -> [Support]) -> Bool {
      let added = missing(new)
      known.formUnion(added.map(\.index))
      if !added.isEmpty { products += supports(added) }
      return !added.isEmpty
    }

    /// Those that are not there yet, each once.
    func missing(_ new: some Sequence<ProductID>) -> [ProductID] {
      var met: Set<Int> = []
      return new.filter { !known.contains($0.index) && met.insert($0.index).inserted }
    }
  }

  /// - Throws: What ranking throws: no model, an unknown customer, an unknown item that the list shall resemble.
  package init(_ shop: Shop, _ request: ListRequest, supposing supposed: Supposition = Supposition()) throws {
    self.shop = shop
    self.request = request
    context = try RankingContext(shop, request, supposing: supposed)
    prepared = context.prepared
    var actions: [Cause] = []
    var met: Set<Cause> = []
    for item in context.evidence.history {
      guard case .event = item.cause, met.insert(item.cause).inserted else { continue }
      actions.append(item.cause)
    }
    self.actions = actions
    places = CausePlaces(actions)
  }

  /// The receipts of the list.
  package func receipts() -> [Receipt] {
    prepared.rank(
      eligible: context.eligible, leavingOut: [], range: request.offset..<request.offset + request.count)
  }

  /// Why a product has its score, listed or not.
  package func receipt(of product: ProductID, rank: Int = 0) -> Receipt {
    Receipt(
      product: product, variant: variant(of: product), rank: rank,
      contributions: prepared.contributions(to: product))
  }

  /// The place of the variant that is offered of a product, 0 where none may be.
  package func variant(of product: ProductID) -> Int { max(0, Int(context.eligible[product.index])) }

  /// How many products may be listed.
  package var fitting: Int { context.fitting }

  /// The evidence behind the list.
  package var history: [HistoryItem] { context.evidence.history }

  /// Whether a product may be listed at all.
  package func isEligible(_ product: ProductID) -> Bool { context.eligible[product.index] >= 0 }

  /// The scorers after they have heard everything but these causes: events, or turns in which something was said.
  package func prepared(without causes: Set<Cause>) -> PreparedFusion {
    causes.isEmpty ? prepared : context.fusion.prepare(evidence(without: causes), terms: context.terms)
  }

  /// What the scorers hear but for these causes.
  func evidence(without causes: Set<Cause>) -> ScoringRequest { evidence { !causes.contains($0) } }

  func evidence(of isHeard: (Cause) -> Bool) -> ScoringRequest {
    var evidence = context.evidence
    evidence.history.removeAll { !isHeard($0.cause) }
    evidence.said.removeAll { !isHeard(.said(turn: $0.turn)) }
    return evidence
  }

  private func fastScores(of evidence: ScoringRequest) -> FastScores {
    context.fusion.prepare(evidence, terms: context.terms).fastScores(count: context.eligible.count)
  }

  /// The fast scores without these causes: what is left is scored, or what goes, whichever is less.
  func fastScores(without causes: Set<Cause>) -> FastScores {
    guard !causes.isEmpty else { return scores }
    if let lastWithout, lastWithout.causes == causes { return lastWithout.scores }
    let found = fastScoresAnew(without: causes)
    lastWithout = (causes, found)
    return found
  }

  private func fastScoresAnew(without causes: Set<Cause>) -> FastScores {
    let (left, gone) = (evidence(without: causes), evidence(of: causes.contains))
    return left.history.count <= gone.history.count
      ? fastScores(of: left) : scores.without(fastScores(of: gone), silence: silence)
  }

  /// The first products of the list as it would be without these causes.
  package func order(count: Int, without causes: Set<Cause> = []) -> [ProductID] {
    scored(count: count, without: causes).map(\.product)
  }

  /// The same with the scores that put them in order.
  func scored(count: Int, without causes: Set<Cause> = []) -> [(product: ProductID, score: Double)] {
    guard !causes.isEmpty else { return prepared.list(of: scores, eligible: context.eligible, count: count) }
    return prepared(without: causes)
      .rankWithoutReasons(eligible: context.eligible, leavingOut: [], count: count)
  }

  /// Where a product would stand without these causes, among all that may be listed, with the best of those above it.
  ///
  /// Exact, to the bit that of the receipts. Cost: one fast pass over the causes or what is left without them, and the
  /// amounts of products that are as good as level.
  package func standing(of product: ProductID, without causes: Set<Cause> = [], naming most: Int = 1)
    -> PreparedFusion.Standing
  {
    let gone = causes.compactMap { places[$0] }
    let scores = fastScores(without: causes)
    guard gone.count == causes.count else {
      // What was said is no action: its amounts are told apart by their causes.
      return prepared.standing(of: product, in: scores, eligible: context.eligible, naming: most) {
        products in
        products.map { prepared.score(of: $0, without: causes) }
      }
    }
    return prepared.standing(
      of: product, in: scores, eligible: context.eligible, naming: most,
      reckoned: { [self] products in
        // Amounts of a short history are added up as soon as they are kept.
        actions.count > Glimpse.manyActions
          ? parts(of: products).map { $0.support.score(without: gone) }
          : products.map { prepared.score(of: $0, without: causes) }
      },
      exactly: { parts(of: $0).map { $0.score(without: gone) } })
  }

  /// Where a product would stand with another score, all others having theirs.
  func standing(of product: ProductID, at score: Double, naming most: Int = 1) -> PreparedFusion.Standing {
    prepared.standing(
      of: product, at: score, in: scores, eligible: context.eligible, naming: most,
      reckoned: { [self] in parts(of: $0).map(\.support.score) },
      exactly: { parts(of: $0).map { $0.score() } })
  }

  /// What each action adds to a product's score.
  package func support(of product: ProductID) -> Support { parts(of: [product])[0].support }

  /// The amounts of products' scores; what is not known yet is worked out for all of them at once.
  @discardableResult
  func parts(of products: [ProductID]) -> [ScoreParts] {
    var isAsked: Set<Int> = []
    var missing = products.filter { known[$0.index] == nil && isAsked.insert($0.index).inserted }
    if known.count + missing.count > Self.mostKnown {
      known.removeAll(keepingCapacity: true)
      missing = products
    }
    for found in prepared.parts(of: missing, by: actions, places: places) {
      known[found.support.product.index] = found
    }
    return products.compactMap { known[$0.index] }
  }

  func causes(_ places: some Sequence<Int>) -> Set<Cause> { Set(places.map { actions[$0] }) }

  // MARK: Rivals

  /// How many of the best products may be weighed as rivals of those in the list, and how many beyond the list are in
  /// any case; a first place is contested by few.
  private static let poolSize = 100
  private static let nearest = 10
  private static let contenders = 5
  /// How many of the best that would be left without much of the history are rivals besides.
  private static let strangers = 10

  /// The best products by their fast scores, the first first.
  private lazy var leading: [ProductID] = {
    let count = Self.poolSize + request.offset + request.count
    return PreparedFusion.best(count, of: scores, eligible: context.eligible)
      .sorted { (scores[$1], $0) < (scores[$0], $1) }
  }()

  /// The products weighed so far, the nearest to the end of the list at least.
  var rivals: [Support] {
    enlarge(by: leading.prefix(Self.nearest + request.offset + request.count))
    return weighed
  }

  /// The products weighed so far, the first few of the list at least.
  var contenders: [Support] {
    enlarge(by: firsts)
    return weighed
  }

  /// The best products, as many as contest a first place.
  var firsts: ArraySlice<ProductID> { leading.prefix(Self.contenders) }

  var weighed: [Support] { pool?.products ?? [] }

  /// Those of the products that were not weighed yet, each once.
  func notWeighed(_ products: [ProductID]) -> [ProductID] { (pool ?? Pool()).missing(products) }

  /// All the best products whose score is at least this.
  func leading(toScore least: Double) -> [ProductID] {
    Array(leading.prefix { Double(scores[$0]) >= least })
  }

  /// Weighs all the best products, and the best without any action.
  @discardableResult
  func enlargeToAll() -> Bool {
    let isLarger = enlarge(by: leading)
    return enlarge(by: likely(Set(actions))) || isLarger
  }

  /// The best products without these causes, in no order: no receipt is made.
  func likely(_ causes: Set<Cause>) -> [ProductID] {
    PreparedFusion.best(Self.strangers, of: fastScores(without: causes), eligible: context.eligible)
  }

  /// Adds rivals; whether any was new.
  @discardableResult
  func enlarge(by products: some Sequence<ProductID>) -> Bool {
    var pool = pool ?? Pool()
    let isLarger = pool.take(products) { parts(of: $0).map(\.support) }
    self.pool = pool
    return isLarger
  }
}
