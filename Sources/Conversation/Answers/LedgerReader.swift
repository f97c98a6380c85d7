// Conversation › LedgerReader: questions about the shop as a whole: its numbers, its imports, and what a customer has.

package import GraphRules

/// Reads, on behalf of a dialogue, what the shop's books say.
package protocol LedgerReader {
  func statistics() throws -> StatisticsAnswer
  /// One import, the last one for `nil`; `nil` when there is none such.
  func importReport(_ number: Int?) throws -> IngestAnswer?
  /// How many imports there are.
  var importCount: Int { get }
  /// What a customer has bought in a category, each item once, the latest last.
  func bought(by customer: String, category: String) throws -> [String]
  /// Whether a customer has an item by the books: bought, and not sent back since.
  func has(_ item: String, customer: String) throws -> Bool
  /// Whether she has said this of the item already, and nothing else of it since; of a purchase, whether one of that
  /// day is known, which for `nil` is today.
  func hasSaid(_ deed: Hypothesis.Deed, of item: String, customer: String, on day: CalendarDay?) throws
    -> Bool
  /// The shop's rules, on and off, in the order of their numbers: those of `rules.yaml`, then those said here.
  func ruleBook() throws -> [RuleAnswer]
  /// The kinds of customers that the shop tells apart: `vip`.
  var segments: [String] { get }
}

/// What the shop holds, counted.
package struct StatisticsAnswer: Hashable, Sendable {
  package let shop: String
  package let offered, products, variants, brands, categories, customers, events, imports: Int
  /// Events by kind, the most frequent first.
  package let kinds: [String: Int]
  /// The biggest brands and categories with how many products each has.
  package let topBrands, topCategories: [String]
  package let model: String?
  /// Whether the model has seen the last import.
  package let isModelCurrent: Bool

  package init(
    shop: String, offered: Int, products: Int, variants: Int, brands: Int, categories: Int, customers: Int,
    events: Int, imports: Int, kinds: [String: Int], topBrands: [String], topCategories: [String],
    model: String?, isModelCurrent: Bool
  ) {
    self.shop = shop
    self.offered = offered
    self.products = products
    self.variants = variants
    self.brands = brands
    self.categories = categories
    self.customers = customers
    self.events = events
    self.imports = imports
    self.kinds = kinds
    self.topBrands = topBrands
    self.topCategories = topCategories
    self.model = model
    self.isModelCurrent = isModelCurrent
  }
}
