// Conversation › Audience: which customers something would suit, and which are like one.

struct Audience: Intent {
  let name = "audience"
  let commands = ["audience"]
  let patterns = [
    Pattern(
      "(which|what|any|some) (of our|of my|of the|of|other|existing)? (our|my|the)? (customers|customer|clients|client|people|shoppers|buyers|regulars) .. (want|wants|buy|like|likes|love|interested|need|take|be into|suit|suits)",
      6.6),
    Pattern(
      "(who|who'd|who'll|who's) (would|might|could|will|may|is|are|be|else would|else could|else might|else will|likely) .. (want|buy|like|love|interested|need|take|enjoy|go for|suit)",
      6.6),
    Pattern(
      "(customers|clients|people|shoppers|buyers) .. (likely|interested|who would|who might|that would|for) .. (<ref>|<item>|<brand>|<category>)",
      6.5),
    Pattern(
      "who (should|could|can|shall|do) (i|we) .. (call|phone|contact|tell|email|mail|write|offer|recommend|pitch|approach|show|sell|ring)",
      6.6),
    Pattern(
      "(target|audience|buyers|potential customers|prospects|target group|takers) .. (<ref>|<item>|<brand>|<category>)",
      6.6),
    Pattern("(<ref>|<item>|<brand>|<category>) .. (audience|target group|for whom)", 6.6),
    Pattern(
      "(who|whom|who'd|who'll|whose) .. (suit|suits|fit|fits|please|interest|appeal to|right for|be right for|be for|be a fit for|work for)",
      6.8),
    Pattern(
      "(who|whom|anybody|anyone|somebody) .. (could|can|should|would|might|may) (i|we|be|it|<ref>|<item>) .. (ring|call|phone|contact|sell|offer|pitch|suit|interested|tempted|recommend|tell)",
      6.6),
    Pattern(
      "(find|name|give|show|list) .. (customers|people|someone|somebody|buyers|clients) .. (for|who) .. (<ref>|<item>|<brand>|<category>)",
      6.6),
    Pattern("(谁|哪些人|什么人|哪类人|哪种人|哪位) .. (合适|适合|会要|用得上|用得着|感兴趣|有兴趣|会买|想买|想要|喜欢|需要)", 6.6),
    Pattern("(可以|能|该|应该|适合) .. (推|卖|介绍|推荐|发|通知|联系|打给) .. (谁|哪些|哪位|什么人)", 6.7),
    Pattern("who (wants|likes|loves|needs|buys|fancies) (<ref>|<item>|<brand>|<category>)", 6.6),
    Pattern(
      "(customers|customer|clients|people|shoppers) (should|could|can|shall|do|might|to) (i|we)? .. (call|phone|contact|tell|email|mail|write|offer|approach|show|sell|ring)",
      6.6),
    Pattern("(who'd|who'll) (want|buy|like|love|need|take|enjoy|go for)", 6.6),
    Pattern("who (is|are) (<ref>|<item>|<brand>|<category>) for", 6.6),
    Pattern("(哪些|什么|哪个|哪位|有哪些|什么样的)(顾客|客户|人|客人|用户) .. (会|想|可能|喜欢|需要|感兴趣|适合|要|买)", 6.6),
    Pattern("谁 .. (会|想|可能|喜欢|需要|感兴趣|适合|要|买)", 6.5), Pattern("(适合|合适)(哪些|什么|哪位|谁|什么样的)(顾客|客户|人|客人|用户)?", 6.6),
    Pattern("(推给|推荐给|卖给|介绍给|通知)(哪些|谁|什么|哪位)", 6.7),
    Pattern("(目标客户|目标顾客|潜在客户|潜在顾客|目标人群)", 6.6),
  ]
  let help: HelpLine? = HelpLine(
    topic: "recommendations", english: ("whom it would suit", "which customers would want #3"),
    chinese: ("谁会想要", "哪些顾客会想要第三个"), slash: "/audience 3")

