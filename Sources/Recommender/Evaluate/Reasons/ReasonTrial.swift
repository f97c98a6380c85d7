// Recommender › ReasonTrial: explains one customer's list, and takes the explanations at their word.

import Catalogue
import Conversation
import Evaluation
import Explanation
import Fusion
import GraphRules
import KnowledgeGraph
import Scoring
import VectorMath

/// Measures explanations by asking the production scorers again; explanations are never asked about themselves.
struct ReasonTrial: Sendable {
  let shop: Shop
  let settings: ReasonSettings
  private let builder: ReasonTreeBuilder
  private let choices: Choices
  private let popularity: EntityPopularity
  /// With an edge for each event: paths begin at the customer.
  private let graph: KnowledgeGraph

  /// - Throws: ``ShopError/notTrained``.
  init(_ shop: Shop, _ settings: ReasonSettings) throws {
    self.shop = shop
    self.settings = settings
    builder = try ShopDesk(shop).treeBuilder(
      for: ListRequest(user: nil, count: settings.listLength), language: "en")
    choices = try shop.trained().model.kernels.choices
    popularity = EntityPopularity(shop.graph)
    graph = try shop.graphWithEvents()
  }

  /// A customer's list; `nil` for one who has done nothing or gets no list.
  func weighing(of user: Int) throws -> (weighing: Weighing, list: [(product: ProductID, score: Double)])? {
    let weighing = try Weighing(
      shop, ListRequest(user: shop.customers[user].id, count: settings.listLength))
    guard !weighing.actions.isEmpty else { return nil }
    let list = weighing.scored(count: settings.listLength)
    return list.isEmpty ? nil : (weighing, list)
  }

  /// Everything but the times.
  func judge(_ user: Int) throws -> ReasonCase? {
    guard let (weighing, list) = try weighing(of: user), let first = list.first?.product,
      let last = list.last?.product
    else { return nil }
    let recency = recencies(weighing)
    var items: [ReasonCase.Item] = []
    var firstTree: ReasonTree?
    var firstReceipt: Receipt?
    for (product, score) in list {
      let receipt = weighing.receipt(of: product)
      let tree = tree(of: receipt, weighing.history)
      if firstTree == nil { (firstTree, firstReceipt) = (tree, receipt) }
      items.append(item(receipt, tree, score: score, recency: recency, weighing))
    }
    guard let firstTree, let firstReceipt else { return nil }
    let change = weighing.counterfactual(of: first, goal: .first)
    let shown = Set(
      firstTree.shown.flatMap(\.leaves).compactMap { firstReceipt.contributions[$0].because })
    let others = Set(weighing.actions).subtracting(shown)
    return ReasonCase(
      user: user, actions: weighing.actions.count, items: items,
      isSame: firstTree.shown == tree(of: weighing.receipt(of: first), weighing.history).shown,
      stability: stability(of: first, firstTree, weighing, user),
      deletions: deletions(
        of: first, rival: change?.successor ?? list.dropFirst().first?.product, weighing, user),
      isSufficient: weighing.standing(of: first, without: others, naming: 0).rank <= settings.listLength,
      isNecessary: weighing.standing(of: first, without: shown, naming: 0).rank > settings.listLength,
      first: try change.map { try judged($0, weighing, checksSize: true) },
      last: list.count == settings.listLength
        ? try weighing.counterfactual(of: last, goal: .list).map {
          try judged($0, weighing, checksSize: false)
        } : nil)
  }

  /// How long the answers for one customer take, each from the question on.
  func times(of user: Int) throws -> ReasonTimes? {
    guard let (asked, list) = try weighing(of: user), let first = list.first?.product else { return nil }
    let clock = ContinuousClock()
    let change = clock.measure { _ = asked.counterfactual(of: first, goal: .first) }
    let explanation = try clock.measure {
      let weighing = try Weighing(
        shop, ListRequest(user: shop.customers[user].id, count: settings.listLength))
      _ = tree(of: weighing.receipt(of: first), weighing.history)
      _ = weighing.counterfactual(of: first, goal: .first)
    }
    return ReasonTimes(change: change / .milliseconds(1), explanation: explanation / .milliseconds(1))
  }

