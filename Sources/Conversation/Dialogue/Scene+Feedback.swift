// Conversation › Scene+Feedback: feedback is written as an event, or kept for the call alone.

import Fusion
import GraphRules

extension Scene {
  /// Writes down what a customer did or thinks.
  mutating func note(_ turn: Turn, with pen: Pen) throws -> Reply {
    let slots = turn.slots
    guard let deed = slots["value"]?.string.flatMap(Hypothesis.Deed.init) else { return stateReply() }
    let customer = slots["user"]?.string ?? dialogue.state.customer
    if let brands = slots["brand"]?.strings { return try note(deed, brands: brands) }
    let named = (slots["item"] ?? slots["ref"])?.string ?? ""
    let item: String
    if named.hasPrefix("@bought:") {
      guard let customer else { return noCustomer() }
      let category = String(named.dropFirst("@bought:".count))
      // “She bought the boots” names no product that she has not got already.
      let own = deed == .purchase ? [] : try shop.bought(by: customer, category: category)
      guard own.count == 1 else {
        return unclear(own, category: category, deed: deed, customer: customer, turn)
      }
      item = own[0]
    } else {
      guard let found = Utterance.isReference(named) ? resolve(named) : named else {
        return Self.noList(language)
      }
      item = found
      // “She bought it”, and nothing was pointed at: the first of the list is only the first of the list.
      if named == "@focus", dialogue.state.isFocusOfList { return whichOfList(turn) }
    }
    let isGift = turn.isForAnother || (slots["user"] == nil && isListedAsGift(item))
    if isGift || (customer == nil && (deed == .hide || deed == .dislike)) {
      return keptForTheCall(deed, item, isGift: isGift)
    }
    guard let customer else { return noCustomer() }
    var before: [String] = []
    if turn.marks.contains(.corrects), let noted = dialogue.noted {
      written.append(try pen.writer.takeBack(noted.event))
      before = [Say.in(language, "Taken back: ", "已收回：") + told(noted.deed, noted.item, noted.customer)]
      dialogue.noted = nil
    }
    let day = turn.period.flatMap { $0.lastDay(before: shop.today) }
    let isSaid = try shop.hasSaid(deed, of: item, customer: customer, on: day)
    if deed == .takenBack, !isSaid, !pen.isConfirmed, try !shop.has(item, customer: customer) {
      return notHers(item, turn, customer)
    }
    if isSaid {
      return .notice(
        NoticeReply(
          before + [Say.in(language, "That is noted already: ", "已经记过了：") + told(deed, item, customer)],
          wrote: written.map { Written(kind: "event", id: "e\($0)") },
          facts: SlotMap([("item", .string(item)), ("user", .string(customer))])))
    }
    if turn.marks.contains(.isUnsure), !pen.isConfirmed,
      let question = Unconfirmed(turn, item: item, customer: name(of: customer), title: title(item)).question
    {
      return asksToNote(question)
    }
    let number = try pen.writer.note(deed, item: item, customer: customer, on: day)
    written.append(number)
    dialogue.noted = Noted(event: number, deed: deed, item: item, customer: customer, turn: dialogue.turn)
    var facts = SlotMap([
      ("event", .string(deed.rawValue)), ("item", .string(item)), ("user", .string(customer)),
    ])
    facts["date"] = day.map { .string("\($0)") }
    return .notice(
      NoticeReply(
        before + [
          Say.in(language, "Noted: ", "已记下：") + told(deed, item, customer)
            + (day.map { told($0, turn.period) } ?? ""),
          Say.in(
            language, "event e\(number) · it counts from the next answer on · undo takes it back",
            "事件 e\(number) · 从下一个回答起生效 · 说“撤销”可以收回"),
        ], wrote: written.map { Written(kind: "event", id: "e\($0)") }, facts: facts))
  }

  /// When it is written to have been: a day, or the last one of a stretch.
  private func told(_ day: CalendarDay, _ period: Period?) -> String {
    guard let first = period?.since, first != day else {
      return Say.in(language, " On \(spoken(day)).", "日期：\(spoken(day))。")
    }
    return Say.in(
      language, " Between \(spoken(first)) and \(spoken(day)); dated the latter.",
      "在\(spoken(first))至\(spoken(day))之间，记为后一天。")
  }

  /// Whether the newest list that shows an item was made for somebody else.
  private func isListedAsGift(_ item: String) -> Bool {
    dialogue.state.lists.last { $0.items.contains(item) }?.request.wish.isGift ?? false
  }

  /// Which of the list is meant by “it”, when nothing of it has been talked of.
  mutating func whichOfList(_ turn: Turn) -> Reply {
    let items = dialogue.state.lists.last?.items ?? []
    let options = items.prefix(9).enumerated().map { at, item in
      var chosen = turn
      chosen.slots["ref"] = .string("#\(at + 1)")
      return Question.Option(item, title: title(item), means: chosen)
    }
    let question = Question(text: Say.in(language, "Which one?", "是哪一件？"), options: options)
    dialogue.pending = question
    return .question(question, code: "ambiguous")
  }

