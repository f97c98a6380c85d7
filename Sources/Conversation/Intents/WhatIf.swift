// Conversation › WhatIf: the list as it would be; nothing is written.

import GraphRules

struct WhatIf: Intent {
  let name = "what_if"
  let commands = ["what-if"]
  let cues: [Cue] = [.whatIf]
  let help: HelpLine? = HelpLine(
    topic: "what-if", english: ("what would be otherwise", "what if she returns the boots?"),
    chinese: ("假设", "如果他把靴子退了呢？"), slash: "/what-if she returns the boots")

  private static let deeds: [(deed: String, cue: Cue)] = [
    ("return", .whatIfDeedReturn),
    ("dislike", .whatIfDeedDislike),
    ("hide", .whatIfDeedHide),
    ("like", .whatIfDeedLike),
    ("purchase", .whatIfDeedPurchase),
    ("view", .whatIfDeedView),
  ]

  private static let channels: [(channel: String, words: WordList)] = [
    ("visual", .whatIfChannelVisual),
    ("graph", .whatIfChannelGraph),
    ("neighbours", .whatIfChannelNeighbours),
    ("neural", .whatIfChannelNeural),
    ("text", .whatIfChannelText),
    ("popularity", .whatIfChannelPopularity),
    ("rules", .whatIfChannelRules),
  ]

  func read(_ sentence: Utterance, in dialogue: Dialogue) -> Reading? {
    // What would keep an item from its place is a question about its reasons.
    if sentence.says(.explainChange) { return nil }
    let adds = dialogue.branch != nil && BranchWords.adds(sentence)
    var weight = sentence.weight(cues)
    guard weight != nil || adds else { return nil }
    let slots = Self.slots(sentence)
    // Heavier than every order: what is added to a what-if must never be written.
    if adds, BranchWords.supposes(sentence, slots) { weight = Self.addition }
    guard let weight else { return nil }
    let points = slots["ref"] != nil
    // “A new customer” is nobody who could be unknown.
    let isAboutSomebody = slots["user"]?.string != "@cold"
    var reading = Reading(
      weight, slots, usesUser: isAboutSomebody, usesConstraints: slots["event"] == nil, needsList: points)
    reading.step = adds ? .adds : nil
    return reading
  }

  private static let addition = 9.6

  /// A rule that the shop might have.
  private static let rules: [(action: ShopRule.Action, cue: Cue)] = [
    (.boost, .whatIfRuleBoost),
    (.bury, .whatIfRuleBury),
  ]

  private static func slots(_ sentence: Utterance) -> SlotMap {
    if let rule = rules.last(where: { sentence.says($0.cue) }) {
      let subject = RuleSubject.slots(sentence)
      if !subject.isEmpty {
        var slots = SlotMap([("action", .string(rule.action.rawValue))]).merging(subject)
        slots["percent"] = AddRule.percent(sentence).map { .number($0) }
        return slots
      }
    }
    // What a product costs is a fact of the shop; only the limit of a wish can be supposed otherwise.
    if sentence.says(.whatIfRepriced), let target = sentence.targetSlots {
      return target
    }
    if sentence.says(.whatIfCold) { return SlotMap([("user", .string("@cold"))]) }
    let silent =
      sentence.says(.whatIfSilencing)
      ? channels.filter { sentence.holds($0.words) }.map(\.channel) : []
    if !silent.isEmpty { return SlotMap([("disable", .strings(silent))]) }
    let isUndone = sentence.says(.whatIfUndone)
    if let deed = deeds.first(where: { sentence.says($0.cue) })?.deed,
      let object = object(sentence, deed: deed, isUndone: isUndone)
    {
      var slots = SlotMap([("event", .string(isUndone && deed == "dislike" ? "like" : deed)), object])
      if isUndone { slots["undone"] = .bool(true) }
      return slots
    }
    if sentence.says(.whatIfMattering) {
      let slots = Relax.slots(sentence)
      if !slots.isEmpty { return SlotMap([("relax", .strings(slots))]) }
    }
    var slots = SlotMap()
    for entry in sentence.constraints.entries where entry.key != "n" { slots[entry.key] = entry.value }
    if slots.isEmpty, let user = sentence.user, user != "@current" { slots["user"] = .string(user) }
    return slots
  }

  /// What it is done with: the product that is named or pointed at, a thing of hers, a brand or a category.
  private static func object(_ sentence: Utterance, deed: String, isUndone: Bool) -> (String, SlotValue)? {
    if let target = sentence.target, target.value != "@list" { return (target.key, .string(target.value)) }
    let constraints = sentence.constraints
    // 没有买 excludes nothing here.
    if let categories = constraints["category"] ?? constraints["not_category"],
      let first = categories.strings.first
    {
      return deed == "return" || isUndone ? ("item", .string("@bought:\(first)")) : ("category", categories)
    }
    return (constraints["brand"] ?? constraints["not_brand"]).map { ("brand", $0) }
  }

  func perform(_ turn: Turn, in scene: inout Scene) throws -> Reply { try scene.outcome(turn) }
}
