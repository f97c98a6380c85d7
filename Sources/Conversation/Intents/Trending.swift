// Conversation › Trending: what gains interest just now.

import GraphRules

struct Trending: Intent {
  let name = "trending"
  let commands = ["trending"]
  let isStep = true
  let cues: [Cue] = [.trending]
  let help: HelpLine? = HelpLine(
    topic: "recommendations", english: ("what gains interest", "what's trending in headphones this week"),
    chinese: ("近来热门", "这周什么耳机最热门"), slash: "/trending")

  /// Interest is measured over this many days unless others are said.
  private static let usual = 30

  func read(_ sentence: Utterance, in dialogue: Dialogue) -> Reading? {
    guard let weight = sentence.weight(cues), sentence.target == nil else { return nil }
    var slots = SlotMap()
    slots["window"] = sentence.windowSlot
    return Reading(weight, slots.merging(sentence.constraints), usesConstraints: true)
  }

  func perform(_ turn: Turn, in scene: inout Scene) throws -> Reply {
    let days = turn.slots["window"]?.string.flatMap(Period.days) ?? Self.usual
    return try scene.list(in: .trending(days: days), for: turn, isFresh: turn.slots["category"] != nil)
  }
}
