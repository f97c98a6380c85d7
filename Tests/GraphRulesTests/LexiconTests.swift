// GraphRulesTests › LexiconTests: a shop's words on top of the general ones.

import Testing

import GraphRules

@Suite("Lexicon")
struct LexiconTests {
  private func lexicon(_ text: String) throws -> Lexicon {
    try Lexicon.parse(text: text, file: "lexicon.yaml")
  }

  @Test("A shop's colour wins, and its words come first")
  func shopWins() throws {
    let general = try lexicon("colours: {teal: {hex: \"#000001\", en: [teal, petrol]}}")
    let shop = try lexicon("colours: {teal: {hex: \"#000002\", en: [deep sea], zh: [青色]}}")
    let teal = try #require(general.adding(shop).colours.first)
    #expect(teal.rgb == 2)
    #expect(teal.entry.words == ["en": ["deep sea", "teal", "petrol"], "zh": ["青色"]])
  }

  @Test("A shop's colour is a kind of the basic colour that it says, else of the general lexicon's")
  func basic() throws {
    let general = try lexicon(
      "colours: {red: {hex: \"#ff0000\", en: [red]}, teal: {hex: \"#000001\", basic: green, en: [teal]}}")
    #expect(general.colours.map(\.basic) == [.red, .green])
    let silent = try lexicon("colours: {teal: {hex: \"#000002\", en: [teal]}}")
    #expect(general.adding(silent).colours.map(\.basic) == [.red, .green])
    let shop = try lexicon(
      "colours: {teal: {hex: \"#000002\", basic: blue, en: [teal]}, mud: {hex: \"#000003\", en: [mud]}}")
    #expect(general.adding(shop).colours.map(\.basic) == [.red, .blue, nil])
  }

  @Test("A word that the shop gives to another colour means that colour")
  func wordMoves() throws {
    let general = try lexicon("colours: {ivory: {hex: \"#000001\", en: [ivory, cream]}}")
    let shop = try lexicon("colours: {beige: {hex: \"#000002\", en: [beige, Cream]}}")
    let sum = general.adding(shop)
    #expect(sum.colours.map(\.entry.id) == ["ivory", "beige"])
    #expect(sum.colours[0].entry.words == ["en": ["ivory"]])
  }

  @Test("Sections that only the shop has are taken as they are")
  func newSections() throws {
    let shop = try lexicon(
      "categories: {boots: {path: Footwear > Boots, path_zh: 鞋 > 靴, en: [boots]}}\n"
        + "brands: {antu: {name: 安途, also: [antu]}}")
    let sum = Lexicon().adding(shop)
    #expect(sum == shop)
    #expect(sum.categories[0].path == ["Footwear", "Boots"] && sum.categories[0].otherPaths == [["鞋", "靴"]])
  }

  @Test("Words may be given in any language, and where one has none the English word is told")
  func anyLanguage() throws {
    let wool = try lexicon("materials: {wool: {en: [wool], zh: [羊毛], de: [Wolle]}}").materials[0]
    #expect(wool.word("de") == "Wolle" && wool.word("zh") == "羊毛" && wool.word("fr") == "wool")
    #expect(throws: GraphRulesError.self) { try lexicon("materials: {wool: {en: [wool], german: [Wolle]}}") }
  }

  @Test("A mention stands for something that is known")
  func mentions() throws {
    #expect(try lexicon("mentions: {customer: {de: [sie]}}").mentions.map(\.words) == [["de": ["sie"]]])
    let error = #expect(throws: GraphRulesError.self) { try lexicon("mentions: {custommer: {de: [sie]}}") }
    #expect(error?.description == "lexicon.yaml:1:12: unknown mention “custommer”; did you mean “customer”?")
  }

  @Test("Adding an empty lexicon changes nothing")
  func addingNothing() throws {
    let general = try GraphRules.builtIn().lexicon
    #expect(general.adding(Lexicon()) == general)
  }

  @Test("YAML's own idea of a word does not change it")
  func norway() throws {
    let words = try lexicon("materials: {no: {en: [no, yes, 12, null-x]}}").materials
    #expect(words == [LexiconEntry(id: "no", words: ["en": ["no", "yes", "12", "null-x"]])])
  }

  static let mistakes = [
    ("colours: {red: {en: [red]}}", "l:1:16: the key “hex” is missing"),
    ("colours: {red: {hex: red, en: [red]}}", "l:1:22: “red” is no colour"),
    (
      "colours: {rust: {hex: \"#a04020\", basic: brwn, en: [rust]}}",
      "l:1:41: unknown word “brwn”; did you mean “brown”?"
    ),
    ("colours: {red: {hex: \"#ff0000\"}}", "l:1:16: “red” has no words"),
    ("colors: {}", "l:1:1: unknown key “colors”; did you mean “colours”?"),
    ("materials: {wool: {en: [wool, [x]]}}", "l:1:31: expected text, found a list"),
    ("categories: {b: {path: \"A > \", en: [b]}}", "l:1:24: the path “A > ” has an empty part"),
  ]

  @Test("A mistake in a lexicon is reported with its line", arguments: mistakes)
  func mistake(text: String, complaint: String) throws {
    let error = try #require(throws: GraphRulesError.self) { try Lexicon.parse(text: text, file: "l") }
    #expect(error.description.hasPrefix(complaint))
  }
}
