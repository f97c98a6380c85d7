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
  /// A walk turns round at no node with more edges than this.
  ///
  /// External triples have hubs, such as a country that thousands of films are from: they tell little and would cost a
  /// path for each pair of products.
  private let mostEdges: Int

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
    self.mostEdges = mostEdges
    self.path = path
    self.graph = graph
    self.steps = steps
    reversedSteps = reversed
    startDamping = Self.damping(steps.first, path.start)
    endDamping = Self.damping(reversed.last, path.end)
  }

  /// Whether each step has edges; most feeds tell only some of the relations.
  var leadsSomewhere: Bool { steps.allSatisfy { !$0.targets.isEmpty } }

  /// What a node in the middle passes on: `degree^-middle`, by the relation that leaves it; 0 for a hub.
  func middleDamping(step: Int, node: Int) -> Double {
    if steps[step].degree(node) > mostEdges { return 0 }
    return path.middle == 0 ? 1 : Self.power(steps[step].degree(node), -path.middle)
  }

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

  init(_ walk: ContentWalk, _ request: ScoringRequest) {
    self.walk = walk
    history = request.history
    user = walk.graph.node(ofUser: request.user ?? -1)
    firstHalves = FirstHalvesWhenAsked(walk, request.history)
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
    let own = Set(history.map(\.product)).sorted()
    let before = own.map { scores[$0.index] }
    mass.scatter(over: walk.steps[last], scale: Double(scale), into: &scores, end: walk.end)
    for (product, before) in zip(own, before) {
      let reached =
        mass.reaching(product.index, over: walk.reversedSteps[last])
        - rounds(of: product) / max(walk.end(product.index), .leastNormalMagnitude)
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
    func join(_ meetingPoint: Int32, _ damping: Double, _ weights: some Sequence<Double>) {
      firstHalves.all.meeting(meetingPoint).withUnsafeBufferPointer { halves in
        for at in halves.indices where history[halves[at].place].product != product {
          let item = history[halves[at].place]
          // In the order in which a path multiplies, so that the amount is the path's to the bit.
          var amount = walk.start(item) * halves[at].half.damping * damping * end * factor
          for weight in halves[at].half.weights { amount *= weight }
          for weight in weights { amount *= weight }
          body(item.cause, amount)
        }
      }
    }
    guard walk.steps.count == 2 else {
      return walk.forEachSecondHalf(to: product) { back in
        join(back.meetingPoint, back.damping, back.weights.reversed())
      }
    }
    // Most walks have two steps, and the second half is an edge: no half path is made of it.
    let last = walk.reversedSteps[1]
    for edge in last.edges(of: product.index) {
      join(last.targets[edge], 1, CollectionOfOne(last.weights[edge]))
    }
  }

  /// What the walks that leave a product of the history and come back to it would add.
  private func rounds(of product: ProductID) -> Double {
    let own = history.filter { $0.product == product }
    let strength = own.reduce(0) { $0 + walk.start($1) } * walk.end(product.index)
    if walk.steps.count == 2 { return strength * walk.roundsOfTwoSteps(from: product.index) }
    // One item stands for all of the product: they differ in strength only.
    let halves = FirstHalves(of: walk, history: Array(own.prefix(1)))
    var total = 0.0
    walk.forEachSecondHalf(to: product) { back in
      for (_, half) in halves.meeting(back.meetingPoint) {
        total += (half.weights + back.weights).reduce(half.damping * back.damping, *)
      }
    }
    return strength * total
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
