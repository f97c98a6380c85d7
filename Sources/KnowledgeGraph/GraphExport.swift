// KnowledgeGraph › GraphExport: the graph as lines of text.

import GraphRules

extension KnowledgeGraph {
  /// The first line of ``exportTSV(_:)``.
  package static let tsvHeader = "head\trelation\ttail\tweight\tsource"

  /// Hands over one line an edge: head, relation, tail, weight and comma-separated sources.
  ///
  /// Relations in the ontology's order, heads and tails in the order of their numbers. Weights read back as the same double.
  package func exportTSV(_ write: (String) throws -> Void) rethrows {
    for relation in relations {
      guard let heads = ontology.nodes.firstIndex(of: relation.rule.from),
        let tails = ontology.nodes.firstIndex(of: relation.rule.to)
      else { continue }
      for head in 0..<relation.forward.nodeCount {
        let headName = name(NodeID(kind: UInt8(heads), index: Int32(head))).tabless
        for edge in relation.forward.edges(of: head) {
          let tail = name(NodeID(kind: UInt8(tails), index: relation.forward.targets[edge])).tabless
          let sources = relation.sources(ofEdge: edge).map(\.description).joined(separator: ",")
          try write(
            "\(headName)\t\(relation.rule.name)\t\(tail)\t\(relation.forward.weights[edge])\t\(sources)")
        }
      }
    }
  }
}

extension String {
  /// Ids come from feeds: one with a tab or a line break must not break the table.
  fileprivate var tabless: String {
    utf8.contains { $0 < 32 } ? String(map { $0.isNewline || $0 == "\t" ? " " : $0 }) : self
  }
}
