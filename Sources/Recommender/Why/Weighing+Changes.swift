// Recommender › Weighing+Changes: what else than single actions would cost a product its place.

package import Catalogue
import Conversation
import Explanation
import Fusion
package import GraphRules
package import KnowledgeGraph
package import Scoring

/// One thing about the customer, the product, the way of reckoning or the wish, and where the product would stand if
/// it were otherwise.
package struct Change: Hashable, Sendable {
  package enum Matter: Hashable, Sendable {
    /// All that she did with products of one brand or category, or all that she did in one way.
    case group(Group, actions: [Cause])
    /// The product's own link to this: its brand, its colour, a word.
    case attribute(NodeID)
    /// A channel would count this many times as much.
    case weight(Channel, factor: Double)
    /// A chip of the wish would be dropped.
    case chip(String)
    /// The price limit would be this much, in the shop's currency.
    case priceLimit(Double)
  }
  package enum Group: Hashable, Sendable {
    case brand(String)
    case category(String)
    /// A relation of the ontology, for instance `bought`.
    case relation(String)
  }
  package let matter: Matter
  /// The product's place among all that may be listed.
  package let rank: Int
  /// Who would be first, or take the last place of the list.
  package let successor: ProductID?
}

extension Weighing {
  /// How many places the product has to lose: the first alone where it is first, else those of the list.
  private func places(of product: ProductID) -> Int? {
    let rank = standing(of: product).rank
    if rank == 1 { return 1 }
    return rank <= request.offset + request.count ? request.offset + request.count : nil
  }

  /// Groups of actions, attributes, channels and chips that decide the product's place, each verified by scoring anew.
  ///
  /// Empty for a product that is not listed.
  package func changes(to product: ProductID) throws -> [Change] {
    guard isEligible(product), let places = places(of: product) else { return [] }
    enlargeToAll()
    return groups(of: product, places) + attributes(of: product, places)
      + (try weights(of: product, places)) + (try wishes(of: product, places))
  }

  // MARK: Her actions

  /// Groups of at least two actions, and not all, without which the place is lost; those of fewest actions first.
  private func groups(of product: ProductID, _ places: Int) -> [Change] {
    var members: [Change.Group: [Int]] = [:]
    var known: Set<Cause> = []
    for item in history {
      guard let action = self.places[item.cause], known.insert(item.cause).inserted else { continue }
      let facts = shop.facts[item.product.index]
      if let brand = facts.brand { members[.brand(brand), default: []].append(action) }
      if let category = facts.mainCategory { members[.category(category), default: []].append(action) }
      if let relation = item.relation { members[.relation(relation), default: []].append(action) }
    }
    let target = support(of: product)
    let others = rivals.filter { $0.product != product }
    let deciding = members.filter { _, group in
      guard group.count > 1, group.count < actions.count else { return false }
      let left = target.score(without: group)
      return others.count { $0.score(without: group) > left } >= places
    }
    let sorted = deciding.sorted { a, b in
      a.value.count != b.value.count
        ? a.value.count < b.value.count : a.value.lexicographicallyPrecedes(b.value)
    }
    return sorted.prefix(Self.mostGroups).compactMap { group, members in
      let after = standing(of: product, without: causes(members), naming: places)
      guard after.rank > places else { return nil }
      return Change(
        matter: .group(group, actions: members.map { actions[$0] }), rank: after.rank,
        successor: after.above.count >= places ? after.above[places - 1] : nil)
    }
  }

  private static let mostGroups = 3

  // MARK: The product's own links

  /// What the product is linked to, the paths over which it cannot do without.
  ///
  /// The paths that enter it over one node are left out; all else stays, what a product's number of links damps too.
  private func attributes(of product: ProductID, _ places: Int) -> [Change] {
    let receipt = receipt(of: product)
    var amounts: [NodeID: Double] = [:]
    for contribution in receipt.contributions {
      guard let node = contribution.evidence.entrance, !shop.graph.isProduct(node) else { continue }
      amounts[node, default: 0] += contribution.amount
    }
    let sorted = amounts.filter { $0.value > 0 }.sorted {
      $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key
    }
    return sorted.compactMap { node, _ in
      let rest = receipt.contributions.filter { $0.evidence.entrance != node }
      let after = standing(of: product, at: rest.reduce(0) { $0 + $1.amount }, naming: places)
      guard after.rank > places else { return nil }
      return Change(
        matter: .attribute(node), rank: after.rank,
        successor: after.above.count >= places ? after.above[places - 1] : nil)
    }
  }

