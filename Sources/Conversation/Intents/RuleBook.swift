// Conversation › RuleBook: which rules the shop has, and one of them on or off.

import GraphRules

/// Which rules there are, all of them or those about something.
struct ListRules: Intent {
  let name = "rule_list"
  let commands = ["rules"]
  let help: HelpLine? = HelpLine(
    topic: "rules", english: ("the rules with their numbers", "show the rules"), chinese: ("查看规则", "有哪些规则"),
    slash: "/rules")
  let cues: [Cue] = [.ruleList]

  func read(_ sentence: Utterance, in dialogue: Dialogue) -> Reading? {
    guard let weight = sentence.weight(cues), sentence.users.isEmpty else { return nil }
    return Reading(weight, RuleSubject.slots(sentence), pointsNowhere: true)
  }

  func perform(_ turn: Turn, in scene: inout Scene) throws -> Reply { try scene.tellRules(turn.slots) }
}

/// A rule counts no more, until it is turned on again.
struct TurnRuleOff: WritingIntent {
  let name = "rule_off"
  let isStep = true
  let help: HelpLine? = HelpLine(
    topic: "rules", english: ("a rule off, on or out", "turn rule 2 off"), chinese: ("停用规则", "关掉规则2"),
    slash: "/rules off 2")
  private static let deeds =
    "(boost|boosting|promote|promoting|push|pushing|lift|lifting|favour|favouring|favor|favoring|prioritise|prioritising|prioritize|prioritizing|highlight|highlighting|feature|featuring|pin|pinning|bury|burying|demote|demoting|downrank|downranking)"
  let cues: [Cue] = [.ruleOff]

  func read(_ sentence: Utterance, in dialogue: Dialogue) -> Reading? {
    let assertion = Assertion(sentence)
    guard let weight = sentence.weight(cues), assertion.isPlain, sentence.users.isEmpty else {
      return nil
    }
    var slots = RuleSubject.slots(sentence)
    guard !slots.isEmpty else { return nil }
    if slots["n"] != nil, sentence.says(.ruleOffRemoving) { slots["remove"] = .bool(true) }
    return Reading(weight, slots, pointsNowhere: slots["ref"] == nil)
  }

  func perform(_ turn: Turn, in scene: inout Scene, with pen: Pen) throws -> Reply {
    try scene.set(rule: turn, to: turn.slots["remove"] == nil ? .off : .removed, with: pen)
  }
}

/// A rule that was turned off counts again.
struct TurnRuleOn: WritingIntent {
  let name = "rule_on"
  let isStep = true
  let cues: [Cue] = [.ruleOn]

  func read(_ sentence: Utterance, in dialogue: Dialogue) -> Reading? {
    guard let weight = sentence.weight(cues), Assertion(sentence).isOrder, sentence.users.isEmpty else {
      return nil
    }
    let slots = RuleSubject.slots(sentence)
    return slots.isEmpty ? nil : Reading(weight, slots, pointsNowhere: slots["ref"] == nil)
  }

  func perform(_ turn: Turn, in scene: inout Scene, with pen: Pen) throws -> Reply {
    try scene.set(rule: turn, to: .on, with: pen)
  }
}

/// Which rules a sentence speaks of.
enum RuleSubject {
  /// `n` for rule 2, else the product, brand or category that a rule acts on.
  static func slots(_ sentence: Utterance) -> SlotMap {
    let tokens = sentence.tokens
    for i in tokens.indices where ["rule", "规"].contains(tokens[i].text) {
      var at = tokens[i].text == "规" ? i + 2 : i + 1
      while at < tokens.count, ["number", "no", "nr", "#", "."].contains(tokens[at].text) { at += 1 }
      if at < tokens.count, let number = NumberWords.read(tokens, at: at), number.value >= 1 {
        return SlotMap([("n", .number(number.value))])
      }
    }
    if let position = sentence.references.first(where: { $0.hasPrefix("#") }),
      let number = Double(position.dropFirst()),
      tokens.contains(where: { ["rule", "规"].contains($0.text) })
    {
      return SlotMap([("n", .number(number))])
    }
    if let target = sentence.target, !target.value.hasPrefix("@list") {
      return SlotMap([(target.key, .string(target.value))])
    }
    for key in ["brand", "category"] {
      let names = (sentence.constraints[key] ?? sentence.constraints["not_" + key])?.strings ?? []
      if !names.isEmpty { return SlotMap([(key, .strings(names))]) }
    }
    return SlotMap()
  }
}
