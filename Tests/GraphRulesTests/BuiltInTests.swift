// GraphRulesTests › BuiltInTests: the files that are compiled in.

import Testing

import GraphRules

@Suite("Built-in rules")
struct BuiltInTests {
  let rules: GraphRules
  init() throws { rules = try GraphRules.builtIn() }

  @Test("Every built-in file loads, and its order is kept")
  func loads() {
    #expect(rules.ontology.relation(forEvent: "purchase")?.name == "bought")
    #expect(rules.ontology.relation("rated")?.span == 2)
    #expect(rules.metapaths.first == MetaPath(name: "product", steps: [], weight: 1))
    #expect(
      rules.metapaths.last?.steps == [
        MetaPathStep(relation: "chose", isInverse: true), MetaPathStep(relation: "chose", isInverse: false),
      ])
    #expect(rules.fusion.count == ScorerName.allCases.count)
    #expect(rules.fusion["colour"] == 0.4)
    #expect(rules.shopRules.isEmpty)
    #expect(Set(rules.phrases.keys) == ["en", "zh"])
  }

  @Test("The general lexicon knows the eleven basic colours in English and Chinese")
  func basicColours() {
    let basic = [
      "black", "white", "grey", "red", "orange", "yellow", "green", "blue", "purple", "pink", "brown",
    ]
    for id in basic {
      let colour = rules.lexicon.colours.first { $0.entry.id == id }
      #expect(colour?.entry.words["en"]?.first == id)
      #expect(colour?.entry.words["zh"]?.isEmpty == false)
    }
    #expect(BasicColour.allCases.map(\.rawValue) == basic)
    #expect(rules.lexicon.colours.allSatisfy { $0.basic != nil }, "each colour is a kind of a basic one")
    #expect(rules.lexicon.categories.isEmpty, "categories are each shop's own")
    #expect(rules.lexicon.brands.isEmpty, "brands are each shop's own")
  }

  @Test("No word of the general lexicon means two things of one section", arguments: GraphRules.languages)
  func unambiguous(language: String) {
    let lexicon = rules.lexicon
    let sections = [
      lexicon.colours.map(\.entry), lexicon.attributes.map(\.entry), lexicon.materials, lexicon.genders,
      lexicon.occasions, lexicon.channels, lexicon.helpTopics,
    ]
    for section in sections {
      let words = section.flatMap { $0.words[language] ?? [] }
      #expect(!words.isEmpty)
      #expect(Set(words).count == words.count)
    }
  }

  @Test("Every scorer speaks through a channel with a name", arguments: GraphRules.languages)
  func channels(language: String) throws {
    let phrases = try #require(rules.phrases[language])
    for scorer in ScorerName.allCases {
      #expect(Channel.of(scorer: scorer.rawValue) != .rules)
      #expect(!phrases.label(scorer.channel).isEmpty)
    }
    #expect(Channel.of(scorer: "diversity") == .rules)
  }
}
