// NeuralScoring › TowerBatch: customers of one step, what each has, and what of it is to be foreseen.

import Scoring
import VectorMath

/// Some customers' choices, with the places of their products among the vectors of one step.
///
/// A customer's profile for a chosen product is the sum over her other choices, so that the network learns to foresee
/// and not to recall. All her profiles share one sum: a history of `n` choices costs O(n · dimensions), not its square.
struct TowerBatch {
  /// A product to foresee.
  struct Target {
    /// The customer's place in the batch.
    let user: Int
    /// Its place among ``history``, and among ``candidates``.
    let own, candidate: Int
  }
  /// The products that anybody here has, each once, in the order in which they are met.
  private(set) var history: [Int32] = []
  /// By customer the places of her products in ``history``.
  private(set) var rows: [[Int32]] = []
  private(set) var targets: [Target] = []
  /// What was chosen and what was drawn, each once.
  private(set) var candidates: [Int32] = []
  /// By customer the places in ``candidates`` of what she has.
  private(set) var owned: [[Int32]] = []

  /// Older choices of a long history are left out, and so many of its choices are foreseen at a time.
  static let longestHistory = 200
  static let mostTargets = 32

  /// `places` has a place a product, all -1, and is left so.
  init(
    _ users: ArraySlice<Int32>, _ choices: Choices, drawn: [Int32], places: inout [Int32],
    _ random: inout SeededGenerator
  ) {
    var chosen: [(user: Int, own: Int32)] = []
    for (user, number) in users.enumerated() {
      let row = choices.sequences.row(Int(number)).suffix(Self.longestHistory)
      var own: [Int32] = []
      own.reserveCapacity(row.count)
      for product in row {
        if places[Int(product)] < 0 {
          places[Int(product)] = Int32(history.count)
          history.append(product)
        }
        own.append(places[Int(product)])
      }
      let some =
        own.count <= Self.mostTargets ? own : Array(own.shuffled(using: &random).prefix(Self.mostTargets))
      chosen += some.map { (user, $0) }
      rows.append(own)
    }
    for product in history { places[Int(product)] = -1 }
    func place(_ product: Int32, _ places: inout [Int32]) -> Int {
      if places[Int(product)] < 0 {
        places[Int(product)] = Int32(candidates.count)
        candidates.append(product)
      }
      return Int(places[Int(product)])
    }
    for target in chosen {
      let candidate = place(history[Int(target.own)], &places)
      targets.append(Target(user: target.user, own: Int(target.own), candidate: candidate))
    }
    for product in drawn { _ = place(product, &places) }
    owned = rows.map { row in
      row.compactMap { own in
        let candidate = places[Int(history[Int(own)])]
        return candidate < 0 ? nil : candidate
      }
    }
    for product in candidates { places[Int(product)] = -1 }
  }

  /// What a customer's sum is multiplied with, so that long histories do not shout: `(n − 1)^-½`.
  ///
  /// In training only. It is one number a customer, so it moves no product of hers before another.
  private func share(_ user: Int) -> Float { 1 / Float(max(1, rows[user].count - 1)).squareRoot() }

  /// One profile a target, given the vectors of ``history``.
  func profiles(_ vectors: DenseRows) -> DenseRows {
    var sums = DenseRows(rowCount: rows.count, columnCount: vectors.columnCount)
    for (user, row) in rows.enumerated() {
      for own in row { vectors.addRow(Int(own), to: &sums, row: user) }
    }
    var profiles = DenseRows(rowCount: targets.count, columnCount: vectors.columnCount)
    for (place, target) in targets.enumerated() {
      sums.addRow(target.user, scale: share(target.user), to: &profiles, row: place)
      vectors.addRow(target.own, scale: -share(target.user), to: &profiles, row: place)
    }
    return profiles
  }

  /// The gradient of the vectors of ``history``, given that of the profiles.
  func historyGradient(_ profiles: DenseRows) -> DenseRows {
    var sums = DenseRows(rowCount: rows.count, columnCount: profiles.columnCount)
    var gradient = DenseRows(rowCount: history.count, columnCount: profiles.columnCount)
    for (place, target) in targets.enumerated() {
      profiles.addRow(place, scale: share(target.user), to: &sums, row: target.user)
      profiles.addRow(place, scale: -share(target.user), to: &gradient, row: target.own)
    }
    for (user, row) in rows.enumerated() {
      for own in row { sums.addRow(user, to: &gradient, row: Int(own)) }
    }
    return gradient
  }
}
