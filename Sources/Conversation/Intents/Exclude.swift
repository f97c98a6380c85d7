// Conversation › Exclude: something that shall not be in the list.

import Fusion
import GraphRules

struct Exclude: Intent {
  let name = "exclude"
  let isStep = true
  let commands = ["not"]
  let cues: [Cue] = [.exclude]
  let help: HelpLine? = HelpLine(
    topic: "recommendations", english: ("leave something out", "not that brand"), chinese: ("排除", "不要这个牌子"),
    slash: "/not kestrel")

  func read(_ sentence: Utterance, in dialogue: Dialogue) -> Reading? {
    if dialogue.hasList, sentence.target == nil, sentence.constraints.isEmpty,
      sentence.says(.excludeAnother)
    {
      return Reading(6.6, SlotMap([("not_brand", .strings(["@focus.brand"]))]))
    }
    if let taken = Self.taken(sentence, in: dialogue) { return Reading(4.4, taken) }
    guard sentence.onlyExcludes, dialogue.hasList || dialogue.state.hasChips else { return nil }
    return Reading(3.2, sentence.constraints, usesConstraints: true)
  }

  /// What is to be taken out by its name; a wish that is dropped by its value is another matter.
  private static func taken(_ sentence: Utterance, in dialogue: Dialogue) -> SlotMap? {
    guard dialogue.hasList, sentence.target == nil, sentence.users.isEmpty, sentence.says(.excludeRemoving)
    else { return nil }
    let wish = dialogue.state.wish
    let wished = [
      "brand": wish.brands, "colour": wish.colours, "material": wish.materials, "category": wish.categories,
    ]
    var slots = SlotMap()
    for entry in sentence.constraints.entries {
      guard let standing = wished[entry.key] else { return nil }
      if entry.value.strings.contains(where: standing.contains) { return nil }
      slots["not_" + entry.key] = entry.value
    }
    return slots.isEmpty ? nil : slots
  }

  func perform(_ turn: Turn, in scene: inout Scene) throws -> Reply {
    scene.apply(turn.slots, isFresh: false)
    return try scene.list(count: nil)
  }
}
