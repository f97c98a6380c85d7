// Conversation › Recommend: a list for the customer, or for nobody known.

struct Recommend: Intent {
  let name = "recommend"
  let commands = ["rec", "recommend"]
  let isStep = true
  let patterns = [
    Pattern("(recommend|suggest|suggestion|suggestions|recommendation|recommendations)", 3),
    Pattern(
      "(show|give|get|find|need|needs|want|wants|got|have|any|like) (me|us|her|him|them)? (something|anything|some|ideas)",
      2.5),
    Pattern("(would|'d|i'd|she'd|he'd) (like|love|want) ", 2.6),
    Pattern("<user> (would like|wants|needs|is looking for|is after)", 2.6),
    Pattern(
      "what (would|should|could|can|do|shall|might) (you|i|we) .. (recommend|suggest|offer|show|put|pick|choose|give|sell|pitch|bring|go for|propose) .. (for|to|of|him|her|them)? .. <user>",
      6.4),
    Pattern(
      "(出点主意|出个主意|出主意|支个招|支支招|给个建议|给些建议|推点|推些|推什么|推啥|推几|推哪|给点建议|出出主意|挑点|挑几|选几|选点|拿几|整点|弄点|看点|来一些|求推荐)", 2.6),
    Pattern("(got|have) (you|we) (got)? (something|anything|some)", 2.6),
    Pattern(
      "(in need of|in the market for|on the lookout for|on the hunt for|keen on|after) (a|an|some|<category>)",
      2.6),
    Pattern("looking for", 2.5), Pattern("(something|anything|ideas|top|options) (for|in|from)", 2.5),
    Pattern("^top <n>", 2.8),
    Pattern("for <user>$", 2), Pattern("<user> .. (looking for|after|in search of)", 2.6),
    Pattern("(what|how) about <category>", 3),
    Pattern("(推荐|介绍点|来点|来些|想要|想买|有什么|有没有|看看|适合|找点|来一|要买|需要)", 2.5),
    Pattern("^给 <user>", 2),
    Pattern("^what (do|have) (you|we) (have|got)$", 3), Pattern("^what have (you|we) got", 2.5),
    Pattern("what (do|can|should|could) (we|you|i) .. (<user>|recommend|suggest|offer)", 2.6),
  ]
  let help: HelpLine? = HelpLine(
    topic: "recommendations",
    english: ("a list for a customer", "hiking boots for Anna Keller under 120 euros"),
    chinese: ("给顾客推荐", "给李雷推荐几双登山靴，三百元以内"),
    slash: "/rec u1042 --category boots --max 120")

  func read(_ sentence: Utterance, in dialogue: Dialogue) -> Reading? {
    let wants = sentence.constraints
    let cue = sentence.weight(patterns)
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
    if dialogue.hasList, !hasNoun, hasWish, !sentence.namesUser, sentence.weight(Self.fresh) == nil {
      return nil
    }
    if !hasNoun, sentence.onlyExcludes, dialogue.hasList { return nil }
    var slots = SlotMap()
    if let user = sentence.user { slots["user"] = .string(user) }
    let weight = hasNoun ? max(cue ?? 0, 3) + 0.5 : max(cue ?? 0, 2)
    return Reading(weight, slots.merging(wants), usesUser: true, usesConstraints: true)
  }

  /// Words by which a new list is meant although there is one.
  private static let fresh = [
    Pattern("(recommend|suggest) .. (<user>|something|anything)"),
    Pattern("(something|anything|ideas) .. for <user>"), Pattern("^top <n>"),
    Pattern("给 <user> 推荐"),
  ]

  func perform(_ turn: Turn, in scene: inout Scene) throws -> Reply {
    if let user = turn.slots["user"]?.string, user != "@current" { scene.dialogue.state.load(user) }
    let isFresh = turn.slots["category"] != nil || turn.slots["occasion"] != nil
    scene.apply(turn.slots, isFresh: isFresh)
    scene.dialogue.state.similarTo = nil
    scene.dialogue.state.order = .fit
    return try scene.list(count: turn.slots["n"]?.number)
  }
}
