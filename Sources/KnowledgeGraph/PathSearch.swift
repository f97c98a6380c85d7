// KnowledgeGraph › PathSearch: the best ways from one node to another.

import Foundation
import GraphRules

/// A way through the graph.
package struct GraphPath: Hashable, Sendable {
  package struct Step: Hashable, Sendable {
    package let relation: String
    /// Whether the edge is walked from its tail to its head.
    package let isInverse: Bool
    package let weight: Double
    package let node: NodeID
  }
  package let start: NodeID
  package let steps: [Step]
  /// `Π weight · Π degree^-0.75`, the degrees of the nodes between by the relation that leaves them: a way over a
  /// brand of three products says more than one over a price that a thousand have.
  package let strength: Double
}

/// Searches simple ways between two nodes, the best first.
///
/// What a node still lies away from the end, at best and within the steps left, is worked out first, backwards from the
/// end; ways are then drawn out best first and only where they can still arrive, after P. E. Hart, N. J. Nilsson,
/// B. Raphael, “A Formal Basis for the Heuristic Determination of Minimum Cost Paths”, 1968. Customers are passed by no
/// way: what they did is nobody else's business.
///
/// Cost: O(steps · edges), then O(log) a way drawn out.
package struct PathSearch {
  package enum Order: String, CaseIterable, Sendable {
    /// The strongest first.
    case weight
    /// The fewest steps first, the stronger of equally long ones before.
    case length
  }
  private let graph: KnowledgeGraph
  private let order: Order
  private let longest: Int
  private let users: UInt8
  private let offsets: [Int]

  /// So many ways are drawn out at most.
  private static let mostDrawn = 1_000_000
  private static let damping = 0.75
  /// What a step costs beside its weight when the fewest are wanted; more than any weight.
  private static let stepCost = 1e4

  package init(_ graph: KnowledgeGraph, order: Order, longest: Int) {
    self.graph = graph
    self.order = order
    self.longest = longest
    users = graph.kindNumber("user")
    var offsets = [0]
    for (_, count) in graph.nodeCounts { offsets.append(offsets[offsets.count - 1] + count) }
    self.offsets = offsets
  }

  /// At most `most` ways, and whether the search looked at all that could be better.
  package func paths(from start: NodeID, to end: NodeID, most: Int) -> (paths: [GraphPath], isComplete: Bool)
  {
    guard start != end, longest > 0 else { return ([], true) }
    let ahead = distances(to: end, from: start)
    var queue = Heap()
    var found: [GraphPath] = []
    var drawn = 0
    if ahead[longest][place(start)] < .infinity {
      queue.push(Way(node: start, before: nil, step: nil, cost: 0), rank: ahead[longest][place(start)])
    }
    while found.count < most, let way = queue.pop() {
      if way.node == end {
        found.append(path(way, from: start))
        continue
      }
      let left = longest - way.length - 1
      guard left >= 0 else { continue }
      forEachStep(from: way.node, isStart: way.node == start) { step, cost in
        let rest = ahead[left][place(step.node)]
        guard rest < .infinity, drawn < Self.mostDrawn, !way.passes(step.node) else { return }
        drawn += 1
        queue.push(
          Way(node: step.node, before: way, step: step, cost: way.cost + cost), rank: way.cost + cost + rest)
      }
      if drawn >= Self.mostDrawn { return (found, false) }
    }
    return (found, true)
  }

  // MARK: What lies ahead

  /// By steps left, then by node: the least cost of reaching the end.
  private func distances(to end: NodeID, from start: NodeID) -> [[Double]] {
    var layers = [[Double](repeating: .infinity, count: offsets[offsets.count - 1])]
    layers[0][place(end)] = 0
    var frontier = [end]
    for _ in 0..<longest {
      var next = layers[layers.count - 1]
      var improved: [NodeID] = []
      for node in frontier {
        let rest = layers[layers.count - 1][place(node)]
        forEachArrival(at: node) { from, weight, degree in
          guard from != end, from == start || from.kind != users else { return }
          let cost = self.cost(weight, degree: degree, isStart: from == start) + rest
          if cost < next[place(from)] {
            next[place(from)] = cost
            improved.append(from)
          }
        }
      }
      layers.append(next)
      frontier = improved
    }
    return layers
  }

  private func cost(_ weight: Double, degree: Int, isStart: Bool) -> Double {
    let damping = isStart ? 0 : Self.damping * log(Double(max(1, degree)))
    // A weight above 1 would make a longer way better than its beginning.
    let cost = -log(min(1, max(weight, 1e-300))) + damping
    return order == .length ? Self.stepCost + cost : cost
  }

  private func place(_ node: NodeID) -> Int { offsets[Int(node.kind)] + Int(node.index) }

  // MARK: Steps

  private func forEachStep(from node: NodeID, isStart: Bool, _ body: (GraphPath.Step, Double) -> Void) {
    for relation in graph.relations {
      for isInverse in [false, true] {
        let kinds = [graph.kindNumber(relation.rule.from), graph.kindNumber(relation.rule.to)]
        guard kinds[isInverse ? 1 : 0] == node.kind else { continue }
        let edges = relation.adjacency(inverse: isInverse)
        guard Int(node.index) < edges.nodeCount else { continue }
        let degree = edges.degree(Int(node.index))
        forEachEdge(edges, of: node) { target, weight in
          let step = GraphPath.Step(
            relation: relation.rule.name, isInverse: isInverse, weight: weight,
            node: NodeID(kind: kinds[isInverse ? 0 : 1], index: target))
          body(step, cost(weight, degree: degree, isStart: isStart))
        }
      }
    }
  }

  /// The nodes from which a step leads here, with its weight and how many edges leave them by that relation.
  private func forEachArrival(at node: NodeID, _ body: (NodeID, Double, Int) -> Void) {
    for relation in graph.relations {
      for isInverse in [false, true] {
        let kinds = [graph.kindNumber(relation.rule.from), graph.kindNumber(relation.rule.to)]
        guard kinds[isInverse ? 0 : 1] == node.kind else { continue }
        let back = relation.adjacency(inverse: !isInverse)
        let edges = relation.adjacency(inverse: isInverse)
        guard Int(node.index) < back.nodeCount else { continue }
        forEachEdge(back, of: node) { from, weight in
          body(NodeID(kind: kinds[isInverse ? 1 : 0], index: from), weight, edges.degree(Int(from)))
        }
      }
    }
  }

  /// Each neighbour once, with the largest weight of the edges to it.
  private func forEachEdge(_ edges: Adjacency, of node: NodeID, _ body: (Int32, Double) -> Void) {
    let range = edges.edges(of: Int(node.index))
    var place = range.lowerBound
    while place < range.upperBound {
      let target = edges.targets[place]
      var weight = edges.weights[place]
      place += 1
      while place < range.upperBound, edges.targets[place] == target {
        weight = max(weight, edges.weights[place])
        place += 1
      }
      body(target, weight)
    }
  }

  private func path(_ way: Way, from start: NodeID) -> GraphPath {
    var steps: [GraphPath.Step] = []
    var at: Way? = way
    while let here = at, let step = here.step {
      steps.append(step)
      at = here.before
    }
    steps.reverse()
    let cost = way.cost - (order == .length ? Double(steps.count) * Self.stepCost : 0)
    return GraphPath(start: start, steps: steps, strength: exp(-cost))
  }
}

