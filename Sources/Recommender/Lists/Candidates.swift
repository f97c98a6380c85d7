// Recommender › Candidates: which products a list may hold, and what the shop's rules add to them.

import Catalogue
import Fusion
import GraphRules
import Scoring

/// The products that pass the gate and the rules, each with the variant to offer.
struct Candidates {
  /// By product the place of the variant to offer, -1 for what may not be listed.
  private(set) var eligible: [Int16]
  /// Of those that a rule concerns.
  private(set) var terms: NamedTerms = [:]
  /// How many products may be listed.
  private(set) var count: Int

  /// What any customer's list may hold when nothing is asked for, or nothing but certain items.
  init(forEveryoneIn shop: Shop, only items: Set<String> = []) {
    var wish = Wish()
    wish.onlyItems = items
    self.init(
      in: shop,
      gate: Gate(
        wish, before: shop.shelf, now: shop.clock.now, rates: shop.settings.rates,
        currency: shop.settings.currency),
      rules: RuleTerms(
        shop.rules.shopRules, on: shop.shelf, wish: Wish(), today: shop.clock.today, age: nil, segment: ""))
  }

  /// What everybody is offered who asks for nothing in a shop whose rules are silent: worked out once, when it opens.
  init(everythingIn catalogue: Catalogue) {
    eligible = catalogue.products.map { product in
      guard product.isOffered, let place = product.variants.firstIndex(where: \.isInStock) else { return -1 }
      return Int16(clamping: place)
    }
    count = eligible.count { $0 >= 0 }
  }

  /// The same without some products.
  func leavingOut(_ products: some Sequence<Int>) -> Candidates {
    var rest = self
    for product in products where rest.eligible[product] >= 0 {
      rest.eligible[product] = -1
      rest.count -= 1
    }
    return rest
  }

  /// `admits` is asked last, about a product and the variant that would be offered.
  init(in shop: Shop, gate: Gate, rules: RuleTerms, admits: (ProductID, Int) -> Bool = { _, _ in true }) {
    count = 0
    eligible = [Int16](repeating: -1, count: shop.catalogue.count)
    for index in eligible.indices {
      let product = ProductID(index)
      guard let variant = gate.variant(of: product), !rules.excludes(product), admits(product, variant) else {
        continue
      }
      eligible[index] = Int16(clamping: variant)
      count += 1
      guard !rules.isEmpty else { continue }
      terms.add(rules.contributions(to: product), to: index)
    }
  }
}
