// Conversation › FindStore: where a product lies over the counter.

struct FindStore: Intent {
  let name = "find_store"
  let commands = ["store", "stores"]
  let patterns = [
    Pattern(
      "(store|stores|branch|branches|nearest shop|which shop|which shops|local shop|outlet|outlets|showroom|high street)",
      6),
    Pattern("(shops|shop) (have|has|stock|stocks|carry|carries|sell|sells|with|near|in|around)", 6),
    Pattern("where (can|could|do|does|would|is|are) .. (<ref>|<item>)", 6),
    Pattern("where .. (buy|get|find|pick up|try|see|collect|stocked|sold|sell|sells) .. (<ref>|<item>)", 6),
    Pattern("where (<ref>|<item>) .. (<stock>|sold|stocked|on sale|to be had|bought|found)", 6),
    Pattern(
      "(shops|shop|stores|branches|places|outlets|locations) .. (carrying|selling|stocking|offering|having|that have|that carry|that sell|who have|where) .. (<ref>|<item>)",
      6.4),
    Pattern(
      "(see|touch|look at|get|try|buy) (<ref>|<item>) .. (in person|in real life|over the counter|in a shop|in a store|in town|locally|offline)",
      6.4),
    Pattern("(哪|哪些|什么|哪几)(个|家)?(店|门店|分店|城市|地方|商场|专柜) .. (有|卖|买|能|可以|拿|取|试|<stock>)", 6.2),
    Pattern("(去|到|上) (哪|哪里|哪儿|哪家) .. (买|拿|取|试|看)", 6.2), Pattern("(线下|现场|柜台|专柜) .. (有|卖|买|能|试|拿|取|看)", 6.2),
    Pattern("(try|pick|collect) .. (<ref>|<item>) .. (on|up|in)", 6),
    Pattern("(pick up|collect|click and collect) (<ref>|<item>)", 6),
    Pattern("(pick|try) (<ref>|<item>) (up|on)", 6),
    Pattern(
      "(门店|哪家店|哪个店|哪里有卖|哪有卖|店里|哪里能买|哪里可以买|哪儿能买|哪儿可以买|在哪买|哪里买|实体店|专卖店|分店|的店|附近|哪家|有店|在哪能|在哪可以|在哪儿能|在哪儿可以|哪里能|哪里可以|哪儿能|哪能买|在哪有|在哪里有|在哪卖|的店铺|自提|哪里有|哪儿有)",
      6),
  ]
  /// With a city, further words ask for a store, as in “does Hamburg have #2” and 广州有货吗.
  private static let inCity = [
    Pattern(
      "(<stock>|stock|stocked|left|have|has|got|get|find|buy|sell|sold|see|try|pick up|collect) .. (in|at|near|around) <city>",
      6.2),
    Pattern("(is|are) (<ref>|<item>|there any|any) .. (in|at|near|around) <city>", 6.2),
    Pattern(
      "(in|at|near|around) <city> .. (<stock>|stock|have|has|got|get|find|buy|sell|try|pick|collect)", 6.2),
    Pattern("<city> (have|has|got|stock|stocks|store|shop|branch)", 6.2),
    Pattern("(do|does|can|will|has|have) (the)? <city> ", 6.2),
    Pattern(
      "^(and|or|but|so|ok|then)? (what about|how about|what if)? (in|at|near|around)? (the)? <city> (store|shop|branch|instead|too)?$",
      6.2),
    Pattern("<city> (的|那边|那里|这边|这里|门店|店|店里)? (有|还有|没有|能|可以|买|卖|呢|现在有|<stock>)", 6.2),
    Pattern("(在|去|到) <city> .. (有|买|拿|取|试|<stock>)", 6.2),
    Pattern("(有|<stock>|买|卖) .. (在)? <city>", 6.2), Pattern("^(那|那么|换)? (在)? <city> (的|店|门店|那边)?$", 6.2),
  ]
  let help: HelpLine? = HelpLine(
    topic: "recommendations", english: ("which stores have it", "nearest store with #1"),
    chinese: ("哪家店有", "哪家店有第一个？"), slash: "/stores 1")

  private static let ofList = [
    Pattern("(only|just|which|what) .. (ones|of them|of these|<stock>|available|do you have|are)"),
    Pattern("(只看|只要|哪些|哪几个|哪个|哪款)"),
  ]

  /// Where it was made is a fact of the product.
  private static let others = [
    Pattern("where .. (made|produced|manufactured|come from|comes from|from)"),
    Pattern("(store|keep) (<ref>|the list|this list) as"),
    Pattern("^(save|keep|export|load|import) "), Pattern("^store (<ref>|this|it|these|the list|list) "),
    Pattern("哪里(产|生产|制造)"),
  ]

