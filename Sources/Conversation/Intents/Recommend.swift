// Conversation › Recommend: a list for the customer, or for nobody known.

import GraphRules

struct Recommend: Intent {
  let name = "recommend"
  let commands = ["rec", "recommend"]
  let isStep = true
  let cues: [Cue] = [.recommend]
  let help: HelpLine? = HelpLine(
    topic: "recommendations",
    english: ("a list for a customer", "hiking boots for Anna Keller under 120 euros"),
    chinese: ("给顾客推荐", "给李雷推荐几双登山靴，三百元以内"),
    slash: "/rec u1042 --category boots --max 120")

  func read(_ sentence: Utterance, in dialogue: Dialogue) -> Reading? {
    let wants = sentence.constraints
    let isSame =
      sentence.isInChinese || sentence.tokens.contains { ["same", "search", "list"].contains($0.text) }
    if isSame, sentence.says(.recommendSame), sentence.references.allSatisfy({ $0 == "@focus" }) {
      let slots = SlotMap(sentence.user.map { [("user", .string($0))] } ?? [])
      var reading = Reading(6.3, slots.merging(wants), usesUser: true, usesConstraints: true)
      reading.marks = .carriesWishes
      return reading
    }
    if sentence.says(.similarUsersChoose), let user = sentence.user {
      return Reading(6.9, SlotMap([("user", .string(user))]), usesUser: true)
    }
    let cue = sentence.weight(cues)
    let hasNoun = wants["category"] != nil || wants["occasion"] != nil || wants["recipient_age"] != nil
    let hasWish = wants.keys.contains { $0 != "n" }
    guard cue != nil || hasNoun || (hasWish && !dialogue.hasList) else { return nil }
    // “What about #2” and “any coupon” name no wish; a bare cue such as “recommend” needs nothing more.
    if let cue, cue < 3, !hasWish, sentence.users.isEmpty, wants["n"] == nil, !sentence.has("something"),
      !sentence.has("anything"), !sentence.tokens.contains(where: { $0.text == "荐" })
    {
      return nil
    }
    // With a list on the screen, a wish without a noun refines it.
    if dialogue.hasList, !hasNoun, hasWish, !sentence.namesUser, !sentence.says(.recommendFresh) {
      return nil
    }
    if !hasNoun, sentence.onlyExcludes, dialogue.hasList { return nil }
    var slots = SlotMap()
    if let user = sentence.user { slots["user"] = .string(user) }
    let isAfresh = hasNoun && sentence.says(.recommendAfresh)
    let weight = isAfresh ? 5.4 : hasNoun ? max(cue ?? 0, 3) + 0.5 : max(cue ?? 0, 2)
    var reading = Reading(weight, slots.merging(wants), usesUser: true, usesConstraints: true)
    if isAfresh { reading.marks = .startsAfresh }
    return reading
  }

  func perform(_ turn: Turn, in scene: inout Scene) throws -> Reply {
    let wishes = turn.marks.contains(.carriesWishes) ? scene.wishesBefore : nil
    if let user = turn.slots["user"]?.string, user != "@current" { scene.dialogue.state.load(user) }
    if turn.marks.contains(.carriesWishes) {
      guard let wishes else { return scene.nothingToCarry }
      scene.dialogue.state.wish = wishes
    }
    if turn.marks.contains(.startsAfresh) { _ = scene.reset(isAll: false) }
    let isFresh = turn.slots["category"] != nil || turn.slots["occasion"] != nil
    scene.apply(turn.slots, isFresh: isFresh)
    scene.dialogue.state.similarTo = nil
    scene.dialogue.state.order = .fit
    return try scene.list(count: turn.slots["n"]?.number)
  }
}
