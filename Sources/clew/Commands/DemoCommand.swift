// clew › DemoCommand: the sample shop, ready to talk to.

import ArgumentParser
import Catalogue
import Foundation
import GraphRules
import Recommender
import Service
import ShopStore
import Terminal

struct DemoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "Talk to the sample shop.",
    discussion: """
      Takes in the sample shop and trains it, then opens the chat. Without a terminal it plays a short conversation.
      The shop is kept in ./clew-demo unless --shop says otherwise.
      """)

  @Option(
    help: ArgumentHelp(
      "The folder of the sample shop (default: Assets, here or beside the program).", valueName: "dir"))
  var assets: String?

  @OptionGroup var colour: ColourOptions
  @OptionGroup var options: ShopOptions

  /// What is played without a terminal.
  private static let conversation = [
    "hiking boots for Anna Keller under 120 euros", "why 2", "cheaper", "not that brand", "undo",
    "给李雷推荐几双登山靴",
  ]

  func run() throws {
    var own = options
    own.shop = options.shop ?? "clew-demo"
    if !ShopStore.exists(own.folder) { try prepare(own) }
    let shop = try own.open()
    if TerminalStream.input.isTerminal, TerminalStream.output.isTerminal {
      var chat = try ChatCommand.parse([])
      chat.options = own
      chat.colour = colour
      return try chat.run()
    }
    var chat = Chat(ChatSession(shop), as: .pretty, on: colour.screen)
    chat.greet(in: "en")
    for sentence in Self.conversation {
      Screen().show("clew> \(sentence)\n")
      _ = try chat.say(sentence)
    }
  }

  private func prepare(_ options: ShopOptions) throws {
    let source = try assetsFolder()
    let now = try ShopClock(environment: ProcessInfo.processInfo.environment, shopNow: nil).now
    let reports = try Ingester(folder: options.folder, now: now).ingest([source], pictures: nil)
    let records = reports.reduce(0) { $0 + $1.tally.read }
    TerminalStream.error.write("Took in \(source): \(records) records of \(reports.count) files.\n")
    let report = try options.open().train(nil) { _ in }
    TerminalStream.error.write("Trained on \(report.events) events of \(report.customers) customers.\n\n")
  }

  /// `Assets` in the working folder, else beside the program or above its build folder.
  private func assetsFolder() throws -> String {
    if let assets { return assets }
    var places = ["Assets"]
    var folder = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
    for _ in 0..<4 {
      places.append(folder.appendingPathComponent("Assets").path)
      folder = folder.deletingLastPathComponent()
    }
    guard let found = places.first(where: { FileManager.default.fileExists(atPath: $0 + "/shop.yaml") })
    else {
      throw ShopError.noSuchFile("Assets/shop.yaml (give its folder with --assets)")
    }
    return found
  }
}
