// Scoring › Support: what each of the customer's actions adds to one product's score.

package import Catalogue

/// A product's score, shared out among the customer's actions.
///
/// By law B of ``Scorer`` the score without some actions is ``base`` plus the ``parts`` of the others, up to rounding:
/// what would happen without them can be reckoned before it is asked of the scorers.
package struct Support: Sendable {
  package let product: ProductID
  /// What hangs on none of the actions: popularity, rules, what was said.
  package let base: Double
  /// By action, its signed part, in the score's units.
  package let parts: [Double]
  /// The sum of all.
  package let score: Double

  package init(product: ProductID, base: Double, parts: [Double]) {
    self.product = product
    self.base = base
    self.parts = parts
    score = parts.reduce(base, +)
  }

  /// The score that is left without some actions.
  package func score(without actions: [Int]) -> Double { actions.reduce(score) { $0 - parts[$1] } }
}
