// Conversation › AddRule: a rule of the merchant's in plain words: never, pin, boost, bury.

import GraphRules

struct AddRule: WritingIntent {
  let name = "rule_add"
  let commands = ["rule"]
  let isStep = true
  let help: HelpLine? = HelpLine(
    topic: "rules", english: ("a rule for the shop", "never show knives to under 18s"),
    chinese: ("店铺规则", "不要给18岁以下的顾客推荐刀具"), slash: "/rule boost Fjordmark by 20 percent")

  private static let actions: [(action: ShopRule.Action, cue: Cue)] = [
    (.pin, .ruleAddPin),
    (.bury, .ruleAddBury),
    (.boost, .ruleAddBoost),
    (.exclude, .ruleAddExclude),
  ]

  var cues: [Cue] { Self.actions.map(\.cue) }

  func read(_ sentence: Utterance, in dialogue: Dialogue) -> Reading? {
    let assertion = Assertion(sentence)
    guard !assertion.isSupposed, !Self.asks(sentence, assertion), let action = Self.action(sentence) else {
      return nil
    }
    // “Don't pin” is no rule; “don't show” is one.
    if action != .exclude, !assertion.denials.isEmpty { return nil }
    if sentence.says(.ruleAddPersonal) || !sentence.users.isEmpty { return nil }
    guard let object = Self.object(sentence, action) else { return nil }
    let when = Self.condition(sentence, object: object, action: action)
    if action == .exclude, when.isEmpty, !sentence.says(.ruleAddGeneral) {
      return nil
    }
    var slots = SlotMap([("action", .string(action.rawValue))])
    if let object { slots[object.key] = object.value }
    if action == .boost || action == .bury, let percent = Self.percent(sentence) {
      slots["percent"] = .number(percent)
    }
    if !when.isEmpty { slots["when"] = .map(when) }
    if let today = sentence.today {
      let span = DayReader(sentence.tokens, today: today, sentence.phrasebook).span
      if let from = span.from { slots["from"] = .string(from) }
      if let until = span.until { slots["until"] = .string(until) }
    }
    return Reading(8, slots, pointsNowhere: slots["ref"] == nil)
  }

  /// A question; “may not be shown” begins like none, and “should never” asks nothing.
  private static func asks(_ sentence: Utterance, _ assertion: Assertion) -> Bool {
    assertion.isQuestion
      && !(sentence.atoms.first.map { ["do", "must"].contains($0.text) } == true
        && !sentence.text.contains { "?？".contains($0) } && sentence.says(.ruleAddDoNot))
  }

  private static func action(_ sentence: Utterance) -> ShopRule.Action? {
    let isNever = sentence.says(.ruleAddNever)
    if isNever { return actions.last { sentence.says($0.cue) }.map(\.action) }
    return actions.first { sentence.says($0.cue) }?.action
  }

  /// What the rule acts on: the product, else the brand, else the category that is named first.
  private static func object(_ sentence: Utterance, _ action: ShopRule.Action)
    -> (key: String, value: SlotValue)??
  {
    if let target = target(sentence) {
      guard Set(sentence.targets).count <= 1 || isFirst(sentence) else { return nil }
      return .some((target.key, .string(target.value)))
    }
    if sentence.brandItem != nil || sentence.items.contains(where: { $0.items.count > 1 }) {
      return .some(nil)
    }
    let named = sentence.constraints
    let brands = (named["brand"] ?? named["not_brand"])?.strings ?? []
    if !brands.isEmpty { return .some(("brand", .strings(brands))) }
    let categories = (named["not_category"] ?? named["category"])?.strings ?? []
    guard let first = categories.first else { return nil }
    // “Pin boots in footwear”: the second one says where.
    return .some(("category", .strings(isPlace(sentence, categories) ? [first] : categories)))
  }

  /// What is pointed at or named; “first” in “show Northpeak first” is a place to put it.
  private static func target(_ sentence: Utterance) -> (key: String, value: String)? {
    guard let target = sentence.target, !target.value.hasPrefix("@list") else { return nil }
    guard target.value == "#1", isFirst(sentence) else { return target }
    return sentence.items.first.flatMap { $0.items.count == 1 ? ("item", $0.items[0]) : nil }
  }

  private static func isFirst(_ sentence: Utterance) -> Bool {
    sentence.says(.ruleAddFirstPlace)
      && sentence.tokens.contains { $0.text == "first" }
  }

  private static func isPlace(_ sentence: Utterance, _ categories: [String]) -> Bool {
    categories.count > 1
      && sentence.says(.ruleAddCategoryInCategory)
  }

  // MARK: When

