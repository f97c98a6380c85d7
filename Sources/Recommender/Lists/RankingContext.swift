// Recommender › RankingContext: a request with its evidence, constraints and rules worked out.

import Catalogue
import Conversation
import Fusion
import GraphRules
import Scoring
import ShopStore

/// All that the lists for one request are made of, so that it can be asked again with more or less evidence.
struct RankingContext: Sendable {
  /// By product the place of the variant to offer, -1 for what may not be listed.
  let eligible: [Int16]
  /// How many may be listed.
  let fitting: Int
  /// What the shop's rules add, and what was wished of surprise and rarity.
  let terms: NamedTerms
  /// The evidence, with the customer's whole history.
  let evidence: ScoringRequest
  /// The customer's events in order of time.
  let events: [Event]
  /// Scorers and weights of the model in use.
  let fusion: AdditiveFusion

  /// The request as things are, or as they are supposed to be.
  init(_ shop: Shop, _ request: ListRequest, supposing supposed: Supposition = Supposition()) throws {
    let trained = try shop.trained()
    let user = try request.user.map { try shop.user($0) }
    let recorded = try user.map { try shop.store.events(ofUser: $0) } ?? []
    events = recorded + supposed.events(after: recorded, now: shop.clock.now)
    var history = try request.similarTo == nil ? shop.history.items(events) : shop.history(for: request)
    history.removeAll { supposed.without.contains($0.cause) }
    var hidden: Set<Int> = []
    if let anchor = request.similarTo.flatMap(shop.catalogue.place) { hidden.insert(anchor.product.index) }
    if !request.includesSeen {
      hidden.formUnion(events.filter { $0.kind.marksAsSeen }.map(\.product.index))
    }
    hidden.formUnion(Event.hidden(in: events))
    let gate = try Gate(request.wish, in: shop)
    let rules = RuleTerms(
      for: user, wish: request.wish, in: shop, ignoring: supposed.ignoresRules, adding: supposed.rules)
    let critiques = try request.critiques.map { try CritiqueFilter($0, in: shop) }
    let companions = Companions(request, in: shop)
    let candidates: Candidates
    if companions == nil, gate.isOpen, rules.isEmpty, critiques.isEmpty {
      // In a shop of a million products, asking each of them is most of an answer.
      let excluded = request.wish.excludedItems.compactMap { shop.catalogue.product($0)?.index }
      candidates = shop.everything.leavingOut(hidden.union(excluded))
    } else {
      candidates = Candidates(in: shop, gate: gate, rules: rules) { product, variant in
        !hidden.contains(product.index) && companions?.admits(product, variant: variant) ?? true
          && critiques.allSatisfy { $0.admits(product, variant: variant) }
      }
    }
    (eligible, fitting) = (candidates.eligible, candidates.count)
    var terms = candidates.terms
    TuningTerms(request.tuning, history: history, in: shop).add(to: &terms, of: eligible)
    self.terms = terms
    evidence = ScoringRequest(user: user, history: history, said: request.said)
    fusion = trained.fusion(
      counting: companions == nil
        ? supposed.factors : Companions.factors.merging(supposed.factors) { $0 * $1 })
  }

  /// The scorers after they have heard all the evidence.
  var prepared: PreparedFusion { fusion.prepare(evidence, terms: terms) }
}

extension Gate {
  /// What a wish admits in this shop, now.
  init(_ wish: Wish, in shop: Shop) throws {
    self.init(
      wish, before: shop.shelf, now: shop.clock.now, rates: shop.settings.rates,
      currency: shop.settings.currency,
      ratings: wish.minimumRating == nil ? [] : try shop.meanRatings())
  }
}

extension RuleTerms {
  /// The shop's rules that hold for a customer, by number, and a wish.
  init(
    for user: Int?, wish: Wish, in shop: Shop, ignoring isIgnored: Bool = false, adding rules: [ShopRule] = []
  ) {
    let customer = user.map { shop.customers[$0] }
    self.init(
      (isIgnored ? [] : shop.rules.shopRules) + rules, on: shop.shelf, wish: wish,
      today: shop.clock.today,
      age: wish.recipientAge ?? customer?.birthYear.map { shop.clock.today.year - $0 },
      segment: customer?.segment ?? "")
  }
}
