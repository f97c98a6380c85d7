// Recommender › ShopDesk+Ledger: the day, the shop's numbers and imports, and what a customer has.

import Catalogue
package import Conversation
package import GraphRules
import KnowledgeGraph
import ShopStore

extension ShopDesk {

  package func statistics() throws -> StatisticsAnswer {
    let stats = try ShopStatistics(shop)
    return StatisticsAnswer(
      shop: stats.name, offered: stats.offered, products: stats.products, variants: stats.variants,
      brands: stats.brands.total, categories: stats.categories.total, customers: stats.customers,
      events: stats.eventCount, imports: stats.imports, kinds: stats.eventsByKind.filter { $0.value > 0 },
      topBrands: stats.brands.largest.prefix(5).map { "\($0.name) \($0.count)" },
      topCategories: stats.categories.largest.prefix(5).map { "\($0.name) \($0.count)" },
      model: stats.model, isModelCurrent: stats.isModelCurrent)
  }

  package var importCount: Int { (try? shop.store.imports().last?.number) ?? 0 }

  package func ruleBook() throws -> [RuleAnswer] {
    let documents = try shop.store.documents()
    let states = RuleStates(documents[RuleStates.kind])
    let own = try ShopRule.parse(text: documents["rules"] ?? "", file: "rules.yaml")
    let said = try ShopRule.parse(
      text: documents[ShopSettings.saidRules] ?? "", file: "rules said in conversations")
    return (own.map { ($0, false) } + said.map { ($0, true) }).filter { states[$0.0.id] != .removed }
      .map { RuleAnswer(rule: $0.0, isOn: states[$0.0.id] == .on, isSaid: $0.1) }
  }

  package func importReport(_ number: Int?) throws -> IngestAnswer? {
    let imports = try shop.store.imports()
    // Of itself the last import is the last file: a rule or an erasure brought none.
    let record =
      number.map { wanted in imports.first { $0.number == wanted } }
      ?? imports.last { !["rules", "erasure"].contains($0.kind) }
    return try record.map { IngestAnswer(FileReport($0, try shop.store.findings(ofImport: $0.number))) }
  }

  package func bought(by customer: String, category: String) throws -> [String] {
    var items: [String] = []
    for event in try shop.events(of: shop.user(customer)) where event.kind.marksAsSeen {
      guard shop.facts[event.product.index].categoryIDs.contains(category) else { continue }
      let item = shop.catalogue[event.product].id
      items.removeAll { $0 == item }
      items.append(item)
    }
    return items
  }

  package func has(_ item: String, customer: String) throws -> Bool {
    guard let product = shop.catalogue.product(item) else { return false }
    let last = try shop.events(of: shop.user(customer)).last {
      $0.product == product && ($0.kind.marksAsSeen || $0.kind == .takenBack)
    }
    return last.map { $0.kind != .takenBack } ?? false
  }

  package func hasSaid(_ deed: Hypothesis.Deed, of item: String, customer: String, on day: CalendarDay?)
    throws
    -> Bool
  {
    guard let product = shop.catalogue.product(item) else { return false }
    let events = try shop.events(of: shop.user(customer)).filter { $0.product == product }
    // The same thing may be bought again, on another day.
    if deed == .purchase {
      return events.contains { event in
        guard event.kind == .purchase, let time = event.time else { return false }
        return day.map { $0 == self.day(time) } ?? (shop.present.now - time < 86_400)
      }
    }
    let opinions: Set<EventKind> = [.like, .dislike, .hide, .purchase, .takenBack]
    return events.last { opinions.contains($0.kind) }?.kind.rawValue == deed.rawValue
  }
}