  private static func condition(
    _ sentence: Utterance, object: (key: String, value: SlotValue)?, action: ShopRule.Action
  ) -> SlotMap {
    var when = SlotMap()
    if let age = age(sentence) { when["age"] = .map(age) }
    let categories = (sentence.constraints["category"] ?? sentence.constraints["not_category"])?.strings ?? []
    let own = object?.key == "category" ? object?.value.strings ?? [] : []
    let lists = categories.filter { !own.contains($0) }
    if !lists.isEmpty, object != nil { when["category"] = .strings(lists) }
    let isMinors = sentence.holds(.ruleAddMinors)
    let segments = sentence.segments.filter { segment in
      if isMinors, segment.hasPrefix("minor") { return false }
      let words = words(segment)
      return sentence.tokens.indices.contains { at in
        let end = at + words.count
        guard end <= sentence.tokens.count,
          sentence.tokens[at..<end].map(\.text) == words
            || (words.count == 1 && sentence.tokens[at].text == words[0] + "s")
        else { return false }
        let next = sentence.tokens.indices.contains(end) ? sentence.tokens[end].text : ""
        return sentence.tokens[at].text == words[0] + "s"
          || sentence.phrasebook[.ruleAddPeople].contains(next)
      }
    }
    if segments.count == 1 { when["segment"] = .string(segments[0]) }
    if segments.count > 1 { when["segment"] = .strings(segments) }
    return when
  }

  /// `{lt}` or `{gte}` of an age: under 18s, over 60s, 18岁以下.
  private static func age(_ sentence: Utterance) -> SlotMap? {
    let tokens = sentence.tokens
    func word(_ i: Int) -> String { tokens.indices.contains(i) ? tokens[i].text : "" }
    if sentence.holds(.ruleAddMinors) { return SlotMap([("lt", .number(18))]) }
    for i in tokens.indices {
      guard let number = NumberWords.read(tokens, at: i), number.value > 0, number.value < 120 else {
        continue
      }
      var end = number.next
      let isYears = ["岁", "周"].contains(word(end))
      if isYears { end += word(end) == "周" ? 2 : 1 }
      let tail = word(end) + word(end + 1)
      if isYears {
        if ["以下", "以内"].contains(tail) { return SlotMap([("lt", .number(number.value))]) }
        if ["以上", "及以"].contains(tail) { return SlotMap([("gte", .number(number.value))]) }
      }
      let isAge =
        isYears || ["s", "year", "years", "yo"].contains(word(end))
        || (end >= tokens.count
          || !["%", "percent", "per", "weeks", "days", "week", "day", "months", "month", "euro", "euros"]
            .contains(word(end)))
      guard isAge else { continue }
      let starts = Array(stride(from: i - 1, through: max(0, i - 3), by: -1))
      if starts.contains(where: { sentence.phrasebook[.ruleAddBelow].end(tokens, at: $0) == i }) {
        return SlotMap([("lt", .number(number.value))])
      }
      for start in starts {
        if sentence.phrasebook[.ruleAddAbove].end(tokens, at: start) == i,
          word(start) != "from" || isYears || word(end) == "s"
        {
          return SlotMap([("gte", .number(number.value))])
        }
      }
      if ["and", "or"].contains(word(end)), ["over", "older", "above", "up"].contains(word(end + 1)) {
        return SlotMap([("gte", .number(number.value))])
      }
      if ["and", "or"].contains(word(end)), ["under", "younger", "below"].contains(word(end + 1)) {
        return SlotMap([("lt", .number(number.value + 1))])
      }
    }
    return nil
  }

  /// `20 percent`, `20%`, 百分之二十.
  static func percent(_ sentence: Utterance) -> Double? {
    let tokens = sentence.tokens
    func word(_ i: Int) -> String { tokens.indices.contains(i) ? tokens[i].text : "" }
    for i in tokens.indices {
      if word(i) + word(i + 1) + word(i + 2) == "百分之", let number = NumberWords.read(tokens, at: i + 3) {
        return number.value
      }
      guard let number = NumberWords.read(tokens, at: i) else { continue }
      // 两成 is a fifth.
      if word(number.next) == "成", number.value <= 10 { return number.value * 10 }
      if ["percent", "%", "pct"].contains(word(number.next))
        || word(number.next) + word(number.next + 1) == "percent"
      {
        return number.value
      }
      if word(number.next) == "per", word(number.next + 1) == "cent" { return number.value }
    }
    return nil
  }

  func perform(_ turn: Turn, in scene: inout Scene, with pen: Pen) throws -> Reply {
    try scene.add(rule: turn, with: pen)
  }
}
