// Conversation › Audience: which customers something would suit, and which are like one.

import GraphRules

struct Audience: Intent {
  let name = "audience"
  let commands = ["audience"]
  let cues: [Cue] = [.audience]
  let help: HelpLine? = HelpLine(
    topic: "recommendations", english: ("whom it would suit", "which customers would want #3"),
    chinese: ("谁会想要", "哪些顾客会想要第三个"), slash: "/audience 3")

  func read(_ sentence: Utterance, in dialogue: Dialogue) -> Reading? {
    guard let weight = sentence.weight(cues), !sentence.namesUser, !sentence.has("<user>")
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
  let cues: [Cue] = [.similarUsers]
  let help: HelpLine? = HelpLine(
    topic: "recommendations", english: ("customers alike", "similar customers to Anna Keller"),
    chinese: ("相似的顾客", "和李雷相似的顾客有哪些"), slash: "/alike u1042")

  func read(_ sentence: Utterance, in dialogue: Dialogue) -> Reading? {
    // “customers who would like her boots” is about the boots; the list's own products need a likeness of their own.
    let points = sentence.target != nil && !sentence.tokens.contains { $0.text == "same" || $0.text == "同" }
    guard let weight = sentence.weight(cues), !points, !sentence.says(.similarUsersChoose),
      sentence.constraints["category"] == nil,
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
