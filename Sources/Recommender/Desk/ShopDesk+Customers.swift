// Recommender › ShopDesk+Customers: what suits a customer, whom something suits, and who is like whom.

import Catalogue
package import Conversation
import Explanation
import Fusion
import KnowledgeGraph
import Scoring

extension ShopDesk {
  // MARK: Brands

  /// How many of the best-suited products a brand is judged by.
  private static let judged = 60

  package func brands(for request: ListRequest, language: String) throws -> [BrandAnswer] {
    try halt.check()
    var wide = request
    wide.count = Self.judged
    let receipts = try shop.rank(wide).receipts
    var found: [String: (score: Double, count: Int, best: Receipt)] = [:]
    for receipt in receipts where receipt.score > 0 || !request.wish.categories.isEmpty {
      guard let brand = shop.facts[receipt.product.index].brand else { continue }
      guard let known = found[brand] else {
        found[brand] = (receipt.score, 1, receipt)
        continue
      }
      found[brand] = (known.score + receipt.score, known.count + 1, known.best)
    }
    let events = try request.user.map { try shop.events(of: shop.user($0)) } ?? []
    let kept = taken(events)
    return found.sorted { ($1.value.score, $0.key) < ($0.value.score, $1.key) }.prefix(request.count)
      .map { brand, value in
        let product = shop.catalogue[value.best.product]
        let variant = product.variants[value.best.variant]
        return BrandAnswer(
          brand: brand, name: brandName(brand), score: value.score, listed: value.count,
          bought: kept.count { shop.facts[$0.product.index].brand == brand },
          best: (product.id, variant.title, variant.currentPrice(at: shop.clock.now)))
      }
  }

  /// What was bought, or chosen where a shop knows no purchases, and not sent back.
  func taken(_ events: [Event]) -> [Event] {
    let returned = Set(events.filter { $0.kind == .takenBack }.map(\.product))
    return events.filter {
      ($0.kind == .purchase || $0.kind == .interaction) && !returned.contains($0.product)
    }
  }

  // MARK: Audience

  /// How many customers are asked in full.
  private static let asked = 200
  /// How many products a brand or category is judged by.
  private static let sampled = 12

  package func audience(of subject: Subject, count: Int, language: String) throws -> AudienceAnswer {
    try halt.check()
    let products = try self.products(of: subject)
    let title: String
    switch subject {
    case .item(let item): title = self.title(try id(item))
    case .brand(let brand): title = brandName(brand)
    case .category(let category): title = categoryName(category, language)
    }
    guard !products.isEmpty else { return AudienceAnswer(title: title, members: [], asked: 0) }
    let candidates = try self.candidates(for: products)
    var members: [(user: Int, score: Double, receipt: Receipt)] = []
    for user in candidates {
      let request = ListRequest(user: shop.customers[user].id, count: 1)
      let context = try RankingContext(shop, request)
      let prepared = context.prepared
      // Only what may be offered to her counts: nothing that she has, nothing that a rule keeps from her.
      let best = products.filter { context.eligible[$0.index] >= 0 }
        .map { ($0, prepared.score(of: $0)) }.max { ($0.1, $1.0) < ($1.1, $0.0) }
      guard let best, best.1 > 0 else { continue }
      members.append(
        (
          user, best.1,
          Receipt(
            product: best.0, variant: Int(context.eligible[best.0.index]), rank: 0,
            contributions: prepared.contributions(to: best.0))
        ))
    }
    members.sort { ($1.score, $0.user) < ($0.score, $1.user) }
    return AudienceAnswer(
      title: title,
      members: try members.prefix(count).compactMap { member in
        let id = shop.customers[member.user].id
        guard let card = customer(id) else { return nil }
        let request = ListRequest(user: id, count: 1)
        let reasons = try treeBuilder(for: request, language: language)
          .shortReasons(of: member.receipt, history: shop.history(for: request))
        return AudienceAnswer.Member(card: card, score: member.score, reason: reasons.first ?? "")
      }, asked: candidates.count)
  }

