// Conversation › Popular: what sells best.

import GraphRules

struct Popular: Intent {
  let name = "popular"
  let commands = ["popular", "bestsellers"]
  let isStep = true
  let cues: [Cue] = [.popular]
  let help: HelpLine? = HelpLine(
    topic: "recommendations", english: ("what sells best", "best sellers under 50"),
    chinese: ("什么卖得好", "卖得最好的耳机"), slash: "/popular")

  func read(_ sentence: Utterance, in dialogue: Dialogue) -> Reading? {
    guard let weight = sentence.weight(cues), !sentence.says(.popularContrary),
      sentence.target == nil
    else { return nil }
    var slots = SlotMap()
    slots["window"] = sentence.windowSlot
    return Reading(weight, slots.merging(sentence.constraints), usesConstraints: true)
  }

  func perform(_ turn: Turn, in scene: inout Scene) throws -> Reply {
    let days = turn.slots["window"]?.string.flatMap(Period.days)
    return try scene.list(in: .popular(days: days), for: turn, isFresh: turn.slots["category"] != nil)
  }
}
