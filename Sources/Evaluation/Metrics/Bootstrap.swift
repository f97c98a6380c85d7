// Evaluation › Bootstrap: how much a mean over these customers would move with other customers.

import Dispatch
import VectorMath

/// A mean with its percentile interval.
package struct Estimate: Hashable, Sendable {
  package let mean: Double
  /// The bounds of the interval; equal to the mean when nothing was resampled.
  package let low, high: Double
  /// Over how many customers.
  package let count: Int

  package init(mean: Double, low: Double, high: Double, count: Int) {
    self.mean = mean
    self.low = low
    self.high = high
    self.count = count
  }

  /// Whether 0 lies outside the interval: for a difference, that it is more than chance.
  package var isClear: Bool { count > 1 && (low > 0 || high < 0) }
}

/// Percentile bootstrap over customers, seeded.
///
/// B. Efron, R. Tibshirani, “An Introduction to the Bootstrap”, 1993, ch. 13. All columns are resampled together, so
/// the interval of a column of differences is a paired one. Customers, not choices, are drawn: choices of one customer
/// are not independent. Cost: O(resamples · customers · columns), on all cores; each resample has a seed of its own, so
/// the figures do not depend on how many cores there are.
package struct Bootstrap: Sendable {
  package let resamples: Int
  package let seed: UInt64
  /// For instance 0.95.
  package let level: Double

  package init(resamples: Int = 1000, seed: UInt64 = 7, level: Double = 0.95) {
    self.resamples = resamples
    self.seed = seed
    self.level = level
  }

  /// The mean of each column, with its interval; `rows` has one row a customer, row-major.
  package func estimates(_ rows: [Double], columns: Int) -> [Estimate] {
    guard columns > 0, !rows.isEmpty else { return [] }
    precondition(rows.count.isMultiple(of: columns), "every customer needs one value a column")
    let count = rows.count / columns
    let means = Self.means(rows, columns: columns)
    guard resamples > 1, count > 1 else {
      return means.map { Estimate(mean: $0, low: $0, high: $0, count: count) }
    }
    // Seeds that are drawn, not counted: streams of neighbouring seeds could be one stream, a step apart.
    var seeder = SeededGenerator(seed: seed)
    let seeds = (0..<resamples).map { _ in seeder.next() }
    var drawn = [Double](repeating: 0, count: resamples * columns)
    rows.withUnsafeBufferPointer { rows in
      drawn.withUnsafeMutableBufferPointer { drawn in
        // Each resample writes a row of its own.
        nonisolated(unsafe) let drawn = drawn
        nonisolated(unsafe) let rows = rows
        DispatchQueue.concurrentPerform(iterations: resamples) { turn in
          var generator = SeededGenerator(seed: seeds[turn])
          let target = turn * columns
          for _ in 0..<count {
            let row = generator.below(count) * columns
            for column in 0..<columns { drawn[target + column] += rows[row + column] }
          }
          for column in 0..<columns { drawn[target + column] /= Double(count) }
        }
      }
    }
    return means.indices.map { column in
      let sorted = (0..<resamples).map { drawn[$0 * columns + column] }.sorted()
      return Estimate(
        mean: means[column], low: Self.quantile(sorted, (1 - level) / 2),
        high: Self.quantile(sorted, (1 + level) / 2), count: count)
    }
  }

  private static func means(_ rows: [Double], columns: Int) -> [Double] {
    var sums = [Double](repeating: 0, count: columns)
    for place in rows.indices { sums[place % columns] += rows[place] }
    return sums.map { $0 / Double(rows.count / columns) }
  }

  /// Between the two nearest values in proportion.
  private static func quantile(_ sorted: [Double], _ share: Double) -> Double {
    let place = share * Double(sorted.count - 1)
    let below = Int(place)
    guard below + 1 < sorted.count else { return sorted[sorted.count - 1] }
    return sorted[below] + (place - Double(below)) * (sorted[below + 1] - sorted[below])
  }
}