  /// By the books she never bought what she is said to have returned.
  private mutating func notHers(_ item: String, _ turn: Turn, _ customer: String) -> Reply {
    asksToNote(
      Unconfirmed.question(
        Say.in(
          language,
          "By the books \(name(of: customer)) has not bought \(title(item)). Note the return all the same?  y/N",
          "记录里 \(name(of: customer)) 没有买过“\(title(item))”。仍然记下退货吗？  y/N"),
        noting: turn, of: item))
  }

  private mutating func asksToNote(_ question: Question) -> Reply {
    dialogue.pending = question
    return .question(question, code: "needs_confirmation")
  }

  /// A brand is no product: what is thought of it steers the call, and teaches nothing for good.
  private mutating func note(_ deed: Hypothesis.Deed, brands: [String]) throws -> Reply {
    let names = brands.map { id in vocabulary.lexicon.brands.first { $0.id == id }?.name ?? id }
      .joined(separator: ", ")
    let isLiked = deed == .like
    if !isLiked { apply(SlotMap([("not_brand", .strings(brands))]), isFresh: false) }
    return .notice(
      NoticeReply(
        [
          isLiked
            ? Say.in(
              language, "Good to know. Say “only \(names)” to see it alone.",
              "好的。想只看这个品牌，就说“只看\(names)”。")
            : Say.in(language, "No \(names) for the rest of this call.", "这次通话里不再推荐 \(names)。"),
          Say.in(
            language, "A brand alone is no event: say it of a product to have it remembered.",
            "只说品牌不会写成事件；对某件商品说才会记住。"),
        ], facts: SlotMap([("brand", .strings(brands))])))
  }

  /// Nothing is learned for the customer: the present is for somebody else, or nobody is loaded.
  private mutating func keptForTheCall(_ deed: Hypothesis.Deed, _ item: String, isGift: Bool) -> Reply {
    if deed == .hide || deed == .dislike { dialogue.state.wish.excludedItems.append(item) }
    let title = title(item)
    let effect =
      deed == .hide || deed == .dislike
      ? Say.in(language, "\(title) stays out of the lists of this call.", "这次通话的列表里不再出现“\(title)”。")
      : Say.in(language, "\(title): understood.", "“\(title)”：知道了。")
    let reason =
      isGift
      ? Say.in(
        language, "It is a gift, so nothing is learned for \(card?.name ?? "the customer").",
        "这是礼物，不会记到\(card?.name ?? "顾客")名下。")
      : Say.in(language, "No customer is loaded, so nothing was written.", "没有载入顾客，所以什么也没有写入。")
    return .notice(NoticeReply([effect, reason], facts: SlotMap([("item", .string(item))])))
  }

  /// Which of her things is meant cannot be told.
  private mutating func unclear(
    _ own: [String], category: String, deed: Hypothesis.Deed, customer: String, _ turn: Turn
  ) -> Reply {
    let name =
      vocabulary.lexicon.categories.first { $0.entry.id == category }?.entry.word(language) ?? category
    if own.isEmpty {
      let english =
        deed == .purchase
        ? "Which \(name)? Name the product or its number." : "There are no \(name) among the purchases."
      let chinese = deed == .purchase ? "是哪一件\(name)？请说商品名或序号。" : "购买记录里没有\(name)。"
      return .failure(Failure(code: "empty", message: Say.in(language, english, chinese)))
    }
    let options = own.suffix(9).map { item in
      var chosen = turn
      chosen.slots = SlotMap([
        ("value", .string(deed.rawValue)), ("item", .string(item)), ("user", .string(customer)),
      ])
      return Question.Option(item, title: title(item), means: chosen)
    }
    let question = Question(text: Say.in(language, "Which \(name)?", "哪一件\(name)？"), options: options)
    dialogue.pending = question
    return .question(question, code: "ambiguous")
  }

  func name(of customer: String) -> String {
    vocabulary.customer(customer).flatMap { $0.name.isEmpty ? nil : $0.name } ?? customer
  }

  private func told(_ deed: Hypothesis.Deed, _ item: String, _ customer: String) -> String {
    let (who, what) = (name(of: customer), title(item))
    switch deed {
    case .like: return Say.in(language, "\(who) likes \(what).", "\(who) 喜欢“\(what)”。")
    case .dislike: return Say.in(language, "\(who) does not like \(what).", "\(who) 不喜欢“\(what)”。")
    case .hide:
      return Say.in(language, "\(what) is hidden from \(who).", "不再给 \(who) 显示“\(what)”。")
    case .purchase: return Say.in(language, "\(who) bought \(what).", "\(who) 买了“\(what)”。")
    case .takenBack: return Say.in(language, "\(who) returned \(what).", "\(who) 退了“\(what)”。")
    case .view: return Say.in(language, "\(who) looked at \(what).", "\(who) 看了“\(what)”。")
    }
  }

  private func noCustomer() -> Reply {
    .failure(
      Failure(
        code: "no_user", message: Say.in(language, "No customer is loaded.", "还没有载入顾客。"),
        examples: vocabulary.customers.first { !$0.name.isEmpty }.map {
          [Say.in(language, "load \($0.name)", "切换到顾客 \($0.name)")]
        } ?? []))
  }

  static func noList(_ language: String) -> Reply {
    .failure(
      Failure(code: "no_list", message: Say.in(language, "There is no list yet to point at.", "还没有列表可以引用。")))
  }
}
