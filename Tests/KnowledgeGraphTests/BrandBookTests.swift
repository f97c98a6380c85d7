// KnowledgeGraphTests › BrandBookTests: which spellings are one brand, and which stay apart.

import GraphRules
import KnowledgeGraph
import Testing

@Suite("Brand spellings")
struct BrandBookTests {
  private func book(_ spellings: [String: Int], lexicon: String = "brands: {}") throws -> BrandBook {
    BrandBook(
      spellings, lexicon: try Lexicon.parse(text: lexicon, file: "lexicon.yaml"),
      rules: try GraphRules.builtIn().brands)
  }

  @Test("Case, apostrophes and punctuation make no second brand, and the most frequent spelling names it")
  func folded() throws {
    let book = try book(["ACME": 12, "Acme": 3, "Levi's": 5, "LEVI’S": 1, "Dr. Oetker": 2, "Dr Oetker": 1])
    #expect(book.brands.map(\.name) == ["ACME", "Dr. Oetker", "Levi's"])
    #expect(book.brand("Acme")?.name == "ACME")
    #expect(book.brand("LEVI’S")?.id == "levis")
    #expect(book.doubts.isEmpty)
  }

  @Test("A legal form at the end makes no second brand")
  func legalForms() throws {
    let book = try book(["Acme GmbH": 9, "Acme": 2, "Orris s.r.o.": 4, "Orris": 1])
    #expect(book.brands.map(\.name) == ["Acme", "Orris"])
    #expect(book.brand("Acme GmbH")?.spellings.map(\.count) == [9, 2])
  }

  @Test("Two legal forms may be two companies: they are shown and stay apart")
  func twoCompanies() throws {
    let book = try book(["Acme GmbH": 9, "Acme Inc.": 8, "Acme": 1])
    #expect(book.brands.count == 3)
    #expect(book.doubts.map(\.reason) == [.legalForms])
    #expect(book.doubts.map(\.names) == [["Acme GmbH", "Acme Inc.", "Acme"]])
  }

  @Test("Further words and spaces are never merged silently")
  func doubts() throws {
    let book = try book(["Acme": 9, "Acme Outdoor": 4, "North Peak": 2, "Northpeak": 3])
    #expect(book.brands.count == 4)
    #expect(book.doubts.map(\.reason) == [.spaces, .furtherWords])
    #expect(book.doubts.map(\.names) == [["Northpeak", "North Peak"], ["Acme", "Acme Outdoor"]])
  }

  @Test("The shop's lexicon decides: an alias joins, a forbidden pair stays apart without a doubt")
  func decided() throws {
    let lexicon = """
      brands: {northpeak: {name: Northpeak, also: ["North Peak"]}}
      forbid: [[Acme, Acme Outdoor], [MAX, Max]]
      """
    let book = try book(
      ["Acme": 9, "Acme Outdoor": 4, "North Peak": 2, "NORTHPEAK": 3, "MAX": 2, "Max": 1], lexicon: lexicon)
    #expect(book.doubts.isEmpty)
    #expect(book.brand("North Peak")?.id == "northpeak" && book.brand("NORTHPEAK")?.name == "Northpeak")
    #expect(book.brand("MAX")?.id == "max" && book.brand("Max")?.id == "max-2")
  }

  @Test("The order of the feed does not matter")
  func order() throws {
    let one = try book(["b": 1, "B": 1, "a": 1, "A": 2])
    #expect(one.brands.map(\.name) == ["A", "B"])
    #expect(one.brand("b")?.name == "B")
  }

  @Test("A list of one name forbids nothing and is refused")
  func badForbid() {
    #expect(throws: GraphRulesError.self) { try book([:], lexicon: "forbid: [[Acme]]") }
  }
}
