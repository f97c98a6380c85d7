// Recommender › RungProposals: which settings to try next, by steps, on a grid, by chance or by what went well so far.

import Foundation
import VectorMath

/// How the settings of a scorer are searched.
package enum TuningSearch: String, CaseIterable, Sendable {
  /// One setting after the other, from rung to rung as long as the lists get better.
  case climb
  /// All settings of a scorer at once, evenly spread, as finely as the budget allows.
  case grid
  /// All at once, by chance.
  case random
  /// All at once, near what went well and far from what did not.
  case bayes
}

/// A point tried, by the number of the rung on each ladder, and how good the lists were there.
package struct RungTrial: Hashable, Sendable {
  package let rungs: [Int]
  package let quality: Double

  package init(rungs: [Int], quality: Double) {
    self.rungs = rungs
    self.quality = quality
  }
}

/// Proposes points of a space whose axes are ladders of 1 to some ten rungs.
package struct RungProposals {
  private let sizes: [Int]
  private let grid: [[Int]]
  private let search: TuningSearch
  private var random: SeededGenerator
  private var known: Set<[Int]> = []
  private var trials: [RungTrial] = []

  /// So many points are drawn by chance before what went well is listened to; more, on spaces of more axes.
  private static let leastDrawn = 5
  /// The share of the trials that counts as good.
  private static let goodShare = 0.25
  /// How many points are drawn from the good ones for each one that is tried.
  private static let drawn = 24
  /// How often chance may meet a point that is known, before the space counts as used up.
  private static let patience = 200

  /// `sizes` are the lengths of the ladders, `start` the point that is known already with its quality, and `limit` how
  /// many points will be asked for at most.
  package init(_ search: TuningSearch, sizes: [Int], start: RungTrial, limit: Int, seed: UInt64 = 7) {
    self.search = search
    self.sizes = sizes
    random = SeededGenerator(seed: seed)
    grid = search == .grid ? Self.grid(sizes, through: start.rungs, limit: limit + 1) : []
    add(start)
  }

  /// Tells how good a point was.
  package mutating func add(_ trial: RungTrial) {
    known.insert(trial.rungs)
    trials.append(trial)
  }

  /// A point that was not tried yet; `nil` when none is left.
  package mutating func next() -> [Int]? {
    switch search {
    case .climb: nil
    case .grid: grid.first { !known.contains($0) }
    case .random: byChance()
    case .bayes:
      trials.count <= max(Self.leastDrawn, sizes.count) ? byChance() : likely() ?? byChance()
    }
  }

  private mutating func byChance() -> [Int]? {
    for _ in 0..<Self.patience {
      let point = sizes.map { random.below($0) }
      if !known.contains(point) { return point }
    }
    return nil
  }

  /// The point with the largest ratio of its density among the good trials to that among the others.
  ///
  /// The tree-structured Parzen estimator of J. Bergstra et al., “Algorithms for hyper-parameter optimization”, NIPS
  /// 2011, on ladders: a trial speaks for its own rung, and half as loudly for each rung further away.
  /// Cost: O(trials · rungs) a point.
  private mutating func likely() -> [Int]? {
    let order = trials.indices.sorted { a, b in
      trials[a].quality != trials[b].quality ? trials[a].quality > trials[b].quality : a < b
    }
    let count = max(2, Int((Self.goodShare * Double(order.count)).rounded(.up)))
    let good = densities(order.prefix(count))
    let others = densities(order.dropFirst(count))
    var best: (point: [Int], ratio: Double)?
    for _ in 0..<Self.drawn {
      var point: [Int] = []
      var ratio = 0.0
      for axis in sizes.indices {
        let rung = draw(good[axis])
        point.append(rung)
        ratio += log(good[axis][rung] / others[axis][rung])
      }
      guard !known.contains(point) else { continue }
      if let found = best, found.ratio >= ratio { continue }
      best = (point, ratio)
    }
    return best?.point
  }

  /// For each ladder the share of each rung; all rungs together have one vote beside those of the trials.
  private func densities(_ chosen: ArraySlice<Int>) -> [[Double]] {
    sizes.indices.map { axis in
      var shares = [Double](repeating: 1 / Double(sizes[axis]), count: sizes[axis])
      for trial in chosen {
        let votes = shares.indices.map { pow(0.5, Double(abs($0 - trials[trial].rungs[axis]))) }
        let sum = votes.reduce(0, +)
        for rung in shares.indices { shares[rung] += votes[rung] / sum }
      }
      let sum = shares.reduce(0, +)
      return shares.map { $0 / sum }
    }
  }

  private mutating func draw(_ shares: [Double]) -> Int {
    var left = random.unit()
    for (rung, share) in shares.enumerated() {
      left -= share
      if left < 0 { return rung }
    }
    return shares.count - 1
  }

  /// A full grid of at most `limit` points, the first ladders finest; a ladder of one point stays as it is in `start`.
  private static func grid(_ sizes: [Int], through start: [Int], limit: Int) -> [[Int]] {
    var counts = sizes.map { _ in 1 }
    var points = 1
    func coarsest() -> Int? {
      let growing = sizes.indices.filter { axis in
        counts[axis] < sizes[axis] && points / counts[axis] * (counts[axis] + 1) <= limit
      }
      return growing.min { a, b in counts[a] != counts[b] ? counts[a] < counts[b] : a < b }
    }
    while let axis = coarsest() {
      points = points / counts[axis] * (counts[axis] + 1)
      counts[axis] += 1
    }
    var grid: [[Int]] = [[]]
    for (axis, count) in counts.enumerated() {
      let rungs =
        count == 1
        ? [start[axis]]
        : (0..<count).map {
          Int((Double($0 * (sizes[axis] - 1)) / Double(count - 1)).rounded())
        }
      grid = grid.flatMap { point in rungs.map { point + [$0] } }
    }
    return grid
  }
}