  func read(_ sentence: Utterance, in dialogue: Dialogue) -> Reading? {
    guard let weight = sentence.weight(patterns), !sentence.namesUser, !sentence.has("<user>")
    else {
      return nil
    }
    if let target = sentence.target, target.value != "@list" {
      return Reading(weight, SlotMap([(target.key, .string(target.value))]), needsList: target.key == "ref")
    }
    for key in ["brand", "category"] {
      if let value = sentence.constraints[key] { return Reading(weight, SlotMap([(key, value)])) }
    }
    return nil
  }

  func perform(_ turn: Turn, in scene: inout Scene) throws -> Reply {
    let subject: Subject
    if let brand = turn.slots["brand"]?.strings.first {
      subject = .brand(brand)
    } else if let category = turn.slots["category"]?.strings.first {
      subject = .category(category)
    } else {
      guard let item = scene.item(of: turn) else { return scene.noItem }
      scene.dialogue.state.focus = item
      subject = .item(item)
    }
    let answer = try scene.shop.audience(of: subject, count: 8, language: scene.language)
    return .fact(scene.words(of: answer, subject))
  }
}

/// Customers of the same taste.
struct SimilarUsers: Intent {
  let name = "similar_users"
  let commands = ["alike"]
  let patterns = [
    Pattern(
      "(similar|like minded|comparable|alike|related) (customers|customer|clients|people|shoppers|users|buyers)",
      6.6),
    Pattern(
      "(customers|customer|clients|people|shoppers|users|buyers|someone|anyone|others|who) .. (like|similar to|resemble|resembles|alike) <user>",
      6.7),
    Pattern(
      "(customers|clients|people|shoppers|users|buyers|who|anyone) .. (similar|same|alike|comparable|<ref>) .. (taste|tastes|interests|style|habits|profile) .. <user>",
      6.7),
    Pattern("(similar|same|alike|<ref>) .. (taste|tastes|interests) .. <user>", 6.7),
    Pattern("<user> .. (lookalike|lookalikes|twins|doppelganger)", 6.6),
    Pattern(
      "(anyone|anybody|who|someone|somebody|others|people|customers|else) .. (with|share|shares|sharing|same|similar) .. <user> .. (taste|tastes|style|preferences|habits|interests)",
      6.8),
    Pattern(
      "(people|customers|clients|shoppers|who|anyone|somebody|someone) .. (close|near|nearest|closest) to <user>",
      6.8),
    Pattern(
      "(people|customers|clients|shoppers|who|anyone|buyers) .. (same|similar|<ref>) .. (as|to|like) <user>",
      6.8),
    Pattern("who .. (shops|buys|shop|buy|thinks) like <user>", 6.7),
    Pattern("(who (is|are)|who's) .. (similar|like|alike|close) (to)? <user>", 6.7),
    Pattern("(lookalikes|lookalike customers)", 6.6),
    Pattern("(相似|类似|差不多|相近|同类|像)(的)?(顾客|客户|人|用户)", 6.7),
    Pattern("(和|跟|与|像) <user> .. (相似|类似|差不多|像|一样|相近|口味|品味)", 6.7),
    Pattern("(顾客|客户|人|谁|用户) .. (和|跟|与|像) <user> .. (相似|类似|差不多|像|一样|相近|口味)", 6.8),
    Pattern("谁 .. 像 <user>", 6.7),
    Pattern("谁 .. (和|跟|与) <user> .. (接近|相近|合得来)", 6.7),
  ]
  let help: HelpLine? = HelpLine(
    topic: "recommendations", english: ("customers alike", "similar customers to Anna Keller"),
    chinese: ("相似的顾客", "和李雷相似的顾客有哪些"), slash: "/alike u1042")

