// Conversation › Tune: more variety, more surprise, less of what everybody buys.

import GraphRules

struct Tune: Intent {
  let name = "tune"
  let commands = ["tune"]
  let isStep = true
  let help: HelpLine? = HelpLine(
    topic: "recommendations", english: ("change the mixture", "more variety, less mainstream"),
    chinese: ("调整风格", "多样一些，小众一点"), slash: "/tune more variety")

  private struct Rule: Sendable {
    let aspect: Tuning.Aspect
    let sign: Double
    let cue: Cue
  }

  private static let rules = [
    Rule(aspect: .diversity, sign: 1, cue: .tuneMoreDiversity),
    Rule(aspect: .diversity, sign: -1, cue: .tuneLessDiversity),
    Rule(aspect: .novelty, sign: 1, cue: .tuneMoreNovelty),
    Rule(aspect: .novelty, sign: -1, cue: .tuneLessNovelty),
    Rule(aspect: .popularity, sign: -1, cue: .tuneLessPopularity),
    Rule(aspect: .popularity, sign: 1, cue: .tuneMorePopularity),
  ]
  var cues: [Cue] { Self.rules.map(\.cue) }

  func read(_ sentence: Utterance, in dialogue: Dialogue) -> Reading? {
    guard let weight = sentence.weight(cues), sentence.constraints["category"] == nil,
      sentence.target.map({ $0.value.hasPrefix("@") }) ?? true,
      !sentence.says(.tuneAsking)
    else { return nil }
    var slots = SlotMap()
    var covered: [Range<Int>] = []
    // Less mainstream is no more mainstream: what begins with less goes first where they share words.
    for rule in Self.rules.sorted(by: { $0.sign < $1.sign }) where slots[rule.aspect.rawValue] == nil {
      guard let match = sentence.firstMatch(rule.cue),
        !covered.contains(where: { $0.overlaps(match) })
      else { continue }
      covered.append(match)
      slots[rule.aspect.rawValue] = .string(rule.sign > 0 ? "+" : "-")
    }
    guard !slots.isEmpty else { return nil }
    return Reading(weight, slots)
  }

  func perform(_ turn: Turn, in scene: inout Scene) throws -> Reply {
    for aspect in Tuning.Aspect.allCases {
      guard let sign = turn.slots[aspect.rawValue]?.string else { continue }
      scene.dialogue.state.tuning.add(aspect, sign == "+" ? 1 : -1, at: scene.dialogue.turn)
    }
    return try scene.list(count: nil)
  }
}
