// NeuralScoring › Batching: which customers learn together, and which products they are told from.

import Foundation
import Scoring
import VectorMath

/// Cuts shuffled customers into batches of about as many choices.
struct Batching {
  private let size: Int

  private static let smallest = 16
  /// A small shop learns in at least so many steps a pass.
  private static let steps = 64

  /// Batches of `largest` choices, or fewer in a small shop.
  init(_ learners: [Int32], _ choices: Choices, largest: Int) {
    let all = learners.reduce(0) { $0 + Self.targets($1, choices) }
    size = min(largest, max(Self.smallest, all / Self.steps))
  }

  private static func targets(_ user: Int32, _ choices: Choices) -> Int {
    min(TowerBatch.mostTargets, choices.byUser.count(ofRow: Int(user)))
  }

  /// Batches of the learners in their order.
  func slices(of learners: [Int32], _ choices: Choices) -> [ArraySlice<Int32>] {
    var slices: [ArraySlice<Int32>] = []
    var (start, count) = (0, 0)
    for (place, user) in learners.enumerated() {
      count += Self.targets(user, choices)
      guard count >= size || place == learners.count - 1 else { continue }
      slices.append(learners[start...place])
      (start, count) = (place + 1, 0)
    }
    return slices
  }
}

/// Draws products in proportion to a power of how many chose them.
struct ProductDrawer: Sendable {
  /// By product, the share of draws that fall on it.
  private let shares: [Double]
  /// Rising sums of ``shares``.
  private let sums: [Double]

  init(_ choices: Choices, _ learners: [Int32], power: Double) {
    var counts = [Double](repeating: 0, count: choices.productCount)
    for user in learners { for product in choices.byUser.row(Int(user)) { counts[Int(product)] += 1 } }
    let weights = counts.map { $0 > 0 ? pow($0, power) : 0 }
    let all = weights.reduce(0, +)
    shares = weights.map { $0 / all }
    var sum = 0.0
    sums = shares.map { share in
      sum += share
      return sum
    }
  }

  /// With repeats.
  func draw(_ count: Int, _ random: inout SeededGenerator) -> [Int32] {
    (0..<count).map { _ in
      let wanted = random.unit() * (sums.last ?? 1)
      var (low, high) = (0, sums.count - 1)
      while low < high {
        let middle = (low + high) / 2
        if sums[middle] <= wanted { low = middle + 1 } else { high = middle }
      }
      return Int32(low)
    }
  }

  /// The logarithm of the chance that so many draws meet each of the products.
  func logExpected(_ products: [Int32], draws: Int) -> [Float] {
    products.map { Float(log(max(1e-9, -expm1(Double(draws) * log1p(-min(0.999, shares[Int($0)])))))) }
  }
}