  func read(_ sentence: Utterance, in dialogue: Dialogue) -> Reading? {
    let isInCity = sentence.city != nil && !sentence.namesUser && sentence.constraints["category"] == nil
    guard let weight = sentence.weight(isInCity ? patterns + Self.inCity : patterns),
      sentence.weight(Self.others) == nil
    else { return nil }
    // “Only the ones in stock in Hamburg” asks about the whole list.
    let isList =
      sentence.references.contains("@list") && sentence.targets.isEmpty
      || isInCity && sentence.target == nil && sentence.weight(Self.ofList) != nil
    guard isList || sentence.target?.value != "@list" else { return nil }
    var slots = isList ? SlotMap([("ref", .string("@list"))]) : sentence.targetSlots ?? SlotMap()
    slots["city"] = City.mentioned(sentence).map { .string($0) }
    return Reading(weight, slots, needsList: slots["ref"] != nil)
  }

  func perform(_ turn: Turn, in scene: inout Scene) throws -> Reply {
    let city = turn.slots["city"]?.string
    if turn.slots["ref"]?.string == "@list" { return try scene.stores(ofListIn: city) }
    guard let item = scene.item(of: turn) else { return scene.noItem }
    scene.dialogue.state.focus = item
    let answer = try scene.shop.stores(
      with: item, city: city, user: scene.dialogue.state.customer, language: scene.language)
    return .fact(scene.words(of: answer, item: item, city: city))
  }
}

extension Scene {
  /// Which products of the newest list lie over the counter, in a city where one is named.
  func stores(ofListIn city: String?) throws -> Reply {
    guard let list = dialogue.state.lists.last else { return Self.noList(language) }
    var rows: [[String]] = []
    var facts: [SlotValue] = []
    var found = 0
    for (at, item) in list.items.enumerated() {
      let answer = try shop.stores(with: item, city: city, user: dialogue.state.customer, language: language)
      let places = city == nil ? answer.places : answer.places.filter(\.isInCity)
      let pieces = places.reduce(0) { $0 + $1.pieces }
      found += pieces > 0 ? 1 : 0
      rows.append([
        "#\(at + 1)", title(item), pieces > 0 ? say("\(pieces) pieces", "\(pieces) 件") : say("none", "没有"),
        places.prefix(3).map(\.name).joined(separator: say(", ", "、")),
      ])
      facts.append(
        .map(SlotMap([("item", .string(item)), ("pieces", .number(Double(pieces)))])))
    }
    let place = city.map { City.told($0, language) }
    let sentence =
      found == 0
      ? say(
        "Nothing of this list lies in \(place.map { "the stores in \($0)" } ?? "the stores").",
        "\(place ?? "")门店里没有这个列表上的商品。")
      : say(
        "\(found) of these \(list.items.count) \(found == 1 ? "lies" : "lie") in \(place.map { "the stores in \($0)" } ?? "the stores"):",
        "这 \(list.items.count) 件里有 \(found) 件在\(place ?? "")门店有货：")
    return .fact(FactReply("stores", .list(facts), [sentence], rows: rows))
  }

  func words(of answer: StoresAnswer, item: String, city: String?) -> FactReply {
    let name = told(item)
    let place = city.map { City.told($0, language) } ?? ""
    var sentences: [String] = []
    if answer.storeCount == 0 {
      sentences.append(say("The shop has no stores on record.", "商店没有登记门店。"))
    } else if answer.places.isEmpty {
      sentences.append(say("No store has \(name) at the moment.", "目前没有门店有\(name)。"))
    } else if city != nil, !answer.places.contains(where: \.isInCity) {
      sentences.append(
        answer.hasStoreInCity
          ? say("The store in \(place) does not have \(name).", "\(place)的门店没有\(name)。")
          : say("There is no store in \(place).", "\(place)没有门店。"))
      sentences.append(say("These have it:", "以下门店有："))
    } else {
      let shown = city == nil ? answer.places : answer.places.filter(\.isInCity)
      let first = shown[0]
      sentences.append(
        say(
          "\(first.name) has \(first.pieces) of \(name)\(answer.places.count > 1 && city == nil ? "; \(answer.places.count) stores in all have it" : "").",
          "\(first.name)有 \(first.pieces) 件\(name)\(answer.places.count > 1 && city == nil ? "，共 \(answer.places.count) 家门店有货" : "")。"
        ))
    }
    let rows = answer.places.map { store -> [String] in
      let variants = store.variants.map { "\($0.name) \($0.pieces)" }.joined(separator: ", ")
      return [
        store.name, store.city, store.kilometres.map { "\(Int($0.rounded())) km" } ?? "", "\(store.pieces)",
        variants,
      ]
    }
    var notes: [String] = []
    if answer.places.isEmpty, answer.isInStock {
      notes.append(say("It can be ordered: it is in stock online.", "可以订购：网店有货。"))
    }
    let facts = SlotValue.list(
      answer.places.map { store in
        var out = SlotMap([
          ("store", .string(store.id)), ("name", .string(store.name)), ("city", .string(store.city)),
          ("pieces", .number(Double(store.pieces))),
        ])
        out["km"] = store.kilometres.map { .number(($0 * 10).rounded() / 10) }
        return .map(out)
      })
    return FactReply(
      "stores", facts, sentences,
      head: rows.isEmpty
        ? [] : [say("store", "门店"), say("city", "城市"), "", say("pieces", "件数"), say("variants", "款式")],
      rows: rows,
      notes: notes)
  }
}
