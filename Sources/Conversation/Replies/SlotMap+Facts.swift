// Conversation › SlotMap+Facts: money, days and variants as the JSON of a turn has them.

import Catalogue
import GraphRules

extension SlotMap {
  /// An amount, and its currency as `currency`.
  mutating func add(_ money: Money?, as key: String) {
    guard let money else { return }
    self[key] = .number(money.amount)
    if !money.currency.isEmpty { self["currency"] = .string(money.currency) }
  }

  mutating func add(_ day: CalendarDay?, as key: String) {
    self[key] = day.map { .string("\($0)") }
  }
}

extension VariantLine {
  var facts: SlotMap {
    var out = SlotMap([("variant", .string(id))])
    if !colour.isEmpty { out["colour"] = .string(colour) }
    if !sizes.isEmpty { out["sizes"] = .strings(sizes) }
    out.add(price, as: "price")
    out["in_stock"] = .bool(isInStock)
    return out
  }
}

extension CustomerCard {
  var facts: SlotMap {
    SlotMap([
      ("user", .string(id)), ("name", .string(name)), ("city", .string(city)),
      ("orders", .number(Double(orders))),
    ])
  }
}
