// Conversation › Chips: the constraints that stand, as strings for programs and as words for people.

package import Fusion
package import GraphRules

/// Renders a wish as chips: `hiking-boots`, `not brand:kestrel`, `price<=120 EUR`.
package enum Chips {
  /// One chip a slot, alternatives joined by `|` in alphabetical order; `currency` where none was said.
  package static func strings(_ wish: Wish, currency: String) -> [String] {
    var out: [String] = []
    func add(_ prefix: String, _ values: [String]) {
      if !values.isEmpty { out.append(prefix + values.sorted().joined(separator: "|")) }
    }
    add("", wish.categories)
    add("brand:", wish.brands)
    add("colour:", wish.colours)
    add("material:", wish.materials)
    add("gender:", wish.genders)
    add("size:", wish.sizes)
    for name in wish.attributes.keys.sorted() {
      let value = wish.attributes[name] ?? ""
      out.append(value == "true" ? "attr:\(name)" : "attr:\(name)=\(value)")
    }
    if let price = wish.price {
      let unit = price.currency ?? currency
      if let min = price.min { out.append("price>=\(plain(min)) \(unit)") }
      if let max = price.max { out.append("price<=\(plain(max)) \(unit)") }
    }
    if let rating = wish.minimumRating { out.append("rating>=\(plain(rating))") }
    if wish.inStock { out.append("in-stock") }
    if wish.onSale { out.append("on-sale") }
    if wish.isGift { out.append("gift") }
    if let age = wish.recipientAge { out.append("age:\(age)") }
    add("not ", wish.notCategories)
    add("not brand:", wish.notBrands)
    add("not colour:", wish.notColours)
    add("not material:", wish.notMaterials)
    return out
  }

  /// What each chip is cleared by.
  private static var slots: [(inout Wish) -> Void] {
    [
      { $0.categories = [] }, { $0.brands = [] }, { $0.colours = [] }, { $0.materials = [] },
      { $0.genders = [] },
      { $0.sizes = [] }, { $0.attributes = [:] }, { $0.price?.min = nil }, { $0.price?.max = nil },
      { $0.minimumRating = nil }, { $0.inStock = false }, { $0.onSale = false }, { $0.recipientAge = nil },
      { $0.notCategories = [] }, { $0.notBrands = [] }, { $0.notColours = [] }, { $0.notMaterials = [] },
    ]
  }

  /// For every chip the wish with nothing but it.
  package static func eachAlone(_ wish: Wish, currency: String) -> [(chip: String, wish: Wish)] {
    slots.indices.compactMap { kept in
      var alone = wish
      for (place, clear) in slots.enumerated() where place != kept { clear(&alone) }
      (alone.isGift, alone.excludedItems, alone.onlyItems) = (false, [], [])
      return strings(alone, currency: currency).first.map { ($0, alone) }
    }
  }

  /// For every chip the wish as it would be without it.
  package static func withoutEach(_ wish: Wish, currency: String) -> [(chip: String, wish: Wish)] {
    let all = strings(wish, currency: currency)
    return slots.compactMap { clear in
      var relaxed = wish
      clear(&relaxed)
      let left = strings(relaxed, currency: currency)
      guard relaxed != wish, let chip = all.first(where: { !left.contains($0) }) else { return nil }
      return (chip, relaxed)
    }
  }

  /// A number without needless decimals.
  static func plain(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
  }

  /// A chip in an agent's words: `hiking boots`, `≤ €120`, `not Kestrel`.
  package static func label(_ chip: String, lexicon: Lexicon, language: String) -> String {
    let isChinese = language == "zh"
    if chip.hasPrefix("not ") {
      var text = isChinese ? "不要" : "not "
      HanSpacing.append(label(String(chip.dropFirst(4)), lexicon: lexicon, language: language), to: &text)
      return text
    }
    for (bound, sign) in [("price<=", "≤"), ("price>=", "≥")] where chip.hasPrefix(bound) {
      let parts = chip.dropFirst(bound.count).split(separator: " ").map(String.init)
      return "\(sign) " + money(parts.first ?? "", parts.count > 1 ? parts[1] : "")
    }
    if chip.hasPrefix("rating>=") { return (isChinese ? "评分 ≥ " : "rated ≥ ") + chip.dropFirst(8) }
    switch chip {
    case "in-stock": return isChinese ? "有货" : "in stock"
    case "on-sale": return isChinese ? "打折" : "on sale"
    case "gift": return isChinese ? "礼物" : "gift"
    default: break
    }
    let parts = chip.split(separator: ":", maxSplits: 1).map(String.init)
    guard parts.count == 2 else {
      return joined(chip) { word(lexicon.categories.map(\.entry), $0, language) }
    }
    let value = parts[1]
    switch parts[0] {
    case "brand": return joined(value) { id in lexicon.brands.first { $0.id == id }?.name ?? id }
    case "colour": return joined(value) { word(lexicon.colours.map(\.entry), $0, language) }
    case "material": return joined(value) { word(lexicon.materials, $0, language) }
    case "gender": return joined(value) { word(lexicon.genders, $0, language) }
    case "size": return (isChinese ? "尺码 " : "size ") + value.split(separator: "|").joined(separator: "/")
    case "age": return isChinese ? "\(value) 岁" : "age \(value)"
    case "attr":
      let name = value.hasSuffix("=false") ? String(value.dropLast(6)) : value
      let text = word(lexicon.attributes.map(\.entry), name, language)
      return name == value ? text : (isChinese ? "不要" : "not ") + text
    default: return chip
    }
  }

  private static func joined(_ values: String, _ word: (String) -> String) -> String {
    values.split(separator: "|").map { word(String($0)) }.joined(separator: "/")
  }

  private static func word(_ entries: [LexiconEntry], _ id: String, _ language: String) -> String {
    entries.first { $0.id == id }?.word(language) ?? id
  }

  static func money(_ amount: String, _ currency: String) -> String {
    switch currency {
    case "EUR": "€\(amount)"
    case "USD": "$\(amount)"
    case "GBP": "£\(amount)"
    case "CNY": "¥\(amount)"
    default: currency.isEmpty ? amount : "\(amount) \(currency)"
    }
  }

  /// The slot that a chip belongs to, and whether it is one bound of the price.
  static func slot(_ chip: String) -> String {
    let isNot = chip.hasPrefix("not ")
    let rest = isNot ? String(chip.dropFirst(4)) : chip
    let base: String
    if rest.hasPrefix("price") {
      base = "price"
    } else if rest.hasPrefix("rating") {
      base = "rating"
    } else if let named = ["in-stock": "in_stock", "on-sale": "on_sale", "gift": "occasion"][rest] {
      base = named
    } else if rest.contains(":") {
      let name = String(rest.prefix { $0 != ":" })
      base = ["attr": "attrs", "age": "recipient_age"][name] ?? name
    } else {
      base = "category"
    }
    return (isNot ? "not_" : "") + base
  }
}
