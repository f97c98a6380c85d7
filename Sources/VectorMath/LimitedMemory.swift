// VectorMath › LimitedMemory: the least value of a smooth function of many numbers.

/// L-BFGS: steps along the slope, bent by what the last ten steps told of the curvature.
///
/// D. C. Liu, J. Nocedal, “On the limited memory BFGS method for large scale optimization”, Mathematical Programming 45,
/// 1989; a step is halved until it takes the value down (L. Armijo, 1966). For convex functions. In `Double` and on one
/// thread, so the same function gives the same bytes. Cost: one or two evaluations and some forty passes over the
/// numbers a step.
package enum LimitedMemory {
  private static let memory = 10
  private static let halvings = 30

  /// - Parameters:
  ///   - start: Where to begin.
  ///   - steps: How many steps at most.
  ///   - tolerance: Ends when a step takes the value down by less than this part of it.
  ///   - function: The value at a point; writes the slope, one number a place.
  /// - Returns: The lowest point that was found.
  package static func minimum(
    from start: [Double], steps: Int, tolerance: Double,
    of function: (_ point: [Double], _ slope: inout [Double]) -> Double
  ) -> [Double] {
    var point = start
    var slope = [Double](repeating: 0, count: start.count)
    var value = function(point, &slope)
    var past: [Past] = []
    for _ in 0..<steps {
      var way = direction(against: slope, past)
      var descent = dot(way, slope)
      if descent >= 0 {
        // What is remembered misleads: straight down instead.
        past = []
        way = slope.map { -$0 }
        descent = -dot(slope, slope)
      }
      guard descent < 0 else { break }
      // Nothing is known of the curvature yet: a first step of length 1 at most.
      var length = past.isEmpty ? min(1, 1 / (-descent).squareRoot()) : 1.0
      var next = point
      var nextSlope = slope
      var nextValue = Double.infinity
      for _ in 0..<halvings {
        for place in point.indices { next[place] = point[place] + length * way[place] }
        nextValue = function(next, &nextSlope)
        if nextValue <= value + 1e-4 * length * descent { break }
        length /= 2
      }
      guard nextValue < value else { break }
      let gain = value - nextValue
      remember(Past(from: point, slope, to: next, nextSlope), in: &past)
      (point, slope, value) = (next, nextSlope, nextValue)
      if gain <= tolerance * abs(value) { break }
    }
    return point
  }

  /// A step that was made, and how the slope changed on it.
  private struct Past {
    let step, change: [Double]
    /// `1 / (step · change)`.
    let inverse: Double
    /// The length of the step in units of the curvature along it.
    let scale: Double

    init?(from point: [Double], _ slope: [Double], to next: [Double], _ nextSlope: [Double]) {
      step = point.indices.map { next[$0] - point[$0] }
      change = slope.indices.map { nextSlope[$0] - slope[$0] }
      let both = dot(step, change)
      let square = dot(change, change)
      // A step without curvature teaches nothing.
      guard both > 1e-12 * square else { return nil }
      inverse = 1 / both
      scale = both / square
    }
  }

  private static func remember(_ step: Past?, in past: inout [Past]) {
    guard let step else { return }
    if past.count == memory { past.removeFirst() }
    past.append(step)
  }

  /// The two loops of the method: minus the slope, times what is known of the inverse curvature.
  private static func direction(against slope: [Double], _ past: [Past]) -> [Double] {
    var way = slope.map { -$0 }
    var parts: [Double] = []
    for own in past.reversed() {
      let part = own.inverse * dot(own.step, way)
      add(own.change, -part, to: &way)
      parts.append(part)
    }
    if let last = past.last { for place in way.indices { way[place] *= last.scale } }
    for (own, part) in zip(past, parts.reversed()) {
      add(own.step, part - own.inverse * dot(own.change, way), to: &way)
    }
    return way
  }

  private static func add(_ vector: [Double], _ factor: Double, to sum: inout [Double]) {
    for place in sum.indices { sum[place] += factor * vector[place] }
  }

  private static func dot(_ a: [Double], _ b: [Double]) -> Double {
    var sum = 0.0
    for place in a.indices { sum += a[place] * b[place] }
    return sum
  }
}
