// clew › GraphCommand: the graph, counted or written out.

import ArgumentParser
import GraphRules
import KnowledgeGraph
import Recommender

struct GraphCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "graph", abstract: "Look at the graph of products, customers and what links them.",
    subcommands: [GraphStatsCommand.self, GraphPathCommand.self, GraphExportCommand.self])
}

struct GraphStatsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stats", abstract: "Count nodes and edges by kind.")

  @Flag(help: "As JSON.")
  var json = false

  @OptionGroup var options: ShopOptions

  func run() throws {
    let graph = try options.open().graphWithEvents()
    let screen = Screen()
    if json {
      struct Counts: Encodable {
        let v = 1
        let nodes, edges: [String: Int]
      }
      let nodes = Dictionary(uniqueKeysWithValues: graph.nodeCounts.map { ($0.kind, $0.count) })
      let edges = Dictionary(uniqueKeysWithValues: graph.edgeCounts.map { ($0.relation, $0.count) })
      return screen.show(try JSONText.line(Counts(nodes: nodes, edges: edges)))
    }
    var table = PlainTable()
    for (kind, count) in graph.nodeCounts { table.add("node", kind, String(count)) }
    for relation in graph.relations {
      table.add(
        "edge", relation.rule.name, String(relation.count), "\(relation.rule.from) → \(relation.rule.to)")
    }
    table.lines.forEach(screen.show)
  }
}

struct GraphExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write every edge: head, relation, tail, weight, source.")

  @Option(help: "tsv, graphml, dot or jsonld.")
  var format: ExportFormat = .tsv

  @Option(
    name: [.short, .long],
    help: ArgumentHelp("Write to a file instead of standard output.", valueName: "file"))
  var output: String?

  @OptionGroup var options: ShopOptions

  enum ExportFormat: String, ExpressibleByArgument, CaseIterable { case tsv, graphml, dot, jsonld }

  func run() throws {
    let graph = try options.open().graphWithEvents()
    var output = try TextOutput(output)
    switch format {
    case .tsv:
      try output.write(KnowledgeGraph.tsvHeader + "\n")
      try graph.exportTSV { try output.write($0 + "\n") }
    case .graphml: try graph.exportGraphML { try output.write($0 + "\n") }
    case .dot: try graph.exportDOT { try output.write($0 + "\n") }
    case .jsonld: try graph.exportJSONLD { try output.write($0 + "\n") }
    }
    try output.finish()
  }
}
