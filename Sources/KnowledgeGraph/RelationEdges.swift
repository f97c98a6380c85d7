// KnowledgeGraph › RelationEdges: all edges of one relation, both ways, with their sources.

package import Catalogue
package import GraphRules

/// Where an edge comes from.
package enum EdgeSource: Hashable, Sendable, CustomStringConvertible {
  case record(RecordSource)
  case event(Int)
  /// Laid down by the program itself, as a category's place in its tree.
  case derived

  package var description: String {
    switch self {
    case .record(let record): record.description
    case .event(let number): "event:e\(number)"
    case .derived: "derived"
    }
  }
}

/// The edges of one relation.
package struct RelationEdges: Sendable {
  package let rule: RelationRule
  /// From head to tail.
  package let forward: Adjacency
  /// From tail to head, with the same weights.
  package let backward: Adjacency
  /// The sources of edge `k` of ``forward`` are `sources[sourceStarts[k]..<sourceStarts[k + 1]]`.
  private let sourceStarts: [Int32]
  private let sources: [EdgeSource]

  init(rule: RelationRule, headCount: Int, tailCount: Int, pending: PendingEdges) {
    self.rule = rule
    var order: [Int32] = []
    backward = Adjacency(
      nodeCount: tailCount, heads: pending.tails, tails: pending.heads, tailCount: headCount,
      weights: pending.weights, order: &order)
    forward = Adjacency(
      nodeCount: headCount, heads: pending.heads, tails: pending.tails, tailCount: tailCount,
      weights: pending.weights, order: &order)
    var starts: [Int32] = [0]
    var all: [EdgeSource] = []
    starts.reserveCapacity(order.count + 1)
    all.reserveCapacity(order.count)
    for place in order {
      all.append(pending.sources[Int(place)])
      if let more = pending.furtherSources[place] { all.append(contentsOf: more) }
      starts.append(Int32(all.count))
    }
    sourceStarts = starts
    sources = all
  }

  package var count: Int { forward.targets.count }

  /// The records or events that say so, for the edge at this place of ``forward``.
  package func sources(ofEdge place: Int) -> ArraySlice<EdgeSource> {
    sources[Int(sourceStarts[place])..<Int(sourceStarts[place + 1])]
  }

  /// The edges walked in one direction.
  package func adjacency(inverse: Bool) -> Adjacency { inverse ? backward : forward }
}

/// Edges on their way into the graph.
struct PendingEdges {
  var heads: [Int32] = []
  var tails: [Int32] = []
  var weights: [Double] = []
  /// The first source of each edge; most have only one.
  var sources: [EdgeSource] = []
  var furtherSources: [Int32: [EdgeSource]] = [:]
}
