// KnowledgeGraphTests › GraphExportTests: the same graph in every format.

import Foundation
import GraphRules
import KnowledgeGraph
import Testing

@Suite("Graph files")
struct GraphExportTests {
  private func graph() throws -> KnowledgeGraph {
    var builder = GraphBuilder(ontology: try GraphRules.builtIn().ontology)
    let shell = builder.node("product", "shell\t\"<1>\"", label: "Rain & \"Shell\"\\")
    let pack = builder.node("product", "pack", label: "包")
    let teal = builder.node("colour", "teal", label: "teal")
    builder.connect(shell, "hasColour", teal, weight: 0.62, source: .derived)
    builder.connect(pack, "hasColour", teal, weight: 0.71, source: .event(3))
    return builder.freeze()
  }

  private func text(_ export: ((String) throws -> Void) throws -> Void) throws -> String {
    var lines: [String] = []
    try export { lines.append($0) }
    return lines.joined(separator: "\n")
  }

  @Test("JSON-LD is JSON, with each node and each edge once, whatever their names hold")
  func jsonLD() throws {
    let graph = try graph()
    let text = try text(graph.exportJSONLD)
    let object = try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    let things = try #require(object["@graph"] as? [[String: Any]])
    #expect(things.count == 5)
    #expect(things.contains { $0["label"] as? String == "Rain & \"Shell\"\\" })
    #expect(things.compactMap { $0["weight"] as? Double } == [0.62, 0.71])
  }

  @Test("GraphML and DOT quote what would break them")
  func quoting() throws {
    let graph = try graph()
    let graphML = try text(graph.exportGraphML)
    #expect(graphML.contains("id=\"product:shell &quot;&lt;1&gt;&quot;\""))
    #expect(graphML.components(separatedBy: "<edge ").count == 3)
    let dot = try text(graph.exportDOT)
    #expect(
      dot.contains("\"product:shell \\\"<1>\\\"\" -> \"colour:teal\" [label=\"hasColour\", weight=0.62];"))
    #expect(dot.components(separatedBy: " -> ").count == 3)
  }
}