/// The beginning of a way, linked to where it came from.
private final class Way {
  let node: NodeID
  let before: Way?
  let step: GraphPath.Step?
  let cost: Double
  let length: Int

  init(node: NodeID, before: Way?, step: GraphPath.Step?, cost: Double) {
    self.node = node
    self.before = before
    self.step = step
    self.cost = cost
    length = before.map { $0.length + 1 } ?? 0
  }

  func passes(_ node: NodeID) -> Bool {
    var at: Way? = self
    while let here = at {
      if here.node == node { return true }
      at = here.before
    }
    return false
  }
}

/// The cheapest first, of equal ones that which came first.
private struct Heap {
  private var entries: [(rank: Double, number: Int, way: Way)] = []
  private var count = 0

  private func isBefore(_ a: Int, _ b: Int) -> Bool {
    (entries[a].rank, entries[a].number) < (entries[b].rank, entries[b].number)
  }

  mutating func push(_ way: Way, rank: Double) {
    entries.append((rank, count, way))
    count += 1
    var child = entries.count - 1
    while child > 0, isBefore(child, (child - 1) / 2) {
      entries.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  mutating func pop() -> Way? {
    guard let first = entries.first else { return nil }
    let last = entries.removeLast()
    guard !entries.isEmpty else { return first.way }
    entries[0] = last
    var parent = 0
    while true {
      var least = parent
      for child in [2 * parent + 1, 2 * parent + 2] where child < entries.count && isBefore(child, least) {
        least = child
      }
      guard least != parent else { break }
      entries.swapAt(parent, least)
      parent = least
    }
    return first.way
  }
}
