// Recommender › ShopDesk+Past: what a customer did, as a list and as a portrait.

import Catalogue
package import Conversation
import GraphRules
import KnowledgeGraph

extension ShopDesk {
  /// The day in UTC of a time in seconds since 1970.
  func day(_ time: Int64?) -> CalendarDay? {
    time.map { CalendarDay(daysSince1970: Int((Double($0) / 86_400).rounded(.down))) }
  }

  private func line(_ event: Event) -> HistoryAnswer.Line {
    HistoryAnswer.Line(
      event: event.kind, day: day(event.time), item: shop.catalogue[event.product].id,
      title: title(event.product), stars: event.kind == .rating ? event.value : nil, paid: paid(event))
  }

  /// What a purchase cost, in the shop's currency.
  private func paid(_ event: Event) -> Money? {
    guard event.kind == .purchase, let value = event.value, value > 0, value < 1e12 else { return nil }
    return Money(hundredths: Int((value * 100).rounded()), currency: currency)
  }

  // MARK: History

  package func history(of user: String, _ query: HistoryQuery) throws -> HistoryAnswer {
    try halt.check()
    let events = try shop.events(of: shop.user(user))
    let product = try query.item.map { try id($0) }
    let found = events.filter { event in
      if let kind = query.event, event.kind != kind, !(kind == .purchase && event.kind == .interaction) {
        return false
      }
      if let product, event.product != product { return false }
      if query.since != nil || query.until != nil {
        guard let day = day(event.time) else { return false }
        if let since = query.since, day < since { return false }
        if let until = query.until, day > until { return false }
      }
      let facts = shop.facts[event.product.index]
      if !query.categories.isEmpty, facts.categoryIDs.isDisjoint(with: query.categories) { return false }
      if !query.brands.isEmpty, !query.brands.contains(facts.brand ?? "") { return false }
      if !query.colours.isEmpty {
        let variant = facts.variants[min(event.variant, facts.variants.count - 1)]
        if Set(variant.namedColours).isDisjoint(with: query.colours) { return false }
      }
      return true
    }
    let returned = Set(events.filter { $0.kind == .takenBack }.map(\.product))
    let spent = found.compactMap(paid).reduce(0) { $0 + $1.hundredths }
    return HistoryAnswer(
      lines: found.suffix(query.count).reversed().map(line), total: found.count,
      title: product.map(title), wasReturned: found.contains { returned.contains($0.product) },
      spent: spent > 0 ? Money(hundredths: spent, currency: currency) : nil)
  }

  // MARK: Portrait

  /// What counts as lately.
  private static let recentDays: Int64 = 30

  package func portrait(of user: String, language: String) throws -> PortraitAnswer {
    try halt.check()
    let number = try shop.user(user)
    let customer = shop.customers[number]
    guard let card = self.customer(user) else { throw ShopError.unknownUser(user) }
    let events = try shop.events(of: number)
    let orders = events.filter { $0.kind == .purchase || $0.kind == .interaction }
    // Where nothing was bought, what was liked and looked at says whom one talks to.
    let kept = taken(events)
    let telling = kept.isEmpty ? events.filter { ![.dislike, .hide, .takenBack].contains($0.kind) } : kept
    let spent = orders.compactMap(paid).reduce(0) { $0 + $1.hundredths }
    let paidPrices = orders.compactMap(paid).map(\.hundredths).sorted()
    let have = Set(events.filter { $0.kind.marksAsSeen }.map(\.product))
    let since = shop.clock.now - Self.recentDays * 86_400
    var seen: Set<ProductID> = []
    let pending = events.reversed().filter {
      ($0.kind == .view || $0.kind == .cart) && ($0.time ?? .min) >= since && !have.contains($0.product)
        && seen.insert($0.product).inserted
    }
    var disliked: Set<ProductID> = []
    let against = events.reversed().filter {
      ($0.kind == .dislike || $0.kind == .hide) && disliked.insert($0.product).inserted
    }
    func quarter(_ share: Double) -> Money {
      Money(hundredths: paidPrices[Int(share * Double(paidPrices.count - 1))], currency: currency)
    }
    return PortraitAnswer(
      card: card, language: customer.language,
      age: customer.birthYear.map { shop.clock.today.year - $0 }, segment: customer.segment,
      spent: spent > 0 ? Money(hundredths: spent, currency: currency) : nil,
      returned: events.count { $0.kind == .takenBack }, first: day(orders.compactMap(\.time).min()),
      last: day(orders.compactMap(\.time).max()),
      brands: counted(telling) { shop.facts[$0.product.index].brand.map { [brandName($0)] } ?? [] },
      categories: counted(telling) {
        shop.facts[$0.product.index].mainCategory.map { [categoryName($0, language)] } ?? []
      },
      colours: counted(telling) { event in
        let variants = shop.facts[event.product.index].variants
        return variants[min(event.variant, variants.count - 1)].namedColours.prefix(1).map { id in
          words.colours.first { $0.entry.id == id }?.entry.word(language) ?? id
        }
      },
      sizes: counted(kept) { event in
        let variants = shop.catalogue[event.product].variants
        let size = variants[min(event.variant, variants.count - 1)].size
        return size.isEmpty ? [] : [size]
      },
      prices: paidPrices.isEmpty ? nil : (quarter(0.25), quarter(0.75)),
      latest: orders.suffix(3).reversed().map(line),
      pending: pending.prefix(3).map { shop.catalogue[$0.product].id },
      disliked: against.prefix(3).map { shop.catalogue[$0.product].id })
  }

  /// The three most frequent names, with how often.
  private func counted(_ events: [Event], _ names: (Event) -> [String]) -> [PortraitAnswer.Counted] {
    var counts: [String: Int] = [:]
    for event in events { for name in names(event) { counts[name, default: 0] += 1 } }
    return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(3)
      .map { PortraitAnswer.Counted(name: $0.key, count: $0.value) }
  }
}
