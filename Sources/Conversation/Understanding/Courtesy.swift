// Conversation › Courtesy: greetings and thanks, which are answered and change nothing.

import GraphRules

/// What is said for politeness alone.
enum Courtesy {

  /// `greeting` or `thanks`, when the letters of a sentence are nothing else.
  static func name(_ letters: String, _ phrasebook: Phrasebook) -> String? {
    phrasebook[.courtesyGreetings].contains(letters)
      ? "greeting" : phrasebook[.courtesyThanks].contains(letters) ? "thanks" : nil
  }

  /// `assent`, when the letters of a sentence only say that all is well, and nothing was asked.
  static func assent(_ letters: String, _ phrasebook: Phrasebook) -> String? {
    phrasebook[.courtesyAssents].contains(letters) ? "assent" : nil
  }

  /// Whether a sentence says goodbye, and nothing but courtesies besides.
  static func isFarewell(_ text: String, _ phrasebook: Phrasebook) -> Bool {
    phrasebook[.courtesyFarewells].isAll(of: text, but: phrasebook[.courtesyBesides])
  }

  /// `waiting`, `talk` or `closing`, when a sentence is small talk and asks for nothing.
  static func smallTalk(_ sentence: Utterance) -> String? {
    guard sentence.constraints.isEmpty, sentence.items.isEmpty, sentence.city == nil,
      sentence.references.allSatisfy({ $0 == "@focus" })
    else { return nil }
    let kinds: [(name: String, cue: Cue)] = [
      ("waiting", .courtesyWaiting), ("talk", .courtesyTalk), ("closing", .courtesyClosing),
    ]
    return kinds.first { sentence.says($0.cue) }?.name
  }

  static func answer(to name: String?, _ language: String) -> String? {
    switch name {
    case "greeting": Say.in(language, "Hello. What does your customer want?", "您好。顾客想要什么？")
    case "assent": Say.in(language, "All right.", "好的。")
    case "waiting": Say.in(language, "No hurry.", "不急。")
    case "talk": Say.in(language, "Thank you, all is well here.", "谢谢，这边一切都好。")
    case "closing":
      Say.in(
        language, "All right. With “next customer” this call is cleared.", "好的。说“下一位”就清空这次通话。")
    case "thanks": Say.in(language, "You are welcome.", "不客气。")
    default: nil
    }
  }
}