  private func products(of subject: Subject) throws -> [ProductID] {
    switch subject {
    case .item(let item): return [try id(item)]
    case .brand(let brand): return try popular { shop.facts[$0.index].brand == brand }
    case .category(let category):
      let number = shop.shelf.number(category).map { [$0] } ?? []
      return try popular { shop.shelf.isIn(number, $0) }
    }
  }

  private func popular(_ isMeant: (ProductID) -> Bool) throws -> [ProductID] {
    let counts = try buyers(nil)
    let found = shop.catalogue.products.indices.map { ProductID($0) }
      .filter { shop.catalogue[$0].isOffered && isMeant($0) }
    return Array(found.sorted { (counts[$1.index], $0) < (counts[$0.index], $1) }.prefix(Self.sampled))
  }

  /// Customers worth asking: who had to do with these products or with what resembles them, those with the most first.
  private func candidates(for products: [ProductID]) throws -> [Int] {
    let events = try memory.events(of: shop.store).events
    var weight = [Int](repeating: 0, count: shop.catalogue.count)
    for product in products {
      weight[product.index] = 3
      var request = ListRequest(user: nil, count: 30)
      request.similarTo = shop.catalogue[product].id
      for receipt in try shop.rank(request).receipts {
        weight[receipt.product.index] = max(weight[receipt.product.index], 1)
      }
    }
    var points: [Int: Int] = [:]
    for event in events where ![.dislike, .hide, .takenBack].contains(event.kind) {
      let points_ = weight[event.product.index]
      if points_ > 0 { points[event.user, default: 0] += points_ }
    }
    return points.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(Self.asked).map(\.key)
  }

  // MARK: Likeness

  package func alike(_ user: String, count: Int) throws -> [AlikeCustomer] {
    try halt.check()
    let number = try shop.user(user)
    let events = try memory.events(of: shop.store).events
    let popularity = try choosers(events)
    func weight(_ product: Int) -> Double { 1 / Double(1 + popularity[product]) }
    let ranges = Event.ranges(of: events, userCount: shop.customers.count)
    let own = chosen(by: ranges[number], in: events)
    guard !own.isEmpty else { return [] }
    var isOwn = [Bool](repeating: false, count: shop.catalogue.count)
    for product in own { isOwn[product] = true }
    func length(_ products: [Int]) -> Double { products.reduce(0) { $0 + weight($1) }.squareRoot() }
    let ownLength = length(own)
    var others: [(user: Int, products: [Int], likeness: Double)] = []
    for (user, range) in ranges.enumerated()
    where user != number && events[range].contains(where: { isOwn[$0.product.index] }) {
      let products = chosen(by: range, in: events)
      let shared = products.filter { isOwn[$0] }
      guard !shared.isEmpty else { continue }
      let likeness = shared.reduce(0) { $0 + weight($1) } / (ownLength * length(products))
      others.append((user, products, likeness))
    }
    return others.sorted { ($1.likeness, $0.user) < ($0.likeness, $1.user) }.prefix(count)
      .compactMap { other -> AlikeCustomer? in
        guard let card = customer(shop.customers[other.user].id) else { return nil }
        let shared = other.products.filter { isOwn[$0] }.sorted {
          (popularity[$0], $0) < (popularity[$1], $1)
        }
        let further = events[ranges[other.user]].last {
          $0.kind == .purchase && !isOwn[$0.product.index]
        }
        return AlikeCustomer(
          card: card, likeness: other.likeness,
          shared: shared.prefix(3).map { shop.catalogue[ProductID($0)].id }, sharedCount: shared.count,
          further: further.map { shop.catalogue[$0.product].id })
      }
  }

  /// The products that a stretch of events chooses, each once, in their order.
  private func chosen(by stretch: Range<Int>, in events: [Event]) -> [Int] {
    var products: [Int] = []
    for event in events[stretch] where shop.history.isChoice(event) { products.append(event.product.index) }
    products.sort()
    return products.indices.filter { $0 == 0 || products[$0] != products[$0 - 1] }.map { products[$0] }
  }

  /// How many customers chose each product.
  private func choosers(_ events: [Event]) throws -> [Int] {
    var counts = CustomerCounts(productCount: shop.catalogue.count)
    for event in events where shop.history.isChoice(event) { counts.add(event) }
    return counts.counts
  }
}
