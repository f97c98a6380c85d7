// GraphRulesTests › BuiltInTests: the files that are compiled in.

import Testing

@testable import GraphRules

@Suite("Built-in rules")
struct BuiltInTests {
  @Test("Every built-in file loads")
  func loads() throws {
    let rules = try GraphRules.builtIn()
    #expect(rules.ontology.relation(forEvent: "purchase")?.name == "bought")
    #expect(rules.metapaths.map(\.name).contains("product-customer-product"))
    #expect(rules.fusion["walk"] == 1)
  }
}
