// Conversation › ExplainAbsence: why a product is not in the list.

import Fusion
import GraphRules

struct ExplainAbsence: Intent {
  let name = "explain_absence"
  let commands = ["why-not"]
  let cues: [Cue] = [.explainAbsence]
  let help: HelpLine? = HelpLine(
    topic: nil, english: ("why something is missing", "why not the Kestrel Storm jacket?"),
    chinese: ("为什么没有", "为什么没有安途的背包？"), slash: "/why-not kestrel-storm")

  func read(_ sentence: Utterance, in dialogue: Dialogue) -> Reading? {
    guard let weight = sentence.weight(cues) else { return nil }
    if let brand = sentence.listFilter?.split(separator: "=").last {
      // “Why not the Lumo ones”: of what is not there, the make is all that is known.
      return Reading(weight, SlotMap([("brand", .strings([String(brand)]))]), needsList: true)
    }
    if let target = sentence.target, target.value != "@list" {
      return Reading(weight, SlotMap([(target.key, .string(target.value))]), needsList: target.key == "ref")
    }
    // “Why no blue ones”: what is missing is what is asked about, not what shall be left out.
    var slots = SlotMap()
    for entry in sentence.constraints.entries where entry.key != "n" {
      let key = entry.key.hasPrefix("not_") ? String(entry.key.dropFirst(4)) : entry.key
      slots[key] = entry.value
    }
    return Reading(weight, slots)
  }

  func perform(_ turn: Turn, in scene: inout Scene) throws -> Reply {
    try scene.absence(turn)
  }
}
