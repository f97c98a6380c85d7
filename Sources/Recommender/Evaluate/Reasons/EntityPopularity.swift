// Recommender › EntityPopularity: how many products hang on an entity, among entities of its kind.

import Evaluation
import GraphRules
import KnowledgeGraph

/// By entity of the graph a number in `0...1`: 1 for what most products share.
struct EntityPopularity: Sendable {
  private var levels: [NodeID: Double] = [:]

  /// Cost: O(edges · log).
  init(_ graph: KnowledgeGraph) {
    var degrees: [UInt8: [NodeID: Int]] = [:]
    for relation in graph.relations where relation.rule.from == "product" && relation.rule.to != "product" {
      let kind = graph.kindNumber(relation.rule.to)
      for index in 0..<relation.backward.nodeCount {
        let degree = relation.backward.degree(index)
        if degree > 0 {
          degrees[kind, default: [:]][NodeID(kind: kind, index: Int32(index)), default: 0] += degree
        }
      }
    }
    for own in degrees.values {
      let rising = own.sorted { ($0.value, $0.key.index) < ($1.value, $1.key.index) }
      let values = ReasonMetrics.smoothed(rising.map { Double($0.value) })
      for (entity, value) in zip(rising, values) { levels[entity.key] = value }
    }
  }

  subscript(entity: NodeID) -> Double? { levels[entity] }
}
