// Conversation › ShowItem: all that is known of one product.

import Catalogue
import GraphRules

struct ShowItem: Intent {
  let name = "show_item"
  let commands = ["show"]
  let cues: [Cue] = [.showItem]
  let help: HelpLine? = HelpLine(
    topic: "recommendations", english: ("everything about one product", "tell me about #2"),
    chinese: ("商品详情", "查看商品 88213"), slash: "/show 2")

  /// The other of two that were compared or listed: its place in the list, else its id; `nil` where there are not two.
  private static func other(in dialogue: Dialogue) -> (key: String, value: String)? {
    let state = dialogue.state
    let listed = state.lists.last?.items ?? []
    guard let focus = state.focus,
      let pair = [state.compared, listed].first(where: { $0.count == 2 && $0.contains(focus) }),
      let item = pair.first(where: { $0 != focus })
    else { return nil }
    return listed.firstIndex(of: item).map { ("ref", "#\($0 + 1)") } ?? ("item", item)
  }

  func read(_ sentence: Utterance, in dialogue: Dialogue) -> Reading? {
    if sentence.says(.showItemOther), dialogue.hasList {
      guard let other = Self.other(in: dialogue) else {
        return Reading(4.9, SlotMap([("ref", .string("@other"))]), needsList: true)
      }
      return Reading(4.9, SlotMap([(other.key, .string(other.value))]), needsList: true)
    }
    guard let weight = sentence.weight(cues), let target = sentence.target, target.value != "@list" else {
      return nil
    }
    // “What about the same but cheaper” asks for another one.
    if sentence.tokens.contains(where: { $0.text == "but" }),
      CritiqueItem().read(sentence, in: dialogue) != nil
    {
      return nil
    }
    // “again” asks for the list once more.
    if sentence.tokens.contains(where: { $0.text == "again" }) { return nil }
    return Reading(weight, SlotMap([(target.key, .string(target.value))]), needsList: target.key == "ref")
  }

  func perform(_ turn: Turn, in scene: inout Scene) throws -> Reply {
    if turn.slots["ref"]?.string == "@other" { return scene.whichOfList(turn) }
    guard let item = scene.item(of: turn) else { return scene.noItem }
    let answer = try scene.shop.details(of: item, language: scene.language)
    scene.dialogue.state.focus = item
    return .fact(scene.words(of: answer))
  }
}

extension Scene {
  func words(of answer: ItemAnswer) -> FactReply {
    let kind = [answer.brand, answer.category].filter { !$0.isEmpty }.joined(separator: " · ")
    var price = answer.price?.label ?? say("no price", "没有价格")
    if let before = answer.regularPrice {
      price += say(" instead of \(before.label)", "（原价 \(before.label)）")
    }
    let stock =
      !answer.isOffered
      ? say("no longer sold", "已停售")
      : answer.isInStock ? say("in stock", "有货") : say("out of stock", "缺货")
    var rows = answer.facts.map { [$0.label, $0.value] }
    if let rating = answer.rating {
      rows.append([
        say("rating", "评分"),
        say(
          "\(Figures.two(rating.mean)) of 5 (\(rating.count) rating\(rating.count == 1 ? "" : "s"))",
          "\(Figures.two(rating.mean)) / 5（\(rating.count) 个评分）"),
      ])
    }
    if let buyers = answer.buyers {
      rows.append([say("bought by", "购买"), say("\(buyers) customers", "\(buyers) 位顾客")])
    }
    for variant in answer.variants where answer.variants.count > 1 {
      rows.append([
        say("variant", "款式"),
        ([variant.colour] + variant.sizes + [variant.price?.label ?? "", stockWord(variant.isInStock)])
          .filter { !$0.isEmpty }.joined(separator: " · "),
      ])
    }
    if !answer.coupons.isEmpty {
      rows.append([say("coupon", "优惠券"), answer.coupons.joined(separator: ", ")])
    }
    if !answer.link.isEmpty { rows.append([say("link", "链接"), answer.link]) }
    return FactReply(
      "item", facts(of: answer),
      [title(answer.item), [kind, price, stock].joined(separator: " · "), answer.summary],
      rows: rows,
      hints: [
        say("what goes with it", "这个配什么好"), say("which stores have it", "哪家店有这个"),
        say("something like it", "和这个差不多的"),
      ])
  }

  func stockWord(_ isInStock: Bool) -> String {
    isInStock ? say("in stock", "有货") : say("out of stock", "缺货")
  }

  private func facts(of answer: ItemAnswer) -> SlotValue {
    var out = SlotMap([
      ("item", .string(answer.item)), ("title", .string(answer.title)), ("brand", .string(answer.brand)),
      ("category", .string(answer.category)), ("offered", .bool(answer.isOffered)),
      ("in_stock", .bool(answer.isInStock)),
    ])
    out.add(answer.price, as: "price")
    out["regular_price"] = answer.regularPrice.map { .number($0.amount) }
    out["attributes"] = .map(SlotMap(answer.facts.map { ($0.id, .string($0.value)) }))
    out["variants"] = .list(answer.variants.map { .map($0.facts) })
    if let rating = answer.rating {
      out["rating"] = .map(
        SlotMap([("mean", .number(rating.mean)), ("count", .number(Double(rating.count)))]))
    }
    out["buyers"] = answer.buyers.map { .number(Double($0)) }
    out["coupons"] = answer.coupons.isEmpty ? nil : .strings(answer.coupons)
    out["url"] = answer.link.isEmpty ? nil : .string(answer.link)
    return .map(out)
  }
}
