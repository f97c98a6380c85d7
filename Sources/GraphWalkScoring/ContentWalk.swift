// GraphWalkScoring › ContentWalk: one metapath over the feed's relations.

import Catalogue
import Foundation
import GraphRules
import KnowledgeGraph
import Scoring

/// A metapath from product to product over brands, categories, colours and the like.
///
/// The fast pass spreads the whole history at once: O(edges of the entities reached). A receipt joins the first half
/// of the walk, taken from the history, with the second half, taken from the product: O(history · entities).
struct ContentWalk: Sendable {
  let path: MetaPath
  let graph: KnowledgeGraph
  /// One adjacency a step, in walking order, and the same for walking back.
  let steps: [Adjacency]
  let reversedSteps: [Adjacency]
  /// The kind of node before each step, and after the last.
  let kinds: [UInt8]
  /// `degree^-start` and `degree^-end` of each product; empty for an exponent of 0.
  private let startDamping: [Double]
  private let endDamping: [Double]
  /// By step after the first and node, what the node passes on.
  private let middleDampings: [[Double]]

  /// A walk turns round at no node with more edges than this.
  ///
  /// External triples have hubs, such as a country that thousands of films are from: they tell little and would cost a
  /// path for each pair of products.
  private static let mostExternalEdges = 100

  /// `nil` when the ontology in use has not all of the path's relations.
  init?(_ path: MetaPath, in graph: KnowledgeGraph) {
    var steps: [Adjacency] = []
    var reversed: [Adjacency] = []
    var kinds: [UInt8] = []
    var mostEdges = Int.max
    for step in path.steps {
      guard let relation = graph.relation(step.relation) else { return nil }
      if relation.rule.family != nil { mostEdges = Self.mostExternalEdges }
      let ends = [relation.rule.from, relation.rule.to].map { graph.kindNumber($0) }
      if kinds.isEmpty { kinds.append(step.isInverse ? ends[1] : ends[0]) }
      kinds.append(step.isInverse ? ends[0] : ends[1])
      steps.append(relation.adjacency(inverse: step.isInverse))
      reversed.append(relation.adjacency(inverse: !step.isInverse))
    }
    self.kinds = kinds
    self.path = path
    self.graph = graph
    self.steps = steps
    reversedSteps = reversed
    startDamping = Self.damping(steps.first, path.start)
    endDamping = Self.damping(reversed.last, path.end)
    middleDampings = steps.enumerated().map { place, step in
      place == 0
        ? []
        : (0..<step.nodeCount).map {
          step.degree($0) > mostEdges ? 0 : path.middle == 0 ? 1 : Self.power(step.degree($0), -path.middle)
        }
    }
  }

  /// Whether each step has edges; most feeds tell only some of the relations.
  var leadsSomewhere: Bool { steps.allSatisfy { !$0.targets.isEmpty } }

  /// What a node in the middle passes on: `degree^-middle`, by the relation that leaves it; 0 for a hub.
  func middleDamping(step: Int, node: Int) -> Double { middleDampings[step][node] }

  /// `x_h · weight · degree^-start`, what the walks from one place of the history begin with.
  func start(_ item: HistoryItem) -> Double {
    item.strength * path.weight * (startDamping.isEmpty ? 1 : startDamping[item.product.index])
  }

  func end(_ product: Int) -> Double { endDamping.isEmpty ? 1 : endDamping[product] }

  private static func damping(_ adjacency: Adjacency?, _ exponent: Double) -> [Double] {
    guard let adjacency, exponent != 0 else { return [] }
    return (0..<adjacency.nodeCount).map { power(adjacency.degree($0), -exponent) }
  }

  private static func power(_ degree: Int, _ exponent: Double) -> Double {
    degree > 0 ? pow(Double(degree), exponent) : 0
  }
}

/// A metapath over the feed's relations that has heard one customer's history.
struct PreparedContentWalk: PreparedScorer {
  private let walk: ContentWalk
  private let history: [HistoryItem]
  private let user: NodeID
  /// Made when the first receipt is asked for: the fast pass does without.
  private let firstHalves: FirstHalvesWhenAsked

  init(_ walk: ContentWalk, _ heard: HeardHistory, user: Int?) {
    self.walk = walk
    history = heard.items
    self.user = walk.graph.node(ofUser: user ?? -1)
    firstHalves = FirstHalvesWhenAsked(walk, heard)
  }

