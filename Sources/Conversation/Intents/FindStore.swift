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
    Pattern("(try|pick|collect) .. (<ref>|<item>) .. (on|up|in)", 6),
    Pattern("(pick up|collect|click and collect) (<ref>|<item>)", 6),
    Pattern("(pick|try) (<ref>|<item>) (up|on)", 6),
    Pattern(
      "(门店|哪家店|哪个店|哪里有卖|哪有卖|店里|哪里能买|哪里可以买|哪儿能买|哪儿可以买|在哪买|哪里买|实体店|专卖店|分店|的店|附近|哪家|有店|的店铺|自提|哪里有|哪儿有)", 6),
  ]
  let help: HelpLine? = HelpLine(
    topic: "recommendations", english: ("which stores have it", "nearest store with #1"),
    chinese: ("哪家店有", "哪家店有第一个？"), slash: "/stores 1")

  /// Where it was made is a fact of the product.
  private static let others = [
    Pattern("where .. (made|produced|manufactured|come from|comes from|from)"),
    Pattern("(store|keep) (<ref>|the list|this list) as"),
    Pattern("^(save|keep|export|load|import) "), Pattern("^store (<ref>|this|it|these|the list|list) "),
    Pattern("哪里(产|生产|制造)"),
  ]

  func read(_ sentence: Utterance, in dialogue: Dialogue) -> Reading? {
    guard let weight = sentence.weight(patterns), sentence.weight(Self.others) == nil,
      var slots = sentence.targetSlots
    else { return nil }
    slots["city"] = City.mentioned(sentence).map { .string($0) }
    return Reading(weight, slots, needsList: slots["ref"] != nil)
  }

  func perform(_ turn: Turn, in scene: inout Scene) throws -> Reply {
    guard let item = scene.item(of: turn) else { return scene.noItem }
    scene.dialogue.state.focus = item
    let city = turn.slots["city"]?.string
    let answer = try scene.shop.stores(with: item, city: city, user: scene.dialogue.state.customer)
    return .fact(scene.words(of: answer, item: item, city: city))
  }
}

extension Scene {
  func words(of answer: StoresAnswer, item: String, city: String?) -> FactReply {
    let name = told(item)
    let place = city.map { $0.prefix(1).uppercased() + $0.dropFirst() } ?? ""
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
