// ConversationTests › FixtureShop+Ledger: the fixture shop's day and books, and a writer that only remembers.

import Catalogue
import Conversation
import GraphRules
import Synchronization

extension FixtureShop {
  /// A Friday, as in the schema.
  var segments: [String] { ["new", "regular", "vip"] }
  var importCount: Int { 3 }

  func statistics() throws -> StatisticsAnswer {
    StatisticsAnswer(
      shop: shopName, offered: products.count, products: products.count, variants: 300, brands: 9,
      categories: 40, customers: customers.count, events: 7, imports: 3, kinds: ["purchase": 7],
      topBrands: ["Northpeak 28"], topCategories: ["Boots 9"], model: "model 1", isModelCurrent: true)
  }

  func importReport(_ number: Int?) throws -> IngestAnswer? {
    (number ?? 3) <= 3
      ? IngestAnswer(verdict: .accepted, file: "feed.xml", number: number ?? 3, read: 148, accepted: 148)
      : nil
  }

  /// Rules as the sample shop's, the third of them off.
  func ruleBook() throws -> [RuleAnswer] {
    let text = """
      - {id: r1, action: exclude, category: [knives], when: {age: {lt: 16}}}
      - {id: r2, action: boost, brand: [fjordmark], percent: 10}
      - {id: r3, action: bury, category: [sandals], percent: 50}
      """
    return try ShopRule.parse(text: text, file: "rules.yaml").map {
      RuleAnswer(rule: $0, isOn: $0.id != "r3", isSaid: false)
    }
  }

  /// Everybody has one pair of boots; headphones, two.
  func bought(by customer: String, category: String) throws -> [String] {
    let items = products.filter { product in
      let path = product.lead.categories[0]
      return lexicon.categories.first { $0.entry.id == category }.map { path.starts(with: $0.path) } ?? false
    }.map(\.id)
    return Array(items.prefix(category == "headphones" ? 2 : 1))
  }

  /// Nobody has anything of Antu.
  func has(_ item: String, customer: String) throws -> Bool { !item.hasPrefix("antu") }
  func hasSaid(_ deed: Hypothesis.Deed, of item: String, customer: String, on day: CalendarDay?) throws
    -> Bool
  {
    false
  }
}

/// Remembers what it was asked to write.
final class FixtureWriter: ShopWriter {
  private let log = Mutex<[String]>([])

  /// In order: `like northpeak-daypack u1042`, `take back 1`.
  var lines: [String] { log.withLock { $0 } }

  private func add(_ line: String) -> Int {
    log.withLock {
      $0.append(line)
      return $0.count
    }
  }

  func note(_ deed: Hypothesis.Deed, item: String, customer: String, on day: CalendarDay?) throws -> Int {
    add("\(deed.rawValue) \(item) \(customer)" + (day.map { " on \($0)" } ?? ""))
  }

  func takeBack(_ event: Int) throws -> Int { add("take back \(event)") }

  func keep(_ rule: RuleDraft) throws -> String { "said-\(add("rule " + rule.yaml(id: "r")))" }

  func set(rule id: String, to state: RuleState) throws { _ = add("rule \(id) \(state.rawValue)") }

  func erase(_ customer: String) throws -> ErasureAnswer {
    _ = add("erase \(customer)")
    return ErasureAnswer(events: 3, pending: 0, choices: 2)
  }

  func ingest(_ path: String, isRehearsal: Bool, isConfirmed: Bool) throws -> IngestAnswer {
    if path.hasSuffix("held.xml"), !isConfirmed {
      return IngestAnswer(verdict: .held, file: path, remarks: ["half of the products are missing"])
    }
    let number = isRehearsal ? 0 : add("ingest \(path)")
    return IngestAnswer(verdict: .accepted, file: path, number: number, read: 3, accepted: 3, new: 3)
  }

  func write(_ text: String, to path: String) throws -> String {
    _ = add("write \(path)")
    return "/desk/\(path)"
  }
}
