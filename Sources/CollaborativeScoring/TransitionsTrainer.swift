// CollaborativeScoring › TransitionsTrainer: what is taken after what.

package import Scoring
import Foundation
import VectorMath

/// Transitions within a window of each customer's sequence, nearer ones counting more.
///
/// `W(h, i) = (Σ decay^(distance − 1) + back · Σ decay^(distance − 1)) / ((d_h + shrinkage)^start · d_i^end)`; the first
/// sum is over all places where `i` follows `h` within the window, the second over those where it stands before. A
/// first-order Markov chain with skips, S. Rendle et al., “Factorizing personalized Markov chains”, WWW 2010, with the
/// degree exponents of a random walk. Cost: O(choices · window).
package struct TransitionsTrainer: Sendable {
  /// How far after a product another may follow.
  package let window: Int
  /// What each further place counts, against the one before.
  package let decay: Double
  /// What `i` before `h` counts, against `i` after it.
  package let back: Double
  /// Exponents of the customers of `h` and of `i`.
  package let start, end: Double
  package let shrinkage: Double
  /// How many followers a product keeps.
  package let count: Int

  package init(
    window: Int = 5, decay: Double = 0.7, back: Double = 0, start: Double = 1, end: Double = 0,
    shrinkage: Double = 3, count: Int = 100
  ) {
    self.window = window
    self.decay = decay
    self.back = back
    self.start = start
    self.end = end
    self.shrinkage = shrinkage
    self.count = count
  }

  /// The count of an entry is that of the customers who took `i` after `h`; where nobody did, minus that of those who
  /// took it before.
  package func train(_ choices: Choices) -> KernelTable { train(choices) { _, _ in false } }

  /// The table that ``train(_:)`` would make of the new choices, to the bit, out of the one of the choices before.
  ///
  /// A row hangs on the sequences that its product stands in: it is made anew when one of them has changed, and taken over
  /// otherwise. `nil` where a row hangs on the customers of what is reached as well.
  package func update(_ table: KernelTable, by change: ChoicesChange) -> KernelTable? {
    guard end == 0 else { return nil }
    return train(change.choices) { product, builder in
      guard !change.concerns(product) else { return false }
      builder.append(row: product, of: table)
      return true
    }
  }

  /// `takeOver` may append a product's row to the table itself.
  private func train(
    _ choices: Choices, takeOver: (_ product: Int, _ builder: inout KernelTableBuilder) -> Bool
  ) -> KernelTable {
    let places = Places(choices)
    var powers = [1.0]
    while powers.count < window { powers.append(powers[powers.count - 1] * decay) }
    let arrivals = (0..<choices.productCount).map { product in
      end == 0 ? 1 : pow(Double(max(1, choices.popularity(of: product))), -end)
    }
    var builder = KernelTableBuilder(columnCount: choices.productCount, limit: count)
    var found = [(weight: Double, after: Int32, before: Int32)](
      repeating: (0, 0, 0), count: choices.productCount)
    var touched: [Int32] = []
    let columns = choices.sequences.columns
    for product in 0..<choices.productCount where !takeOver(product, &builder) {
      touched.removeAll(keepingCapacity: true)
      for (place, row) in places.of(product) {
        for other in place + 1..<max(place + 1, min(row.upperBound, place + 1 + window)) {
          let next = Int(columns[other])
          if found[next].weight == 0 { touched.append(Int32(next)) }
          found[next].weight += powers[other - place - 1]
          found[next].after += 1
        }
        guard back > 0 else { continue }
        for other in max(row.lowerBound, place - window)..<place {
          let previous = Int(columns[other])
          if found[previous].weight == 0 { touched.append(Int32(previous)) }
          found[previous].weight += back * powers[place - other - 1]
          found[previous].before += 1
        }
      }
      let norm = pow(Double(choices.popularity(of: product)) + shrinkage, start)
      touched.sort()
      builder.append(
        row: touched.map { other in
          let entry = found[Int(other)]
          return (
            other, Float(entry.weight / norm * arrivals[Int(other)]),
            entry.after > 0 ? entry.after : -entry.before
          )
        })
      for other in touched { found[Int(other)] = (0, 0, 0) }
    }
    return builder.freeze()
  }
}

/// Where each product stands in the sequences of its customers.
private struct Places {
  private let starts: [Int]
  private let places: [Int32]
  private let rows: [Int32]
  private let sequences: IndexRows

  init(_ choices: Choices) {
    sequences = choices.sequences
    var next = [Int](repeating: 0, count: choices.productCount + 1)
    for product in sequences.columns { next[Int(product) + 1] += 1 }
    for product in 0..<choices.productCount { next[product + 1] += next[product] }
    starts = next
    var places = [Int32](repeating: 0, count: sequences.columns.count)
    var rows = places
    for row in 0..<sequences.rowCount {
      for place in sequences.starts[row]..<sequences.starts[row + 1] {
        let product = Int(sequences.columns[place])
        places[next[product]] = Int32(place)
        rows[next[product]] = Int32(row)
        next[product] += 1
      }
    }
    self.places = places
    self.rows = rows
  }

  /// The places of a product, each with the whole sequence it stands in, by customer.
  func of(_ product: Int) -> some Sequence<(place: Int, row: Range<Int>)> {
    (starts[product]..<starts[product + 1]).lazy.map { entry in
      let row = Int(rows[entry])
      return (Int(places[entry]), sequences.starts[row]..<sequences.starts[row + 1])
    }
  }
}