  // MARK: One product

  private func tree(of receipt: Receipt, _ history: [HistoryItem]) -> ReasonTree {
    builder.tree(of: receipt, history: history, customer: "customer")
  }

  private func item(
    _ receipt: Receipt, _ tree: ReasonTree, score: Double, recency: [Cause: Double], _ weighing: Weighing
  ) -> ReasonCase.Item {
    let sum = receipt.contributions.reduce(0) { $0 + $1.amount }
    let paths = receipt.contributions.compactMap { contribution -> (PathEvidence, Double)? in
      if case .path(let path) = contribution.evidence { (path, contribution.amount) } else { nil }
    }
    let positive = receipt.contributions.reduce(0) { $0 + max(0, $1.amount) }
    let heaviest = tree.shown.first
    let cause = heaviest?.leaves.lazy.map { receipt.contributions[$0] }
      .max { abs($0.amount) < abs($1.amount) }?.because
    let shared = heaviest.flatMap { shop.graph.node(named: $0.told.sharedID) }
    return ReasonCase.Item(
      error: abs(score - sum) / max(1, abs(score)), paths: paths.count,
      truePaths: paths.count { isTrue($0.0, amount: $0.1) }, isExplained: !tree.shown.isEmpty,
      isPopularityOnly: !receipt.contributions.contains { $0.evidence.isReason && $0.amount > 0 },
      disclosed: tree.covered, against: positive > 0 ? -tree.against / positive : 0, shown: tree.shown.count,
      recency: cause.flatMap { recency[$0] }, entityPopularity: shared.flatMap { popularity[$0] },
      type: heaviest.map { "\($0.told.subject)" } ?? "", own: heaviest?.own.first?.product,
      shared: shared.map(shop.graph.name))
  }

  /// Whether a path's edges are in the graph with these weights, and make its amount.
  private func isTrue(_ path: PathEvidence, amount: Double) -> Bool {
    var product = path.scale
    for (place, edge) in path.edges.enumerated() {
      product *= edge.weight
      let (from, to) = (path.nodes[place], path.nodes[place + 1])
      let (head, tail) = edge.isInverse ? (to, from) : (from, to)
      guard let relation = graph.relation(edge.relation),
        relation.forward.hasEdge(from: Int(head.index), to: tail.index, weight: edge.weight)
      else { return false }
    }
    return abs(product - amount) <= 1e-9 * max(abs(product), abs(amount))
  }

  /// By action how recent it is among the customer's; those without a time count as the first.
  private func recencies(_ weighing: Weighing) -> [Cause: Double] {
    let known = Set(weighing.actions)
    let events = weighing.context.events.filter { known.contains(.event($0.number)) }
      .sorted { ($0.time ?? 0, $0.number) < ($1.time ?? 0, $1.number) }
    let values = ReasonMetrics.smoothed(events.map { Double($0.time ?? 0) })
    return Dictionary(zip(events.map { Cause.event($0.number) }, values)) { first, _ in first }
  }

  // MARK: Taken at their word

  private func judged(_ change: Counterfactual, _ weighing: Weighing, checksSize: Bool) throws
    -> ReasonCase.Change
  {
    let places = change.goal == .first ? 1 : settings.listLength
    // The whole list again: the search for the change asked only for the product's place.
    let after = weighing.order(count: places, without: Set(change.without))
    var judged = ReasonCase.Change(
      size: change.without.count, isValid: !after.contains(change.product) && after.count == places)
    if checksSize, let (change, weighing) = try tried(change, weighing) {
      judged.isSmallest = isSmallest(change, weighing)
    }
    return judged
  }

