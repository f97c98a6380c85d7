// Conversation › Wish+Slots: how constraint slots change a wish.

import Fusion

extension Wish {
  /// Drops slots by their names, then adds others.
  package mutating func change(dropping dropped: [String], adding added: SlotMap) {
    for slot in dropped { drop(slot) }
    apply(added)
  }

  /// Adds slots; a slot that stands is replaced by one of the same name, the price bound by bound.
  ///
  /// The latest word wins: what is wanted now is no longer excluded, and the other way round.
  mutating func apply(_ slots: SlotMap) {
    apply(slots, "category", \.categories, \.notCategories)
    apply(slots, "brand", \.brands, \.notBrands)
    apply(slots, "colour", \.colours, \.notColours)
    apply(slots, "material", \.materials, \.notMaterials)
    if let names = slots["gender"]?.strings { genders = names }
    if let names = slots["size"]?.strings { sizes = names }
    for entry in slots["attrs"]?.map?.entries ?? [] {
      switch entry.value {
      case .bool(let flag): attributes[entry.key] = flag ? "true" : "false"
      default: attributes[entry.key] = entry.value.string ?? ""
      }
    }
    if let bounds = slots["price"]?.map { apply(price: bounds) }
    if let rating = slots["rating"]?.map?["min"]?.number { minimumRating = rating }
    if slots["in_stock"] != nil { inStock = true }
    if slots["on_sale"] != nil { onSale = true }
    if slots["occasion"]?.string == "gift" { isGift = true }
    if let age = slots["recipient_age"]?.number { recipientAge = Int(age) }
  }

  private mutating func apply(
    _ slots: SlotMap, _ name: String, _ wanted: WritableKeyPath<Wish, [String]>,
    _ unwanted: WritableKeyPath<Wish, [String]>
  ) {
    if let names = slots[name]?.strings {
      self[keyPath: wanted] = names
      self[keyPath: unwanted].removeAll { names.contains($0) }
    }
    for name in slots["not_" + name]?.strings ?? [] {
      if !self[keyPath: unwanted].contains(name) { self[keyPath: unwanted].append(name) }
      self[keyPath: wanted].removeAll { $0 == name }
    }
  }

  private mutating func apply(price bounds: SlotMap) {
    var range = price ?? PriceRange()
    if let currency = bounds["currency"]?.string, currency != range.currency {
      // Bounds in another currency cannot stand beside each other.
      range = PriceRange(currency: currency)
    }
    if let low = bounds["min"]?.number {
      range.min = low
      if let high = range.max, high < low, bounds["max"] == nil { range.max = nil }
    }
    if let high = bounds["max"]?.number {
      range.max = high
      if let low = range.min, low > high, bounds["min"] == nil { range.min = nil }
    }
    price = range
  }

  /// Drops a slot by its name.
  mutating func drop(_ slot: String) {
    switch slot {
    case "category": categories = []
    case "brand": brands = []
    case "colour": colours = []
    case "material": materials = []
    case "gender": genders = []
    case "size": sizes = []
    case "attrs": attributes = [:]
    case "price": price = nil
    case "rating": minimumRating = nil
    case "in_stock": inStock = false
    case "on_sale": onSale = false
    case "occasion": isGift = false
    case "recipient_age": recipientAge = nil
    case "not_category": notCategories = []
    case "not_brand": notBrands = []
    case "not_colour": notColours = []
    case "not_material": notMaterials = []
    default: break
    }
  }

  /// Drops one chip, as ``Chips`` writes it.
  mutating func drop(chip: String) {
    if chip.hasPrefix("price<=") {
      price?.max = nil
      if price?.min == nil { price = nil }
    } else if chip.hasPrefix("price>=") {
      price?.min = nil
      if price?.max == nil { price = nil }
    } else if chip.hasPrefix("attr:") {
      attributes[String(chip.dropFirst(5).prefix { $0 != "=" })] = nil
    } else {
      drop(Chips.slot(chip))
    }
  }

  /// Keeps only what was excluded: a new kind of product starts afresh.
  var onlyExcludes: Wish {
    var out = Wish()
    out.notCategories = notCategories
    out.notBrands = notBrands
    out.notColours = notColours
    out.notMaterials = notMaterials
    out.excludedItems = excludedItems
    out.onlyItems = onlyItems
    return out
  }
}
