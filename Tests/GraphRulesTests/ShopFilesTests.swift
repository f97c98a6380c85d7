// GraphRulesTests › ShopFilesTests: the files that a shop brings along.

import Foundation
import Testing

import GraphRules

@Suite("A shop's own files")
struct ShopFilesTests {
  /// The fixture shop beside the project; absent on machines that only have the project.
  static let fixture = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../shared/conversation/shop").standardizedFileURL

  @Test(
    "Every YAML file of the fixture shop loads",
    .enabled(if: FileManager.default.fileExists(atPath: fixture.path), "the fixture shop is not here"))
  func fixtureShop() throws {
    func text(_ name: String) throws -> String {
      try RuleFiles.text(of: Self.fixture.appending(path: name).path)
    }
    let manifest = try ShopManifest.parse(text: text("shop.yaml"), file: "shop.yaml")
    #expect(manifest.files[.feed] == ["feed.xml"])
    #expect(try Promotion.parse(text: text("promotions.yaml"), file: "promotions.yaml").count == 9)
    #expect(try ShopRule.parse(text: text("rules.yaml"), file: "rules.yaml").count == 4)
    let lexicon = try Lexicon.parse(text: text("lexicon.yaml"), file: "lexicon.yaml")
    #expect(lexicon.categories.count == 48)
    let sum = try GraphRules.builtIn().lexicon.adding(lexicon)
    #expect(sum.colours.count == 29)
  }

  @Test("A manifest says where the files are and what time it is")
  func manifest() throws {
    let manifest = try ShopManifest.parse(
      text: """
        name: Shop
        currency: EUR
        now: "2026-11-20T10:00:00+01:00"
        small_step: {min: 0.1, max: 0.2}
        rates_to_eur: {USD: 0.92}
        files: {feed: [a.xml, b.xml], events: events.csv}
        """, file: "shop.yaml")
    #expect(manifest.now == 1_795_165_200)
    #expect(manifest.files[.feed] == ["a.xml", "b.xml"])
    #expect(manifest.files[.events] == ["events.csv"])
    #expect(manifest.files[.stock].isEmpty)
    #expect(manifest.smallStep == 0.1...0.2)
    #expect(manifest.ratesToEUR == ["USD": 0.92])
    #expect(manifest.languages == ["en"] && manifest.timezone == "UTC" && manifest.listSize == 5)
  }

  static let manifestMistakes = [
    ("currency: EUR", "shop.yaml: the key “name” is missing"),
    ("name: A\ncurrency: euro", "shop.yaml:2:11: “euro” is no currency"),
    ("name: A\ncurrency: EUR\nlanguages: [fr]", "shop.yaml:3:12: unknown language “fr”"),
    ("name: A\ncurrency: EUR\ntimezone: Mars/Base", "shop.yaml:3:11: unknown time zone “Mars/Base”"),
    ("name: A\ncurrency: EUR\nnow: 2026-02-30", "shop.yaml:3:6: “2026-02-30” is no time"),
    ("name: A\ncurrency: EUR\nfiles: {feeds: a}", "shop.yaml:3:9: unknown key “feeds”; did you mean “feed”?"),
    ("name: ~\ncurrency: EUR", "shop.yaml:1:7: expected text, found nothing"),
    ("name: A\ncurrency: EUR\nsmall_step: {min: 0.3, max: 0.1}", "shop.yaml:3:13: min is above max"),
    ("name: A\ncurrency: EUR\nlist_size: 0", "shop.yaml:3:12: 0 is out of range; write 1 to 100"),
    ("[]", "shop.yaml:1:1: expected keys and values, found a list"),
  ]

