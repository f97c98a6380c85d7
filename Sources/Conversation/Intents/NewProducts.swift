// Conversation › NewProducts: what the shop has not had for long.

import GraphRules

struct NewProducts: Intent {
  let name = "new_products"
  let commands = ["new"]
  let isStep = true
  let cues: [Cue] = [.newProducts]
  let help: HelpLine? = HelpLine(
    topic: "recommendations", english: ("what is new", "new arrivals in tents"),
    chinese: ("有什么新品", "新品里有什么适合她的"), slash: "/new")

  func read(_ sentence: Utterance, in dialogue: Dialogue) -> Reading? {
    guard let weight = sentence.weight(cues), !sentence.says(.newProductsOthers), sentence.target == nil
    else { return nil }
    var slots = SlotMap()
    if let user = sentence.user { slots["user"] = .string(user) }
    slots["window"] = sentence.windowSlot
    return Reading(weight, slots.merging(sentence.constraints), usesUser: true, usesConstraints: true)
  }

  func perform(_ turn: Turn, in scene: inout Scene) throws -> Reply {
    let days = turn.slots["window"]?.string.flatMap(Period.days)
    return try scene.list(in: .newest(days: days), for: turn, isFresh: turn.slots["category"] != nil)
  }
}
