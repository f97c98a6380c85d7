// Conversation › FindStore: where a product lies over the counter.

import GraphRules

struct FindStore: Intent {
  let name = "find_store"
  let commands = ["store", "stores"]
  let cues: [Cue] = [.findStore]
  let help: HelpLine? = HelpLine(
    topic: "recommendations", english: ("which stores have it", "nearest store with #1"),
    chinese: ("哪家店有", "哪家店有第一个？"), slash: "/stores 1")

  func read(_ sentence: Utterance, in dialogue: Dialogue) -> Reading? {
    let isInCity = sentence.city != nil && !sentence.namesUser && sentence.constraints["category"] == nil
    guard let weight = sentence.weight(isInCity ? cues + [.findStoreInCity] : cues),
      !sentence.says(.findStoreOthers)
    else { return nil }
    // “Only the ones in stock in Hamburg” asks about the whole list.
    let isList =
      sentence.references.contains("@list") && sentence.targets.isEmpty
      || isInCity && sentence.target == nil && sentence.says(.findStoreOfList)
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
