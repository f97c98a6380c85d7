// Conversation › Explain: why an item is in the list.

import GraphRules

struct Explain: Intent {
  let name = "explain"
  let commands = ["why", "explain"]
  let cues: [Cue] = [.explain, .explainChange]

  let help: HelpLine? = HelpLine(
    topic: "explanations", english: ("why an item is there", "why #2?"), chinese: ("为什么推荐", "为什么推荐第二个？"),
    slash: "/why 2")

  private static let views: [(view: String, cues: [Cue])] = [
    ("change", [.explainChange, .explainViewChange]),
    ("paths", [.explainViewPaths]),
    ("confidence", [.explainViewConfidence]),
    ("evidence", [.explainViewEvidence]),
    ("full", [.explainViewFull]),
  ]

  func read(_ sentence: Utterance, in dialogue: Dialogue) -> Reading? {
    guard let weight = sentence.weight(cues) else { return nil }
    let view = Self.views.first { sentence.weight($0.cues) != nil }?.view
    var slots = SlotMap()
    if let target = sentence.target {
      slots[target.key] = .string(target.value)
    } else {
      let isAboutList = view == "evidence" && sentence.says(.explainAboutList)
      slots["ref"] = .string(isAboutList ? "@list" : "@focus")
    }
    if let view { slots["view"] = .string(view) }
    let explains =
      sentence.says(.explainWordsOfExplaining)
    if explains, sentence.says(.explainCustomerStyle) {
      slots["style"] = .string("customer")
    }
    return Reading(weight, slots, needsList: slots["ref"] != nil)
  }

  func perform(_ turn: Turn, in scene: inout Scene) throws -> Reply {
    let view = turn.slots["view"]?.string
    let ref = turn.slots["ref"]?.string ?? "@focus"
    // “Why these?” asks about the list as a whole.
    if ref == "@list" { return try scene.evidence() }
    guard let item = turn.slots["item"]?.string ?? scene.resolve(ref) else { return scene.noItem }
    if view == "change" { return try scene.change(item) }
    return try scene.explain(item, view: view, isForCustomer: turn.slots["style"]?.string == "customer")
  }
}
