// Conversation › Undo: steps taken back, repeated, or all wishes cleared.

struct Undo: WritingIntent {
  let name = "undo"
  let commands = ["undo", "back"]
  let patterns = [
    Pattern(
      "(undo|revert|take that back|take <ref> back|step back|take back|back up|roll back|rollback|scratch that|strike that|back one|one back)",
      4.5),
    Pattern(
      "(scrap|cancel|reverse|discard|forget|remove|revoke|drop|ditch) (the|that|my)? (last|latest|previous) (change|step|action|filter|thing|one|bit|wish|condition|refinement|command)?",
      4.7), Pattern("(forget|scrap|ignore) what i (just)? said", 4.6),
    Pattern("^(oops|whoops|sorry|no|oh no|wait|hang on)? .. (go|went)? (one)? (step|steps) back", 4.6),
    Pattern("(as|like) (it was|they were|we were) before$", 4.5),
    Pattern("^(oops|whoops|oh|no|ah|ugh|damn|wait|sorry|hm|ok|okay|and|please)? (no)? go back", 4.5),
    Pattern("(一|两|二|三|四|五|几|<n>) (步|下|次) .. (撤|退|取消|不要|不算|作废|收回)", 4.6),
    Pattern("(退回去|倒回去|撤回去|返回去|回到上一步|回到刚才)", 4.6), Pattern("^back$", 4),
    Pattern("退 (一|两|二|三|几|<n>) (步|下|次)", 4.6),
    Pattern("(刚才|刚刚|上面|前面|上一) (那|的|个)? (个|步|条|次)? (操作|条件|修改|改动|改的|加的)? (不算|取消|撤|作废|收回|当没说)", 4.6),
    Pattern("(撤销|撤回|上一步|退回|返回上|退一步|倒回|回退|还原到|刚才那步不算|刚才的不算|刚才那个不算|刚才不算|点错了|按错了)", 4.5),
  ]
  let help: HelpLine? = HelpLine(
    topic: "call", english: ("take a step back", "undo"), chinese: ("撤销", "撤销"), slash: "/undo")

  /// What is not taken back by a step.
  private static let others = [
    Pattern("(import|imports|ingest|upload|order|orders|delivery|rule|rules)"), Pattern("(导入|入库|订单|规则)"),
  ]

  func read(_ sentence: Utterance, in dialogue: Dialogue) -> Reading? {
    guard sentence.weight(Self.others) == nil else { return nil }
    return sentence.weight(patterns).map { Reading($0, SlotMap([("n", .number(Steps.count(sentence)))])) }
  }

  func perform(_ turn: Turn, in scene: inout Scene, with pen: Pen) throws -> Reply {
    try scene.travel(
      back: true, steps: Int(turn.slots["n"]?.number ?? 1), takingBack: pen.writer.takeBack,
      settingRule: pen.writer.set)
  }

  /// Where nothing can be written, no step has written anything.
  func perform(_ turn: Turn, in scene: inout Scene) throws -> Reply {
    try scene.travel(
      back: true, steps: Int(turn.slots["n"]?.number ?? 1), takingBack: { $0 }, settingRule: { _, _ in })
  }
}

/// Repeats what was taken back.
struct Redo: WritingIntent {
  let name = "redo"
  let commands = ["redo"]
  let patterns = [
    Pattern("(undo|cancel|reverse|revert|take back) (the|that|my|your)? (last)? (undo|undoing)", 4.9),
    Pattern("(before|what|which) (the|that|my|i|we|you)? (just)? (undo|undid|undone)", 4.9),
    Pattern("(redo|do <ref> again|do that again|forward|reinstate|restore|un undo)", 4.6),
    Pattern("^(no|ok|and|oh|wait|actually)? (put|bring|get|take) <ref> back (in|again|on)?$", 4.7),
    // 再重 alone would be “heavier still”.
    Pattern("重做 (一次|一下|一遍|一步|回来)?$", 8),
    Pattern("(重做|恢复|还原|再做回来|弄回来|加回来|放回来)", 4.6),
  ]
  let help: HelpLine? = HelpLine(
    topic: "call", english: ("and forward again", "redo"), chinese: ("重做", "重做"), slash: "/redo")

  func read(_ sentence: Utterance, in dialogue: Dialogue) -> Reading? {
    sentence.weight(patterns).map { Reading($0, SlotMap([("n", .number(Steps.count(sentence)))])) }
  }

