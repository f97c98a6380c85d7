// Recommender › ActionOrder: in which order explanations say that a customer's actions matter.

import Catalogue
import Explanation
import Scoring
import VectorMath

/// A way to say which of the customer's actions matter for a product, the most first.
package enum ActionOrder: String, CaseIterable, Sendable {
  /// By how much more each adds to the product than to its nearest rival: what would change the list.
  case margin
  /// By what each adds to the score: what the score is made of.
  case contribution
  /// By how many customers chose both products, as explanations by similar products do.
  case cosine
  /// By how many customers chose the action's product.
  case popularity
  case random
}

/// Puts one customer's actions in order.
struct ActionOrders {
  /// By action, its product.
  let products: [ProductID]
  let choices: Choices
  let target: Support
  /// Whom the product is compared with by ``ActionOrder/margin``; `nil` where there is nobody.
  let rival: Support?

  /// Places of actions, ties by place.
  func order(_ kind: ActionOrder, seed: UInt64) -> [Int] {
    switch kind {
    case .margin: return sorted(rival.map { zip(target.parts, $0.parts).map { $0 - $1 } } ?? target.parts)
    case .contribution: return sorted(target.parts)
    case .cosine:
      return sorted(products.map { cosine(of: $0.index, target.product.index) })
    case .popularity: return sorted(products.map { Double(choices.popularity(of: $0.index)) })
    case .random:
      var generator = SeededGenerator(seed: seed)
      return products.indices.shuffled(using: &generator)
    }
  }

  private func sorted(_ values: [Double]) -> [Int] {
    values.indices.sorted { (values[$1], $0) < (values[$0], $1) }
  }

  /// Of the customers who chose them; 0 for products that nobody chose before the training.
  private func cosine(of a: Int, _ b: Int) -> Double {
    guard a < choices.productCount, b < choices.productCount else { return 0 }
    let (first, second) = (choices.byProduct.row(a), choices.byProduct.row(b))
    guard !first.isEmpty, !second.isEmpty else { return 0 }
    var (i, j, both) = (first.startIndex, second.startIndex, 0)
    while i < first.endIndex, j < second.endIndex {
      if first[i] == second[j] { both += 1 }
      if first[i] <= second[j] { i += 1 } else { j += 1 }
      // The one that was equal is passed on both sides in two steps.
    }
    return Double(both) / (Double(first.count) * Double(second.count)).squareRoot()
  }
}
