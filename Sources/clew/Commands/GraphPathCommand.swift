// clew › GraphPathCommand: how two things hang together.

import ArgumentParser
import Conversation
import KnowledgeGraph
import Recommender

struct GraphPathCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "path", abstract: "Find the best paths between two nodes.",
    discussion:
      "Nodes are written kind:id, for instance product:altura-ridge-45, brand:altura or user:u1042. Paths "
      + "pass no customers; one may only begin or end there.")

  @Argument(help: ArgumentHelp("The node to start from.", valueName: "from"))
  var start: String

  @Argument(help: ArgumentHelp("The node to reach.", valueName: "to"))
  var end: String

  @Option(help: ArgumentHelp("How many paths.", valueName: "n"))
  var top = 5

  @Option(help: ArgumentHelp("At most so many steps, up to 6.", valueName: "n"))
  var longest = 4

  @Option(help: "weight (the strongest first) or length (the shortest first).")
  var by: PathSearch.Order = .weight

  @Flag(help: "As JSON.")
  var json = false

  @OptionGroup var colour: ColourOptions
  @OptionGroup var options: ShopOptions

  func validate() throws {
    guard top > 0 else { throw ValidationError("--top takes a number of paths from 1") }
    guard (1...6).contains(longest) else {
      throw ValidationError("--longest takes a number of steps from 1 to 6")
    }
  }

  func run() throws {
    let graph = try options.open().graphWithEvents()
    let ends = try [start, end].map { name in
      guard let node = graph.node(named: name) else {
        throw ShopError.unknownNode(name, kinds: graph.nodeCounts.map(\.kind))
      }
      return node
    }
    let found = PathSearch(graph, order: by, longest: longest).paths(from: ends[0], to: ends[1], most: top)
    let screen = colour.screen
    if json {
      let paths = found.paths.map { PathDocument($0, graph) }
      return screen.show(try JSONText.line(PathsDocument(paths: paths, complete: found.isComplete)))
    }
    for path in found.paths { screen.show(lines(path, graph, width: screen.columns)) }
    if found.paths.isEmpty {
      screen.show([
        StyledLine("No path of at most \(longest) steps; --longest \(min(6, longest + 2)) looks further.")
      ])
    }
    if !found.isComplete {
      screen.show([StyledLine("There are more paths than were looked at; fewer --longest is surer.")])
    }
  }

  /// `0.031  Rain Shell ──hasColour 0.62──▶ teal ◀──hasColour 0.71── Ridge 45`, broken before an arrow.
  private func lines(_ path: GraphPath, _ graph: KnowledgeGraph, width: Int) -> [StyledLine] {
    let strength = Figures.significant(path.strength)
    var lines = [
      StyledLine([
        Span(strength + String(repeating: " ", count: max(1, 9 - strength.count))),
        Span(graph.label(path.start), .strong),
      ])
    ]
    for step in path.steps {
      let weight = step.weight == 1 ? "" : " " + Figures.significant(step.weight)
      let spans = [
        Span(step.isInverse ? " ◀──" : " ──", .arrow), Span(step.relation + weight, .dim),
        Span(step.isInverse ? "──" : "──▶", .arrow), Span(" " + graph.label(step.node), .strong),
      ]
      if lines[lines.count - 1].width + spans.reduce(0, { $0 + StyledLine([$1]).width }) > width {
        lines.append(StyledLine([Span("         ")]))
      }
      lines[lines.count - 1].spans += spans
    }
    return lines
  }
}

extension PathSearch.Order: ExpressibleByArgument {}

/// A path as JSON.
private struct PathDocument: Encodable {
  struct Edge: Encodable {
    let relation: String
    let inverse: Bool?
    let weight: Double
  }
  let strength: Double
  let nodes: [String]
  let edges: [Edge]

  init(_ path: GraphPath, _ graph: KnowledgeGraph) {
    strength = path.strength
    nodes = ([path.start] + path.steps.map(\.node)).map(graph.name)
    edges = path.steps.map {
      Edge(relation: $0.relation, inverse: $0.isInverse ? true : nil, weight: $0.weight)
    }
  }
}

private struct PathsDocument: Encodable {
  let v = 1
  let paths: [PathDocument]
  /// Whether no better path can have been missed.
  let complete: Bool
}
