// FusionTests › RuleTermsTests: a merchant's rules, when they hold and what they add.

import Catalogue
import Fusion
import GraphRules
import Scoring
import ScoringTesting
import Testing

@Suite("Rules of the shop")
struct RuleTermsTests {
  let world: SmallWorld
  private let today = "2026-11-20"

  init() throws { world = try SmallWorld() }

  private func terms(
    _ rules: String, on day: String? = nil, age: Int? = nil, segment: String = "", categories: [String] = []
  ) throws -> RuleTerms {
    var wish = Wish()
    wish.categories = categories
    return RuleTerms(
      try ShopRule.parse(text: rules, file: "rules.yaml"), on: Shelf(world.catalogue, world.facts),
      wish: wish,
      today: try #require(CalendarDay(day ?? today)),
      age: age, segment: segment)
  }

  private func excluded(_ terms: RuleTerms) -> [String] {
    world.catalogue.products.enumerated().filter { terms.excludes(ProductID($0.offset)) }.map(\.element.id)
  }

  private func added(_ terms: RuleTerms, _ item: String) -> [Contribution] {
    terms.contributions(to: world.id(item))
  }

  @Test("An exclusion acts on a category with its sub-categories, a brand, or an item")
  func exclude() throws {
    #expect(
      excluded(try terms("- {id: r, action: exclude, category: [kitchen]}")) == ["iron-pan", "soup-pot"])
    #expect(excluded(try terms("- {id: r, action: exclude, brand: [hearth]}")) == ["iron-pan", "soup-pot"])
    #expect(excluded(try terms("- {id: r, action: exclude, item: [day-pack]}")) == ["day-pack"])
    #expect(added(try terms("- {id: r, action: exclude, item: [day-pack]}"), "day-pack").isEmpty)
  }

  @Test("A rule for an age holds below it or from it on, and never for an unknown age")
  func ages() throws {
    let below = "- {id: r, action: exclude, category: [kitchen], when: {age: {lt: 16}}}"
    #expect(try [15, 16, nil].map { excluded(try terms(below, age: $0)).count } == [2, 0, 0])
    let from = "- {id: r, action: exclude, category: [kitchen], when: {age: {gte: 16}}}"
    #expect(try [15, 16, nil].map { excluded(try terms(from, age: $0)).count } == [0, 2, 0])
  }

  @Test("A rule holds from its first to its last day, both included")
  func dates() throws {
    let rule = "- {id: r, action: exclude, item: [day-pack], from: 2026-11-20, until: 2026-11-21}"
    let days = ["2026-11-19", "2026-11-20", "2026-11-21", "2026-11-22"]
    #expect(try days.map { excluded(try terms(rule, on: $0)).count } == [0, 1, 1, 0])
  }

  @Test("A rule for a segment, or for lists of a category, holds for no others")
  func conditions() throws {
    let segment = "- {id: r, action: exclude, item: [day-pack], when: {segment: [vip]}}"
    #expect(excluded(try terms(segment, segment: "vip")) == ["day-pack"])
    #expect(excluded(try terms(segment)).isEmpty)
    let category = "- {id: r, action: exclude, item: [day-pack], when: {category: [bags]}}"
    #expect(excluded(try terms(category, categories: ["bags"])) == ["day-pack"])
    #expect(excluded(try terms(category)).isEmpty)
  }

  @Test("A boost adds its percentage, a burial takes it, and both are named")
  func boost() throws {
    let both = try terms(
      "- {id: up, action: boost, brand: [hearth], percent: 20}\n- {id: down, action: bury, item: [iron-pan], percent: 5}"
    )
    #expect(added(both, "soup-pot").map(\.amount) == [0.2])
    #expect(added(both, "iron-pan").map(\.amount) == [0.2, -0.05])
    #expect(added(both, "iron-pan").map(\.evidence) == [.rule(id: "up"), .rule(id: "down")])
    #expect(added(both, "iron-pan").allSatisfy { $0.scorer == "rule" && $0.because == nil })
    #expect(added(both, "day-pack").isEmpty)
  }

  @Test("A pinned product leads the list")
  func pin() throws {
    let pinned = added(try terms("- {id: p, action: pin, item: [gift-card]}"), "gift-card")
    let index = world.id("gift-card").index
    let prepared = AdditiveFusion(scorers: [], weights: [:], scales: [:])
      .prepare(
        world.request,
        terms: [
          index: pinned, 0: [Contribution(scorer: "rule", evidence: .rule(id: "b"), amount: 9, because: nil)],
        ])
    let list = prepared.rank(eligible: [Int16](repeating: 0, count: 10), leavingOut: [], range: 0..<2)
    #expect(list.map(\.product.index) == [index, 0])
  }
}
