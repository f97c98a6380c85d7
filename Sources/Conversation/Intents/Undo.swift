// Conversation › Undo: steps taken back, repeated, or all wishes cleared.

struct Undo: WritingIntent {
  let name = "undo"
  let commands = ["undo", "back"]
  let patterns = [
    Pattern("(undo|revert|take that back|take <ref> back|step back|take back)", 4.5),
    Pattern("^go back", 4.5), Pattern("^back$", 4), Pattern("(撤销|撤回|上一步|退回|返回上)", 4.5),
  ]
  let help: HelpLine? = HelpLine(
    topic: "call", english: ("take a step back", "undo"), chinese: ("撤销", "撤销"), slash: "/undo")

  func read(_ sentence: Utterance, in dialogue: Dialogue) -> Reading? {
    sentence.weight(patterns).map { Reading($0, SlotMap([("n", .number(Steps.count(sentence)))])) }
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
  let patterns = [Pattern("(redo|do <ref> again|do that again|forward)", 4.6), Pattern("(重做|恢复)", 4.6)]
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
  /// The number in the sentence, 1 without one.
  static func count(_ sentence: Utterance) -> Double {
    for i in sentence.tokens.indices {
      if let number = NumberWords.read(sentence.tokens, at: i), number.value >= 1, number.value <= 50 {
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
    Pattern("(new|next) (call|customer|caller|client)", 5.2),
    Pattern("(another|different) (customer|caller|client)", 5),
    Pattern("(全部清空|清空所有|清空全部|全部重置|下一位|下一个顾客|下一个客户|新来电|换个顾客|换个客户|新顾客|新客户|清空一切)", 5.2),
  ]
  private static let constraints = [
    Pattern("(start|begin) (over|again|afresh|anew|fresh)", 4.8), Pattern("^reset", 4.8),
    Pattern(
      "(clear|reset|remove|drop|forget|delete) (all|the|all the|all of the|my)? (filters|filter|constraints|conditions|chips|criteria|wishes|limits)",
      4.8), Pattern("^(clear|reset)$", 4.8), Pattern("from scratch", 4.8),
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
