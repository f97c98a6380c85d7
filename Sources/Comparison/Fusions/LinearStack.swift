// Comparison › LinearStack: a learned sum of scorers, by how likely each candidate is to be taken.

/// Logistic regression on the scorers' scores, no weight below 0.
///
/// D. Wolpert, “Stacked generalization”, Neural Networks 1992; the bound at 0 after L. Breiman, “Stacked regressions”,
/// Machine Learning 1996. Newton steps, each a quadratic program solved one weight after the other: fewer than twenty of
/// O(examples · scorers²).
package struct LinearStack: Sendable {
  package let weights: [Double]
  package let bias: Double

  private static let steps = 25
  /// Keeps weights finite where the examples can be told apart without fault.
  private static let ridge = 1e-3
  private static let sweeps = 100

  package init(_ examples: StackingExamples) {
    let width = examples.width
    // The last place is the bias, which may be negative.
    var weights = [Double](repeating: 0, count: width + 1)
    for _ in 0..<Self.steps {
      let (slope, curve) = Self.derivatives(examples, weights)
      let moved = Self.minimum(from: weights, slope, curve)
      let change = zip(moved, weights).map { abs($0 - $1) }.max() ?? 0
      weights = moved
      if change < 1e-6 { break }
    }
    bias = weights[width]
    self.weights = Array(weights.dropLast())
  }

  package func scores(_ table: ScoreTable) -> [Float] { table.sum(weights) }

  /// The gradient and the Hessian of the loss.
  private static func derivatives(_ examples: StackingExamples, _ weights: [Double]) -> ([Double], [Double]) {
    let width = weights.count
    var slope = weights.map { $0 * ridge }
    var curve = [Double](repeating: 0, count: width * width)
    for place in weights.indices { curve[place * width + place] = ridge }
    var row = [Double](repeating: 1, count: width)
    for example in 0..<examples.count {
      for place in 0..<width - 1 { row[place] = Double(examples.values[example * (width - 1) + place]) }
      let score = zip(row, weights).reduce(0) { $0 + $1.0 * $1.1 }
      let likely = likelihood(ofScore: score)
      let wrong = likely - (examples.isTaken[example] ? 1 : 0)
      let sharpness = likely * (1 - likely)
      for i in 0..<width {
        slope[i] += wrong * row[i]
        for j in 0...i { curve[i * width + j] += sharpness * row[i] * row[j] }
      }
    }
    for i in 0..<width { for j in 0..<i { curve[j * width + i] = curve[i * width + j] } }
    return (slope, curve)
  }

  /// Where the quadratic with this slope and curve at `start` is least.
  private static func minimum(from start: [Double], _ slope: [Double], _ curve: [Double]) -> [Double] {
    let width = start.count
    var weights = start
    for _ in 0..<sweeps {
      var change = 0.0
      for i in 0..<width {
        var own = slope[i]
        for j in 0..<width { own += curve[i * width + j] * (weights[j] - start[j]) }
        let best = weights[i] - own / curve[i * width + i]
        let allowed = i == width - 1 ? best : max(0, best)
        change = max(change, abs(allowed - weights[i]))
        weights[i] = allowed
      }
      if change < 1e-9 { break }
    }
    return weights
  }
}
