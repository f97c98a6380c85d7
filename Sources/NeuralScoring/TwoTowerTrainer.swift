// NeuralScoring › TwoTowerTrainer: learns the towers' vectors from what customers chose.

import Foundation
package import Scoring
import VectorMath

/// Trains both towers by Bayesian personalised ranking: a chosen product should score above one that was not.
///
/// For a customer with choices `H` and a chosen `i`, the profile is the mean of `g(h)` over `H` without `i`, so the
/// model learns to foresee and not to recall. S. Rendle et al., “BPR: Bayesian personalized ranking from implicit
/// feedback”, UAI 2009, on the towers of S. Kabbur et al., “FISM: factored item similarity models”, KDD 2013.
/// One thread and a seeded generator: the same choices and seed give the same bytes.
package struct TwoTowerTrainer: Sendable {
  package let dimensions: Int
  package let epochs: Int
  package let seed: UInt64
  private let rate: Float = 0.05
  private let regularisation: Float = 0.01
  /// Customers with more choices are learned from in one step each, or time would grow with the square of their
  /// choices.
  private static let longHistory = 32

  package init(dimensions: Int = 32, epochs: Int = 20, seed: UInt64 = 7) {
    self.dimensions = dimensions
    self.epochs = epochs
    self.seed = seed
  }

  /// Learns; `nil` when nobody made two choices or there are fewer than two products.
  ///
  /// `progress` hears the number of epochs done.
  package func train(_ choices: Choices, progress: (Int) -> Void = { _ in }) -> FactorKernel? {
    let learners = (0..<choices.userCount).filter { choices.byUser.count(ofRow: $0) >= 2 }
    guard choices.productCount > 1, !learners.isEmpty, dimensions > 0 else { return nil }
    var random = SeededGenerator(seed: seed)
    var towers = Towers(
      g: Self.randomVectors(choices.productCount * dimensions, &random),
      f: Self.randomVectors(choices.productCount * dimensions, &random),
      profile: [Float](repeating: 0, count: dimensions), step: [Float](repeating: 0, count: dimensions),
      sum: [Float](repeating: 0, count: dimensions), pulls: [Float](repeating: 0, count: dimensions))
    for epoch in 0..<epochs {
      for user in learners {
        let row = choices.byUser.row(user)
        guard row.count <= Self.longHistory else {
          learnTogether(&towers, row, productCount: choices.productCount, &random)
          continue
        }
        for _ in 0..<row.count {
          let positive = Int(row[row.startIndex + random.below(row.count)])
          let negative = random.below(choices.productCount)
          // A drawn product that she has is no negative: the draw is left out.
          guard !Self.contains(row, Int32(negative)) else { continue }
          learn(&towers, row, positive, negative)
        }
      }
      progress(epoch + 1)
    }
    forgetUnseen(&towers, learners, choices)
    return FactorKernel(
      history: DenseRows(rowCount: choices.productCount, columnCount: dimensions, values: towers.g),
      candidate: DenseRows(rowCount: choices.productCount, columnCount: dimensions, values: towers.f))
  }

  private struct Towers {
    var g: [Float]
    var f: [Float]
    var profile: [Float]
    var step: [Float]
    /// For long histories: `Σ g(h)`, and what all steps of the customer add to each `g(h)`.
    var sum: [Float]
    var pulls: [Float]
  }

  /// One step of gradient ascent on `ln σ(s(positive) − s(negative))`.
  private func learn(_ towers: inout Towers, _ row: ArraySlice<Int32>, _ positive: Int, _ negative: Int) {
    let width = dimensions
    let share = 1 / Float(row.count - 1)
    for column in 0..<width { towers.profile[column] = 0 }
    for product in row where Int(product) != positive {
      for column in 0..<width { towers.profile[column] += share * towers.g[Int(product) * width + column] }
    }
    var margin: Float = 0
    for column in 0..<width {
      margin +=
        towers.profile[column] * (towers.f[positive * width + column] - towers.f[negative * width + column])
    }
    let pull = rate / (1 + exp(margin))
    for column in 0..<width {
      let up = positive * width + column
      let down = negative * width + column
      towers.step[column] = pull * (towers.f[up] - towers.f[down])
      towers.f[up] += pull * towers.profile[column] - rate * regularisation * towers.f[up]
      towers.f[down] -= pull * towers.profile[column] + rate * regularisation * towers.f[down]
    }
    for product in row where Int(product) != positive {
      for column in 0..<width {
        let place = Int(product) * width + column
        towers.g[place] += share * towers.step[column] - rate * regularisation * share * towers.g[place]
      }
    }
  }

  /// As many draws as a long history has choices, all from the same `Σ g(h)`: O(choices · dimensions).
  private func learnTogether(
    _ towers: inout Towers, _ row: ArraySlice<Int32>, productCount: Int, _ random: inout SeededGenerator
  ) {
    let width = dimensions
    let share = 1 / Float(row.count - 1)
    for column in 0..<width {
      towers.sum[column] = 0
      towers.pulls[column] = 0
    }
    for product in row {
      for column in 0..<width { towers.sum[column] += towers.g[Int(product) * width + column] }
    }
    var draws: Float = 0
    for _ in 0..<row.count {
      let positive = Int(row[row.startIndex + random.below(row.count)])
      let negative = random.below(productCount)
      guard !Self.contains(row, Int32(negative)) else { continue }
      draws += 1
      var margin: Float = 0
      for column in 0..<width {
        let up = positive * width + column
        towers.profile[column] = share * (towers.sum[column] - towers.g[up])
        margin += towers.profile[column] * (towers.f[up] - towers.f[negative * width + column])
      }
      let pull = rate / (1 + exp(margin))
      for column in 0..<width {
        let up = positive * width + column
        let down = negative * width + column
        let step = share * pull * (towers.f[up] - towers.f[down])
        // All but the one that was to be foreseen: it gives back what all will get.
        towers.pulls[column] += step
        towers.g[up] -= step
        towers.f[up] += pull * towers.profile[column] - rate * regularisation * towers.f[up]
        towers.f[down] -= pull * towers.profile[column] + rate * regularisation * towers.f[down]
      }
    }
    let fading = rate * regularisation * share * draws
    for product in row {
      for column in 0..<width {
        let place = Int(product) * width + column
        towers.g[place] += towers.pulls[column] - fading * towers.g[place]
      }
    }
  }

  /// A product that no learner chose still has its random start as history: it knows nothing, and says nothing.
  private func forgetUnseen(_ towers: inout Towers, _ learners: [Int], _ choices: Choices) {
    var isLearned = [Bool](repeating: false, count: choices.productCount)
    for user in learners { for product in choices.byUser.row(user) { isLearned[Int(product)] = true } }
    for product in isLearned.indices where !isLearned[product] {
      for column in 0..<dimensions { towers.g[product * dimensions + column] = 0 }
    }
  }

  private static func randomVectors(_ count: Int, _ random: inout SeededGenerator) -> [Float] {
    (0..<count).map { _ in Float(random.unit() - 0.5) * 0.2 }
  }

  private static func contains(_ row: ArraySlice<Int32>, _ product: Int32) -> Bool {
    var low = row.startIndex
    var high = row.endIndex
    while low < high {
      let middle = (low + high) / 2
      if row[middle] < product { low = middle + 1 } else { high = middle }
    }
    return low < row.endIndex && row[low] == product
  }
}
