// Conversation › Undo: steps taken back, repeated, or all wishes cleared.

import GraphRules

struct Undo: WritingIntent {
  let name = "undo"
  let commands = ["undo", "back"]
  let cues: [Cue] = [.undo]
  let help: HelpLine? = HelpLine(
    topic: "call", english: ("take a step back", "undo"), chinese: ("撤销", "撤销"), slash: "/undo")

  func read(_ sentence: Utterance, in dialogue: Dialogue) -> Reading? {
    guard !sentence.says(.undoOthers) else { return nil }
    return sentence.weight(cues).map { Reading($0, SlotMap([("n", .number(Steps.count(sentence)))])) }
  }

  func perform(_ turn: Turn, in scene: inout Scene, with pen: Pen) throws -> Reply {
    try scene.travel(
      back: true, steps: Int(turn.slots["n"]?.number ?? 1), takingBack: pen.writer.takeBack,
      settingRule: pen.writer.set)
  }

  /// Where nothing can be written, no step has written anything.
  func perform(_ turn: Turn, in scene: inout Scene) throws -> Reply {
    try scene.travel(
      back: true, steps: Int(turn.slots["n"]?.number ?? 1), takingBack: { $0 }, settingRule: { _, _ in })
  }
}

/// Repeats what was taken back.
struct Redo: WritingIntent {
  let name = "redo"
  let commands = ["redo"]
  let cues: [Cue] = [.redo]
  let help: HelpLine? = HelpLine(
    topic: "call", english: ("and forward again", "redo"), chinese: ("重做", "重做"), slash: "/redo")

  func read(_ sentence: Utterance, in dialogue: Dialogue) -> Reading? {
    sentence.weight(cues).map { Reading($0, SlotMap([("n", .number(Steps.count(sentence)))])) }
  }

  func perform(_ turn: Turn, in scene: inout Scene, with pen: Pen) throws -> Reply {
    try scene.travel(
      back: false, steps: Int(turn.slots["n"]?.number ?? 1), takingBack: pen.writer.takeBack,
      settingRule: pen.writer.set)
  }

  /// Where nothing can be written, no step has written anything.
  func perform(_ turn: Turn, in scene: inout Scene) throws -> Reply {
    try scene.travel(
      back: false, steps: Int(turn.slots["n"]?.number ?? 1), takingBack: { $0 }, settingRule: { _, _ in })
  }
}

enum Steps {

  /// The number in the sentence, 1 without one.
  static func count(_ sentence: Utterance) -> Double {
    for i in sentence.tokens.indices {
      if let number = NumberWords.read(sentence.tokens, at: i), number.value >= 1, number.value <= 50 {
        // “The last change of the last 30 days” is one step.
        let next = sentence.tokens.indices.contains(number.next) ? sentence.tokens[number.next].text : ""
        if sentence.phrasebook[.undoNotSteps].contains(next) { continue }
        return number.value
      }
    }
    return sentence.says(.undoTwo) ? 2 : 1
  }
}

/// Clears the wishes, or the customer too.
struct Reset: Intent {
  let name = "reset"
  let commands = ["reset", "clear"]
  let isStep = true
  let cues: [Cue] = [.resetAll, .reset]
  let help: HelpLine? = HelpLine(
    topic: "call", english: ("clear all wishes", "start over"), chinese: ("清空条件", "清空条件"), slash: "/reset")

  func read(_ sentence: Utterance, in dialogue: Dialogue) -> Reading? {
    guard let weight = sentence.weight(cues), !sentence.namesUser else { return nil }
    // “Start over, boots under 60” asks for boots.
    if sentence.constraints["category"] != nil, sentence.says(.recommendAfresh) { return nil }
    let isAll = sentence.says(.resetAll) || sentence.says(.resetEverything)
    return Reading(weight, SlotMap([("scope", .string(isAll ? "all" : "constraints"))]))
  }

  func perform(_ turn: Turn, in scene: inout Scene) throws -> Reply {
    scene.reset(isAll: turn.slots["scope"]?.string == "all")
  }
}
