// clew › ExplainCommand: why one product would be recommended.

import ArgumentParser
import Conversation
import Foundation
import Recommender

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Say why a product suits a customer, with paths and parts that add up.")

  @Option(help: ArgumentHelp("The customer's id.", valueName: "id"))
  var user: String

  @Option(help: ArgumentHelp("The item, or one of its variants.", valueName: "id"))
  var item: String

  @Option(help: "en or zh.")
  var language: Language = .en

  @Option(help: "What to look at: paths (single paths with their weights), evidence, confidence or full.")
  var view: View?

  @Flag(help: "The receipt as JSON, with the tree of its reasons.")
  var json = false

  @Flag(help: "The line of the feed, or the event, behind each reason.")
  var source = false

  @Flag(help: "The pixels behind a shared colour, and which colour stands for which.")
  var pixels = false

  @Option(help: ArgumentHelp("Write these pixels to a PNG file.", valueName: "file"))
  var picture: String?

  @Option(help: ArgumentHelp("Where the pictures are (default: the folder of the feed).", valueName: "dir"))
  var images: String?

  @OptionGroup(title: "Drawings") var drawings: DrawingOptions
  @OptionGroup var colour: ColourOptions
  @OptionGroup var options: ShopOptions

  enum Language: String, ExpressibleByArgument, CaseIterable { case en, zh }
  enum View: String, ExpressibleByArgument, CaseIterable { case paths, evidence, confidence, full }

  func run() throws {
    let shop = try options.openToAnswer()
    _ = try shop.user(user)
    let desk = ShopDesk(shop)
    let request = ListRequest(user: user, count: shop.settings.listSize)
    let explained = try desk.explain(item, for: request, language: language.rawValue)
    for (format, file) in drawings.wanted {
      var output = try TextOutput(file)
      try output.write(try desk.text(of: explained, user: user, as: format))
      try output.finish()
    }
    let screen = colour.screen
    if pixels || picture != nil {
      let visual = try desk.visualReason(of: explained, user: user, images: images)
      if let picture { try Data(visual.png()).write(to: URL(filePath: picture), options: .atomic) }
      if pixels {
        if screen.showsPixels { screen.show(HalfBlocks.lines(of: visual.picture, inColumns: screen.columns)) }
        screen.show(visual.lines.map { StyledLine("  " + $0) })
      }
    }
    let isDrawn = !drawings.wanted.isEmpty || pixels || picture != nil
    if isDrawn, !json, !source { return }
    let change = try desk.change(of: item, in: request, isFull: false, language: language.rawValue)
    if json {
      var receipt = try desk.document(explained, user: user, withSources: source)
      receipt.rank = change?.rank
      receipt.counterfactual = CounterfactualDocument(change)
      return screen.show(try JSONText.line(receipt))
    }
    let reply = ExplanationReply(
      explained: explained, rank: change?.rank, view: view?.rawValue, customer: desk.customer(user),
      change: change)
    screen.show(screen.layout(language: language.rawValue).lines(.explanation(reply)))
    guard source else { return }
    for (reason, lines) in try desk.sources(of: explained, user: user) {
      screen.show(SourceReport.lines(of: reason, lines))
    }
  }
}

/// The files that an explanation is drawn in.
struct DrawingOptions: ParsableArguments {
  @Option(help: ArgumentHelp("A page with everything, for a browser.", valueName: "file"))
  var html: String?

  @Option(help: ArgumentHelp("A drawing of the reasons.", valueName: "file"))
  var svg: String?

  @Option(help: ArgumentHelp("The drawing for Graphviz.", valueName: "file"))
  var dot: String?

  @Option(help: ArgumentHelp("The drawing for programs that lay out graphs.", valueName: "file"))
  var graphml: String?

  @Option(help: ArgumentHelp("The drawing as linked data.", valueName: "file"))
  var jsonld: String?

  /// What was asked for; a file named - is standard output.
  var wanted: [(ExplanationFormat, String)] {
    let files: [(ExplanationFormat, String?)] = [
      (.html, html), (.svg, svg), (.dot, dot), (.graphml, graphml), (.jsonld, jsonld),
    ]
    return files.compactMap { format, file in file.map { (format, $0) } }
  }
}
