// Explanation › ReasonGraph+Texts: the drawing for other programs: DOT, GraphML and JSON-LD.

import Foundation
import KnowledgeGraph

extension ReasonGraph {
  /// For Graphviz: left to right, arrows as wide as their amounts.
  package var dot: String {
    let most = max(edges.map { abs($0.amount) }.max() ?? 1, .leastNormalMagnitude)
    var lines = [
      "digraph reasons {", "  rankdir=LR;", "  node [shape=box, style=rounded, fontname=\"sans-serif\"];",
      "  edge [fontname=\"sans-serif\", fontsize=10];",
      "  label=\(Markup.quoted(([tree.coverage] + [tree.objection].compactMap(\.self)).joined(separator: " · ")));",
    ]
    for node in nodes {
      var label = node.label
      if node.kind == .shared || node.kind == .product { label += " · " + Decimals.two(node.amount) }
      var attributes = ["label=\(Markup.quoted(label))"]
      if !node.detail.isEmpty { attributes.append("tooltip=\(Markup.quoted(node.detail))") }
      if let rgb = node.swatches.first {
        attributes += ["color=\"\(Markup.hex(rgb))\"", "penwidth=3"]
      }
      lines.append("  \(Markup.quoted(node.id)) [\(attributes.joined(separator: ", "))];")
    }
    for edge in edges {
      let label = [edge.relation, Decimals.two(edge.amount)].filter { !$0.isEmpty }.joined(separator: " ")
      let width = Decimals.two(1 + 6 * abs(edge.amount) / most)
      let style = edge.amount < 0 ? ", style=dashed" : ""
      lines.append(
        "  \(Markup.quoted(nodes[edge.from].id)) -> \(Markup.quoted(nodes[edge.to].id)) "
          + "[label=\(Markup.quoted(label)), penwidth=\(width), weight=1\(style)];")
    }
    return (lines + ["}"]).joined(separator: "\n") + "\n"
  }

  /// GraphML with labels, kinds, relations and exact amounts.
  package var graphML: String {
    var lines = [
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
      "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">",
      "  <key id=\"label\" for=\"node\" attr.name=\"label\" attr.type=\"string\"/>",
      "  <key id=\"kind\" for=\"node\" attr.name=\"kind\" attr.type=\"string\"/>",
      "  <key id=\"detail\" for=\"node\" attr.name=\"detail\" attr.type=\"string\"/>",
      "  <key id=\"amount\" for=\"all\" attr.name=\"amount\" attr.type=\"double\"/>",
      "  <key id=\"relation\" for=\"edge\" attr.name=\"relation\" attr.type=\"string\"/>",
      "  <graph edgedefault=\"directed\">",
    ]
    for node in nodes {
      lines.append(
        "    <node id=\"\(Markup.escaped(node.id))\"><data key=\"label\">\(Markup.escaped(node.label))</data>"
          + "<data key=\"kind\">\(node.kind.rawValue)</data>"
          + "<data key=\"detail\">\(Markup.escaped(node.detail))</data>"
          + "<data key=\"amount\">\(node.amount)</data></node>")
    }
    for (place, edge) in edges.enumerated() {
      lines.append(
        "    <edge id=\"e\(place + 1)\" source=\"\(Markup.escaped(nodes[edge.from].id))\" "
          + "target=\"\(Markup.escaped(nodes[edge.to].id))\">"
          + "<data key=\"relation\">\(Markup.escaped(edge.relation))</data>"
          + "<data key=\"amount\">\(edge.amount)</data></edge>")
    }
    return (lines + ["  </graph>", "</graphml>"]).joined(separator: "\n") + "\n"
  }

  /// JSON-LD: things with labels, and contributions that lead from one to another.
  package func jsonLD() throws -> String {
    let things = nodes.map { node in
      LinkedThing(
        id: node.id, type: node.kind.rawValue.capitalized, label: node.label,
        comment: node.detail.isEmpty ? nil : node.detail, amount: node.amount)
    }
    let links = edges.enumerated().map { place, edge in
      LinkedThing(
        id: "_:e\(place + 1)", type: "Contribution", label: edge.relation.isEmpty ? nil : edge.relation,
        amount: edge.amount, from: nodes[edge.from].id, to: nodes[edge.to].id)
    }
    return try LinkedData(graph: things + links).text()
  }
}

/// A node or an edge in JSON-LD.
package struct LinkedThing: Encodable, Sendable {
  private struct Reference: Encodable, Sendable {
    let id: String
    enum CodingKeys: String, CodingKey { case id = "@id" }
  }
  private let id, type: String
  private let label, comment: String?
  private let amount: Double?
  private let from, to: Reference?
  private enum CodingKeys: String, CodingKey {
    case id = "@id", type = "@type", label, comment, amount, from, to
  }

  package init(
    id: String, type: String, label: String?, comment: String? = nil, amount: Double? = nil,
    from: String? = nil,
    to: String? = nil
  ) {
    self.id = id
    self.type = type
    self.label = label
    self.comment = comment
    self.amount = amount
    self.from = from.map(Reference.init)
    self.to = to.map(Reference.init)
  }
}

/// A whole JSON-LD document.
package struct LinkedData: Encodable, Sendable {
  private let graph: [LinkedThing]
  private enum CodingKeys: String, CodingKey { case context = "@context", graph = "@graph" }

  /// The terms of the objects; the program's own ones are urns, which lead nowhere and clash with nothing.
  private static let context = [
    "@vocab": "urn:clew:", "label": "http://www.w3.org/2000/01/rdf-schema#label",
    "comment": "http://www.w3.org/2000/01/rdf-schema#comment",
  ]

  package init(graph: [LinkedThing]) { self.graph = graph }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(Self.context, forKey: .context)
    try container.encode(graph, forKey: .graph)
  }

  package func text() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
    return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
  }
}
