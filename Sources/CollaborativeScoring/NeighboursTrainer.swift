// CollaborativeScoring › NeighboursTrainer: which products are chosen by the same customers.

package import Scoring
import VectorMath

/// Item-to-item neighbours by one of the measures of ``Likeness``. Cost: O(Σ over customers of choices²).
package struct NeighboursTrainer: Sendable {
  /// How many neighbours a product keeps.
  package let count: Int
  package let likeness: Likeness

  package init(count: Int = 100, likeness: Likeness = .cosine(shrinkage: 5)) {
    self.count = count
    self.likeness = likeness
  }

  package func train(_ choices: Choices) -> KernelTable {
    let shares = likeness.shares(choices)
    let starts = likeness.starts(choices)
    let ends = likeness.ends(choices)
    let users = Double(choices.userCount)
    var builder = KernelTableBuilder(columnCount: choices.productCount, limit: count)
    var meetings = Meetings(choices)
    for product in 0..<choices.productCount {
      meetings.gather(for: product, shares: shares)
      let own = Double(choices.popularity(of: product))
      builder.append(
        row: meetings.met.map { other in
          let sum = meetings.sums[Int(other)] * starts[product] * ends[Int(other)]
          let weight = likeness.value(sum, own, Double(choices.popularity(of: Int(other))), of: users)
          return (other, Float(weight), meetings.customers[Int(other)])
        })
    }
    return builder.freeze()
  }
}
