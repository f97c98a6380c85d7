// KnowledgeGraph › GraphBuilder: a graph under construction.

package import GraphRules

/// Collects nodes and edges, then freezes them into a ``KnowledgeGraph``.
package struct GraphBuilder {
  let ontology: Ontology
  private var keys: [[String]]
  private var labels: [[String]]
  private var numbers: [[String: Int32]]
  private var edges: [PendingEdges]
  /// Where the edge between two nodes stands among its relation's pending edges.
  private var places: [[UInt64: Int32]]
  private let kindNumbers: [String: Int]
  private let relationNumbers: [String: Int]

  package init(ontology: Ontology) {
    self.ontology = ontology
    keys = Array(repeating: [], count: ontology.nodes.count)
    labels = keys
    numbers = Array(repeating: [:], count: ontology.nodes.count)
    edges = Array(repeating: PendingEdges(), count: ontology.relations.count)
    places = Array(repeating: [:], count: ontology.relations.count)
    kindNumbers = Dictionary(uniqueKeysWithValues: ontology.nodes.enumerated().map { ($1, $0) })
    relationNumbers = Dictionary(uniqueKeysWithValues: ontology.relations.enumerated().map { ($1.name, $0) })
  }

  /// The node of this kind with this key, made when it is new; `nil` when the ontology has no such kind.
  @discardableResult
  package mutating func node(_ kind: String, _ key: String, label: @autoclosure () -> String) -> NodeID? {
    guard let kindNumber = kindNumbers[kind] else { return nil }
    if let known = numbers[kindNumber][key] { return NodeID(kind: UInt8(kindNumber), index: known) }
    let index = Int32(keys[kindNumber].count)
    numbers[kindNumber][key] = index
    keys[kindNumber].append(key)
    labels[kindNumber].append(label())
    return NodeID(kind: UInt8(kindNumber), index: index)
  }

  /// Lays an edge of the feed; said twice, it keeps the larger weight and both sources.
  package mutating func connect(
    _ head: NodeID?, _ relation: String, _ tail: NodeID?, weight: Double = 1, source: EdgeSource
  ) {
    guard let head, let tail, let number = relationNumbers[relation] else { return }
    let pair = UInt64(UInt32(bitPattern: head.index)) << 32 | UInt64(UInt32(bitPattern: tail.index))
    if let place = places[number][pair] {
      edges[number].weights[Int(place)] = max(edges[number].weights[Int(place)], weight)
      let known =
        edges[number].sources[Int(place)] == source
        || edges[number].furtherSources[place]?.contains(source) == true
      if !known { edges[number].furtherSources[place, default: []].append(source) }
    } else {
      places[number][pair] = Int32(edges[number].heads.count)
      append(head, number, tail, weight, source)
    }
  }

  /// Lays the edge of one event; each event keeps an edge of its own.
  package mutating func connect(
    user: Int, _ relation: String, product: Int, event: Int
  ) {
    guard let number = relationNumbers[relation], let users = kindNumbers["user"],
      let products = kindNumbers["product"]
    else { return }
    append(
      NodeID(kind: UInt8(users), index: Int32(user)), number,
      NodeID(kind: UInt8(products), index: Int32(product)), 1, .event(event))
  }

  private mutating func append(
    _ head: NodeID, _ relation: Int, _ tail: NodeID, _ weight: Double, _ source: EdgeSource
  ) {
    edges[relation].heads.append(head.index)
    edges[relation].tails.append(tail.index)
    edges[relation].weights.append(weight)
    edges[relation].sources.append(source)
  }

  package consuming func freeze() -> KnowledgeGraph {
    var relations: [RelationEdges] = []
    for (number, rule) in ontology.relations.enumerated() {
      let heads = kindNumbers[rule.from].map { keys[$0].count } ?? 0
      let tails = kindNumbers[rule.to].map { keys[$0].count } ?? 0
      relations.append(RelationEdges(rule: rule, headCount: heads, tailCount: tails, pending: edges[number]))
    }
    return KnowledgeGraph(
      ontology: ontology, keys: keys, labels: labels, numbers: numbers, relations: relations)
  }
}
