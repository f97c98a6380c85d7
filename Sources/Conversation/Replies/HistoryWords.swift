// Conversation › HistoryWords: what a customer did, told as an agent would.

import Catalogue
import GraphRules

extension Scene {
  func words(of answer: HistoryAnswer, _ query: HistoryQuery) -> FactReply {
    let name = card.map { $0.name.isEmpty ? $0.id : $0.name } ?? say("The customer", "顾客")
    let deed = query.event.map(word) ?? say("had to do with", "接触过")
    let span = span(query)
    let things = "\(answer.total) thing\(answer.total == 1 ? "" : "s")\(about(query))"
    var sentences: [String] = []
    if let item = query.item {
      if let last = answer.lines.first {
        let when = last.day.map { say(", last on \(spoken($0))", "，最近一次是\(spoken($0))") } ?? ""
        sentences.append(
          say(
            "Yes: \(name) \(deed) \(told(item))\(span)\(when).",
            "是的，\(name)\(span)\(deed)\(told(item))\(when)。"))
        if answer.wasReturned, query.event != .takenBack {
          sentences.append(say("It was sent back afterwards.", "后来退掉了。"))
        }
      } else {
        sentences.append(
          say(
            "No, \(name) has not \(query.event == .cart ? "put \(told(item)) into the cart" : "\(deed) \(told(item))")\(span).",
            "没有，\(name)\(span)没\(deed)\(told(item))。"))
      }
    } else if answer.total == 0 {
      sentences.append(
        say(
          "\(name) has not \(query.event == .cart ? "put anything\(about(query)) into the cart" : "\(deed) anything\(about(query))")\(span).",
          "\(name)\(span)没有\(deed)\(about(query).isEmpty ? "什么" : about(query))。"))
    } else {
      sentences.append(
        say(
          "\(name) \(query.event == .cart ? "put \(things) into the cart" : "\(deed) \(things)")\(span).",
          "\(name)\(span)\(deed) \(answer.total) 件\(about(query).isEmpty ? "商品" : about(query))。"))
    }
    if let spent = answer.spent, query.event == .purchase, query.item == nil {
      sentences.append(say("Paid for it: \(spent.label) in all.", "一共花了 \(spent.label)。"))
    }
    let rows = answer.lines.map { line -> [String] in
      var what = query.event == nil ? word(line.event) : ""
      if let stars = line.stars { what = "\(Chips.plain(stars))★" }
      return [line.day.map(spoken) ?? "–", what, title(line.item), line.paid?.label ?? ""]
    }
    let left = answer.total - answer.lines.count
    return FactReply(
      "history", facts(of: answer, query), sentences,
      rows: query.item != nil && answer.lines.count < 2 ? [] : rows,
      notes: left > 0 ? [say("and \(left) before that", "更早还有 \(left) 件")] : [])
  }

  /// A deed as a verb of the past.
  private func word(_ event: EventKind) -> String {
    switch event {
    case .purchase: say("bought", "买过")
    case .interaction: say("chose", "选过")
    case .view: say("looked at", "看过")
    case .cart: say("put into the cart", "放进购物车")
    case .rating: say("rated", "评价过")
    case .like: say("liked", "喜欢过")
    case .dislike: say("disliked", "不喜欢过")
    case .hide: say("hidden", "隐藏过")
    case .takenBack: say("returned", "退过")
    }
  }

  private func about(_ query: HistoryQuery) -> String {
    let chips = (query.brands.map { "brand:\($0)" } + query.colours.map { "colour:\($0)" } + query.categories)
      .map(chip)
    return chips.isEmpty
      ? "" : say(" of [\(chips.joined(separator: "] ["))]", "[\(chips.joined(separator: "] ["))]")
  }

  private func span(_ query: HistoryQuery) -> String {
    switch (query.since, query.until) {
    case (let since?, let until?) where since == until: say(" on \(spoken(since))", "在\(spoken(since))")
    case (let since?, let until?):
      say(" from \(spoken(since)) to \(spoken(until))", "在\(spoken(since))至\(spoken(until))")
    case (let since?, nil): say(" since \(spoken(since))", "自\(spoken(since))以来")
    case (nil, let until?): say(" until \(spoken(until))", "到\(spoken(until))为止")
    case (nil, nil): ""
    }
  }

  private func facts(of answer: HistoryAnswer, _ query: HistoryQuery) -> SlotValue {
    var out = SlotMap([("total", .number(Double(answer.total)))])
    if query.item != nil { out["answer"] = .bool(answer.total > 0) }
    out.add(query.since, as: "since")
    out.add(query.until, as: "until")
    out["events"] = .list(
      answer.lines.map { line in
        var event = SlotMap([("event", .string(line.event.rawValue)), ("item", .string(line.item))])
        event.add(line.day, as: "date")
        event["stars"] = line.stars.map { .number($0) }
        event.add(line.paid, as: "paid")
        return .map(event)
      })
    return .map(out)
  }
}
