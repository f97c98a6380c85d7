// Conversation › SetLanguage: answers stay in one language, whatever the sentences are in.

import GraphRules

struct SetLanguage: Intent {
  let name = "set_language"
  let commands = ["lang", "language"]
  let help: HelpLine? = HelpLine(
    topic: "languages", english: ("answers in one language", "switch to Chinese"), chinese: ("换语言", "切换成英文"),
    slash: "/lang zh")

  private static let tongue =
    "(chinese|mandarin|putonghua|zh|english|en|中文|汉语|普通话|国语|英文|英语)"
  let cues: [Cue] = [.setLanguage]

  func read(_ sentence: Utterance, in dialogue: Dialogue) -> Reading? {
    guard let weight = sentence.weight(cues) else { return nil }
    let assertion = Assertion(sentence)
    guard assertion.isOrder, sentence.constraints.isEmpty, sentence.items.isEmpty,
      sentence.references.allSatisfy({ $0 == "@focus" }),
      !sentence.says(.setLanguageWhy)
    else { return nil }
    let isChinese = sentence.says(.setLanguageChinese)
    return Reading(weight, SlotMap([("lang", .string(isChinese ? "zh" : "en"))]))
  }

  func perform(_ turn: Turn, in scene: inout Scene) throws -> Reply {
    let language = turn.slots["lang"]?.string == "zh" ? "zh" : "en"
    scene.dialogue.fixedLanguage = language
    scene.dialogue.language = language
    return .message(
      Message(
        Say.in(
          language, "Answers are in English from now on; you may go on in either language.",
          "从现在起用中文回答；您用中文或英文提问都可以。")))
  }
}
