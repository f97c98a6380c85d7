// Conversation › History: what a customer bought, looked at, sent back; whether she has something.

import Catalogue
import Fusion
import GraphRules

struct History: Intent {
  let name = "history"
  let commands = ["history"]
  let cues: [Cue] = [.history, .historyOwned]
  let help: HelpLine? = HelpLine(
    topic: "recommendations", english: ("what a customer did", "what has she bought since June"),
    chinese: ("买过什么", "她上个月买了什么"), slash: "/history u1042")

  private static let kinds: [(event: String, cue: Cue)] = [
    ("return", .historyEventReturn),
    ("dislike", .historyEventDislike),
    ("rating", .historyEventRating),
    ("view", .historyEventView),
    ("cart", .historyEventCart),
    ("purchase", .historyEventPurchase),
    ("like", .historyEventLike),
    ("purchase", .historyEventOne),
  ]

  func read(_ sentence: Utterance, in dialogue: Dialogue) -> Reading? {
    guard let weight = sentence.weight(cues), !sentence.says(.historyOthers) else { return nil }
    guard
      sentence.weight(.historyAsking, .historyOwned) != nil || sentence.text.hasSuffix("?")
        || sentence.text.hasSuffix("？")
    else {
      return nil
    }
    guard !sentence.users.isEmpty || dialogue.state.customer != nil else { return nil }
    var slots = SlotMap()
    if let user = sentence.user { slots["user"] = .string(user) }
    if let event = Self.kinds.first(where: { sentence.says($0.cue) })?.event {
      slots["event"] = .string(event)
    }
    if slots["event"] == nil, sentence.tokens.contains(where: { ["订", "单"].contains($0.text) }) {
      slots["event"] = .string("purchase")
    }
    if let period = sentence.period { slots = slots.merging(period.slots) }
    if let target = sentence.target, target.value != "@list" { slots[target.key] = .string(target.value) }
    var constraints = sentence.constraints
    if constraints["n"] == nil, let times = Self.times(sentence.tokens) { constraints["n"] = .number(times) }
    // “One of these” are such as the list is of.
    if constraints["category"] == nil, sentence.references.contains("@list"),
      sentence.tokens.contains(where: { $0.text == "one" }),
      let kinds = dialogue.state.lists.last?.request.wish.categories, !kinds.isEmpty
    {
      constraints["category"] = .strings(kinds)
    }
    for key in ["occasion", "recipient_age", "in_stock", "rating"] { constraints[key] = nil }
    // 没有买过 and “hasn't bought” exclude nothing here.
    for key in ["category", "brand", "colour", "material"] {
      if let values = constraints["not_" + key] {
        constraints["not_" + key] = nil
        constraints[key] = values
      }
    }
    return Reading(weight, slots.merging(constraints), usesUser: true, needsList: slots["ref"] != nil)
  }

  /// 最近三次: how many times back.
  private static func times(_ tokens: [Token]) -> Double? {
    for i in tokens.indices where ["近", "前", "后", "last", "latest"].contains(tokens[i].text) {
      guard let number = NumberWords.read(tokens, at: i + 1), tokens.indices.contains(number.next),
        ["次", "单", "笔", "回", "orders", "purchases"].contains(tokens[number.next].text)
      else { continue }
      return number.value
    }
    return nil
  }

  func perform(_ turn: Turn, in scene: inout Scene) throws -> Reply {
    guard let user = scene.user(of: turn) else { return scene.noUser }
    var query = HistoryQuery()
    query.event = turn.slots["event"]?.string.flatMap(EventKind.init(rawValue:))
    query.since = turn.slots["since"]?.string.flatMap { CalendarDay($0) }
    query.until = turn.slots["until"]?.string.flatMap { CalendarDay($0) }
    if let days = turn.slots["window"]?.string.flatMap(Period.days) {
      query.since = CalendarDay(daysSince1970: scene.shop.today.daysSince1970 + 1 - days)
    }
    if turn.slots["item"] != nil || turn.slots["ref"] != nil {
      guard let item = scene.item(of: turn) else { return scene.noItem }
      query.item = item
      scene.dialogue.state.focus = item
    }
    query.categories = turn.slots["category"]?.strings ?? []
    query.brands = turn.slots["brand"]?.strings ?? []
    query.colours = turn.slots["colour"]?.strings ?? []
    if let count = turn.slots["n"]?.number { query.count = Int(min(max(1, count), 100)) }
    return .fact(scene.words(of: try scene.shop.history(of: user, query), query))
  }
}
