// GraphWalkScoring › FirstEdges: the first halves of walks of two steps, an edge each.

import Catalogue
import KnowledgeGraph
import Scoring

/// The edges that lead from a history to the nodes in the middle, by node.
///
/// Amounts are asked of a hundred products at once where rivals are weighed, and no half path is made for them. Cost:
/// O(edges), however many nodes the graph has: a history reaches few of them.
struct FirstEdges {
  /// From a place of the history, with the edge's weight.
  typealias Edge = (place: Int32, weight: Double)
  /// The nodes reached that pass something on, rising; node `nodes[n]` has the edges `starts[n]..<starts[n + 1]`.
  private var nodes: [Int32] = []
  private var starts: [Int32] = []
  private var edges: [Edge] = []

  init(of walk: ContentWalk, history: [HistoryItem]) {
    let step = walk.steps[0]
    var found: [(node: Int32, edge: Edge)] = []
    for place in history.indices {
      for edge in step.edges(of: history[place].product.index) {
        let node = step.targets[edge]
        guard walk.middleDamping(step: 1, node: Int(node)) != 0 else { continue }
        found.append((node, (Int32(place), step.weights[edge])))
      }
    }
    // By node, and within a node still in the order of the history: half of a node's bits after the other.
    let bits = (Int32.bitWidth - Int32(clamping: walk.steps[1].nodeCount).leadingZeroBitCount + 1) / 2
    for shift in [0, bits] {
      found = Self.sorted(found, by: { Int($0 >> shift) & ((1 << bits) - 1) }, 1 << bits)
    }
    edges.reserveCapacity(found.count)
    for (node, edge) in found {
      if nodes.last != node {
        nodes.append(node)
        starts.append(Int32(edges.count))
      }
      edges.append(edge)
    }
    starts.append(Int32(edges.count))
  }

  private static func sorted(
    _ found: [(node: Int32, edge: Edge)], by digit: (Int32) -> Int, _ digits: Int
  ) -> [(node: Int32, edge: Edge)] {
    var next = [Int](repeating: 0, count: digits + 1)
    for (node, _) in found { next[digit(node) + 1] += 1 }
    for place in 0..<digits { next[place + 1] += next[place] }
    var sorted = found
    for one in found {
      sorted[next[digit(one.node)]] = one
      next[digit(one.node)] += 1
    }
    return sorted
  }

  /// Hands on the edges that end at a node, in the order of the history.
  ///
  /// `from` is a place in rising nodes from which on it is looked for, and moves on. Cost: O(log nodes reached).
  @inline(__always)
  func forEachMeeting(_ node: Int32, from: inout Int, _ body: (_ place: Int, _ weight: Double) -> Void) {
    var high = nodes.count
    while from < high {
      let middle = (from + high) / 2
      if nodes[middle] < node { from = middle + 1 } else { high = middle }
    }
    guard from < nodes.count, nodes[from] == node else { return }
    edges.withUnsafeBufferPointer { edges in
      for edge in Int(starts[from])..<Int(starts[from + 1]) {
        body(Int(edges[edge].place), edges[edge].weight)
      }
    }
  }
}
