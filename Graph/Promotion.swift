// GraphRules › Promotion: a coupon or an offer that an agent may pass on.

/// One line of `promotions.yaml`.
package struct Promotion: Hashable, Sendable {
  package enum Reduction: Hashable, Sendable {
    /// Percent off, in `0...100`.
    case percent(Double)
    /// An amount off in the shop's currency.
    case amount(Double)
    /// So many of one kind for the price of fewer.
    case bundle(buy: Int, pay: Int)
  }
  package let id: String
  /// What the customer types at the till.
  package let code: String
  /// By language, `en` always.
  package let titles: [String: String]
  package let reduction: Reduction
  /// What it is for, by ids of the lexicon and the feed; everything when all three are empty.
  package let categories: [String]
  package let brands: [String]
  package let items: [String]
  /// Customers of these segments only; everybody when empty.
  package let segments: [String]
  /// The least sum of the basket in the shop's currency.
  package let minimumBasket: Double?
  /// The first and the last day on which it counts.
  package let from: CalendarDay?
  package let until: CalendarDay?

  /// Whether it counts on `day`, both ends included.
  package func counts(on day: CalendarDay) -> Bool {
    (from.map { $0 <= day } ?? true) && (until.map { day <= $0 } ?? true)
  }

  package func title(_ language: String) -> String { titles[language] ?? titles["en"] ?? code }

  /// Reads `promotions.yaml`, a list; a file with nothing but comments has none.
  package static func parse(text: String, file: String) throws(GraphRulesError) -> [Promotion] {
    var promotions: [Promotion] = []
    for value in try YAMLValue.document(text, file: file)?.list() ?? [] {
      let promotion = try Promotion(value)
      guard !promotions.contains(where: { $0.id == promotion.id }) else {
        throw value.error("two promotions have the id “\(promotion.id)”; give each its own")
      }
      promotions.append(promotion)
    }
    return promotions
  }

  private init(_ value: YAMLValue) throws(GraphRulesError) {
    let mapping = try value.mapping(keys: [
      "id", "code", "title", "title_zh", "kind", "value", "buy", "pay", "category", "brand", "item",
      "segments",
      "min_basket", "from", "until",
    ])
    id = try mapping.required("id").string()
    code = try mapping.required("code").string()
    var titles = ["en": try mapping.required("title").string()]
    titles["zh"] = try mapping["title_zh"]?.string()
    self.titles = titles
    reduction = try Self.reduction(mapping)
    categories = try mapping["category"]?.strings() ?? []
    brands = try mapping["brand"]?.strings() ?? []
    items = try mapping["item"]?.strings() ?? []
    segments = try mapping["segments"]?.strings() ?? []
    minimumBasket = try mapping["min_basket"]?.number(in: 0...Double.greatestFiniteMagnitude)
    (from, until) = try mapping.span()
  }

  private enum Kind: String, CaseIterable { case percent, amount, bundle }

  private static func reduction(_ mapping: YAMLMapping) throws(GraphRulesError) -> Reduction {
    let kind = try mapping.required("kind").word(Kind.self)
    for key in kind == .bundle ? ["value"] : ["buy", "pay"] {
      if let stray = mapping[key] { throw stray.error("“\(key)” says nothing for the kind \(kind.rawValue)") }
    }
    switch kind {
    case .percent: return .percent(try mapping.required("value").number(in: 0...100))
    case .amount: return .amount(try mapping.required("value").positive())
    case .bundle:
      let buy = try mapping.required("buy").integer(in: 2...1000)
      return .bundle(buy: buy, pay: try mapping.required("pay").integer(in: 1...(buy - 1)))
    }
  }
}
