// GraphRules › ShopRule+Reading: reads a merchant's rules.

extension ShopRule {
  /// Reads `rules.yaml`, a list; a file with nothing but comments has no rules.
  package static func parse(text: String, file: String) throws(GraphRulesError) -> [ShopRule] {
    var rules: [ShopRule] = []
    for value in try YAMLValue.document(text, file: file)?.list() ?? [] {
      let rule = try ShopRule(value)
      guard !rules.contains(where: { $0.id == rule.id }) else {
        throw value.error("two rules have the id “\(rule.id)”; give each its own")
      }
      rules.append(rule)
    }
    return rules
  }

  private init(_ value: YAMLValue) throws(GraphRulesError) {
    let mapping = try value.mapping(
      keys: ["id", "action", "category", "brand", "item", "when", "percent", "from", "until", "note"])
    id = try mapping.required("id").string()
    action = try mapping.required("action").word(Action.self)
    categories = try mapping["category"]?.strings() ?? []
    brands = try mapping["brand"]?.strings() ?? []
    items = try mapping["item"]?.strings() ?? []
    guard !categories.isEmpty || !brands.isEmpty || !items.isEmpty else {
      throw value.error("the rule “\(id)” acts on nothing; add category, brand or item")
    }
    if action == .pin, items.isEmpty { throw value.error("a pin needs an item") }
    percent = try Self.percent(mapping, action)
    when = try ShopRuleCondition(mapping["when"])
    (from, until) = try mapping.span()
    note = try mapping["note"]?.string() ?? ""
  }

  private static func percent(_ mapping: YAMLMapping, _ action: Action) throws(GraphRulesError) -> Double {
    switch action {
    case .boost: return try mapping.required("percent").number(in: 0...1000)
    case .bury: return try mapping.required("percent").number(in: 0...100)
    case .exclude, .pin:
      if let percent = mapping["percent"] { throw percent.error("“percent” is for boost and bury only") }
      return 0
    }
  }
}

extension ShopRuleCondition {
  fileprivate init(_ value: YAMLValue?) throws(GraphRulesError) {
    let mapping = try value?.mapping(keys: ["age", "category", "segment"])
    let age = try mapping?["age"]?.mapping(keys: ["lt", "gte"])
    ageBelow = try age?["lt"]?.number(in: 0...200)
    ageFrom = try age?["gte"]?.number(in: 0...200)
    categories = try mapping?["category"]?.strings() ?? []
    segments = try mapping?["segment"]?.strings() ?? []
  }
}

extension YAMLValue {
  /// A day written `2026-11-30`.
  func day() throws(GraphRulesError) -> CalendarDay {
    let text = try string()
    guard let day = CalendarDay(text) else { throw error("“\(text)” is no day; write it as 2026-11-30") }
    return day
  }
}

extension YAMLMapping {
  /// `from` and `until`, both of which may be left out.
  func span() throws(GraphRulesError) -> (from: CalendarDay?, until: CalendarDay?) {
    let from = try self["from"]?.day()
    let until = try self["until"]?.day()
    if let from, let until, until < from {
      throw (self["until"] ?? place).error("it ends on \(until), before it begins on \(from)")
    }
    return (from, until)
  }
}