  func read(_ sentence: Utterance, in dialogue: Dialogue) -> Reading? {
    // “customers who would like her boots” is about the boots; the list's own products need a likeness of their own.
    let points = sentence.target != nil && !sentence.tokens.contains { $0.text == "same" || $0.text == "同" }
    guard let weight = sentence.weight(patterns), !points, sentence.constraints["category"] == nil,
      sentence.constraints["brand"] == nil
    else { return nil }
    // “without similar customers” silences a channel.
    if sentence.users.isEmpty, dialogue.state.customer == nil { return nil }
    return Reading(
      weight, SlotMap([("user", .string(sentence.user ?? "@current"))]), usesUser: true)
  }

  func perform(_ turn: Turn, in scene: inout Scene) throws -> Reply {
    let user: String?
    // Whoever is only compared with does not become the customer of the call, unless there is none.
    if let named = turn.slots["user"]?.string, named != "@current" {
      user = named
      if scene.dialogue.state.customer == nil { scene.dialogue.state.load(named) }
    } else {
      user = scene.dialogue.state.customer
    }
    guard let user else { return scene.noUser }
    let alike = try scene.shop.alike(user, count: 5)
    return .fact(scene.words(of: alike, user))
  }
}

extension Scene {
  func words(of answer: AudienceAnswer, _ subject: Subject) -> FactReply {
    var facts = SlotMap()
    switch subject {
    case .item(let id): facts["item"] = .string(id)
    case .brand(let id): facts["brand"] = .string(id)
    case .category(let id): facts["category"] = .string(id)
    }
    facts["customers"] = .list(
      answer.members.map {
        .map($0.card.facts.merging(SlotMap([("score", .number($0.score)), ("reason", .string($0.reason))])))
      })
    let name =
      if case .item(let item) = subject { told(item) } else { answer.title }
    guard let first = answer.members.first else {
      return FactReply(
        "audience", .map(facts), [say("Nobody stands out for \(name) yet.", "还没有特别适合\(name)的顾客。")])
    }
    return FactReply(
      "audience", .map(facts),
      [
        say(
          "\(name) would suit \(label(first.card)) best; none of these has it yet.",
          han(name, "最适合", label(first.card), "；以下顾客都还没有。"))
      ],
      head: ["#", say("customer", "顾客"), "", say("city", "城市"), say("fit", "匹配"), say("why in short", "理由")],
      rows: answer.members.enumerated().map { at, member in
        [
          "\(at + 1)", label(member.card), member.card.id, member.card.city, Figures.two(member.score),
          member.reason,
        ]
      }, notes: [say("For your eyes only: never tell a customer about another.", "仅供您参考：请不要向顾客提起其他顾客。")])
  }

  private func label(_ card: CustomerCard) -> String { card.name.isEmpty ? card.id : card.name }

  func words(of alike: [AlikeCustomer], _ user: String) -> FactReply {
    let name = shop.customer(user).map(label) ?? user
    let facts = SlotValue.list(
      alike.map {
        var out = $0.card.facts
        out["likeness"] = .number($0.likeness)
        out["shared"] = .number(Double($0.sharedCount))
        out["further_item"] = $0.further.map { .string($0) }
        return .map(out)
      })
    guard let first = alike.first else {
      return FactReply(
        "similar_users", facts,
        [say("Nobody has chosen the same things as \(name) yet.", han("还没有顾客和", name, "选过同样的商品。"))])
    }
    return FactReply(
      "similar_users", facts,
      [
        say(
          "\(label(first.card)) is most like \(name): both chose \(first.sharedCount) of the same products.",
          han(label(first.card), "和", name, "最像：有 \(first.sharedCount) 件商品两人都选过。"))
      ],
      head: [say("customer", "顾客"), "", say("city", "城市"), say("alike", "相似"), say("both chose", "都选过")],
      rows: alike.map {
        [
          label($0.card), $0.card.id, $0.card.city, Figures.two($0.likeness),
          $0.shared.prefix(2).map(title).joined(separator: say(", ", "、")),
        ]
      },
      notes: [say("For your eyes only: never tell a customer about another.", "仅供您参考：请不要向顾客提起其他顾客。")])
  }
}
