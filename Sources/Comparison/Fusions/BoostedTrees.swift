// Comparison › BoostedTrees: decision trees over the scorers' scores, each mending what those before got wrong.

import Foundation

/// Gradient boosting of the logistic loss with second-order leaves.
///
/// J. Friedman, “Greedy function approximation”, Annals of Statistics 2001; leaves and gains after T. Chen, C. Guestrin,
/// “XGBoost”, KDD 2016. Values are sorted into 32 bins a scorer first. Cost: O(trees · depth · examples · scorers).
package struct BoostedTrees: Sendable {
  /// A question, or, at the bottom, an answer: node `n` goes on at `2n + 1` and `2n + 2`.
  private struct Node: Sendable {
    var scorer = -1
    var limit: Float = 0
    var answer: Double = 0
  }
  private let trees: [[Node]]
  private let start: Double

  private static let count = 120
  private static let depth = 4
  private static let rate = 0.1
  private static let bins = 32
  private static let damping = 1.0
  /// A split must gain so much.
  private static let least = 1e-3

  package init(_ examples: StackingExamples) {
    let taken = examples.isTaken.count { $0 }
    let share = (Double(taken) + 0.5) / (Double(examples.count) + 1)
    start = log(share / (1 - share))
    let limits = (0..<examples.width).map { Self.limits(examples, $0) }
    let binned = Self.binned(examples, limits)
    var scores = [Double](repeating: start, count: examples.count)
    var trees: [[Node]] = []
    for _ in 0..<Self.count {
      var slopes = [Double](repeating: 0, count: examples.count)
      var curves = slopes
      for place in scores.indices {
        let likely = likelihood(ofScore: scores[place])
        slopes[place] = likely - (examples.isTaken[place] ? 1 : 0)
        curves[place] = likely * (1 - likely)
      }
      let (tree, leaves) = Self.grow(binned, limits, slopes, curves)
      for place in scores.indices { scores[place] += tree[leaves[place]].answer }
      trees.append(tree)
    }
    self.trees = trees
  }

  package func score(_ row: [Float]) -> Double {
    trees.reduce(start) { sum, tree in
      var node = 0
      while tree[node].scorer >= 0 { node = 2 * node + (row[tree[node].scorer] <= tree[node].limit ? 1 : 2) }
      return sum + tree[node].answer
    }
  }

  package func scores(_ table: ScoreTable) -> [Float] {
    (0..<table.count).map { row in Float(score(table.columns.map { $0[row] })) }
  }

  /// The upper ends of a scorer's bins but the last, rising.
  private static func limits(_ examples: StackingExamples, _ scorer: Int) -> [Float] {
    let sorted = (0..<examples.count).map { examples.values[$0 * examples.width + scorer] }.sorted()
    guard !sorted.isEmpty else { return [] }
    // Most scores are 0: the others deserve bins of their own.
    let positive = Array(sorted.drop { $0 <= 0 })
    var limits: [Float] = sorted[0] <= 0 ? [0] : []
    for bin in 1..<bins - 1 where !positive.isEmpty {
      let limit = positive[bin * positive.count / bins]
      if limit > limits.last ?? -.infinity { limits.append(limit) }
    }
    return limits
  }

  private static func binned(_ examples: StackingExamples, _ limits: [[Float]]) -> [[UInt8]] {
    limits.enumerated().map { scorer, limits in
      (0..<examples.count).map { row in
        let value = examples.values[row * examples.width + scorer]
        return UInt8(limits.firstIndex { value <= $0 } ?? limits.count)
      }
    }
  }

  /// A tree, and by example the leaf that it came to.
  private static func grow(
    _ binned: [[UInt8]], _ limits: [[Float]], _ slopes: [Double], _ curves: [Double]
  ) -> (tree: [Node], leaves: [Int]) {
    var tree = [Node](repeating: Node(), count: (1 << (depth + 1)) - 1)
    var nodes = [Int](repeating: 0, count: slopes.count)
    for level in 0..<depth {
      let first = (1 << level) - 1
      let splits = bestSplits(binned, limits, slopes, curves, nodes, first: first, count: 1 << level)
      for (place, split) in splits.enumerated() {
        guard let split else { continue }
        tree[first + place].scorer = split.scorer
        tree[first + place].limit = limits[split.scorer][split.bin]
      }
      for example in nodes.indices {
        guard nodes[example] >= first, let split = splits[nodes[example] - first] else { continue }
        nodes[example] = 2 * nodes[example] + (binned[split.scorer][example] <= split.bin ? 1 : 2)
      }
    }
    var sums = [(slope: Double, curve: Double)](repeating: (0, 0), count: tree.count)
    for example in nodes.indices {
      sums[nodes[example]].slope += slopes[example]
      sums[nodes[example]].curve += curves[example]
    }
    for node in tree.indices where tree[node].scorer < 0 {
      tree[node].answer = -rate * sums[node].slope / (sums[node].curve + damping)
    }
    return (tree, nodes)
  }

  /// By node of one level the question that gains most, `nil` where none gains.
  private static func bestSplits(
    _ binned: [[UInt8]], _ limits: [[Float]], _ slopes: [Double], _ curves: [Double], _ nodes: [Int],
    first: Int, count: Int
  ) -> [(scorer: Int, bin: Int)?] {
    var best = [(gain: Double, scorer: Int, bin: Int)?](repeating: nil, count: count)
    for scorer in binned.indices {
      var sums = [(slope: Double, curve: Double)](repeating: (0, 0), count: count * bins)
      let column = binned[scorer]
      for example in nodes.indices where nodes[example] >= first {
        let place = (nodes[example] - first) * bins + Int(column[example])
        sums[place].slope += slopes[example]
        sums[place].curve += curves[example]
      }
      for node in 0..<count {
        let own = sums[node * bins..<(node + 1) * bins]
        let all = own.reduce((slope: 0.0, curve: 0.0)) { ($0.slope + $1.slope, $0.curve + $1.curve) }
        var left = (slope: 0.0, curve: 0.0)
        for bin in limits[scorer].indices {
          left.slope += own[node * bins + bin].slope
          left.curve += own[node * bins + bin].curve
          let right = (slope: all.slope - left.slope, curve: all.curve - left.curve)
          let gain = worth(left) + worth(right) - worth(all)
          if gain > max(least, best[node]?.gain ?? 0) { best[node] = (gain, scorer, bin) }
        }
      }
    }
    return best.map { $0.map { ($0.scorer, $0.bin) } }
  }

  private static func worth(_ sum: (slope: Double, curve: Double)) -> Double {
    sum.slope * sum.slope / (sum.curve + damping)
  }
}
