// Fusion › RuleTerms: what the shop's own rules add to a score, by name.

package import Catalogue
package import GraphRules
package import Scoring

/// The rules of a shop that hold for one request.
package struct RuleTerms: Sendable {
  /// A rule and what it is about, as the shelf numbers it.
  private struct Concern {
    let rule: ShopRule
    let items: Set<Int>
    let brands: [Int32]
    let categories: [Int32]
  }
  private let rules: [Concern]
  private let shelf: Shelf

  /// Above anything that evidence adds up to: a pinned product leads its list.
  private static let pin = 10.0

  /// The rules that hold `today` for somebody of that `age`: the customer's or the recipient's, where known.
  package init(
    _ rules: [ShopRule], on shelf: Shelf, wish: Wish, today: CalendarDay, age: Int?, segment: String
  ) {
    self.shelf = shelf
    let holding = rules.filter { rule in
      let when = rule.when
      if when.ageBelow != nil || when.ageFrom != nil {
        guard let age = age.map(Double.init) else { return false }
        guard age < when.ageBelow ?? .infinity, age >= when.ageFrom ?? 0 else { return false }
      }
      return rule.counts(on: today) && (when.segments.isEmpty || when.segments.contains(segment))
        && (when.categories.isEmpty || !Set(when.categories).isDisjoint(with: wish.categories))
    }
    self.rules = holding.map { rule in
      Concern(
        rule: rule, items: Set(rule.items.compactMap { shelf.catalogue.product($0)?.index }),
        brands: shelf.numbers(rule.brands), categories: shelf.numbers(rule.categories))
    }
  }

  /// Whether no rule holds.
  package var isEmpty: Bool { rules.isEmpty }

  /// Whether a rule keeps the product out of the list.
  package func excludes(_ product: ProductID) -> Bool { excluding(product) != nil }

  /// The id of the first rule that keeps the product out of the list.
  package func excluding(_ product: ProductID) -> String? {
    rules.first { $0.rule.action == .exclude && concerns($0, product) }?.rule.id
  }

  /// Named terms: a boost or burial of `percent` adds that share of one unit of fused score.
  package func contributions(to product: ProductID) -> [Contribution] {
    rules.compactMap { concern in
      guard concerns(concern, product) else { return nil }
      let rule = concern.rule
      let amount: Double
      switch rule.action {
      case .exclude: return nil
      case .pin: amount = Self.pin
      case .boost: amount = rule.percent / 100
      case .bury: amount = -rule.percent / 100
      }
      return Contribution(scorer: "rule", evidence: .rule(id: rule.id), amount: amount, because: nil)
    }
  }

  private func concerns(_ concern: Concern, _ product: ProductID) -> Bool {
    if !concern.items.isEmpty, concern.items.contains(product.index) { return true }
    let brand = shelf.rows[product.index].brand
    return brand >= 0 && concern.brands.contains(brand) || shelf.isIn(concern.categories, product)
  }
}
