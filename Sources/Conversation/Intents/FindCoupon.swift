// Conversation › FindCoupon: coupons for something, and the offers that suit a customer.

import Catalogue
import GraphRules

struct FindCoupon: Intent {
  let name = "find_coupon"
  let commands = ["coupon", "coupons"]
  let patterns = [
    Pattern(
      "(coupon|coupons|voucher|vouchers|discount code|discount codes|promo code|promo codes|promotion code|promotional code|code for|money off|discount on|code on|code to|codes for|anything off|off code|rebate|rebates)",
      6.5),
    Pattern("(code|codes) .. (on|for|with|to|against) .. (<ref>|<item>|<brand>|<category>)", 6.5),
    Pattern("(discount|discounts) (for|on|off) (the)? (<ref>|<item>|<brand>|<category>)", 6.4),
    Pattern("(优惠券|优惠码|折扣码|折扣券|代金券|抵用券|券|促销码|兑换码|满减|优惠代码)", 6.6),
    Pattern("(<ref>|<item>|<brand>|<category>) .. (优惠|折扣)", 6.4),
  ]
  /// What will be on some later day: only what the shop has planned is known.
  private static let later = [
    Pattern(
      "(black <colour>|black friday|cyber monday|christmas sale|january sale|summer sale|winter sale|sales season|prime day|boxing day|singles day|next week|next month|soon|later)"
    ),
    Pattern("(黑五|黑色星期五|双十一|双 11|双十二|六一八|618|年货节|圣诞|过几天|下周|下个月|以后|过年)"),
  ]
  private static let cheaper = [
    Pattern(
      "(cheaper|discount|discounts|discounted|reduced|sale|offer|offers|deal|deals|promotion|<sale>|price drop|come down|go down|coupon)"
    ),
    Pattern("(便宜|打折|降价|优惠|促销|活动|特价|<sale>|折扣|券)"),
  ]
  private static let coming = [
    Pattern(
      "(sale|offer|promotion|discount|deal|price drop|reduction) (coming up|coming|planned|soon|ahead|expected|due)"
    ),
    Pattern("(will|is|are|when) .. (be|get|become|going to be) (cheaper|reduced|discounted|<sale>)"),
    Pattern("(会|会不会|什么时候|何时|要不要|还会)(再)? (打折|降价|便宜|<sale>|有活动|促销)"),
  ]
  let help: HelpLine? = HelpLine(
    topic: "recommendations", english: ("coupons for it", "any coupon for this?"), chinese: ("优惠券", "有没有优惠券"),
    slash: "/coupons")

  func read(_ sentence: Utterance, in dialogue: Dialogue) -> Reading? {
    let isLater =
      sentence.weight(Self.coming) != nil
      || sentence.weight(Self.later) != nil && sentence.weight(Self.cheaper) != nil
    guard let weight = sentence.weight(patterns) ?? (isLater ? 6.5 : nil) else { return nil }
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
    let offers = try scene.shop.coupons(
      on: subject, user: scene.dialogue.state.customer, language: scene.language)
    return .fact(scene.words(of: offers, about: about))
  }
}

/// The offers that suit a customer best.
struct RecommendPromotion: Intent {
  let name = "recommend_promotion"
  let commands = ["offers"]
  let patterns = [
    Pattern(
      "(promotion|promotions|promo|promos|offer|offers|deal|deals|special offer|special offers|bargain|bargains)$",
      6.4),
    Pattern(
      "(best|any|which|what|good|current|suitable|suggest|recommend|right|top|some|a|the) (current|special|good|running)? (promotion|promotions|promo|promos|offer|offers|deal|deals|bargains|sales)",
      6.5),
    Pattern(
      "(promotion|promotions|promo|offer|offers|deal|deals) .. (for|to|suit|suits|fit|fits) .. <user>", 6.5),
    Pattern(
      "(优惠活动|促销活动|什么活动|哪些活动|啥活动|啥优惠|的活动|参加活动|享受活动|享受优惠|优惠力度|活动适合|促销|哪个优惠|什么优惠|哪些优惠|个优惠|有优惠|合适的优惠|优惠方案|最优惠)",
      6.5),
    // “Which offer suits her best” compares no products.
    Pattern("(哪|什么|啥) .. (优惠|活动|促销) .. (适合|合适|划算)", 6.7),
  ]
  let help: HelpLine? = HelpLine(
    topic: "recommendations", english: ("offers for a customer", "best promotion for Bob Tanaka"),
    chinese: ("适合的优惠", "有什么活动适合他"), slash: "/offers")

  /// Said of products, it is a wish; said of nothing else, it is about the offers themselves.
  private static let hers = [
    Pattern(
      "(does|do|can|could|will|would|is|are|has|have) <user> .. (discount|discounts|money off|rebate|reduction|price cut)"
    ),
    Pattern("(any|what|which) (discount|discounts) .. <user>"),
    Pattern("<user> .. (折扣|优惠|打折|<sale>) .. (吗|么|没有)?$"),
  ]
  private static let promotions = PhraseList("促销;有什么优惠;做活动;搞活动")

  /// Verbs that “offer” goes with, as in “what can I offer her”.
  private static let others = [
    Pattern("(can|could|should|shall|to|do|would) (i|we|you)? offer"), Pattern("(great|good) deal of"),
    Pattern("(never|always) offer"),
  ]

  func read(_ sentence: Utterance, in dialogue: Dialogue) -> Reading? {
    let isNamed = Self.promotions.isAnywhere(in: sentence.tokens) && sentence.constraints["category"] == nil
    let isHers = sentence.weight(Self.hers) != nil && sentence.constraints["category"] == nil
    guard let weight = sentence.weight(patterns) ?? (isNamed || isHers ? 6.45 : nil),
      sentence.target == nil || sentence.target?.value == "@list"
    else {
      return nil
    }
    if sentence.weight(Self.others) != nil,
      sentence.weight([Pattern("(promotion|promotions|promo|deal|deals|offers)")]) == nil
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

  func words(of offers: [OfferAnswer], name: String = "coupons", about: String) -> FactReply {
    let allowed = offers.filter(\.isAllowed)
    var sentences: [String] = []
    let whom = about.isEmpty ? "" : say(" for \(about)", "适用于\(about)的")
    if let first = allowed.first {
      let until = first.until.map { say(", until \(spoken($0))", "，\(spoken($0))止") } ?? ""
      sentences.append(
        say("\(first.code): \(first.title)\(until).", "\(first.code)：\(first.title)\(until)。"))
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
      if !offer.segments.isEmpty {
        terms.append(
          say(
            "for \(joined(offer.segments.map(segment), or: true)) customers",
            "限\(joined(offer.segments.map(segment), or: true))顾客"))
      }
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
