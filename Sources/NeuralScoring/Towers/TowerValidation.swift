// NeuralScoring › TowerValidation: customers who are not learned from, and tell when to stop.

import Scoring
import VectorMath

/// The last choices of some customers, and products to tell them from.
struct TowerValidation {
  private let users: [Int32]
  private let drawn: [Int32]

  private static let fewest = 200
  private static let most = 1000
  /// One in so many customers.
  private static let share = 20
  private static let candidates = 4096

  /// Takes the customers away from `learners`, which are in an order of chance; `nil` where there are too few.
  init?(_ learners: inout [Int32], _ choices: Choices, _ random: inout SeededGenerator) {
    guard learners.count >= Self.fewest else { return nil }
    let count = min(Self.most, learners.count / Self.share)
    users = Array(learners.suffix(count))
    learners.removeLast(count)
    drawn = Array((0..<Int32(choices.productCount)).shuffled(using: &random).prefix(Self.candidates)).sorted()
  }

  /// The mean loss of the last choices.
  func loss(_ kernel: FactorKernel, _ choices: Choices) -> Double {
    var profiles = DenseRows(rowCount: users.count, columnCount: kernel.history.columnCount)
    var candidates = drawn
    var places: [Int32: Int32] = [:]
    for (place, product) in drawn.enumerated() { places[product] = Int32(place) }
    var chosen: [Int32] = []
    var owned: [[Int32]] = []
    for (place, user) in users.enumerated() {
      let row = choices.sequences.row(Int(user))
      guard let last = row.last else { continue }
      let before = row.dropLast()
      let share = 1 / Float(before.count).squareRoot()
      for product in before { kernel.history.addRow(Int(product), scale: share, to: &profiles, row: place) }
      if places[last] == nil {
        places[last] = Int32(candidates.count)
        candidates.append(last)
      }
      chosen.append(places[last] ?? 0)
      owned.append(before.compactMap { places[$0] })
    }
    let found = SampledSoftmax(
      profiles: profiles, candidates: kernel.candidate.rows(candidates), chosen: chosen,
      logExpected: [Float](repeating: 0, count: candidates.count), owned: owned
    ).result()
    return found.loss / Double(max(1, users.count))
  }
}