  func perform(_ turn: Turn, in scene: inout Scene, with pen: Pen) throws -> Reply {
    try scene.travel(
      back: false, steps: Int(turn.slots["n"]?.number ?? 1), takingBack: pen.writer.takeBack,
      settingRule: pen.writer.set)
  }

  /// Where nothing can be written, no step has written anything.
  func perform(_ turn: Turn, in scene: inout Scene) throws -> Reply {
    try scene.travel(
      back: false, steps: Int(turn.slots["n"]?.number ?? 1), takingBack: { $0 }, settingRule: { _, _ in })
  }
}

enum Steps {
  /// Words after a number that make it no number of steps.
  private static let notSteps: Set<String> = [
    "day", "days", "week", "weeks", "month", "months", "year", "years", "hour", "hours", "minute", "minutes",
    "percent",
    "%", "euro", "euros", "€", "天", "周", "月", "年", "小", "分", "块", "元", "欧", "号", "码", "岁",
  ]

  /// The number in the sentence, 1 without one.
  static func count(_ sentence: Utterance) -> Double {
    for i in sentence.tokens.indices {
      if let number = NumberWords.read(sentence.tokens, at: i), number.value >= 1, number.value <= 50 {
        // “The last change of the last 30 days” is one step.
        let next = sentence.tokens.indices.contains(number.next) ? sentence.tokens[number.next].text : ""
        if notSteps.contains(next) { continue }
        return number.value
      }
    }
    return sentence.weight([Pattern("(a couple|both)")]) != nil ? 2 : 1
  }
}

/// Clears the wishes, or the customer too.
struct Reset: Intent {
  let name = "reset"
  let commands = ["reset", "clear"]
  let isStep = true
  private static let all = [
    Pattern("(clear|reset|forget|wipe|drop|delete) (everything|all|the lot)$", 5.2),
    Pattern("(new|next) (call|customer|caller|client|one please|person)", 5.2),
    Pattern("(done|finished|through) with (this|that)? (<user>|customer|call|caller)", 5.2),
    Pattern("(another|different) (customer|caller|client)", 5),
    Pattern(
      "(全部清空|清空所有|清空全部|全部重置|下一位|下一通|下个电话|下个顾客|下位顾客|接下一个|换下一个|下一个顾客|下一个客户|新来电|换个顾客|换个客户|换位顾客|清空一切)", 5.2),
    Pattern("^(换|来了|来|有|接|是|又来了)? (一个|个|位|一位)? (新顾客|新客户|新客人)(了|来了)?$", 5.2),
  ]
  private static let constraints = [
    Pattern("(start|begin) (over|again|afresh|anew|fresh)", 4.8), Pattern("^reset", 4.8),
    Pattern(
      "(clear|reset|remove|drop|forget|delete|scrap|ditch|bin|kill|cancel|wipe|lose|throw out|get rid of) (all|the|all the|all of the|my|those|these)? (filters|filter|constraints|conditions|chips|criteria|wishes|limits)",
      4.8), Pattern("^(clear|reset)$", 4.8), Pattern("from scratch", 4.8),
    Pattern("(条件|筛选|过滤|要求|限制) (都|全|全部|统统)? (清掉|清空|清了|清除|去掉|取消|不要|删掉|删了|重置|清一下|撤掉)", 4.8),
    Pattern("(清空条件|清除条件|清空|清除|重新开始|重来|从头|重置|清掉条件|去掉所有条件|取消所有条件|取消所有筛选)", 4.8),
  ]
  var patterns: [Pattern] { Self.all + Self.constraints }
  let help: HelpLine? = HelpLine(
    topic: "call", english: ("clear all wishes", "start over"), chinese: ("清空条件", "清空条件"), slash: "/reset")

  func read(_ sentence: Utterance, in dialogue: Dialogue) -> Reading? {
    guard let weight = sentence.weight(patterns), !sentence.namesUser else { return nil }
    let isAll = sentence.weight(Self.all) != nil || Pattern("everything").matches(sentence.atoms)
    return Reading(weight, SlotMap([("scope", .string(isAll ? "all" : "constraints"))]))
  }

  func perform(_ turn: Turn, in scene: inout Scene) throws -> Reply {
    scene.reset(isAll: turn.slots["scope"]?.string == "all")
  }
}
