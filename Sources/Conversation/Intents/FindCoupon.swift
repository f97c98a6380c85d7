// Conversation › FindCoupon: coupons for something, and the offers that suit a customer.

import Catalogue
import GraphRules

struct FindCoupon: Intent {
  let name = "find_coupon"
  let commands = ["coupon", "coupons"]
  let cues: [Cue] = [.findCoupon]
  let help: HelpLine? = HelpLine(
    topic: "recommendations", english: ("coupons for it", "any coupon for this?"), chinese: ("优惠券", "有没有优惠券"),
    slash: "/coupons")

  func read(_ sentence: Utterance, in dialogue: Dialogue) -> Reading? {
    let isLater =
      sentence.says(.findCouponComing)
      || sentence.says(.findCouponLater) && sentence.says(.findCouponCheaper)
    guard let weight = sentence.weight(cues) ?? (isLater ? 6.5 : nil) else { return nil }
    if let target = sentence.target, target.value != "@list" {
      return Reading(weight, SlotMap([(target.key, .string(target.value))]), needsList: target.key == "ref")
    }
    for key in ["brand", "category"] {
      if let value = sentence.constraints[key] { return Reading(weight, SlotMap([(key, value)])) }
    }
    guard dialogue.state.focus != nil else { return Reading(weight) }
    return Reading(weight, SlotMap([("ref", .string("@focus"))]), needsList: true)
  }

  func perform(_ turn: Turn, in scene: inout Scene) throws -> Reply {
    var subject: Subject?
    var about = ""
    if let brand = turn.slots["brand"]?.strings.first {
      (subject, about) = (.brand(brand), scene.chip("brand:\(brand)"))
    } else if let category = turn.slots["category"]?.strings.first {
      (subject, about) = (.category(category), scene.chip(category))
    } else if turn.slots["item"] != nil || turn.slots["ref"] != nil, let item = scene.item(of: turn) {
      (subject, about) = (.item(item), scene.told(item))
    }
    let customer = turn.named ?? scene.dialogue.state.customer
    let offers = try scene.shop.coupons(on: subject, user: customer, language: scene.language)
    return .fact(scene.words(of: offers, about: about, isForAnybody: customer == nil))
  }
}

/// The offers that suit a customer best.
struct RecommendPromotion: Intent {
  let name = "recommend_promotion"
  let commands = ["offers"]
  let cues: [Cue] = [.recommendPromotion]
  let help: HelpLine? = HelpLine(
    topic: "recommendations", english: ("offers for a customer", "best promotion for Bob Tanaka"),
    chinese: ("适合的优惠", "有什么活动适合他"), slash: "/offers")

  func read(_ sentence: Utterance, in dialogue: Dialogue) -> Reading? {
    let isNamed = sentence.holds(.recommendPromotionNamed) && sentence.constraints["category"] == nil
    let isHers = sentence.says(.recommendPromotionHers) && sentence.constraints["category"] == nil
    guard let weight = sentence.weight(cues) ?? (isNamed || isHers ? 6.45 : nil),
      sentence.target == nil || sentence.target?.value == "@list"
    else {
      return nil
    }
    if sentence.says(.recommendPromotionOthers),
      !sentence.says(.recommendPromotionPromotions)
    {
      return nil
    }
    var slots = SlotMap()
    if let user = sentence.user { slots["user"] = .string(user) }
    return Reading(weight, slots, usesUser: true)
  }

  func perform(_ turn: Turn, in scene: inout Scene) throws -> Reply {
    let user = scene.user(of: turn)
    let offers = try scene.shop.offers(
      for: ListRequest(user: user, count: 20), language: scene.language)
    return .fact(scene.words(of: offers, name: "promotions", about: scene.card?.name ?? ""))
  }
}

extension Scene {
  /// A chip's words.
  func chip(_ chip: String) -> String {
    Chips.label(chip, lexicon: vocabulary.lexicon, language: language)
  }

  /// A kind of customers in the language of the reply.
  func segment(_ id: String) -> String {
    vocabulary.lexicon.segments.first { $0.id == id }?.word(language) ?? id
  }

  /// `isForAnybody` where no customer is known, who could be told that she may not.
  func words(
    of offers: [OfferAnswer], name: String = "coupons", about: String, isForAnybody: Bool = false
  ) -> FactReply {
    let allowed = offers.filter(\.isAllowed)
    var sentences: [String] = []
    let whom = about.isEmpty ? "" : say(" for \(about)", "适用于\(about)的")
    if let first = allowed.first {
      let until = first.until.map { say(", until \(spoken($0))", "，\(spoken($0))止") } ?? ""
      let whose = isForAnybody ? limits(of: first).map { say(", ", "，") + $0 } ?? "" : ""
      sentences.append(
        say("\(first.code): \(first.title)\(until)\(whose).", "\(first.code)：\(first.title)\(until)\(whose)。")
      )
      if let example = first.example {
        sentences.append(
          say(
            "With it \(title(example.item)) costs \(example.reduced.label) instead of \(example.price.label).",
            "用了它，\(told(example.item))从 \(example.price.label) 变为 \(example.reduced.label)。"))
      }
    } else {
      sentences.append(say("No coupon\(whom) counts today.", "今天没有\(whom)优惠券。"))
    }
    let rows = offers.map { offer -> [String] in
      var terms: [String] = []
      if let least = offer.minimumBasket { terms.append(say("from \(least.label)", "满 \(least.label)")) }
      if let limits = limits(of: offer) { terms.append(limits) }
      if !offer.isAllowed { terms.append(say("not for this customer", "此顾客不可用")) }
      if let until = offer.until { terms.append(say("until \(spoken(until))", "\(spoken(until))止")) }
      return [offer.code, offer.title, terms.joined(separator: " · ")]
    }
    return FactReply(
      name, .list(offers.map { .map(facts(of: $0)) }), sentences,
      rows: offers.count > 1 || allowed.isEmpty ? rows : [],
      notes: allowed.first?.minimumBasket.map {
        [say("It counts from a basket of \($0.label).", "订单满 \($0.label) 可用。")]
      } ?? [])
  }

  /// For which kinds of customers alone it is.
  private func limits(of offer: OfferAnswer) -> String? {
    guard !offer.segments.isEmpty else { return nil }
    let kinds = joined(offer.segments.map(segment), or: true)
    return say("for \(kinds) customers", "限\(kinds)顾客")
  }

  private func facts(of offer: OfferAnswer) -> SlotMap {
    var out = SlotMap([
      ("id", .string(offer.id)), ("code", .string(offer.code)), ("title", .string(offer.title)),
      ("allowed", .bool(offer.isAllowed)),
    ])
    out.add(offer.until, as: "until")
    out["min_basket"] = offer.minimumBasket.map { .number($0.amount) }
    if !offer.segments.isEmpty { out["segments"] = .strings(offer.segments) }
    if let example = offer.example {
      out["item"] = .string(example.item)
      out["reduced_price"] = .number(example.reduced.amount)
    }
    if offer.covers > 0 { out["covers"] = .number(Double(offer.covers)) }
    return out
  }
}
