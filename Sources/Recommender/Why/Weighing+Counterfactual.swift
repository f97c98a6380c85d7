// Recommender › Weighing+Counterfactual: what she would have to have left undone for a product to lose its place.

package import Catalogue
package import Conversation
import Explanation
import Fusion
package import Scoring

/// Actions of the customer's without which a product would lose its place; the answer of scoring again without them.
package struct Counterfactual: Hashable, Sendable {
  /// Which place is lost.
  package enum Goal: Hashable, Sendable {
    /// The first of the list.
    case first
    /// Any of the list's places.
    case list
  }
  package let product: ProductID
  package let goal: Goal
  /// In order of time.
  package let without: [Cause]
  /// The product's score without them, and its place among all that may be listed.
  package let score: Double
  package let rank: Int
  /// Who would be first, or take the last place of the list.
  package let successor: ProductID
}

extension Weighing {
  /// The fewest actions without which a product would not be first, or, for one that is not first, would not be listed.
  ///
  /// For the first place no smaller set exists among all rivals that were weighed: those near enough to gain from so few
  /// actions, and the best without what counts most. For the list it is a small set, of which nothing can be given back. Both are verified by
  /// scoring again without the actions. `nil` for a product that has not the place to lose, for somebody
  /// without a history, and where nothing that she did keeps it there.
  package func counterfactual(of product: ProductID, goal: Counterfactual.Goal? = nil) -> Counterfactual? {
    guard !actions.isEmpty, isEligible(product) else { return nil }
    parts(of: [product] + firsts)
    let now = standing(of: product)
    let goal = goal ?? (now.rank == 1 ? .first : .list)
    let places = goal == .first ? 1 : request.offset + request.count
    guard now.rank <= places else { return nil }
    let target = support(of: product)
    var glimpse: Glimpse?
    var best: Counterfactual?
    while let found = search(target, goal, places, &glimpse, fewerThan: best?.without.count ?? .max) {
      let without = causes(found.actions)
      let after = standing(of: product, without: without, naming: places)
      guard after.rank > places, after.above.count >= places else { break }
      best = Counterfactual(
        product: product, goal: goal, without: found.actions.map { actions[$0] }, score: after.score,
        rank: after.rank, successor: after.above[places - 1])
      if found.actions.count == 1 { break }
      // Whoever comes up when most of what carries the product is gone may need fewer.
      let strongest = target.parts.indices.sorted { target.parts[$0] > target.parts[$1] }
      var coming = likely(without)
      for count in Set([1, found.actions.count - 1]).sorted() {
        coming += likely(causes(strongest.prefix(count)))
      }
      if goal == .first { coming = dangerous(coming, to: target, found, &glimpse) }
      guard enlarge(by: coming) else { break }
    }
    return best.flatMap { isConfirmed($0) ? $0 : nil }
  }

  /// Whether the scorers say so too when they hear the story anew without the actions.
  private func isConfirmed(_ found: Counterfactual) -> Bool {
    let heard = prepared(without: Set(found.without))
    let scores = heard.scores(of: [found.product, found.successor])
    let (own, other) = (scores[0], scores[1])
    return own == found.score && (other > own || other == own && found.successor < found.product)
  }

  /// The smallest removal among the rivals, with as many of them weighed as could need fewer actions.
  private func search(
    _ target: Support, _ goal: Counterfactual.Goal, _ places: Int, _ glimpse: inout Glimpse?,
    fewerThan most: Int
  ) -> Removal? {
    let strongest = target.parts.map { max(0, $0) }.sorted(by: >)
    while true {
      let others = (goal == .first ? contenders : rivals).filter { $0.product != target.product }
      let found =
        goal == .first
        ? SmallestRemoval.overtaken(target, by: others)
        : SmallestRemoval.dropped(target, from: places, by: others)
      guard let found else {
        if enlargeToAll() { continue }
        return nil
      }
      // There is no smaller set than one action.
      if found.actions.count == 1 { return found }
      // A rival further down than what one action fewer can carry needs no fewer, unless they speak against it: as much
      // against it as against any product weighed so far is allowed for.
      let fewer = found.actions.count - 1
      let reach = strongest.prefix(fewer).reduce(0, +) + Double(fewer) * against(but: target)
      var near = leading(toScore: target.score - reach)
      if goal == .first { near = dangerous(near, to: target, found, &glimpse) }
      if enlarge(by: near) { continue }
      return found.actions.count < most ? found : nil
    }
  }

  /// As much as any action speaks against a rival weighed so far.
  private func against(but target: Support) -> Double {
    weighed.filter { $0.product != target.product }.reduce(0) { max($0, -($1.parts.min() ?? 0)) }
  }

  /// Those of the products, not weighed yet, that may overtake `target` by fewer actions than were found, or by as many
  /// and further; the others need not be weighed.
  private func dangerous(
    _ products: [ProductID], to target: Support, _ found: Removal, _ glimpse: inout Glimpse?
  ) -> [ProductID] {
    let new = notWeighed(products)
    guard new.count > Glimpse.fewRivals, actions.count > Glimpse.manyActions,
      let rival = weighed.first(where: { $0.product == found.rival })
    else { return new }
    var looked =
      glimpse
      ?? Glimpse(target, actions: actions) { causes in
        context.fusion.prepare(evidence(of: causes.contains), terms: context.terms)
      }
    defer { glimpse = looked }
    let margin = rival.score(without: found.actions) - target.score(without: found.actions)
    // Those who were not weighed may be spoken against more than those who were.
    return looked.dangerous(
      new.map { ($0, Double(scores[$0])) }, found: found.actions.count, margin: margin,
      against: 2 * against(but: target), slack: Double(scores.slack(at: Float(target.score))))
  }
}

extension Shop {
  /// The smallest change of the past that takes a product from the first place of a list, or from the list.
  ///
  /// For several products of one list, make one ``Weighing`` and ask that.
  ///
  /// - Throws: ``ShopError/unknownItem(_:)``, and what ``Weighing/init(_:_:)`` throws.
  package func counterfactual(of item: String, for request: ListRequest) throws -> Counterfactual? {
    guard let place = catalogue.place(of: item) else { throw ShopError.unknownItem(item) }
    return try Weighing(self, request).counterfactual(of: place.product)
  }
}
