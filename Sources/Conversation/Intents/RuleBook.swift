// Conversation › RuleBook: which rules the shop has, and one of them on or off.

import GraphRules

/// Which rules there are, all of them or those about something.
struct ListRules: Intent {
  let name = "rule_list"
  let commands = ["rules"]
  let help: HelpLine? = HelpLine(
    topic: "rules", english: ("the rules with their numbers", "show the rules"), chinese: ("查看规则", "有哪些规则"),
    slash: "/rules")
  let patterns = [
    Pattern(
      "^(show|list|see|display|print|give|read|open) (me|us)? (all|all the|the|our|my|current|every)? (current|active|shop)? (rules|rule book|policies)",
      8.4),
    Pattern("^(the|all|our|all the)? rules$", 8.4),
    Pattern("(what|which|how many) (shop|active|current)? (rules|policies)", 8.4),
    Pattern(
      "(is|are|do|does|have|got) (there|we|you|it)? (have|got)? (a|any|some|the)? (rule|rules|policy|policies|boost|boosts|pin|pins) (about|for|on|against|concerning|that|with|regarding)",
      8.4),
    Pattern(
      "(is|are) (<brand>|<item>|<category>|<ref>) (boosted|promoted|pinned|buried|blocked|hidden|banned|excluded)",
      8.4),
    Pattern("(any|what|the)? (rule|rules) (about|for|on|against|concerning)", 8.4),
    Pattern("(哪些|什么|几条|所有|全部|现有|有没有|查看|列出|显示|看看|看一下) .. 规则", 8.4), Pattern("规则 (列表|有哪些|有几条|是什么)", 8.4),
    Pattern("^规则$", 8.4),
  ]

  func read(_ sentence: Utterance, in dialogue: Dialogue) -> Reading? {
    guard let weight = sentence.weight(patterns), sentence.users.isEmpty else { return nil }
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
  let patterns = [
    Pattern("(stop|quit|cease|end|no more|no longer) (with)? (the)? \(deeds)", 9.2),
    Pattern(
      "(don't|do not|dont|never|shouldn't|should not|must not|needn't|not) (we|you)? (ever|any longer|anymore|longer)? \(deeds)",
      9.2),
    Pattern("(take|get) (the|that|this|any)? (boost|pin|rule|promotion|push) (off|away|out|from)", 9.2),
    Pattern(
      "(turn|switch|put|take|set) (off)? (the)? (<brand>|<category>|<item>)? rule .. (off|out|down|away)", 9.2
    ),
    Pattern("(turn|switch) off .. rule", 9.2),
    Pattern(
      "^(please)? (remove|delete|drop|cancel|lift|disable|deactivate|scrap|revoke|end|stop|kill|repeal|undo|clear) .. (rule|boost|pin|burial|boosting)",
      9.2),
    Pattern("(不要|别|停止|不再|不用|取消|撤掉|撤销|去掉|停掉|解除|终止) (再)? .. (提升|加权|推广|主推|力推|优先推荐|优先展示|置顶|降权|压低|提权)", 9.2),
    Pattern("(关掉|关闭|停用|停掉|删除|删掉|去掉|取消|撤掉|移除|作废) .. 规则", 9.2), Pattern("规则 .. (关掉|关闭|停用|停掉|删掉|删除|取消|作废)", 9.2),
    Pattern("^off rules", 9.2),
  ]
  private static let removing = [
    Pattern("(remove|delete|drop|scrap|revoke|repeal|kill)"), Pattern("(删除|删掉|移除|作废)"),
  ]

  func read(_ sentence: Utterance, in dialogue: Dialogue) -> Reading? {
    let assertion = Assertion(sentence)
    guard let weight = sentence.weight(patterns), assertion.isPlain, sentence.users.isEmpty else {
      return nil
    }
    var slots = RuleSubject.slots(sentence)
    guard !slots.isEmpty else { return nil }
    if slots["n"] != nil, sentence.weight(Self.removing) != nil { slots["remove"] = .bool(true) }
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
  let patterns = [
    Pattern("(turn|switch|put) (the)? (<brand>|<category>)? rule .. on", 9.4),
    Pattern("(turn|switch) on .. rule", 9.4),
    Pattern("^(please)? (enable|activate|reactivate|restore|reinstate) .. rule", 9.4),
    Pattern("(打开|启用|开启|恢复|重新启用|重新打开) .. 规则", 9.4), Pattern("规则 .. (打开|启用|开启|恢复)", 9.4),
  ]

  func read(_ sentence: Utterance, in dialogue: Dialogue) -> Reading? {
    guard let weight = sentence.weight(patterns), Assertion(sentence).isOrder, sentence.users.isEmpty else {
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
