// ComparisonTests › SlowGRU: GRU4Rec one number at a time, to hold the fast one against.

import Foundation
import Comparison
import VectorMath

/// The loss of a network of gated units, straight from its definition and in `Double`.
struct SlowGRU {
  /// Vectors and biases of the products, and `W`, `U` and `b` of the layer, all by rows.
  var parts: [[Double]]
  let width: Int

  init(_ model: GRU4Rec) {
    parts = [model.products, model.bias, model.layer.input, model.layer.recurrent, model.layer.bias].map {
      $0.weights.values.map { Double($0) }
    }
    width = model.products.weights.columnCount
  }

  /// The mean over all that came next in the sequences.
  ///
  /// `corrections` are by product, `nil` for one that is no candidate; `mask` is by sequence, step and place of the vector.
  func loss(
    _ sequences: [[Int]], corrections: [Double?], mask: (_ sequence: Int, _ step: Int, _ place: Int) -> Double
  ) -> Double {
    var sum = 0.0
    var count = 0
    for (number, sequence) in sequences.enumerated() {
      var state = [Double](repeating: 0, count: width)
      for step in 0..<sequence.count - 1 {
        let read = (0..<width).map { parts[0][sequence[step] * width + $0] * mask(number, step, $0) }
        state = next(state, read)
        let scores = corrections.indices.map { product in
          corrections[product].map { $0 + parts[1][product] + inner(state, parts[0], from: product * width) }
        }
        let all = log(scores.reduce(0) { $0 + ($1.map { exp($0) } ?? 0) })
        sum += all - (scores[sequence[step + 1]] ?? .nan)
        count += 1
      }
    }
    return sum / Double(count)
  }

  private func inner(_ vector: [Double], _ matrix: [Double], from start: Int, by stride: Int = 1) -> Double {
    vector.indices.reduce(0) { $0 + vector[$1] * matrix[start + $1 * stride] }
  }

  private func next(_ state: [Double], _ read: [Double]) -> [Double] {
    func fromInput(_ column: Int) -> Double {
      inner(read, parts[2], from: column, by: 3 * width) + parts[4][column]
    }
    func fromState(_ column: Int) -> Double { inner(state, parts[3], from: column, by: 3 * width) }
    func share(_ x: Double) -> Double { 1 / (1 + exp(-x)) }
    return (0..<width).map { place in
      let z = share(fromInput(place) + fromState(place))
      let r = share(fromInput(place + width) + fromState(place + width))
      let c = tanh(fromInput(place + 2 * width) + r * fromState(place + 2 * width))
      return (1 - z) * c + z * state[place]
    }
  }
}
