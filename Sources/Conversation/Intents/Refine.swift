// Conversation › Refine: one more wish for the list on the screen.

import GraphRules

struct Refine: Intent {
  let name = "refine"
  let isStep = true
  let commands = ["only"]
  let cues: [Cue] = [.refine]
  let help: HelpLine? = HelpLine(
    topic: "recommendations", english: ("narrow the list", "only in stock"), chinese: ("缩小范围", "只看有货的"),
    slash: "/only in stock")

  func read(_ sentence: Utterance, in dialogue: Dialogue) -> Reading? {
    let wants = sentence.constraints
    guard dialogue.hasList, wants["category"] == nil, wants["occasion"] == nil, !sentence.onlyExcludes,
      wants.keys.contains(where: { $0 != "n" })
    else { return nil }
    // “Forget the colour, show waterproof ones” drops one wish for another.
    if let dropped = Relax().read(sentence, in: dialogue)?.slots["slots"], Relax.names(sentence),
      wants.keys.contains(where: { key in key != "n" && !dropped.strings.contains(key) })
    {
      return Reading(
        4.6, wants.merging(SlotMap([("slots", dropped)])), usesConstraints: true, needsList: true)
    }
    return Reading((sentence.weight(cues) ?? 1.8) + 0.5, wants, usesConstraints: true, needsList: true)
  }

  func perform(_ turn: Turn, in scene: inout Scene) throws -> Reply {
    for slot in turn.slots["slots"]?.strings ?? [] { scene.dialogue.state.wish.drop(slot) }
    scene.apply(turn.slots, isFresh: false)
    return try scene.list(count: turn.slots["n"]?.number)
  }
}
