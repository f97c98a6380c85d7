// GraphRulesTests › SpokenRulesTests: what may be said, in every language, and the mistakes in it.

import Testing

import GraphRules

@Suite("What may be said")
struct SpokenRulesTests {
  /// What is said in one language only, most often because the other one has no such turn.
  private static let inEnglishOnly: Set<Cue> = [
    .relaxAgain, .alsoBoughtBuyers, .checkVariantOrders, .branchToo, .branchTogether,
    .recommendPromotionOthers, .recommendPromotionPromotions, .historyOwned, .historyEventOne,
    .feedbackForSomebody, .feedbackDoneByRelative, .feedbackOwned, .feedbackThingIs, .saveListNaming,
    .saveListPersons, .saveListWholeList, .exportBidding, .ruleAddPersonal, .ruleAddDoNot, .ruleAddNever,
    .ruleAddFirstPlace, .ruleAddCategoryInCategory, .eraseUserNotHers, .ingestKeptOut, .undoTwo,
    .resetEverything, .frameWouldYouMind, .frameWantTo, .frameWouldLikeTo, .frameWantYouTo, .frameLetUs,
    .frameLetUsUnless, .frameLetUsSay, .frameLetUsSayUnless, .frameCustomerWants, .frameCustomerWouldLike,
    .frameTellMeIf, .frameIf, .frameIfNext, .frameIfUnless, .frameCustomerSays, .frameCustomerSaysNext,
  ]
  private static let inChineseOnly: Set<Cue> = [
    .importReportHowSoftly, .helpTelling, .frameStartUnless, .frameTellMeUnless, .frameEndingsOfBidding,
  ]

  private static func isChinese(_ pattern: SpokenPattern) -> Bool {
    pattern.text.unicodeScalars.contains { $0.properties.isIdeographic }
  }

  @Test("Every group has patterns in English and in Chinese, or is known to need only one")
  func complete() throws {
    let spoken = try GraphRules.builtIn().spoken
    for cue in Cue.allCases {
      let isChinese = Set(spoken[cue].map(Self.isChinese))
      #expect(
        isChinese.contains(false) || Self.inChineseOnly.contains(cue),
        "\(cue.rawValue) has no pattern in Graph/en")
      #expect(
        isChinese.contains(true) || Self.inEnglishOnly.contains(cue),
        "\(cue.rawValue) has no pattern in Graph/zh")
    }
  }

  @Test("English patterns come before Chinese ones, each file's in its order")
  func order() throws {
    let spoken = try GraphRules.builtIn().spoken[.ruleAddPin]
    #expect(spoken.first?.text.hasPrefix("(pin|pinned|feature|stick)") == true)
    #expect(spoken.last.map(Self.isChinese) == true)
    #expect(try GraphRules.builtIn().spoken[.findStoreInCity].allSatisfy { $0.weight == 6.2 })
    #expect(spoken.allSatisfy { $0.weight == 3 }, "a list without a weight weighs 3")
  }

  @Test("Every list of words has some, and no phrase stands twice in the list of one language")
  func words() throws {
    let spoken = try GraphRules.builtIn().spoken
    for list in WordList.allCases {
      #expect(!spoken[list].isEmpty, "\(list.rawValue) has no words")
      #expect(Set(spoken[list]).count == spoken[list].count, "\(list.rawValue) says a word twice")
    }
    #expect(spoken[.answersYes].prefix(3) == ["y", "yes", "yep"] && spoken[.answersYes].contains("好的"))
  }

  @Test("A file of a language replaces the built-in one, and the other files and languages stay")
  func replaces() throws {
    let folder = try RulesFolder(["en/facts.yaml": "find_store:\n  says: {6: [\"whereabouts .. <item>\"]}\n"])
    let spoken = try GraphRules.load(folder: folder.path).spoken
    #expect(
      spoken[.findStore].first?.text == "whereabouts .. <item>" && spoken[.findStore].first?.weight == 6)
    #expect(spoken[.findStore].dropFirst().allSatisfy(Self.isChinese), "Chinese is as it was")
    #expect(spoken[.showItem].allSatisfy(Self.isChinese), "the group stood in the replaced file")
    #expect(spoken[.explain] == (try GraphRules.builtIn().spoken[.explain]))
  }

  @Test("A further folder is a language more, after English and Chinese")
  func further() throws {
    let folder = try RulesFolder([
      "de/worte.yaml": "find_store:\n  says: {6: [\"welche läden haben <item>\"]}\n"
    ])
    let builtIn = try GraphRules.builtIn().spoken[.findStore]
    let spoken = try GraphRules.load(folder: folder.path).spoken[.findStore]
    #expect(spoken.dropLast() == builtIn[...])
    #expect(spoken.last?.text == "welche läden haben <item>" && spoken.last?.weight == 6)
  }

  @Test(
    "A mistake is told with its place and how to mend it",
    arguments: [
      ("find_stores: {}", "de/a.yaml:1:1: unknown section “find_stores”; did you mean “find_store”?"),
      (
        "find_store:\n  in_citty: [\"in <city>\"]",
        "de/a.yaml:2:3: “find_store” has no group “in_citty”; did you mean “in_city”?"
      ),
      (
        "find_store:\n  says:\n    - \"wo\"\n    - \"wo (ist|sind <item>\"",
        "de/a.yaml:4:7: “(” in “wo (ist|sind <item>” is never closed; write “)” behind the last of the choices"
      ),
      (
        "find_store: {says: [\"wo) <item>\"]}",
        "de/a.yaml:1:21: “)” in “wo) <item>” closes nothing; write “(” before it"
      ),
      (
        "find_store: {says: [wo|wer]}",
        "de/a.yaml:1:21: “|” in “wo|wer” stands outside of brackets; write (this|that)"
      ),
      (
        "find_store: {says: [\"wo ist <itm>\"]}", "de/a.yaml:1:21: unknown kind “<itm>”; did you mean “item”?"
      ),
      (
        "find_store: {says: [\"wo ist <item\"]}",
        "de/a.yaml:1:21: “<” in “wo ist <item” is never closed; write “>” behind the kind"
      ),
      (
        "find_store: {says: {heavy: [wo]}}",
        "de/a.yaml:1:21: “heavy” is no weight; write a list, or lists below weights from 0 to 10"
      ),
      ("find_store: {says: wo}", "de/a.yaml:1:20: expected keys and values, found “wo”"),
    ])
  func mistakes(text: String, complaint: String) throws {
    #expect(try RulesFolder(["de/a.yaml": text]).complaint() == complaint)
  }

  @Test("An unknown file of a built-in language is an error; a folder with a longer name is none")
  func unknownFile() throws {
    let complaint = try RulesFolder(["en/fact.yaml": ""]).complaint()
    #expect(complaint == "en/fact.yaml: unknown file; did you mean “en/facts.yaml”?")
    #expect(try RulesFolder(["notes/a.yaml": "anything"]).complaint() == nil)
  }
}
