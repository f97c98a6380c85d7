// CollaborativeScoring › NeighboursTrainer: which products are chosen by the same customers.

package import Scoring
import VectorMath

/// Item-to-item neighbours by the cosine of their customers, shrunk towards 0 where few customers speak.
///
/// `W(h, i) = c / (√(d_h d_i) + shrinkage)` with `c` customers of both. B. Sarwar et al., “Item-based collaborative
/// filtering recommendation algorithms”, WWW 2001. Cost: O(Σ over customers of choices²).
package struct NeighboursTrainer: Sendable {
  /// How many neighbours a product keeps.
  package let count: Int
  /// Added to the norm; a pair seen once weighs little.
  package let shrinkage: Double

  package init(count: Int = 100, shrinkage: Double = 5) {
    self.count = count
    self.shrinkage = shrinkage
  }

  package func train(_ choices: Choices) -> KernelTable {
    var builder = KernelTableBuilder(columnCount: choices.productCount, limit: count)
    var together = [Int32](repeating: 0, count: choices.productCount)
    var touched: [Int32] = []
    for product in 0..<choices.productCount {
      touched.removeAll(keepingCapacity: true)
      for customer in choices.byProduct.row(product) {
        for other in choices.byUser.row(Int(customer)) where Int(other) != product {
          if together[Int(other)] == 0 { touched.append(other) }
          together[Int(other)] += 1
        }
      }
      let own = Double(choices.popularity(of: product))
      builder.append(
        row: touched.map { other in
          let norm = (own * Double(choices.popularity(of: Int(other)))).squareRoot() + shrinkage
          return (other, Float(Double(together[Int(other)]) / norm), together[Int(other)])
        })
      for other in touched { together[Int(other)] = 0 }
    }
    return builder.freeze()
  }
}
