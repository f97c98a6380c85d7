// Conversation › More: the next items of the same list.

import GraphRules

struct More: Intent {
  let name = "more"
  let commands = ["more", "next"]
  let isStep = true
  let cues: [Cue] = [.more]
  let help: HelpLine? = HelpLine(
    topic: "recommendations", english: ("the next ones", "more"), chinese: ("再看几个", "再来几个"), slash: "/more")

  func read(_ sentence: Utterance, in dialogue: Dialogue) -> Reading? {
    guard let weight = sentence.weight(cues), sentence.constraints.keys.allSatisfy({ $0 == "n" }) else {
      return nil
    }
    var slots = SlotMap([("offset", .string("@next"))])
    slots["n"] = sentence.constraints["n"]
    return Reading(weight, slots, needsList: true)
  }

  func perform(_ turn: Turn, in scene: inout Scene) throws -> Reply {
    try scene.more(count: turn.slots["n"]?.number)
  }
}

/// The same list once more.
struct Repeat: Intent {
  let name = "repeat"
  let commands = ["again"]
  let cues: [Cue] = [.repeat]
  let help: HelpLine? = HelpLine(
    topic: "call", english: ("the list once more", "again"), chinese: ("再显示一遍", "再显示一遍"), slash: "/again")

  func read(_ sentence: Utterance, in dialogue: Dialogue) -> Reading? {
    if sentence.says(.repeatChanged), sentence.constraints.isEmpty, dialogue.branch == nil,
      let noted = dialogue.noted, noted.turn > dialogue.state.lists.last?.turn ?? Int.max
    {
      var reading = Reading(9.6, needsList: true)
      reading.marks = .asksWhatChanged
      return reading
    }
    guard let weight = sentence.weight(cues), sentence.constraints.keys.allSatisfy({ $0 == "n" }) else {
      return nil
    }
    if weight < 3 || weight == 4.3, sentence.references != ["@list"] { return nil }
    return Reading(weight, needsList: true)
  }

  func perform(_ turn: Turn, in scene: inout Scene) throws -> Reply {
    turn.marks.contains(.asksWhatChanged) ? try scene.showChanges() : try scene.show()
  }
}
