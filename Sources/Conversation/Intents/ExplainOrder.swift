// Conversation › ExplainOrder: why one product is above another.

import GraphRules

struct ExplainOrder: Intent {
  let name = "explain_order"
  let commands = ["before"]
  let cues: [Cue] = [.explainOrder]
  let help: HelpLine? = HelpLine(
    topic: nil, english: ("why one is above another", "why is #1 above #3?"),
    chinese: ("为什么排在前面", "为什么第一个排在第三个前面"), slash: "/before 1 3")

  func read(_ sentence: Utterance, in dialogue: Dialogue) -> Reading? {
    guard let weight = sentence.weight(cues) else { return nil }
    let targets = sentence.targets
    guard targets.count > 1, targets[0] != targets[1] else { return nil }
    let isTurned = sentence.says(.explainOrderTurned)
    let (a, b) = isTurned ? (targets[1], targets[0]) : (targets[0], targets[1])
    return Reading(weight, SlotMap([("a", .string(a)), ("b", .string(b))]), needsList: true)
  }

  func perform(_ turn: Turn, in scene: inout Scene) throws -> Reply {
    try scene.contrast(turn.slots["a"]?.string ?? "", turn.slots["b"]?.string ?? "")
  }
}
