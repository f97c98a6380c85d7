// KnowledgeGraph › Adjacency: who is next to whom along one relation, frozen.

/// The edges of one relation in one direction, in compressed rows (CSR).
///
/// Node `n` has the edges `starts[n]..<starts[n + 1]`; targets rise within a node, parallel edges stand side by side.
package struct Adjacency: Sendable {
  package let starts: [Int]
  package let targets: [Int32]
  package let weights: [Double]

  /// From edges in any order; `order[k]` tells which given edge stands at place `k`.
  ///
  /// Cost: O(nodes + edges) by counting sort over heads and then tails.
  init(
    nodeCount: Int, heads: [Int32], tails: [Int32], tailCount: Int, weights: [Double], order: inout [Int32]
  ) {
    // Two stable passes, tails first: afterwards heads rise, and tails rise within a head.
    let byTail = Adjacency.stableOrder(of: tails, buckets: tailCount, over: nil)
    order = Adjacency.stableOrder(of: heads, buckets: nodeCount, over: byTail)
    var starts = [Int](repeating: 0, count: nodeCount + 1)
    for head in heads { starts[Int(head) + 1] += 1 }
    for node in 0..<nodeCount { starts[node + 1] += starts[node] }
    self.starts = starts
    targets = order.map { tails[Int($0)] }
    self.weights = order.map { weights[Int($0)] }
  }

  package var nodeCount: Int { starts.count - 1 }

  package func edges(of node: Int) -> Range<Int> { starts[node]..<starts[node + 1] }

  /// How many edges a node has, for damping hubs.
  package func degree(_ node: Int) -> Int { starts[node + 1] - starts[node] }

  /// The place of the first edge from `node` to `target`.
  ///
  /// Cost: O(log degree).
  package func edge(from node: Int, to target: Int32) -> Int? {
    var low = starts[node]
    var high = starts[node + 1]
    while low < high {
      let middle = (low + high) / 2
      if targets[middle] < target { low = middle + 1 } else { high = middle }
    }
    return low < starts[node + 1] && targets[low] == target ? low : nil
  }

  /// Whether one of the edges from `node` to `target` has this weight, up to the last bits.
  package func hasEdge(from node: Int, to target: Int32, weight: Double) -> Bool {
    guard var place = edge(from: node, to: target) else { return false }
    while place < starts[node + 1], targets[place] == target {
      if abs(weights[place] - weight) <= 1e-12 * max(1, abs(weight)) { return true }
      place += 1
    }
    return false
  }

  /// The places of `keys` in rising order of key, equal keys in the order of `previous`.
  private static func stableOrder(of keys: [Int32], buckets: Int, over previous: [Int32]?) -> [Int32] {
    var next = [Int](repeating: 0, count: buckets + 1)
    for key in keys { next[Int(key) + 1] += 1 }
    for bucket in 0..<buckets { next[bucket + 1] += next[bucket] }
    var order = [Int32](repeating: 0, count: keys.count)
    for place in keys.indices {
      let item = previous.map { Int($0[place]) } ?? place
      let bucket = Int(keys[item])
      order[next[bucket]] = Int32(item)
      next[bucket] += 1
    }
    return order
  }
}
