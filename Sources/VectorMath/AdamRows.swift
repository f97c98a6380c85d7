// VectorMath › AdamRows: a matrix that learns, with the running moments of its gradients.

/// Weights that learn under Adam.
///
/// D. P. Kingma, J. Ba, “Adam: a method for stochastic optimization”, ICLR 2015.
/// Rows that a step does not touch rest: neither they nor their moments move. Three numbers a weight.
package struct AdamRows: Sendable {
  package private(set) var weights: DenseRows
  private var first: [Float]
  private var second: [Float]
  /// `β₁` and `β₂` to the power of the steps taken.
  private var powers = (first: 1.0, second: 1.0)

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
    let move = Move(nextScales(rate), rate * decay)
    weights.values.withUnsafeMutableBufferPointer { weights in
      first.withUnsafeMutableBufferPointer { first in
        second.withUnsafeMutableBufferPointer { second in
          gradient.values.withUnsafeBufferPointer { gradient in
            guard let weights = weights.baseAddress, let first = first.baseAddress,
              let second = second.baseAddress, let gradient = gradient.baseAddress
            else { return }
            for (place, row) in rows.enumerated() {
              let to = Int(row) * width
              move.step(gradient + place * width, weights + to, first + to, second + to, count: width)
            }
          }
        }
      }
    }
  }

  /// What one step does to a run of weights, eight at a time.
  private struct Move {
    let rate, second, decay: Float

    init(_ scales: (rate: Float, second: Float), _ decay: Float) {
      (rate, second) = scales
      self.decay = decay
    }

    @inline(__always)
    func step(
      _ gradient: UnsafePointer<Float>, _ weights: UnsafeMutablePointer<Float>,
      _ first: UnsafeMutablePointer<Float>, _ second: UnsafeMutablePointer<Float>, count: Int
    ) {
      var place = 0
      while place + 8 <= count {
        let slope = Lanes.load(gradient + place)
        let one = keepFirst * Lanes.load(first + place) + (1 - keepFirst) * slope
        let two = keepSecond * Lanes.load(second + place) + (1 - keepSecond) * slope * slope
        let weight = Lanes.load(weights + place)
        Lanes.store(one, to: first + place)
        Lanes.store(two, to: second + place)
        let shift = rate * one / ((two * self.second).squareRoot() + least)
        Lanes.store(weight - (shift + decay * weight), to: weights + place)
        place += 8
      }
      while place < count {
        let slope = gradient[place]
        first[place] = keepFirst * first[place] + (1 - keepFirst) * slope
        second[place] = keepSecond * second[place] + (1 - keepSecond) * slope * slope
        let shift = rate * first[place] / ((second[place] * self.second).squareRoot() + least)
        weights[place] -= shift + decay * weights[place]
        place += 1
      }
    }
  }

  /// One step of all rows.
  package mutating func step(_ gradient: DenseRows, rate: Float, decay: Float = 0) {
    step(rows: (0..<Int32(weights.rowCount)).map(\.self), gradient, rate: rate, decay: decay)
  }

  /// What corrects the moments for having begun at 0.
  private mutating func nextScales(_ rate: Float) -> (rate: Float, second: Float) {
    powers = (powers.first * Double(keepFirst), powers.second * Double(keepSecond))
    return (rate / Float(1 - powers.first), Float(1 / (1 - powers.second)))
  }
}

/// How much of its moments a step keeps, and the least that it divides by: the values of the paper.
private let keepFirst: Float = 0.9
private let keepSecond: Float = 0.999
private let least: Float = 1e-8
