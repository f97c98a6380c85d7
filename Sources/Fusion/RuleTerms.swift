// Fusion › RuleTerms: what the shop's own rules add to a score, by name.

package import Catalogue
package import GraphRules
package import KnowledgeGraph
package import Scoring

/// The rules of a shop that hold for one request.
package struct RuleTerms: Sendable {
  private let rules: [ShopRule]

  /// Above anything that evidence adds up to: a pinned product leads its list.
  private static let pin = 10.0

  /// The rules that hold `today` for somebody of that `age`: the customer's or the recipient's, where known.
  package init(_ rules: [ShopRule], wish: Wish, today: CalendarDay, age: Int?, segment: String) {
    self.rules = rules.filter { rule in
      let when = rule.when
      if when.ageBelow != nil || when.ageFrom != nil {
        guard let age = age.map(Double.init) else { return false }
        guard age < when.ageBelow ?? .infinity, age >= when.ageFrom ?? 0 else { return false }
      }
      return rule.counts(on: today) && (when.segments.isEmpty || when.segments.contains(segment))
        && (when.categories.isEmpty || !Set(when.categories).isDisjoint(with: wish.categories))
    }
  }

  /// Whether no rule holds.
  package var isEmpty: Bool { rules.isEmpty }

  /// Whether a rule keeps the product out of the list.
  package func excludes(_ product: Product, _ facts: ProductFacts) -> Bool {
    excluding(product, facts) != nil
  }

  /// The id of the first rule that keeps the product out of the list.
  package func excluding(_ product: Product, _ facts: ProductFacts) -> String? {
    rules.first { $0.action == .exclude && Self.concerns($0, product, facts) }?.id
  }

  /// Named terms: a boost or burial of `percent` adds that share of one unit of fused score.
  package func contributions(to product: Product, _ facts: ProductFacts) -> [Contribution] {
    rules.compactMap { rule in
      guard Self.concerns(rule, product, facts) else { return nil }
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

  private static func concerns(_ rule: ShopRule, _ product: Product, _ facts: ProductFacts) -> Bool {
    rule.items.contains(product.id) || facts.brand.map(rule.brands.contains) == true
      || !facts.categoryIDs.isDisjoint(with: rule.categories)
  }
}
