// Evaluation › IsotonicFit: the rising curve that comes nearest to a cloud of points.

/// A step curve `y(x)` that never falls, of least squared error.
///
/// Pool adjacent violators: M. Ayer et al., Ann. Math. Stat. 1955. Cost: O(n log n).
package struct IsotonicFit: Hashable, Sendable {
  /// The first `x` of each step, rising.
  private let starts: [Double]
  private let values: [Double]

  /// - Parameter points: In any order; at least one.
  package init(_ points: [(x: Double, y: Double)]) {
    precondition(!points.isEmpty, "a curve needs a point")
    var steps: [(start: Double, sum: Double, count: Double)] = []
    let rising = points.sorted { ($0.x, $0.y) < ($1.x, $1.y) }
    var place = 0
    while place < rising.count {
      // Points of the same x are one point.
      var step = (start: rising[place].x, sum: 0.0, count: 0.0)
      while place < rising.count, rising[place].x == step.start {
        step.sum += rising[place].y
        step.count += 1
        place += 1
      }
      while let last = steps.last, last.sum / last.count >= step.sum / step.count {
        step = (last.start, last.sum + step.sum, last.count + step.count)
        steps.removeLast()
      }
      steps.append(step)
    }
    starts = steps.map(\.start)
    values = steps.map { $0.sum / $0.count }
  }

  /// The height of the step that `x` lies on; before the first point that of the first.
  package func value(at x: Double) -> Double {
    var low = 0
    var high = starts.count
    while low + 1 < high {
      let middle = (low + high) / 2
      if starts[middle] <= x { low = middle } else { high = middle }
    }
    return values[low]
  }
}
