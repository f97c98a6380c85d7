// Comparison › FactorizationMachine: stars foretold from who rates and what is rated, by learned factors.

import VectorMath

/// `b + Σ w_i x_i + Σ_{i<j} ⟨v_i, v_j⟩ x_i x_j` over the features of one rating.
///
/// S. Rendle, “Factorization machines”, ICDM 2010. With a customer and a product as the only features it is the matrix
/// factorisation with biases of Y. Koren, R. Bell, C. Volinsky, IEEE Computer 2009. Learned by stochastic gradient descent
/// on the squared error; it ranks nothing and is no part of any list. Cost a pass: O(ratings · features · dimensions).
package struct FactorizationMachine: Sendable {
  /// Features of one rating by number, with their values.
  package typealias Features = [(number: Int32, value: Float)]

  private let bias: Float
  private var weights: [Float]
  /// ``dimensions`` for each feature.
  private var factors: [Float]
  private let dimensions: Int
  private let range: ClosedRange<Float>

  private static let rate: Float = 0.01
  private static let weightDecay: Float = 0.02
  private static let factorDecay: Float = 0.05
  private static let spread: Float = 0.2
  /// Factors that are small learn slowly at first.
  private static let patience = 10
  /// One rating in so many is not learned from, but tells when to stop.
  private static let share = 20

  /// Learns from the features, with numbers below `featureCount`, and the stars of each rating; of at least one.
  package init(
    _ features: [Features], stars: [Float], featureCount: Int, dimensions: Int = 16, epochs: Int = 100,
    seed: UInt64 = 7
  ) {
    precondition(!stars.isEmpty && features.count == stars.count, "each rating has stars and features")
    var random = SeededGenerator(seed: seed)
    self.dimensions = dimensions
    bias = stars.reduce(0, +) / Float(stars.count)
    range = (stars.min() ?? 0)...(stars.max() ?? 0)
    weights = [Float](repeating: 0, count: featureCount)
    factors = (0..<featureCount * dimensions).map { _ in (Float(random.unit()) - 0.5) * Self.spread }
    var order = Array(features.indices)
    order.shuffle(using: &random)
    let tested = order.suffix(order.count / Self.share)
    order.removeLast(tested.count)
    var best = (error: Float.infinity, weights: weights, factors: factors)
    var idle = 0
    var sums = [Float](repeating: 0, count: dimensions)
    for _ in 0..<epochs {
      order.shuffle(using: &random)
      for rating in order { learn(features[rating], stars[rating], &sums) }
      guard !tested.isEmpty else { continue }
      let error = tested.reduce(Float(0)) {
        let wrong = stars[$1] - predicted(features[$1])
        return $0 + wrong * wrong
      }
      if error < best.error {
        best = (error, weights, factors)
        idle = 0
      } else {
        idle += 1
        if idle >= Self.patience { break }
      }
    }
    guard best.error < .infinity else { return }
    weights = best.weights
    factors = best.factors
  }

  /// Stars, within the range of those learned from.
  package func predicted(_ features: Features) -> Float {
    var sums = [Float](repeating: 0, count: dimensions)
    return min(max(raw(features, &sums), range.lowerBound), range.upperBound)
  }

  /// The formula itself; leaves `Σ v_i x_i` in `sums`.
  private func raw(_ features: Features, _ sums: inout [Float]) -> Float {
    var score = bias
    var squares: Float = 0
    for place in sums.indices { sums[place] = 0 }
    for (number, value) in features {
      score += weights[Int(number)] * value
      let start = Int(number) * dimensions
      for place in 0..<dimensions {
        let part = factors[start + place] * value
        sums[place] += part
        squares += part * part
      }
    }
    return score + 0.5 * (sums.reduce(0) { $0 + $1 * $1 } - squares)
  }

  private mutating func learn(_ features: Features, _ stars: Float, _ sums: inout [Float]) {
    let wrong = raw(features, &sums) - stars
    for (number, value) in features {
      let own = Int(number)
      weights[own] -= Self.rate * (wrong * value + Self.weightDecay * weights[own])
      for place in 0..<dimensions {
        let factor = factors[own * dimensions + place]
        let slope = wrong * value * (sums[place] - factor * value)
        factors[own * dimensions + place] -= Self.rate * (slope + Self.factorDecay * factor)
      }
    }
  }
}
