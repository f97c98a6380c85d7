// Conversation › Portrait: a customer in a few lines.

import Catalogue
import GraphRules

struct Portrait: Intent {
  let name = "portrait"
  let commands = ["portrait", "profile"]
  let cues: [Cue] = [.portrait]
  let help: HelpLine? = HelpLine(
    topic: "recommendations", english: ("a customer in short", "tell me about this customer"),
    chinese: ("顾客画像", "介绍一下这位顾客"), slash: "/portrait u1042")

  func read(_ sentence: Utterance, in dialogue: Dialogue) -> Reading? {
    guard let weight = sentence.weight(cues) ?? sentence.weight(.portraitManner), !sentence.users.isEmpty,
      sentence.target == nil,
      !sentence.says(.portraitOthers) || sentence.says(.portraitManner),
      sentence.constraints["category"] == nil
    else { return nil }
    var slots = SlotMap()
    slots["user"] = sentence.user.map { .string($0) }
    return Reading(weight, slots, usesUser: true)
  }

  func perform(_ turn: Turn, in scene: inout Scene) throws -> Reply {
    guard let user = scene.user(of: turn) else { return scene.noUser }
    return .fact(scene.words(of: try scene.shop.portrait(of: user, language: scene.language)))
  }
}

extension Scene {
  private static let languages = [
    "en": ("English", "英语"), "de": ("German", "德语"), "zh": ("Chinese", "中文"), "fr": ("French", "法语"),
    "es": ("Spanish", "西班牙语"), "it": ("Italian", "意大利语"), "pt": ("Portuguese", "葡萄牙语"),
    "nl": ("Dutch", "荷兰语"), "pl": ("Polish", "波兰语"), "cs": ("Czech", "捷克语"), "sv": ("Swedish", "瑞典语"),
    "ja": ("Japanese", "日语"), "ko": ("Korean", "韩语"), "ru": ("Russian", "俄语"), "tr": ("Turkish", "土耳其语"),
  ]

  func words(of answer: PortraitAnswer) -> FactReply {
    let card = answer.card
    let name = card.name.isEmpty ? card.id : card.name
    var about = [card.id, card.city]
    if let age = answer.age { about.append(say("about \(age) years old", "约 \(age) 岁")) }
    if !answer.segment.isEmpty { about.append(segment(answer.segment) + say("", "顾客")) }
    if let spoken = Self.languages[answer.language] {
      about.append(say("speaks \(spoken.0)", "说\(spoken.1)"))
    }
    var orders = say(
      "\(card.orders) order\(card.orders == 1 ? "" : "s")", "\(card.orders) 个订单")
    if let spent = answer.spent { orders += say(", \(spent.label) in all", "，共 \(spent.label)") }
    if answer.returned > 0 { orders += say(", \(answer.returned) sent back", "，退回 \(answer.returned) 件") }
    if let first = answer.first, let last = answer.last {
      orders += say("; from \(spoken(first)) to \(spoken(last))", "；\(spoken(first))至\(spoken(last))")
    }
    func counted(_ things: [PortraitAnswer.Counted]) -> String {
      things.map { $0.count > 1 ? "\($0.name) ×\($0.count)" : $0.name }.joined(separator: say(", ", "、"))
    }
    var rows: [[String]] = []
    func row(_ label: String, _ text: String) { if !text.isEmpty { rows.append([label, text]) } }
    row(say("brands", "品牌"), counted(answer.brands))
    row(say("kinds", "品类"), counted(answer.categories))
    row(say("colours", "颜色"), counted(answer.colours))
    row(say("sizes", "尺码"), counted(answer.sizes))
    if let prices = answer.prices {
      row(
        say("usually pays", "通常花费"),
        prices.low == prices.high ? prices.low.label : "\(prices.low.label) – \(prices.high.label)")
    }
    row(
      say("latest", "最近"),
      answer.latest.map { title($0.item) + ($0.day.map { " (\(spoken($0)))" } ?? "") }.joined(
        separator: say(", ", "、")))
    row(say("not bought yet", "看过未买"), answer.pending.map(title).joined(separator: say(", ", "、")))
    row(say("did not like", "不喜欢"), answer.disliked.map(title).joined(separator: say(", ", "、")))
    return FactReply(
      "portrait", facts(of: answer),
      ["\(name) · " + about.filter { !$0.isEmpty }.joined(separator: " · "), orders + say(".", "。")],
      rows: rows, hints: [say("recommend something", "推荐点什么"), say("what has she bought", "她买过什么")])
  }

  private func facts(of answer: PortraitAnswer) -> SlotValue {
    var out = answer.card.facts
    out["age"] = answer.age.map { .number(Double($0)) }
    if !answer.segment.isEmpty { out["segment"] = .string(answer.segment) }
    out.add(answer.spent, as: "spent")
    out["returned"] = .number(Double(answer.returned))
    out.add(answer.first, as: "first_order")
    out.add(answer.last, as: "last_order")
    for (key, things) in [
      ("brands", answer.brands), ("categories", answer.categories), ("colours", answer.colours),
      ("sizes", answer.sizes),
    ] where !things.isEmpty {
      out[key] = .list(
        things.map { .map(SlotMap([("name", .string($0.name)), ("count", .number(Double($0.count)))])) })
    }
    if !answer.pending.isEmpty { out["not_bought_yet"] = .strings(answer.pending) }
    if !answer.disliked.isEmpty { out["disliked"] = .strings(answer.disliked) }
    return .map(out)
  }
}
