// Conversation › Similar: a list of what resembles an item.

import GraphRules

struct Similar: Intent {
  let name = "similar"
  let commands = ["similar"]
  let isStep = true
  let cues: [Cue] = [.similar]
  let help: HelpLine? = HelpLine(
    topic: "recommendations", english: ("what resembles an item", "something like #3 but in black"),
    chinese: ("找相似的", "和第三个差不多的，要黑色"), slash: "/similar 3")

  func read(_ sentence: Utterance, in dialogue: Dialogue) -> Reading? {
    guard let weight = sentence.weight(cues) else { return nil }
    let target = sentence.target ?? ("ref", "@focus")
    guard target.1 != "@list" else { return nil }
    return Reading(
      weight, SlotMap([(target.0, .string(target.1))]).merging(sentence.constraints), usesConstraints: true,
      needsList: target.0 == "ref")
  }

  func perform(_ turn: Turn, in scene: inout Scene) throws -> Reply {
    scene.dialogue.state.similarTo =
      turn.slots["item"]?.string ?? scene.resolve(turn.slots["ref"]?.string ?? "@focus")
    scene.apply(turn.slots, isFresh: turn.slots["item"] != nil || turn.slots["category"] != nil)
    scene.dialogue.state.critiques = []
    scene.dialogue.state.order = .fit
    return try scene.list(count: turn.slots["n"]?.number)
  }
}
