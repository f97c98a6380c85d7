// Features › PaletteTransport: which colour of one picture stands for which of another.

/// The cheapest way to turn one palette into another: how much of each colour becomes which.
///
/// The earth mover's distance of Y. Rubner, C. Tomasi, L. J. Guibas, “The Earth Mover's Distance as a Metric for Image
/// Retrieval”, IJCV 40(2), 2000, over CIEDE2000; exact, by shortest augmenting paths. It is for words only: a score must
/// be a sum over colours, which this is not.
package enum PaletteTransport {
  package struct Flow: Hashable, Sendable {
    /// Places in the palettes.
    package let from: Int
    package let to: Int
    /// The share of the whole that is moved; the shares sum to 1.
    package let share: Double
    /// CIEDE2000 between the two colours.
    package let difference: Double
  }

  /// The flows, the largest first; empty when a palette is.
  ///
  /// Cost: O(n⁴) for n colours, of which a palette has at most six.
  package static func flows(from one: [PaletteColour], to other: [PaletteColour]) -> [Flow] {
    let (sources, sinks) = (normalised(one), normalised(other))
    guard !sources.isEmpty, !sinks.isEmpty else { return [] }
    let costs = one.map { a in other.map { Double(a.lab.difference(from: $0.lab)) } }
    let moved = plan(sources, sinks, costs)
    var flows: [Flow] = []
    for i in one.indices {
      for j in other.indices where moved[i][j] > crumb {
        flows.append(Flow(from: i, to: j, share: moved[i][j], difference: costs[i][j]))
      }
    }
    return flows.sorted { ($1.share, $0.from, $0.to) < ($0.share, $1.from, $1.to) }
  }

  /// Shares below this are rounding.
  private static let crumb = 1e-6

  private static func normalised(_ palette: [PaletteColour]) -> [Double] {
    let sum = palette.reduce(0) { $0 + Double($1.coverage) }
    return sum > 0 ? palette.map { Double($0.coverage) / sum } : []
  }

  /// What goes from each source to each sink, at the least cost.
  private static func plan(_ sources: [Double], _ sinks: [Double], _ costs: [[Double]]) -> [[Double]] {
    var (left, room) = (sources, sinks)
    var moved = sources.map { _ in sinks.map { _ in 0.0 } }
    // Each round empties a source, fills a sink or takes back a whole flow: a few dozen for six colours.
    for _ in 0..<1000 {
      guard let path = shortestPath(left, room, moved, costs) else { break }
      var amount = min(left[path.source], room[path.sink])
      for step in path.steps where !step.isForward { amount = min(amount, moved[step.source][step.sink]) }
      for step in path.steps { moved[step.source][step.sink] += step.isForward ? amount : -amount }
      left[path.source] -= amount
      room[path.sink] -= amount
    }
    return moved
  }

  private struct Step {
    let source, sink: Int
    /// Whether more goes from the source to the sink, or some is taken back.
    let isForward: Bool
  }

  /// The cheapest way from a source with something left to a sink with room, over what may be taken back (Bellman–Ford).
  private static func shortestPath(
    _ left: [Double], _ room: [Double], _ moved: [[Double]], _ costs: [[Double]]
  ) -> (source: Int, sink: Int, steps: [Step])? {
    var toSource = left.map { $0 > crumb * crumb ? 0 : Double.infinity }
    var toSink = room.map { _ in Double.infinity }
    var stepToSource = left.map { _ in Step?.none }
    var stepToSink = room.map { _ in Step?.none }
    for _ in 0..<(left.count + room.count) {
      for i in left.indices {
        for j in room.indices {
          if toSource[i] + costs[i][j] < toSink[j] - 1e-12 {
            toSink[j] = toSource[i] + costs[i][j]
            stepToSink[j] = Step(source: i, sink: j, isForward: true)
          }
          if moved[i][j] > crumb * crumb, toSink[j] - costs[i][j] < toSource[i] - 1e-12 {
            toSource[i] = toSink[j] - costs[i][j]
            stepToSource[i] = Step(source: i, sink: j, isForward: false)
          }
        }
      }
    }
    let open = room.indices.filter { room[$0] > crumb * crumb && toSink[$0] < .infinity }
    guard let sink = open.min(by: { (toSink[$0], $0) < (toSink[$1], $1) }) else { return nil }
    var steps: [Step] = []
    var last = stepToSink[sink]
    while let step = last, steps.count <= 2 * left.count * room.count {
      steps.append(step)
      last = step.isForward ? stepToSource[step.source] : stepToSink[step.sink]
    }
    guard let source = steps.last?.source else { return nil }
    return (source, sink, steps)
  }
}
