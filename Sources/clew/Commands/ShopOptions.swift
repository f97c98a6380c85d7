// clew › ShopOptions: which shop, and by which rules.

import ArgumentParser
import Conversation
import Foundation
import GraphRules
import Recommender
import Service
import Terminal

/// The options that every command about a shop has.
struct ShopOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp("The shop's folder (default: $CLEW_SHOP, else ./clew-shop).", valueName: "dir"))
  var shop: String?

  @Option(
    help: ArgumentHelp("A folder of YAML files to use instead of the built-in rules.", valueName: "dir"))
  var graph: String?

  var folder: URL {
    let environment = ProcessInfo.processInfo.environment["CLEW_SHOP"].flatMap { $0.isEmpty ? nil : $0 }
    return URL(fileURLWithPath: shop ?? environment ?? "clew-shop")
  }

  func rules() throws -> GraphRules {
    if let graph { return try GraphRules.load(folder: graph) }
    return try GraphRules.builtIn()
  }

  func open() throws -> Shop { try Shop(folder: folder, rules: rules()) }

  /// Opens the shop for a command that answers by the model, and says so when there have been imports since its training.
  func openToAnswer() throws -> Shop {
    let shop = try open()
    Self.tellAge(ofModel: shop.modelDataVersion, data: shop.dataVersion)
    return shop
  }

  static func tellAge(ofModel known: Int?, data: Int) {
    guard let known, known < data else { return }
    TerminalStream.error.write(
      "clew: the model was trained on import \(known) of \(data); what came since is in use, but not learned from: "
        + "clew train\n")
  }
}

/// How data is written.
enum DataFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json, tsv
}

/// The options of commands that write data.
struct FormatOptions: ParsableArguments {
  @Option(help: "text, json or tsv.")
  var format: DataFormat = .text

  @Flag(help: "Short for --format json.")
  var json = false

  @Flag(help: "Short for --format tsv.")
  var tsv = false

  @Option(
    name: [.short, .long],
    help: ArgumentHelp("Write to a file instead of standard output.", valueName: "file"))
  var output: String?

  var chosen: DataFormat { json ? .json : tsv ? .tsv : format }

  func validate() throws {
    if json, tsv { throw ValidationError("--json and --tsv exclude each other; give one of them") }
  }
}

/// The form of a conversation's answers.
struct FormOptions: ParsableArguments {
  @Flag(help: "One JSON object a turn.")
  var json = false

  @Flag(help: "Lists as one item a line: place, item, score, price, currency and title between tabs.")
  var plain = false

  @Option(
    help:
      "How a terminal shows pictures: auto (what it can do), kitty, sixel, blocks (two pixels a character) or words."
  )
  var pictures: PictureChoice = .auto

  enum PictureChoice: String, ExpressibleByArgument, CaseIterable {
    case auto, kitty, sixel, blocks, words

    /// `nil` for what the terminal can do.
    var support: PictureSupport? { PictureSupport(rawValue: rawValue) }
  }

  var chosen: Chat.Form { json ? .json : plain ? .plain : .pretty }

  func validate() throws {
    if json, plain { throw ValidationError("--json and --plain exclude each other; give one of them") }
  }
}

/// What a conversation may write without asking, and how long it waits.
struct TalkOptions: ParsableArguments {
  @Option(
    defaultAsFlag: "yes", parsing: .next,
    help: ArgumentHelp(
      "Agree beforehand to rules and held files; with a customer's id, as --confirm=u2077, to her erasure.",
      valueName: "id"))
  var confirm: String?

  @Option(help: "en or zh: the language of all answers; without it, that of each sentence.")
  var lang: Tongue?

  enum Tongue: String, ExpressibleByArgument, CaseIterable { case en, zh }

  /// Whether the program speaks Chinese by itself: as told, else as the environment's locale is.
  var isChinese: Bool {
    if let lang { return lang == .zh }
    let environment = ProcessInfo.processInfo.environment
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
    return locale?.hasPrefix("zh") ?? false
  }

  func say(_ english: String, _ chinese: String) -> String { isChinese ? chinese : english }

  @Flag(help: "Keep the customer loaded however long nothing is said; without it, half an hour.")
  var noExpire = false

  @Flag(help: "Ask nothing: what would have to be confirmed is not done.")
  var noInput = false

  /// Whether somebody can be asked on this line.
  func consent(canAsk: Bool) -> Consent { Consent(canAsk: canAsk && !noInput, given: confirm) }

  var patience: Int64? { noExpire ? nil : ChatSession.usualPatience }
}
