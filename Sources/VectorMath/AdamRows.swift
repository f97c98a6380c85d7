// VectorMath › AdamRows: a matrix that learns, with the running moments of its gradients.

/// Weights under Adam: D. P. Kingma, J. Ba, “Adam: a method for stochastic optimization”, ICLR 2015.
///
/// Rows that a step does not touch rest: neither they nor their moments move. Three numbers a weight.
package struct AdamRows: Sendable {
  package private(set) var weights: DenseRows
  private var first: [Float]
  private var second: [Float]
  /// `β₁` and `β₂` to the power of the steps taken.
  private var powers = (first: 1.0, second: 1.0)

  private static let keepFirst: Float = 0.9
  private static let keepSecond: Float = 0.999
  private static let least: Float = 1e-8

  package init(_ weights: DenseRows) {
    self.weights = weights
    first = [Float](repeating: 0, count: weights.values.count)
    second = first
  }

  /// Weights drawn evenly from `-spread...spread`.
  package init(rowCount: Int, columnCount: Int, spread: Float, _ random: inout SeededGenerator) {
    let values = (0..<rowCount * columnCount).map { _ in (Float(random.unit()) * 2 - 1) * spread }
    self.init(DenseRows(rowCount: rowCount, columnCount: columnCount, values: values))
  }

  /// One step down the gradient, which has a row for each of `rows`; rows are named once.
  ///
  /// `decay` draws the touched weights towards 0, apart from the moments (AdamW).
  package mutating func step(rows: [Int32], _ gradient: DenseRows, rate: Float, decay: Float = 0) {
    precondition(
      rows.count == gradient.rowCount && weights.columnCount == gradient.columnCount, "shapes must fit")
    let width = weights.columnCount
    let scales = nextScales(rate)
    weights.values.withUnsafeMutableBufferPointer { weights in
      first.withUnsafeMutableBufferPointer { first in
        second.withUnsafeMutableBufferPointer { second in
          gradient.values.withUnsafeBufferPointer { gradient in
            for (place, row) in rows.enumerated() {
              let (from, to) = (place * width, Int(row) * width)
              for column in 0..<width {
                let slope = gradient[from + column]
                let one = Self.keepFirst * first[to + column] + (1 - Self.keepFirst) * slope
                let two = Self.keepSecond * second[to + column] + (1 - Self.keepSecond) * slope * slope
                first[to + column] = one
                second[to + column] = two
                weights[to + column] -=
                  scales.rate * one / ((two * scales.second).squareRoot() + Self.least)
                  + rate * decay * weights[to + column]
              }
            }
          }
        }
      }
    }
  }

  /// One step of all rows.
  package mutating func step(_ gradient: DenseRows, rate: Float, decay: Float = 0) {
    step(rows: (0..<Int32(weights.rowCount)).map(\.self), gradient, rate: rate, decay: decay)
  }

  /// A matrix of one row by its only one.
  package mutating func step(_ gradient: [Float], rate: Float) {
    step(DenseRows(rowCount: 1, columnCount: gradient.count, values: gradient), rate: rate)
  }

  /// What corrects the moments for having begun at 0.
  private mutating func nextScales(_ rate: Float) -> (rate: Float, second: Float) {
    powers = (powers.first * Double(Self.keepFirst), powers.second * Double(Self.keepSecond))
    return (rate / Float(1 - powers.first), Float(1 / (1 - powers.second)))
  }
}
