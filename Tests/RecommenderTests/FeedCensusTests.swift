// RecommenderTests › FeedCensusTests: what only the whole of a feed can tell.

import Catalogue
import GraphRules
import KnowledgeGraph
import Recommender
import Testing

@Suite("Census of a feed")
struct FeedCensusTests {
  /// `count` products on lines 10, 20, …, each changed by `change`, counted.
  private func findings(
    _ count: Int, taxonomy: Taxonomy? = nil, _ change: (Int, inout Variant) -> Void
  ) throws -> [String: FindingSummary] {
    var census = FeedCensus(taxonomy: taxonomy)
    for number in 1...count {
      var variant = Variant(id: "p\(number)", item: "p\(number)", source: RecordSource(line: number * 10))
      variant.categories = [["All"]]
      change(number, &variant)
      census.add(variant)
    }
    var tally = IngestTally()
    census.note(into: &tally, brandRules: try GraphRules.builtIn().brands)
    return tally.findings
  }

  @Test("A feed in which every product has its own things has no findings")
  func clean() throws {
    let found = try findings(20) { number, variant in
      variant.gtin = "\(number)"
      variant.summary = "text \(number)"
      variant.imageLink = "\(number).png"
      variant.brand = "Acme"
    }
    #expect(found.isEmpty)
  }

  @Test("A GTIN of two products is told, with the first line")
  func gtins() throws {
    let found = try findings(10) { number, variant in variant.gtin = number > 8 ? "x" : "\(number)" }
    #expect(found["W24"]?.count == 2 && found["W24"]?.firstLine == 90)
    #expect(found["W24"]?.message == "1 GTIN is given to several products")
  }

  @Test("Thousands of GTINs and descriptions are counted as a dictionary counts them")
  func oracle() throws {
    // Items of three variants each; every seventh GTIN and a few descriptions come back.
    func gtin(_ number: Int) -> Int { number % 7 == 0 ? number % 500 : number + 10_000 }
    func text(_ number: Int) -> Int { number % 11 == 0 ? number % 90 : number }
    let found = try findings(20_000) { number, variant in
      variant.item = "item\(number / 3)"
      variant.gtin = "\(gtin(number))"
      variant.summary = "text \(text(number))"
    }
    let owners = Dictionary(grouping: 1...20_000, by: gtin).values.filter { $0.count > 1 }
    #expect(found["W24"]?.count == owners.reduce(0) { $0 + $1.count })
    #expect(found["W24"]?.firstLine == owners.flatMap { $0 }.min().map { $0 * 10 })
    let items = Dictionary(grouping: 1...20_000, by: text).values.map { Set($0.map { $0 / 3 }).count }
    #expect(found["W33"]?.count == items.filter { $0 >= 5 }.reduce(0, +))
  }

  @Test("A picture of two products is shared, one of very many is a placeholder")
  func pictures() throws {
    let found = try findings(40) { number, variant in
      variant.imageLink = number <= 2 ? "two.png" : number <= 10 ? "soon.png" : "\(number).png"
    }
    #expect(found["W44"]?.count == 2 && found["W44"]?.firstLine == 10)
    #expect(found["W44"]?.message == "1 picture is shared by several products")
    #expect(found["W43"]?.count == 8 && found["W43"]?.firstLine == 30)
  }

  @Test("Variants of one item may share a description and a picture")
  func variants() throws {
    let found = try findings(10) { _, variant in
      variant.item = "all"
      variant.summary = "the same"
      variant.imageLink = "same.png"
    }
    #expect(found.keys.sorted() == ["W54"], "one product is a small category, but repeats nothing")
  }

  @Test("A description on many products, lonely categories and groups, and an empty store are told")
  func others() throws {
    let found = try findings(10) { number, variant in
      variant.summary = "the same"
      variant.item = "group-\(number)"
      variant.categories = number == 4 ? [["Rare"]] : [["All"]]
      variant.availability = number < 8 ? .outOfStock : .inStock
    }
    #expect(found["W33"]?.count == 10)
    #expect(found["W54"]?.count == 1 && found["W54"]?.firstLine == 40)
    #expect(found["W70"]?.count == 10)
    #expect(found["W63"]?.count == 7)
    #expect(found["W63"]?.message == "7 of 10 records are out of stock")
    #expect(found["W33"]?.message == "1 description stands on many products")
    #expect(found["W54"]?.message == "1 category holds one product")
    #expect(found["W70"]?.message == "10 item groups have one record each")
  }

  @Test("Spellings of one brand are told with their counts")
  func brands() throws {
    let found = try findings(10) { number, variant in variant.brand = number < 4 ? "Acme" : "ACME" }
    #expect(found["W26"]?.message == "ACME (7), Acme (3) are taken for one brand, ACME")
    #expect(found["W26"]?.firstLine == 10)
  }

  @Test("With a taxonomy, categories that it does not know are counted; without one they are not")
  func taxonomy() throws {
    let taxonomy = try Taxonomy(text: "1 - All")
    let change = { (number: Int, variant: inout Variant) in
      if number > 7 { variant.categories = [["Else"]] }
    }
    #expect(try findings(10, taxonomy: taxonomy, change)["W51"]?.count == 3)
    #expect(try findings(10, change)["W51"] == nil)
  }
}