  @Test("A mistake in a manifest is reported with its line", arguments: manifestMistakes)
  func manifestMistake(text: String, complaint: String) throws {
    let error = try #require(throws: GraphRulesError.self) {
      try ShopManifest.parse(text: text, file: "shop.yaml")
    }
    // An empty mapping node has no place of its own.
    #expect(
      error.description.replacing("shop.yaml:1:1: the key", with: "shop.yaml: the key").hasPrefix(complaint))
  }

  @Test("A promotion is percent, amount or bundle, and counts on its first and last day")
  func promotions() throws {
    let promotions = try Promotion.parse(
      text: """
        - {id: a, code: A, title: Ten off, kind: percent, value: 10, from: 2026-11-01, until: 2026-11-30}
        - {id: b, code: B, title: Three for two, title_zh: 买二送一, kind: bundle, buy: 3, pay: 2}
        """, file: "promotions.yaml")
    #expect(promotions.map(\.reduction) == [.percent(10), .bundle(buy: 3, pay: 2)])
    #expect(promotions[1].title("zh") == "买二送一" && promotions[0].title("zh") == "Ten off")
    let days = ["2026-10-31", "2026-11-01", "2026-11-30", "2026-12-01"].compactMap { CalendarDay($0) }
    #expect(days.map(promotions[0].counts(on:)) == [false, true, true, false])
    #expect(days.map(promotions[1].counts(on:)) == [true, true, true, true])
  }

  static let promotionMistakes = [
    ("- {id: a, code: A, title: T, kind: percent, value: 110}", "p:1:52: 110 is out of range"),
    (
      "- {id: a, code: A, title: T, kind: precent, value: 1}",
      "p:1:36: unknown word “precent”; did you mean “percent”?"
    ),
    (
      "- {id: a, code: A, title: T, kind: bundle, value: 1}",
      "p:1:51: “value” says nothing for the kind bundle"
    ),
    ("- {id: a, code: A, title: T, kind: bundle, buy: 2, pay: 2}", "p:1:57: 2 is out of range"),
    ("- {id: a, code: A, title: T, kind: amount, value: 0}", "p:1:51: 0 must be above 0"),
    (
      "- {id: a, code: A, title: T, kind: amount, value: 1, from: 2026-02-01, until: 2026-01-01}",
      "p:1:79: it ends on 2026-01-01, before it begins on 2026-02-01"
    ),
    (
      "- {id: a, code: A, title: T, kind: amount, value: 1, from: 2025-02-29}",
      "p:1:60: “2025-02-29” is no day"
    ),
    ("id: a", "p:1:1: expected a list"),
  ]

  @Test("A mistake in a promotion is reported with its line", arguments: promotionMistakes)
  func promotionMistake(text: String, complaint: String) throws {
    let error = try #require(throws: GraphRulesError.self) { try Promotion.parse(text: text, file: "p") }
    #expect(error.description.hasPrefix(complaint))
  }

  @Test("A rule says whom it is for")
  func rules() throws {
    let rules = try ShopRule.parse(
      text: """
        - {id: r1, action: exclude, category: [knives], when: {age: {lt: 16}, segment: new}, note: "no knives"}
        - {id: r2, action: boost, brand: [fjordmark], percent: 10}
        """, file: "rules.yaml")
    #expect(rules[0].when.ageBelow == 16 && rules[0].when.ageFrom == nil)
    #expect(rules[0].when.segments == ["new"])
    #expect(rules[1].percent == 10 && rules[1].brands == ["fjordmark"])
    #expect(try ShopRule.parse(text: "# none\n", file: "rules.yaml").isEmpty)
  }

  static let ruleMistakes = [
    ("- {id: r, action: boost, brand: b}", "r:1:3: the key “percent” is missing"),
    ("- {id: r, action: pin, item: i, percent: 1}", "r:1:42: “percent” is for boost and bury only"),
    ("- {id: r, action: pin, brand: b}", "r:1:3: a pin needs an item"),
    ("- {id: r, action: exclude}", "r:1:3: the rule “r” acts on nothing"),
    (
      "- {id: r, action: exclude, item: i}\n- {id: r, action: exclude, item: j}",
      "r:2:3: two rules have the id “r”"
    ),
    ("- {id: r, action: exclude, item: i, when: {aeg: 3}}", "r:1:44: unknown key “aeg”; did you mean “age”?"),
  ]

  @Test("A mistake in a rule is reported with its line", arguments: ruleMistakes)
  func ruleMistake(text: String, complaint: String) throws {
    let error = try #require(throws: GraphRulesError.self) { try ShopRule.parse(text: text, file: "r") }
    #expect(error.description.hasPrefix(complaint))
  }
}
