// CollaborativeScoring › TransitionsTrainer: what is taken after what.

package import Scoring
import VectorMath

/// Transitions within a window of each customer's sequence, nearer ones counting more.
///
/// `W(h, i) = Σ decay^(distance − 1) / (d_h + shrinkage)` over all places where `i` follows `h` within the window: a
/// first-order Markov chain with skips, S. Rendle et al., “Factorizing personalized Markov chains”, WWW 2010.
package struct TransitionsTrainer: Sendable {
  /// How far after a product another may follow.
  package let window: Int
  /// What each further place counts, against the one before.
  package let decay: Double
  package let shrinkage: Double
  /// How many followers a product keeps.
  package let count: Int

  package init(window: Int = 5, decay: Double = 0.7, shrinkage: Double = 3, count: Int = 100) {
    self.window = window
    self.decay = decay
    self.shrinkage = shrinkage
    self.count = count
  }

  package func train(_ choices: Choices) -> KernelTable {
    var followers = [[Int32: (weight: Double, customers: Int32)]](repeating: [:], count: choices.productCount)
    for user in 0..<choices.userCount {
      let row = Array(choices.sequences.row(user))
      for place in row.indices {
        var weight = 1.0
        for next in row[(place + 1)...].prefix(window) {
          let known = followers[Int(row[place])][next] ?? (0, 0)
          followers[Int(row[place])][next] = (known.weight + weight, known.customers + 1)
          weight *= decay
        }
      }
    }
    var builder = KernelTableBuilder(columnCount: choices.productCount, limit: count)
    for product in followers.indices {
      let norm = Double(choices.popularity(of: product)) + shrinkage
      builder.append(
        row: followers[product].sorted { $0.key < $1.key }.map { next, found in
          (next, Float(found.weight / norm), found.customers)
        })
    }
    return builder.freeze()
  }
}
