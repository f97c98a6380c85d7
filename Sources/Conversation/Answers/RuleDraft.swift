// Conversation › RuleDraft: a rule of the merchant's as it was said, before it is kept.

import Catalogue
package import GraphRules

/// A rule of ``ShopRule``'s kind, not yet one of the shop's.
package struct RuleDraft: Hashable, Sendable {
  package var action: ShopRule.Action
  package var items: [String] = []
  package var brands: [String] = []
  package var categories: [String] = []
  /// For people younger than this.
  package var ageBelow: Int?
  /// For people at least this old.
  package var ageFrom: Int?
  /// Only in lists of these categories.
  package var lists: [String] = []
  package var segments: [String] = []
  /// Of a boost or a burial.
  package var percent: Double?
  package var from: String?
  package var until: String?
  /// The sentence that made it.
  package var note = ""

  package init(action: ShopRule.Action) { self.action = action }

  /// The percentage without needless decimals; 0 where there is none.
  package var percentLabel: String { Chips.plain(percent ?? 0) }

  /// The rule as a line of `rules.yaml`, under an id.
  package func yaml(id: String) -> String {
    func list(_ name: String, _ values: [String]) -> String? {
      values.isEmpty ? nil : "\(name): [\(values.map(Self.quoted).joined(separator: ", "))]"
    }
    var age: [String] = []
    if let ageBelow { age.append("lt: \(ageBelow)") }
    if let ageFrom { age.append("gte: \(ageFrom)") }
    let when = [
      age.isEmpty ? nil : "age: {\(age.joined(separator: ", "))}", list("category", lists),
      list("segment", segments),
    ].compactMap { $0 }
    let parts = [
      "id: \(id)", "action: \(action.rawValue)", list("category", categories), list("brand", brands),
      list("item", items), when.isEmpty ? nil : "when: {\(when.joined(separator: ", "))}",
      percent.map { "percent: \(Chips.plain($0))" }, from.map { "from: \($0)" }, until.map { "until: \($0)" },
      "note: \(Self.quoted(note))",
    ].compactMap { $0 }
    return "- {\(parts.joined(separator: ", "))}\n"
  }

  /// A string of JSON is one of YAML.
  private static func quoted(_ text: String) -> String { JSONString.quoted(text) }
}
