// GraphRulesTests › PhrasesTests: what is said of evidence.

import Testing

import GraphRules

@Suite("Phrases")
struct PhrasesTests {
  let english: Phrases
  let chinese: Phrases
  init() throws {
    let rules = try GraphRules.builtIn()
    english = try #require(rules.phrases["en"])
    chinese = try #require(rules.phrases["zh"])
  }

  private func rainShell() -> PhraseValues {
    var values = PhraseValues()
    values.item = "Rain Shell"
    values.entity = "teal"
    values.verb = english.verb("bought")
    return values
  }

  @Test("A shared colour is told of both products")
  func colour() {
    let path = PhraseSubject.path("product-colour-product")
    #expect(english.short(path, rainShell()) == "same teal as the Rain Shell")
    #expect(english.sentence(path, rainShell()) == "It has the same teal as the Rain Shell you bought.")
    var values = rainShell()
    values.entity = "青色"
    values.verb = chinese.verb("bought")
    #expect(chinese.sentence(path, values) == "它和您买过的 Rain Shell 一样，都是青色。")
  }

  @Test("Customers are counted from five up", arguments: [(5, true), (4, false), (0, false)])
  func fewCustomers(count: Int, isTold: Bool) {
    var values = rainShell()
    values.count = count
    for subject in [PhraseSubject.kind(.together), .kind(.next), .path("product-customer-product")] {
      for phrases in [english, chinese] {
        #expect(phrases.sentence(subject, values).contains(String(count)) == isTold)
        #expect(phrases.short(subject, values).contains(String(count)) == isTold)
      }
    }
  }

  @Test("No phrase tells a number when it speaks against the product")
  func againstWithoutNumber() {
    var values = rainShell()
    values.count = 212
    values.isAgainst = true
    for phrases in [english, chinese] {
      #expect(!phrases.sentence(.kind(.together), values).contains("212"))
    }
  }

  @Test("Something said needs no product to hang on")
  func said() {
    var values = PhraseValues()
    values.word = "waterproof"
    values.isSaid = true
    #expect(english.short(.kind(.term), values) == "says “waterproof”")
  }

  @Test("A title with braces is told as it is")
  func braces() {
    var values = rainShell()
    values.item = "{entity} {count} }{"
    #expect(english.short(.path("product-colour-product"), values) == "same teal as the {entity} {count} }{")
  }

  @Test("A walk without a phrase of its own is told in general words")
  func unknownWalk() {
    #expect(english.short(.path("made-up"), rainShell()) == "related to the Rain Shell")
  }

  @Test("Every kind has words in both languages, with no blank left open", arguments: PhraseKind.allCases)
  func everyKind(kind: PhraseKind) {
    for phrases in [english, chinese] {
      for values in [PhraseValues(), rainShell()] {
        let texts = [phrases.short(.kind(kind), values), phrases.sentence(.kind(kind), values)]
        for text in texts { #expect(!text.isEmpty && !text.contains("{")) }
      }
    }
  }

  @Test("Arrows count the customer's own events")
  func arrows() {
    #expect(english.relation("viewed", count: 3) == "viewed 3×")
    #expect(english.relation("viewed") == "viewed")
    #expect(english.relation("inCategory") == "is a")
    #expect(english.relation("hasColour", isInverse: true) == "colour of")
    #expect(english.relation("grown") == "grown")
    #expect(chinese.relation("bought", count: 2) == "购买 2 次")
  }

  @Test("Names are joined as the language joins them")
  func joined() {
    #expect(english.joined([]) == "")
    #expect(english.joined(["a"]) == "a")
    #expect(english.joined(["a", "b", "c"]) == "a, b and c")
    #expect(chinese.joined(["甲", "乙", "丙"]) == "甲、乙和丙")
  }

  @Test(
    "Chinese stands apart from Latin letters and digits, and nothing else is set apart",
    arguments: [
      ("与", "Lumo", "与 Lumo"), ("6", "人", "6 人"), ("与", "安途", "与安途"), ("与 ", "Lumo", "与 Lumo"),
      ("“", "Lumo", "“Lumo"), ("Rain", "Shell", "RainShell"), ("", "人", "人"), ("é", "人", "é 人"),
    ])
  func spacing(left: String, right: String, wanted: String) {
    var text = left
    HanSpacing.append(right, to: &text)
    #expect(text == wanted)
  }
}
