// Recommender › Shop+Absence: asks one gate after the other why a product is not in a list.

import Catalogue
package import Conversation
package import Explanation
import Features
import Fusion
import GraphRules
import KnowledgeGraph
import Scoring

extension Shop {
  /// Why a product is not in the list of a request, the first reason that suffices.
  ///
  /// - Throws: ``ShopError/unknownItem(_:)``, and what ``Weighing/init(_:_:)`` throws.
  package func absence(of item: String, from request: ListRequest, contrasting: ReasonTreeBuilder) throws
    -> Absence
  {
    guard let place = catalogue.place(of: item) else { throw ShopError.unknownItem(item) }
    let weighing = try Weighing(self, request)
    if let closed = try closedGate(for: place.product, weighing) { return closed }
    let standing = weighing.standing(of: place.product)
    if standing.rank <= request.offset + request.count { return .listed(rank: standing.rank) }
    let receipt = weighing.receipt(of: place.product)
    guard receipt.contributions.contains(where: { $0.evidence.isReason && $0.amount > 0 }) else {
      return .noEvidence(gaps(of: place.product, weighing), rank: standing.rank)
    }
    let last = weighing.order(count: request.offset + request.count).last ?? place.product
    return .outscored(
      Absence.Outscored(
        rank: standing.rank,
        contrast: contrasting.contrast(
          weighing.receipt(of: last), receipt, history: weighing.history),
        fitting: weighing.fitting, additions: try additions(for: place.product, request)))
  }

  // MARK: Gates

  private func closedGate(for id: ProductID, _ weighing: Weighing) throws -> Absence? {
    guard !weighing.isEligible(id) else { return nil }
    let request = weighing.request
    let user = try request.user.map { try self.user($0) }
    guard catalogue[id].isOffered else { return .notOffered }
    let rules = RuleTerms(for: user, wish: request.wish, in: self)
    if let rule = rules.excluding(id) { return .ruled(rule) }
    // Chips are asked as if everything were in stock, which is a gate of its own.
    let admits = { (wish: Wish) in try Gate(wish, in: self).variant(of: id, evenSoldOut: true) != nil }
    var chips = request.wish
    (chips.excludedItems, chips.onlyItems) = ([], [])
    if try !admits(chips) {
      let currency = settings.currency
      let alone = try Chips.eachAlone(chips, currency: currency).filter { try !admits($0.wish) }.map(\.chip)
      if !alone.isEmpty { return .filtered(alone, eachSuffices: true) }
      let deciding = try Chips.withoutEach(chips, currency: currency).filter { try admits($0.wish) }.map(
        \.chip)
      return .filtered(
        deciding.isEmpty ? Chips.strings(chips, currency: currency) : deciding, eachSuffices: false)
    }
    let isAnchor = request.similarTo.flatMap(catalogue.place)?.product == id
    if try isAnchor || !admits(request.wish) { return .excluded }
    guard let variant = try Gate(request.wish, in: self).variant(of: id) else { return .outOfStock }
    if let critique = try request.critiques.first(where: {
      try !CritiqueFilter($0, in: self).admits(id, variant: variant)
    }) {
      return .critiqued(critique)
    }
    let having = weighing.context.events.last { $0.product == id && $0.kind.marksAsSeen }
    return having.map { .had($0) } ?? .excluded
  }

  // MARK: Evidence

  private func gaps(of id: ProductID, _ weighing: Weighing) -> [Absence.Gap] {
    guard !weighing.actions.isEmpty else { return [.noHistory] }
    var gaps: [Absence.Gap] = []
    if let choices = model?.model.kernels.choices {
      if id.index >= choices.productCount {
        gaps.append(.newerThanModel)
      } else if choices.popularity(of: id.index) == 0 {
        gaps.append(.nobodyChose)
      }
    }
    if features.pictures[id.index].allSatisfy({ $0 == nil }) { gaps.append(.noPicture) }
    if features.terms.terms(of: id).isEmpty { gaps.append(.noWords) }
    let own = weighing.history.map { facts[$0.product.index] }
    let known = facts[id.index]
    if let brand = known.brand, !own.contains(where: { $0.brand == brand }) { gaps.append(.otherBrand) }
    if !known.categoryIDs.isEmpty, own.allSatisfy({ $0.categoryIDs.isDisjoint(with: known.categoryIDs) }) {
      gaps.append(.otherCategory)
    }
    return gaps
  }

  // MARK: What would let it in

  /// At most so many products are tried, and so many deeds together.
  private static let triedProducts = 8
  private static let mostDeeds = 3

  /// The fewest further deeds with which the product would be listed: liking it, or buying what resembles it most.
  ///
  /// Each is ranked anew with the deed in the history. Deeds are added one by one, the best first, so a smaller set of
  /// others may exist. Empty when `mostDeeds` do not suffice, and for somebody unknown.
  private func additions(for id: ProductID, _ request: ListRequest) throws -> [Absence.Addition] {
    guard request.user != nil, request.similarTo == nil else { return [] }
    let places = request.offset + request.count
    let rank = { (deeds: [Supposition.Deed]) -> Int? in
      var supposed = Supposition()
      supposed.deeds = deeds
      let weighing = try Weighing(self, request, supposing: supposed)
      return weighing.isEligible(id) ? weighing.standing(of: id, naming: 0).rank : nil
    }
    var found: [Absence.Addition] = []
    let liking = [Supposition.Deed(.like, id)]
    if let after = try rank(liking), after <= places {
      found.append(Absence.Addition(deeds: liking, rank: after))
    }
    var alike = ListRequest(user: nil, count: Self.triedProducts)
    alike.similarTo = catalogue[id].id
    // What she has already she need not buy.
    let had = Set(
      try request.user.map { try events(of: user($0)) }?.filter(\.kind.marksAsSeen).map(\.product) ?? [])
    let candidates = try rankedProducts(alike).filter { !had.contains($0) }
      .map { Supposition.Deed(.purchase, $0) }
    var chosen: [Supposition.Deed] = []
    while chosen.count < Self.mostDeeds {
      let tried = try candidates.filter { !chosen.contains($0) }.compactMap { deed in
        try rank(chosen + [deed]).map { (deed: deed, rank: $0) }
      }
      guard let best = tried.min(by: { $0.rank < $1.rank }) else { break }
      chosen.append(best.deed)
      guard best.rank <= places else { continue }
      found.append(Absence.Addition(deeds: chosen, rank: best.rank))
      break
    }
    return found
  }

  /// The products of a list without their reasons.
  private func rankedProducts(_ request: ListRequest) throws -> [ProductID] {
    try Weighing(self, request).order(count: request.count)
  }
}
