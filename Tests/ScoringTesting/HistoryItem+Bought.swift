// ScoringTesting › HistoryItem+Bought: histories for the tests of scorers, one line an event.

import Catalogue
package import Scoring

extension HistoryItem {
  /// A purchase of `product`, event `event`, that counts as much as `strength` says.
  package static func bought(_ event: Int, _ product: Int, variant: Int = 0, _ strength: Double = 1) -> Self {
    HistoryItem(
      cause: .event(event), product: ProductID(product), variant: variant, relation: "bought",
      strength: strength)
  }
}

extension [HistoryItem] {
  /// Product 2 taken twice, 9 disliked, and 21, which tables of 20 products do not know yet.
  package static var trying: [HistoryItem] {
    [.bought(1, 2, 1), .bought(2, 21, 1), .bought(3, 9, -0.8), .bought(4, 2, 0.2)]
  }
}
