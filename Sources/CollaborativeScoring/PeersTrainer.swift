// CollaborativeScoring › PeersTrainer: which customers have the same taste.

import Foundation
package import Scoring
package import VectorMath

/// For each customer the nearest others by the cosine of what they chose, frequent products counting less.
///
/// `cos(u, v) = Σ_{i ∈ u ∩ v} d_i^-damping / (‖u‖ ‖v‖)`. J. Herlocker et al., “An algorithmic framework for performing
/// collaborative filtering”, SIGIR 1999, with the damping of J. Breese et al., UAI 1998. Who the nearest are is frozen,
/// so what a customer does later changes how much each of them says and not who is asked.
/// Cost: O(Σ over products of customers²), on all cores.
package struct PeersTrainer: Sendable {
  package let count: Int
  package let damping: Double

  package init(count: Int = 300, damping: Double = 1) {
    self.count = count
    self.damping = damping
  }

  /// By customer the nearest ones in rising order of number; ties to the lower number.
  package func train(_ choices: Choices) -> IndexRows {
    let users = choices.userCount
    let weights = (0..<choices.productCount).map {
      Float(pow(Double(max(1, choices.popularity(of: $0))), -damping))
    }
    let norms = (0..<users).map { user in
      choices.byUser.row(user).reduce(Float(0)) { $0 + weights[Int($1)] }.squareRoot()
    }
    let found = Blocks.fill(rowCount: users, width: count, size: 256, zero: Int32(-1)) { block, result in
      var likeness = [Float](repeating: 0, count: users)
      var met: [Int32] = []
      for user in block {
        met.removeAll(keepingCapacity: true)
        for product in choices.byUser.row(user) {
          let weight = weights[Int(product)]
          for other in choices.byProduct.row(Int(product)) where Int(other) != user {
            if likeness[Int(other)] == 0 { met.append(other) }
            likeness[Int(other)] += weight
          }
        }
        // One word a customer, the nearest and then the lowest first: positive floats sort like their bits.
        var ranked = met.map { other in
          UInt64((likeness[Int(other)] / norms[Int(other)]).bitPattern) << 32 | UInt64(~UInt32(other))
        }
        for other in met { likeness[Int(other)] = 0 }
        if ranked.count > count {
          ranked.sort(by: >)
          ranked.removeLast(ranked.count - count)
        }
        let nearest = ranked.map { Int32(truncatingIfNeeded: ~UInt32(truncatingIfNeeded: $0)) }.sorted()
        for (place, other) in nearest.enumerated() {
          result[(user - block.lowerBound) * count + place] = other
        }
      }
    }
    var starts = [0]
    var columns: [Int32] = []
    for user in 0..<users {
      columns += found[user * count..<(user + 1) * count].prefix { $0 >= 0 }
      starts.append(columns.count)
    }
    return IndexRows(starts: starts, columns: columns)
  }
}
