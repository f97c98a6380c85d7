// Conversation › EraseUser: a customer is forgotten, for good, after her id was typed.

import GraphRules

struct EraseUser: WritingIntent {
  let name = "erase_user"
  let commands = ["erase"]
  let help: HelpLine? = HelpLine(
    topic: "privacy", english: ("forget a customer for good", "forget customer u2077"),
    chinese: ("彻底删除顾客", "忘掉用户 u2077"), slash: "/erase u2077")
  let cues: [Cue] = [.eraseUser]

  func read(_ sentence: Utterance, in dialogue: Dialogue) -> Reading? {
    guard let weight = sentence.weight(cues), !sentence.says(.eraseUserNotHers) else { return nil }
    let assertion = Assertion(sentence)
    let wants = sentence.says(.eraseUserWants)
    guard assertion.isOrder, wants || !assertion.isUncertain, sentence.constraints.isEmpty else { return nil }
    let others = sentence.users.filter { $0 != .current }
    guard others.count <= 1 else { return nil }
    var slots = SlotMap()
    if let user = sentence.user { slots["user"] = .string(user) }
    return Reading(weight, slots, usesUser: true)
  }

  func perform(_ turn: Turn, in scene: inout Scene, with pen: Pen) throws -> Reply {
    try scene.erase(turn, with: pen)
  }
}

extension Scene {
  mutating func erase(_ turn: Turn, with pen: Pen) throws -> Reply {
    let said = turn.slots["user"]?.string ?? "@current"
    guard let id = said == "@current" ? dialogue.state.customer : said, let card = shop.customer(id) else {
      return .failure(
        Failure(code: "no_user", message: Say.in(language, "No customer is loaded.", "还没有载入顾客。")))
    }
    let label = card.name.isEmpty ? id : "\(card.name) (\(id))"
    guard pen.mayErase(id) else {
      if pen.isConfirmed { return unheard() }
      var confirmed = turn
      confirmed.slots["user"] = .string(id)
      let question = Question(
        text: [
          Say.in(
            language, "This erases \(label): the name, the address, every event. It cannot be undone.",
            "这会彻底删除 \(label)：姓名、邮箱和全部事件，无法撤销。"),
          Say.in(language, "Type \(id) to erase, or no.", "输入 \(id) 确认删除，或者说“不”。"),
        ].joined(separator: "\n"),
        options: [
          Question.Option(
            label: Say.in(language, "erase \(id)", "删除 \(id)"), names: [], effect: .confirmed(confirmed))
        ], typed: id)
      dialogue.pending = question
      return .question(question, code: "needs_confirmation")
    }
    let done = try pen.writer.erase(id)
    if dialogue.state.customer == id { dialogue.state = DialogueState() }
    // What could bring her back must not stay in memory either.
    (dialogue.undo, dialogue.redo) = ([], [])
    var lines = [
      Say.in(
        language, "\(id) is erased: the customer, \(done.events) events\(waiting(done)).",
        "\(id) 已删除：顾客资料和 \(done.events) 个事件\(waiting(done))。")
    ]
    if let choices = done.choices {
      lines.append(
        Say.in(
          language,
          "Taken out of the model: \(choices) choices. Counts over many customers keep their share of them until the next clew train, which never sees this customer.",
          "已从模型中取出 \(choices) 个选择。多位顾客合计的数字要到下次 clew train 才会更新，那时模型完全不知道这位顾客。"))
    }
    lines.append(
      Say.in(
        language, "Files that name this customer bring the name back if they are taken in again.",
        "如果再次导入含有这位顾客的文件，资料会重新出现。"))
    return .notice(
      NoticeReply(
        lines, wrote: [Written(kind: "erase", id: id)],
        facts: SlotMap([
          (
            "erased",
            .map(
              SlotMap([
                ("events", .number(Double(done.events))), ("pending", .number(Double(done.pending))),
                ("choices", .number(Double(done.choices ?? 0))),
              ]))
          )
        ]), forgotten: [id] + (card.name.isEmpty ? [] : [card.name])))
  }

  private func waiting(_ done: ErasureAnswer) -> String {
    done.pending == 0
      ? ""
      : Say.in(language, ", \(done.pending) that waited for their product", "，以及 \(done.pending) 个等待商品的事件")
  }
}
