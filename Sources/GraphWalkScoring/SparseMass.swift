// GraphWalkScoring › SparseMass: what has reached a few of very many nodes.

import KnowledgeGraph

/// Amounts by node, for walks that start from few products of a large shop.
///
/// The cost of a step is that of the edges walked, not of the nodes that there are.
struct SparseMass {
  /// In rising order, each once.
  private var nodes: [Int32] = []
  private var amounts: [Double] = []

  /// The sums by node, added in the order given.
  init(_ entries: [(node: Int32, amount: Double)]) {
    var sums: [Int32: Double] = [:]
    for entry in entries { sums[entry.node, default: 0] += entry.amount }
    take(sums)
  }

  private mutating func take(_ sums: [Int32: Double]) {
    nodes = sums.keys.sorted()
    amounts = nodes.map { sums[$0] ?? 0 }
  }

  private init() {}

  /// Multiplies each amount with something of its node.
  mutating func damp(_ factor: (Int32) -> Double) {
    for place in nodes.indices { amounts[place] *= factor(nodes[place]) }
  }

  /// One step on, each node past the first damped; O(edges walked).
  func spread(over walk: ContentWalk, step: Int) -> SparseMass {
    let adjacency = walk.steps[step]
    var sums: [Int32: Double] = [:]
    for (node, mass) in zip(nodes, amounts) where mass != 0 {
      let amount = step == 0 ? mass : mass * walk.middleDamping(step: step, node: Int(node))
      guard amount != 0 else { continue }
      for edge in adjacency.edges(of: Int(node)) {
        sums[adjacency.targets[edge], default: 0] += amount * adjacency.weights[edge]
      }
    }
    var next = SparseMass()
    next.take(sums)
    return next
  }

  /// The last step: adds `scale` times what reaches each product, times its `end`, to its score.
  func scatter(over adjacency: Adjacency, scale: Double, into scores: inout [Float], end: (Int) -> Double) {
    scores.withUnsafeMutableBufferPointer { scores in
      adjacency.targets.withUnsafeBufferPointer { targets in
        adjacency.weights.withUnsafeBufferPointer { weights in
          for (node, amount) in zip(nodes, amounts) where amount != 0 {
            let sent = scale * amount
            for edge in adjacency.edges(of: Int(node)) {
              let target = Int(targets[edge])
              scores[target] += Float(sent * weights[edge] * end(target))
            }
          }
        }
      }
    }
  }

  /// What reaches one node in the last step, given its edges walked backwards; O(edges · log nodes).
  func reaching(_ node: Int, over reversed: Adjacency) -> Double {
    reversed.edges(of: node).reduce(0) { sum, edge in
      guard let place = place(of: reversed.targets[edge]) else { return sum }
      return sum + amounts[place] * reversed.weights[edge]
    }
  }

  private func place(of node: Int32) -> Int? {
    var low = 0
    var high = nodes.count
    while low < high {
      let middle = (low + high) / 2
      if nodes[middle] < node { low = middle + 1 } else { high = middle }
    }
    return low < nodes.count && nodes[low] == node ? low : nil
  }
}