  // MARK: The way of reckoning

  /// For each channel the nearest weights, less and more, at which somebody else would be first.
  private func weights(of product: ProductID, _ places: Int) throws -> [Change] {
    guard places == 1 else { return [] }
    let trained = try shop.trained()
    var changes: [Change] = []
    for channel in Channel.allCases where channel != .rules {
      let scorers = Set(ScorerName.allCases.filter { $0.channel == channel }.map(\.rawValue))
      let split = { [prepared] (product: ProductID) in
        let parts = prepared.split(product, by: scorers)
        return SplitScore(product: product, part: parts.part, rest: parts.rest)
      }
      let others = rivals.map(\.product).filter { $0 != product }.map(split)
      let (less, more) = WeightFlip.nearest(split(product), rivals: others)
      for flip in [less, more].compactMap(\.self) where flip.factor < Self.mostFactor {
        // Just beyond the factor somebody else is first; a rival that was not weighed may have come earlier.
        let beyond = flip.factor * (flip.isMore ? 1 + Self.step : 1 - Self.step)
        let factors = Dictionary(uniqueKeysWithValues: scorers.map { ($0, beyond) })
        let heard = trained.fusion(counting: factors).prepare(context.evidence, terms: context.terms)
        let scores = heard.fastScores(count: context.eligible.count)
        let after = heard.standing(
          of: product, in: scores, eligible: context.eligible, naming: 1, exactly: heard.scores)
        guard after.rank > 1 else { continue }
        changes.append(
          Change(
            matter: .weight(channel, factor: flip.factor), rank: after.rank, successor: after.above.first))
      }
    }
    return changes
  }

  /// A weight that had to be many times as large is no answer.
  private static let mostFactor = 10.0
  private static let step = 1e-6

  // MARK: The wish

  /// Chips without which the place is lost, and the price limit from which it would be.
  private func wishes(of product: ProductID, _ places: Int) throws -> [Change] {
    var changes: [Change] = []
    for (chip, wish) in Chips.withoutEach(request.wish, currency: shop.settings.currency) {
      var relaxed = request
      relaxed.wish = wish
      relaxed.said = request.said(under: wish)
      let looser = try Weighing(shop, relaxed)
      guard looser.isEligible(product) else { continue }
      let after = looser.standing(of: product, naming: max(places, Self.namedAbove))
      guard after.rank > places else { continue }
      let successor = after.above.count >= places ? after.above[places - 1] : nil
      changes.append(Change(matter: .chip(chip), rank: after.rank, successor: successor))
      if chip.hasPrefix("price<="), places == 1 {
        // The cheapest of those who would be above needs the smallest rise.
        let priced = after.above.compactMap { above in
          looser.price(of: above).map { (product: above, price: $0) }
        }
        if let cheapest = priced.min(by: { ($0.price, $0.product) < ($1.price, $1.product) }) {
          changes.append(
            Change(matter: .priceLimit(cheapest.price), rank: 2, successor: cheapest.product))
        }
      }
    }
    return changes
  }

  private static let namedAbove = 200

  /// What the offered variant costs now, in the shop's currency.
  func price(of product: ProductID) -> Double? {
    let variants = shop.catalogue[product].variants
    let place = variant(of: product)
    return place < variants.count ? variants[place].currentPrice(at: shop.clock.now)?.amount : nil
  }
}

extension ListRequest {
  /// What was said, as far as it belongs to what a wish still asks for.
  func said(under wish: Wish) -> [Said] {
    said.filter { said in
      switch said.matter {
      case .colour(let colour): wish.colours.contains(colour)
      case .word: wish.materials == self.wish.materials
      }
    }
  }
}

extension Evidence {
  /// The node over which a path enters the product.
  fileprivate var entrance: NodeID? {
    guard case .path(let path) = self, path.nodes.count > 2 else { return nil }
    return path.nodes[path.nodes.count - 2]
  }
}
