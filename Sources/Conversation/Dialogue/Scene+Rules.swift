// Conversation › Scene+Rules: a rule is told back in plain words, and kept only after a yes.

import Catalogue
import GraphRules

extension Scene {
  /// By how much a boost or burial moves where nobody said it; it is told with the rule.
  private static let usualPercent = 20.0

  mutating func add(rule turn: Turn, with pen: Pen) throws -> Reply {
    guard var draft = draft(turn.slots) else { return Self.noList(language) }
    draft.note = "said on \(shop.today)"
    let lines = told(draft)
    guard pen.mayChangeShop else {
      if pen.isConfirmed { return unheard() }
      let ask = Say.in(language, "Keep this rule?  y/N", "保存这条规则吗？  y/N")
      let question = Question(
        text: (lines + [ask]).joined(separator: "\n"),
        options: [
          Question.Option(
            label: Say.in(language, "yes, keep it", "是，保存"), names: [], effect: .confirmed(turn))
        ])
      dialogue.pending = question
      return .question(question, code: "needs_confirmation")
    }
    let id = try pen.writer.keep(draft)
    ruleChanges.append(RuleChange(id: id, before: .off, after: .on))
    return .notice(
      NoticeReply(
        [
          Say.in(language, "Kept: ", "已保存：") + lines[0],
          Say.in(
            language, "rule \(id) · it counts from the next answer on · undo turns it off",
            "规则 \(id) · 从下一个回答起生效 · 说“撤销”可以停用"),
        ], wrote: [Written(kind: "rule", id: id)], facts: SlotMap([("rule", .string(draft.yaml(id: id)))])))
  }

  /// A yes that came out of a pipe, where nobody was asked.
  func unheard() -> Reply {
    .failure(
      Failure(
        code: "needs_confirmation",
        message: Say.in(
          language,
          "Nothing was written: nobody can be asked here. Pass --confirm, or say it on a terminal.",
          "没有写入：这里没有人可以确认。请加上 --confirm，或者在终端里说。")))
  }

  func draft(_ slots: SlotMap) -> RuleDraft? {
    guard let action = slots["action"]?.string.flatMap(ShopRule.Action.init) else { return nil }
    var draft = RuleDraft(action: action)
    if let named = (slots["item"] ?? slots["ref"])?.string {
      guard let item = Utterance.isReference(named) ? resolve(named) : named else { return nil }
      draft.items = [item]
    }
    draft.brands = slots["brand"]?.strings ?? []
    draft.categories = slots["category"]?.strings ?? []
    let when = slots["when"]?.map ?? SlotMap()
    draft.ageBelow = when["age"]?.map?["lt"]?.number.map { Int($0) }
    draft.ageFrom = when["age"]?.map?["gte"]?.number.map { Int($0) }
    draft.lists = when["category"]?.strings ?? []
    draft.segments = when["segment"]?.strings ?? []
    draft.from = slots["from"]?.string
    draft.until = slots["until"]?.string
    if action == .boost || action == .bury {
      draft.percent = min(slots["percent"]?.number ?? Self.usualPercent, action == .bury ? 100 : 1000)
    }
    // A pin needs products: those of a brand or category are lifted far above the others instead.
    if action == .pin, draft.items.isEmpty {
      draft.action = .boost
      draft.percent = 1000
    }
    return draft
  }

  /// The rule in plain words, then what should be known about it.
  func told(_ draft: RuleDraft) -> [String] {
    let named =
      draft.items.map { title($0) }
      + draft.brands.map { id in vocabulary.lexicon.brands.first { $0.id == id }?.name ?? id }
      + draft.categories.map(category)
    let things = named.joined(separator: Say.in(language, ", ", "、"))
    let percent = Chips.plain(draft.percent ?? 0)
    let deed =
      switch draft.action {
      case .exclude: Say.in(language, "never show \(things)", "不推荐\(things)")
      case .pin: Say.in(language, "always list \(things) first", "把\(things)排在最前")
      case .boost: Say.in(language, "lift \(things) by \(percent) %", "把\(things)提升 \(percent)%")
      case .bury: Say.in(language, "lower \(things) by \(percent) %", "把\(things)降低 \(percent)%")
      }
    var text = deed
    if !draft.lists.isEmpty {
      let lists = draft.lists.map(category).joined(separator: Say.in(language, ", ", "、"))
      text += Say.in(language, " in lists of \(lists)", "（只在“\(lists)”列表里）")
    }
    if let age = draft.ageBelow {
      text += Say.in(language, " to customers under \(age)", "，对 \(age) 岁以下的顾客")
    }
    if let age = draft.ageFrom {
      text += Say.in(language, " to customers of \(age) and over", "，对 \(age) 岁及以上的顾客")
    }
    if !draft.segments.isEmpty {
      let names = joined(draft.segments.map(segment), or: true)
      text += Say.in(language, " to \(names) customers", "，对\(names)顾客")
    }
    if let from = draft.from { text += Say.in(language, ", from \(from)", "，从 \(from) 起") }
    if let until = draft.until { text += Say.in(language, ", until \(until)", "，到 \(until) 为止") }
    var lines = [text.prefix(1).uppercased() + text.dropFirst() + Say.in(language, ".", "。")]
    if draft.ageBelow != nil || draft.ageFrom != nil {
      lines.append(
        Say.in(
          language, "It does not touch customers whose age is not known.", "不知道年龄的顾客不受影响。"))
    }
    return lines
  }

  private func category(_ id: String) -> String {
    vocabulary.lexicon.categories.first { $0.entry.id == id }?.entry.word(language) ?? id
  }
}
