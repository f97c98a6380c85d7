// Conversation › Exclude: something that shall not be in the list.

struct Exclude: Intent {
  let name = "exclude"
  let isStep = true
  let commands = ["not"]
  let patterns = [
    Pattern("(not|no|without|except|exclude|hide all)", 2.6), Pattern("(不要|别|除了|不含)", 2.6),
  ]
  let help: HelpLine? = HelpLine(
    topic: "recommendations", english: ("leave something out", "not that brand"), chinese: ("排除", "不要这个牌子"),
    slash: "/not kestrel")

  func read(_ sentence: Utterance, in dialogue: Dialogue) -> Reading? {
    guard sentence.onlyExcludes, dialogue.hasList || dialogue.state.hasChips else { return nil }
    return Reading(3.2, sentence.constraints, usesConstraints: true)
  }

  func perform(_ turn: Turn, in scene: inout Scene) throws -> Reply {
    scene.apply(turn.slots, isFresh: false)
    return try scene.list(count: nil)
  }
}
