// Conversation › RecommendBrand: the brands that suit a customer.

import Catalogue
import Fusion
import GraphRules

struct RecommendBrand: Intent {
  let name = "recommend_brand"
  let commands = ["brands"]
  let cues: [Cue] = [.recommendBrand]
  let help: HelpLine? = HelpLine(
    topic: "recommendations", english: ("brands for a customer", "which brands would she like"),
    chinese: ("推荐品牌", "这位顾客喜欢什么品牌"), slash: "/brands")

  func read(_ sentence: Utterance, in dialogue: Dialogue) -> Reading? {
    guard let weight = sentence.weight(cues), !sentence.says(.recommendBrandOthers), sentence.target == nil
    else { return nil }
    var slots = SlotMap()
    if let user = sentence.user { slots["user"] = .string(user) }
    slots["category"] = sentence.constraints["category"]
    return Reading(weight, slots, usesUser: true)
  }

  func perform(_ turn: Turn, in scene: inout Scene) throws -> Reply {
    let user = scene.user(of: turn)
    var request = ListRequest(user: user, count: 5)
    request.wish.categories = turn.slots["category"]?.strings ?? []
    let brands = try scene.shop.brands(for: request, language: scene.language)
    let kind = request.wish.categories.map { scene.chip($0) }.joined(separator: scene.say(", ", "、"))
    return .fact(scene.words(of: brands, of: kind))
  }
}

extension Scene {
  /// Of all that the shop has, or of one kind of it.
  func words(of brands: [BrandAnswer], of kind: String = "") -> FactReply {
    let whom = card.map { $0.name.isEmpty ? $0.id : $0.name }
    guard let first = brands.first else {
      return FactReply("brands", .list([]), [say("The shop's products name no brands.", "商店的商品没有品牌。")])
    }
    let of = kind.isEmpty ? "" : say(" of \(kind)", "“\(kind)”中")
    var sentence = say(
      "\(first.name)\(of) suits \(whom ?? "most customers") best",
      "\(of)最适合\(whom ?? "大多数顾客")的是 \(first.name)")
    if first.bought > 0 {
      sentence += say(
        ": bought \(first.bought) time\(first.bought == 1 ? "" : "s") already", "：已经买过 \(first.bought) 次")
    }
    let rows = brands.enumerated().map { at, brand -> [String] in
      [
        "\(at + 1)", brand.name, Figures.two(brand.score), brand.bought > 0 ? "\(brand.bought)" : "–",
        [title(brand.best.item), brand.best.price?.label ?? ""].filter { !$0.isEmpty }.joined(
          separator: " · "),
      ]
    }
    let facts = brands.map { brand -> SlotValue in
      .map(
        SlotMap([
          ("brand", .string(brand.brand)), ("name", .string(brand.name)), ("score", .number(brand.score)),
          ("listed", .number(Double(brand.listed))), ("bought", .number(Double(brand.bought))),
          ("best_item", .string(brand.best.item)),
        ]))
    }
    return FactReply(
      "brands", .list(facts), [sentence + say(".", "。")],
      head: ["#", say("brand", "品牌"), say("fit", "匹配"), say("bought", "买过"), say("best of it", "最合适的一件")],
      rows: rows,
      notes: [
        say(
          "fit adds up the products of a brand among the best-suited ones.", "“匹配”是该品牌在最合适的商品中得分之和。")
      ])
  }
}
