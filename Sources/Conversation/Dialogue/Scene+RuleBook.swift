// Conversation › Scene+RuleBook: the shop's rules by number, and one of them turned off or on after a yes.

import GraphRules

extension Scene {
  /// The rules, all or those about something, with the numbers by which they are called.
  func tellRules(_ slots: SlotMap) throws -> Reply {
    let all = try shop.ruleBook()
    let shown = all.enumerated().filter { concerns($0, $1.rule, slots) }
    let facts = SlotMap([
      (
        "rules",
        .list(
          shown.map { at, answer in
            .map(
              SlotMap([
                ("n", .number(Double(at + 1))), ("id", .string(answer.rule.id)),
                ("action", .string(answer.rule.action.rawValue)), ("on", .bool(answer.isOn)),
                ("text", .string(told(answer))),
              ]))
          })
      )
    ])
    guard !shown.isEmpty else {
      let about = slots.isEmpty ? "" : say(" about \(subject(slots))", "关于“\(subject(slots))”的")
      return .notice(
        NoticeReply(
          [
            say("There is no rule\(about).", "没有\(about)规则。"),
            say("Say for instance: boost Fjordmark by 20 percent", "可以这样说：把Fjordmark提升20%"),
          ], facts: facts))
    }
    let lines = shown.map { at, answer in
      "\(at + 1)  \(told(answer))" + (answer.isOn ? "" : say(" (off)", "（已停用）"))
    }
    let head = say(
      "\(shown.count) rule\(shown.count == 1 ? "" : "s"):", "\(shown.count) 条规则：")
    let hint = say("turn rule \(shown[0].offset + 1) off · boost …", "关掉规则\(shown[0].offset + 1) · 提升……")
    return .notice(NoticeReply([head] + lines + [hint], facts: facts))
  }

  /// Turns the rule on or off that a turn names, once that was agreed to.
  mutating func set(rule turn: Turn, to state: RuleState, with pen: Pen) throws -> Reply {
    let all = try shop.ruleBook()
    let meant = all.enumerated().filter { concerns($0, $1.rule, turn.slots) && (state != .on || !$1.isOn) }
    if let number = turn.slots["n"]?.number, !(1...Double(max(all.count, 1))).contains(number) || all.isEmpty
    {
      return .failure(
        Failure(
          code: "empty",
          message: all.isEmpty
            ? say("The shop has no rules.", "店铺没有规则。")
            : say(
              "There is no rule \(Chips.plain(number)); there are 1–\(all.count).",
              "没有规则 \(Chips.plain(number))；共有 1–\(all.count)。")))
    }
    let open = meant.filter { state == .on || $1.isOn || state == .removed }
    guard let first = open.first else {
      return .notice(
        NoticeReply([
          meant.isEmpty
            ? say(
              "There is no rule about \(subject(turn.slots)), so nothing has to go.",
              "没有关于“\(subject(turn.slots))”的规则，不用停用。")
            : say("That is so already.", "已经是这样了。")
        ]))
    }
    guard open.count == 1 else {
      let options = open.map { at, answer in
        var chosen = turn
        chosen.slots = SlotMap([("n", .number(Double(at + 1)))])
        return Question.Option(label: told(answer), names: [answer.rule.id], effect: .turn(chosen))
      }
      let question = Question(text: say("Which rule?", "哪一条规则？"), options: options)
      dialogue.pending = question
      return .question(question, code: "ambiguous")
    }
    if state == .removed, !first.element.isSaid {
      return .failure(
        Failure(
          code: "failed",
          message: say(
            "Rule \(first.offset + 1) stands in the shop's rules.yaml; take it out there, or turn it off here.",
            "规则 \(first.offset + 1) 写在店铺的 rules.yaml 里；请在文件里删除，或者在这里停用。"),
          examples: [say("turn rule \(first.offset + 1) off", "关掉规则\(first.offset + 1)")]))
    }
    let text = told(first.element)
    guard pen.mayChangeShop else {
      if pen.isConfirmed { return unheard() }
      var confirmed = turn
      confirmed.slots = SlotMap([("n", .number(Double(first.offset + 1)))])
      confirmed.slots["remove"] = turn.slots["remove"]
      let ask =
        switch state {
        case .on: say("Turn this rule on again?  y/N", "重新启用这条规则吗？  y/N")
        case .off: say("Turn this rule off?  y/N", "停用这条规则吗？  y/N")
        case .removed: say("Remove this rule?  y/N", "删除这条规则吗？  y/N")
        }
      let question = Question(
        text: text + "\n" + ask,
        options: [Question.Option(label: say("yes", "是"), names: [], effect: .confirmed(confirmed))])
      dialogue.pending = question
      return .question(question, code: "needs_confirmation")
    }
    let id = first.element.rule.id
    try pen.writer.set(rule: id, to: state)
    ruleChanges.append(RuleChange(id: id, before: first.element.isOn ? .on : .off, after: state))
    let deed =
      switch state {
      case .on: say("On again: ", "已重新启用：")
      case .off: say("Off: ", "已停用：")
      case .removed: say("Removed: ", "已删除：")
      }
    return .notice(
      NoticeReply(
        [
          deed + text,
          say(
            "rule \(id) · from the next answer on · undo takes it back", "规则 \(id) · 从下一个回答起生效 · 说“撤销”可以收回"),
        ], wrote: [Written(kind: "rule", id: id)]))
  }

  /// Whether a rule, by its place in the book, is one that a turn names.
  private func concerns(_ place: Int, _ rule: ShopRule, _ slots: SlotMap) -> Bool {
    if let number = slots["n"]?.number { return Double(place + 1) == number }
    if let brands = slots["brand"]?.strings { return !Set(rule.brands).isDisjoint(with: brands) }
    if let categories = slots["category"]?.strings {
      return rule.categories.contains { mine in
        categories.contains {
          vocabulary.isCategory(mine, within: $0) || vocabulary.isCategory($0, within: mine)
        }
      }
    }
    if let named = (slots["item"] ?? slots["ref"])?.string {
      let item = Utterance.isReference(named) ? resolve(named) : named
      return item.map(rule.items.contains) ?? false
    }
    return true
  }

  /// What a question about rules names.
  private func subject(_ slots: SlotMap) -> String {
    let brands = (slots["brand"]?.strings ?? []).map { chip("brand:\($0)") }
    let categories = (slots["category"]?.strings ?? []).map { chip($0) }
    let item = (slots["item"] ?? slots["ref"])?.string.flatMap {
      Utterance.isReference($0) ? resolve($0) : $0
    }
    return joined(brands + categories + [item.map(title)].compactMap(\.self))
  }

  private func told(_ answer: RuleAnswer) -> String {
    var draft = RuleDraft(action: answer.rule.action)
    (draft.items, draft.brands, draft.categories) = (
      answer.rule.items, answer.rule.brands, answer.rule.categories
    )
    draft.ageBelow = answer.rule.when.ageBelow.map { Int($0) }
    draft.ageFrom = answer.rule.when.ageFrom.map { Int($0) }
    (draft.lists, draft.segments) = (answer.rule.when.categories, answer.rule.when.segments)
    draft.percent = answer.rule.percent
    (draft.from, draft.until) = (answer.rule.from.map { "\($0)" }, answer.rule.until.map { "\($0)" })
    return told(draft)[0]
  }
}
