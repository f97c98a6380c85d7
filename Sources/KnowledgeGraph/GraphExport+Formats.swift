// KnowledgeGraph › GraphExport+Formats: the whole graph for other programs: GraphML, DOT and JSON-LD.

import GraphRules

extension KnowledgeGraph {
  /// One edge with the names of its ends.
  struct NamedEdge {
    let head, relation, tail: String
    let weight: Double
    let sources: String
  }

  /// GraphML with labels, kinds, relations, weights and sources.
  package func exportGraphML(_ write: (String) throws -> Void) rethrows {
    try write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>")
    try write("<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">")
    for (key, owner, type) in [
      ("label", "node", "string"), ("kind", "node", "string"), ("relation", "edge", "string"),
      ("weight", "edge", "double"), ("source", "edge", "string"),
    ] {
      try write("  <key id=\"\(key)\" for=\"\(owner)\" attr.name=\"\(key)\" attr.type=\"\(type)\"/>")
    }
    try write("  <graph edgedefault=\"directed\">")
    try forEachNode { node in
      try write(
        "    <node id=\"\(Markup.escaped(name(node)))\"><data key=\"label\">\(Markup.escaped(label(node)))</data>"
          + "<data key=\"kind\">\(Markup.escaped(kind(of: node)))</data></node>")
    }
    try forEachEdge { edge in
      try write(
        "    <edge source=\"\(Markup.escaped(edge.head))\" target=\"\(Markup.escaped(edge.tail))\">"
          + "<data key=\"relation\">\(Markup.escaped(edge.relation))</data><data key=\"weight\">\(edge.weight)</data>"
          + "<data key=\"source\">\(Markup.escaped(edge.sources))</data></edge>")
    }
    try write("  </graph>")
    try write("</graphml>")
  }

  /// For Graphviz.
  package func exportDOT(_ write: (String) throws -> Void) rethrows {
    try write("digraph shop {")
    try write("  node [shape=box, fontname=\"sans-serif\"];")
    try forEachNode { node in
      try write("  \(Markup.quoted(name(node))) [label=\(Markup.quoted(label(node)))];")
    }
    try forEachEdge { edge in
      try write(
        "  \(Markup.quoted(edge.head)) -> \(Markup.quoted(edge.tail)) "
          + "[label=\(Markup.quoted(edge.relation)), weight=\(edge.weight)];")
    }
    try write("}")
  }

  /// JSON-LD: nodes by their names, and each edge as a statement with its weight and sources.
  package func exportJSONLD(_ write: (String) throws -> Void) rethrows {
    try write(
      "{\"@context\":{\"@vocab\":\"urn:clew:\",\"label\":\"http://www.w3.org/2000/01/rdf-schema#label\"},\"@graph\":["
    )
    // A comma stands between two things, so each line but the first begins with one.
    var comma = ""
    try forEachNode { node in
      try write(
        "\(comma){\"@id\":\(Markup.jsonQuoted(name(node))),\"@type\":\(Markup.jsonQuoted(kind(of: node))),"
          + "\"label\":\(Markup.jsonQuoted(label(node)))}")
      comma = ","
    }
    try forEachEdge { edge in
      let sources = edge.sources.split(separator: ",").map { Markup.jsonQuoted(String($0)) }
      try write(
        "\(comma){\"@type\":\"Edge\",\"head\":{\"@id\":\(Markup.jsonQuoted(edge.head))},\"relation\":"
          + "\(Markup.jsonQuoted(edge.relation)),\"tail\":{\"@id\":\(Markup.jsonQuoted(edge.tail))},"
          + "\"weight\":\(edge.weight),\"source\":[\(sources.joined(separator: ","))]}")
      comma = ","
    }
    try write("]}")
  }

  /// All nodes, kind by kind in the ontology's order.
  private func forEachNode(_ body: (NodeID) throws -> Void) rethrows {
    for (kind, count) in nodeCounts {
      for index in 0..<count { try body(NodeID(kind: kindNumber(kind), index: Int32(index))) }
    }
  }

  /// All edges: relations in the ontology's order, heads and tails in the order of their numbers.
  func forEachEdge(_ body: (NamedEdge) throws -> Void) rethrows {
    for relation in relations {
      guard ontology.nodes.contains(relation.rule.from), ontology.nodes.contains(relation.rule.to) else {
        continue
      }
      let (heads, tails) = (kindNumber(relation.rule.from), kindNumber(relation.rule.to))
      for head in 0..<relation.forward.nodeCount {
        let headName = name(NodeID(kind: heads, index: Int32(head)))
        for edge in relation.forward.edges(of: head) {
          try body(
            NamedEdge(
              head: headName, relation: relation.rule.name,
              tail: name(NodeID(kind: tails, index: relation.forward.targets[edge])),
              weight: relation.forward.weights[edge],
              sources: relation.sources(ofEdge: edge).map(\.description).joined(separator: ",")))
        }
      }
    }
  }
}