  func addScores(scale: Float, into scores: inout [Float]) {
    guard !walk.steps.isEmpty else {
      for item in history { scores[item.product.index] += scale * Float(walk.start(item)) }
      return
    }
    var mass = SparseMass(history.map { (Int32($0.product.index), walk.start($0)) })
    for step in walk.steps.indices.dropLast() { mass = mass.spread(over: walk, step: step) }
    let last = walk.steps.count - 1
    if last > 0 { mass.damp { walk.middleDamping(step: last, node: Int($0)) } }
    // A walk from a product back to itself says nothing. Her own products are reckoned anew and in double precision:
    // what comes back may be most of what reaches them.
    var starts: [ProductID: (item: HistoryItem, start: Double)] = [:]
    for item in history { starts[item.product, default: (item, 0)].start += walk.start(item) }
    let own = starts.sorted { $0.key < $1.key }
    let before = own.map { scores[$0.key.index] }
    mass.scatter(over: walk.steps[last], scale: Double(scale), into: &scores, end: walk.end)
    for ((product, own), before) in zip(own, before) {
      let reached =
        mass.reaching(product.index, over: walk.reversedSteps[last]) - own.start * rounds(from: own.item)
      scores[product.index] = before + scale * Float(reached * walk.end(product.index))
    }
  }

  func contributions(to product: ProductID) -> [Contribution] {
    guard !walk.steps.isEmpty else {
      return history.filter { $0.product == product }.map {
        contribution(of: $0, scale: walk.start($0), [walk.graph.node(of: product)], [])
      }
    }
    var found: [Contribution] = []
    walk.forEachSecondHalf(to: product) { back in
      for (place, half) in firstHalves.all.meeting(back.meetingPoint) where history[place].product != product
      {
        let item = history[place]
        let edges = zip(walk.path.steps, half.weights + back.weights.reversed()).map { step, weight in
          PathEdge(relation: step.relation, isInverse: step.isInverse, weight: weight)
        }
        let nodes = half.nodes + back.nodes.reversed().dropFirst()
        let scale = walk.start(item) * half.damping * back.damping * walk.end(product.index)
        found.append(contribution(of: item, scale: scale, nodes, edges))
      }
    }
    return found
  }

  func forEachAmount(to product: ProductID, scale factor: Double, _ body: (Cause?, Double) -> Void) {
    guard !walk.steps.isEmpty else {
      for item in history where item.product == product { body(item.cause, walk.start(item) * factor) }
      return
    }
    let end = walk.end(product.index)
    guard walk.steps.count == 2 else {
      return walk.forEachSecondHalf(to: product) { back in
        for (place, half) in firstHalves.all.meeting(back.meetingPoint)
        where history[place].product != product {
          // In the order in which a path multiplies, so that the amount is the path's to the bit.
          var amount = walk.start(history[place]) * half.damping * back.damping * end * factor
          for weight in half.weights { amount *= weight }
          for weight in back.weights.reversed() { amount *= weight }
          body(history[place].cause, amount)
        }
      }
    }
    // Most walks have two steps, and both halves are an edge.
    let last = walk.reversedSteps[1]
    var (edge, damping, weight) = (-1, 0.0, 0.0)
    history.withUnsafeBufferPointer { history in
      firstHalves.forEachOfTwoSteps(to: product.index) { second, place, begin, first in
        guard history[place].product != product else { return }
        if second != edge {
          (edge, weight) = (second, last.weights[second])
          damping = walk.middleDamping(step: 1, node: Int(last.targets[second]))
        }
        body(history[place].cause, begin * damping * end * factor * first * weight)
      }
    }
  }

  /// What the walks that leave a product of the history and come back to it would add for each unit that starts,
  /// undamped at the end.
  private func rounds(from item: HistoryItem) -> Double {
    if walk.steps.count == 2 { return walk.roundsOfTwoSteps(from: item.product.index) }
    let halves = FirstHalves(of: walk, history: [item])
    var total = 0.0
    walk.forEachSecondHalf(to: item.product) { back in
      for (_, half) in halves.meeting(back.meetingPoint) {
        total += (half.weights + back.weights).reduce(half.damping * back.damping, *)
      }
    }
    return total
  }

  /// What one walk adds, given its nodes from the customer's product to the recommended one.
  private func contribution(
    of item: HistoryItem, scale: Double, _ nodes: [NodeID], _ edges: [PathEdge]
  ) -> Contribution {
    let path =
      if let relation = item.relation {
        PathEvidence(
          metapath: walk.path.name, scale: scale, nodes: [user] + nodes,
          edges: [PathEdge(relation: relation, weight: 1)] + edges)
      } else {
        PathEvidence(metapath: walk.path.name, scale: scale, nodes: nodes, edges: edges)
      }
    return Contribution(scorer: "walk", evidence: .path(path), amount: path.amount, because: item.cause)
  }
}
