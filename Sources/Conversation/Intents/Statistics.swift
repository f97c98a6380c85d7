// Conversation › Statistics: what the shop holds, counted.

import GraphRules

struct Statistics: Intent {
  let name = "stats"
  let commands = ["stats"]
  let help: HelpLine? = HelpLine(
    topic: "call", english: ("what the shop holds", "stats"), chinese: ("店铺统计", "统计"), slash: "/stats")
  let cues: [Cue] = [.stats]

  func read(_ sentence: Utterance, in dialogue: Dialogue) -> Reading? {
    guard let weight = sentence.weight(cues), sentence.constraints.isEmpty, sentence.users.isEmpty,
      sentence.items.isEmpty
    else { return nil }
    guard !sentence.says(.statsHow) else { return nil }
    return Reading(weight, pointsNowhere: true)
  }

  func perform(_ turn: Turn, in scene: inout Scene) throws -> Reply { try scene.tellStatistics() }
}
