// Conversation › Portrait: a customer in a few lines.

import Catalogue

struct Portrait: Intent {
  let name = "portrait"
  let commands = ["portrait", "profile"]
  let patterns = [
    Pattern("(tell|know|learn|hear|say|info|information|details|facts|read) .. (about|on|of) <user>$", 6.6),
    Pattern("(tell me|what do (we|you|i) know|what can you tell me) .. about <user>", 6.6),
    Pattern("(brief|update|fill) (me|us) (in)? on <user>", 6.6),
    Pattern("what (are|is) <user> (preferences|preference|tastes|taste|interests|habits|style)", 6.6),
    Pattern(
      "(describe|profile|portrait|summarise|summarize|sum up|characterise|characterize|background|summary|overview) .. <user>",
      6.6),
    Pattern("<user> .. (profile|portrait|background|in a nutshell|summary|overview)$", 6.3),
    Pattern("who is <user>", 4.8),
    Pattern(
      "(rundown|run down|picture|lowdown|overview|summary|sketch|portrait|gist|brief|briefing|background|story|scoop|skinny|bio|profile|low down) (of|on|about|for|behind|with) <user>$",
      6.6),
    Pattern(
      "(rundown|summary|idea|picture|overview|sketch|gist|sense|feel|know|tell me|see|briefing) .. (of|on|about|for)? who <user> (is|are)",
      6.6),
    Pattern("what (sort|kind|type) of (customer|person|shopper|buyer|client) <user> (is|are)", 6.6),
    Pattern("(这个人|这人|那个人|<user>) .. (什么样|怎样|怎么样|啥样|哪种|哪类)(的)? (人|顾客|客户|客人)", 6.6),
    Pattern(
      "(is|are) <user> .. (vip|regular|member|loyal|premium|gold|platinum|minor|adult|new|big spender|good customer|frequent buyer|customer)$",
      6.6),
    Pattern("where (does|is|do|are) <user> (live|from|based|located|come from|calling from)?$", 6.6),
    Pattern("how old (is|are) <user>", 6.6),
    Pattern("(what|which) (language|city|town|segment|country|age) .. <user>", 6.6),
    Pattern("<user> (是|算)(不是)? (个)? (贵宾|vip|会员|新客|老客|老顾客|新顾客|常客|大客户|老客户|新客户|未成年)", 6.6),
    Pattern("<user> (住|在) .. (哪|什么城市|什么地方)", 6.6), Pattern("<user> (多大|几岁|多少岁|年龄|哪里人|什么年纪|多大年纪|说什么语言)", 6.6),
    Pattern("what (kind|sort|type) of (customer|person|shopper|buyer|client) .. <user>", 6.6),
    Pattern("what (is|are|'s|does) <user> .. (like|into|interested in|care about)$", 6.5),
    Pattern("<user> .. (likes and dislikes|taste|tastes|preferences|interests|style|habits)$", 6.4),
    Pattern("(taste|tastes|preferences|interests|habits) (of|has) <user>", 6.5),
    Pattern("(介绍|说说|讲讲|描述|了解|概括|总结|聊聊|说一下|讲一下|看看) .. <user> .. $", 6.6),
    Pattern("<user> .. (画像|怎么样的人|什么样的人|什么样的顾客|什么样的客户|是怎样的|情况|资料|概况|档案|偏好|特点|喜好|信息)", 6.6),
    Pattern("<user> .. (介绍|说说|讲讲)", 6.3),
    Pattern("(什么|啥|哪种|哪类|何种)(样的)?(风格|口味|品味|类型|路线)", 6.5),
    Pattern("<user> .. (风格|口味|品味|习惯|什么路线|哪类|哪种人|什么来头|啥样|咋样)", 6.3),
    Pattern("(what's|what is|whats|how's|what are) <user> (like|all about|about|into|story|deal)$", 6.6),
    Pattern(
      "(give|get) me (a)? (quick|short|brief)? (rundown|run down|picture|lowdown|idea|overview|summary|sketch|portrait|gist) (of|on|about) <user>",
      6.6),
    Pattern(
      "(what|who) (is|are|'s)? <user> .. (as a customer|as customer|for a customer|kind of customer|like as)",
      6.6),
    Pattern("(remind me|refresh me|catch me up|fill me in|anything) .. (about|on|who) <user>", 6.6),
    Pattern("<user> (是|是个|是一个) .. (什么样|怎样|怎么样) .. (人|顾客|客户)", 6.6),
  ]
  let help: HelpLine? = HelpLine(
    topic: "recommendations", english: ("a customer in short", "tell me about this customer"),
    chinese: ("顾客画像", "介绍一下这位顾客"), slash: "/portrait u1042")

  /// Of somebody's taste it may be told what they buy.
  private static let manner = [
    Pattern(
      "(what|what's|who|who's|how) (is|are)? <user> (like)? as (a|an) (customer|shopper|buyer|client|person)",
      6.6),
    Pattern("<user> .. (买东西|购物|消费|花钱|挑东西|选东西) .. (特点|习惯|风格|偏好|喜好|规律|什么样|怎样|怎么样|讲究)", 6.6),
    Pattern("<user> .. (属于|算是|算|是) (哪|什么|啥) .. (买家|顾客|客户|人|型|客人)", 6.6),
    Pattern("(什么|啥|哪种|哪类|何种)(样的)?(风格|口味|品味|路线)", 6.5),
    Pattern("<user> .. (风格|口味|品味|习惯|偏好|类型的人|哪类|哪种人|路线)", 6.5),
    Pattern("what (sort|kind|type) of (things|stuff|style|taste|shopper|customer) .. <user>", 6.5),
  ]

  /// “tell me what she would like”, “介绍点她喜欢的”, brands and products are other matters.
  private static let others = [
    Pattern("(brand|brands|promotion|promotions|offer|offers|order|orders|coupon|coupons)"),
    Pattern("(would|might) <user> (like|want)"),
    Pattern("(品牌|牌子|优惠|活动|买|推荐|商品|退|适合)"), Pattern("(bought|buy|buys|purchased|ordered|returned)"),
  ]

  func read(_ sentence: Utterance, in dialogue: Dialogue) -> Reading? {
    guard let weight = sentence.weight(patterns) ?? sentence.weight(Self.manner), !sentence.users.isEmpty,
      sentence.target == nil,
      sentence.weight(Self.others) == nil || sentence.weight(Self.manner) != nil,
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