  /// A change of which all smaller sets can be tried: a long history is asked about once more by its latest actions.
  private func tried(_ change: Counterfactual, _ weighing: Weighing) throws -> (Counterfactual, Weighing)? {
    guard weighing.actions.count > settings.triedActions else { return (change, weighing) }
    var supposed = Supposition()
    supposed.without = Set(weighing.actions.dropLast(settings.triedActions))
    let latest = try Weighing(shop, weighing.request, supposing: supposed)
    return latest.order(count: 1).first.flatMap { latest.counterfactual(of: $0, goal: .first) }.map {
      ($0, latest)
    }
  }

  /// Tries all smaller sets of actions with the production scorers.
  private func isSmallest(_ change: Counterfactual, _ weighing: Weighing) -> Bool {
    let count = weighing.actions.count
    for size in 1..<max(1, change.without.count) {
      var places = Array(0..<size)
      while true {
        let without = Set(places.map { weighing.actions[$0] })
        if weighing.standing(of: change.product, without: without, naming: 0).rank > 1 { return false }
        guard let turn = places.indices.last(where: { places[$0] < count - size + $0 }) else { break }
        places[turn] += 1
        for next in places.indices.dropFirst(turn + 1) { places[next] = places[next - 1] + 1 }
      }
    }
    return true
  }

  private func deletions(
    of product: ProductID, rival: ProductID?, _ weighing: Weighing, _ user: Int
  ) -> [ActionOrder: ReasonCase.Deletion] {
    let byCause = Dictionary(weighing.history.map { ($0.cause, $0.product) }) { first, _ in first }
    let orders = ActionOrders(
      products: weighing.actions.map { byCause[$0] ?? product }, choices: choices,
      target: weighing.support(of: product), rival: rival.map(weighing.support))
    let target = orders.target
    let count = weighing.actions.count
    var deletions: [ActionOrder: ReasonCase.Deletion] = [:]
    for kind in ActionOrder.allCases {
      let order = orders.order(kind, seed: settings.seed &+ UInt64(user))
      var deletion = ReasonCase.Deletion()
      func rank(_ places: ArraySlice<Int>) -> Int {
        let after = weighing.standing(
          of: product, without: Set(places.map { weighing.actions[$0] }), naming: 0)
        let reckoned = target.score(without: Array(places))
        deletion.error = max(deletion.error, abs(after.score - reckoned) / max(1, abs(target.score)))
        return after.rank
      }
      for removed in 1...settings.deleted where removed < count {
        deletion.ranks.append(rank(order.prefix(removed)))
        deletion.ranksFromEnd.append(rank(order.suffix(removed)))
      }
      for tenth in 0...10 where target.score != 0 {
        let cut = (count * tenth + 5) / 10
        deletion.without.append(target.score(without: Array(order.prefix(cut))) / target.score)
        deletion.only.append(target.score(without: Array(order.dropFirst(cut))) / target.score)
      }
      deletions[kind] = deletion
    }
    return deletions
  }

  /// The reasons shown when the customer also looked at a product that has nothing to do with it all, beside those now.
  private func stability(
    of product: ProductID, _ tree: ReasonTree, _ weighing: Weighing, _ user: Int
  ) -> Double {
    var generator = SeededGenerator(seed: settings.seed ^ UInt64(user))
    let strange = ProductID(generator.below(shop.catalogue.count))
    var evidence = weighing.context.evidence
    let weakest = evidence.history.map { abs($0.strength) }.min() ?? 0
    evidence.history.append(
      HistoryItem(
        cause: .event(.max), product: strange, variant: 0, relation: evidence.history.last?.relation,
        strength: weakest, lasting: weakest, laterChoices: 0))
    let prepared = weighing.context.fusion.prepare(evidence, terms: weighing.context.terms)
    let other = Receipt(
      product: product, variant: 0, rank: 0, contributions: prepared.contributions(to: product))
    func keys(_ tree: ReasonTree) -> Set<[String]> {
      Set(tree.shown.map { ["\($0.told.subject)", $0.told.sharedID, $0.own.first?.id ?? ""] })
    }
    return ReasonMetrics.jaccard(keys(tree), keys(self.tree(of: other, evidence.history)))
  }
}
