// clew › TrainCommand: learns from the events.

import ArgumentParser
import GraphRules
import Recommender
import Terminal

struct TrainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train", abstract: "Learn from the events, and say how well the last choices were foreseen.")

  @Option(
    help: ArgumentHelp(
      "Settings of this training in YAML: weights, metapaths, neighbours …", valueName: "file"))
  var config: String?

  @OptionGroup var options: ShopOptions

  func run() throws {
    let rules = try options.rules()
    let settings = try config.map { try TrainConfig.load(path: $0, rules: rules) } ?? TrainConfig()
    let shop = try Shop(folder: options.folder, rules: rules)
    let report = try shop.train(settings) { stage in
      if TerminalStream.error.isTerminal { TerminalStream.error.write("\r\u{1B}[K  \(stage) …") }
    }
    if TerminalStream.error.isTerminal { TerminalStream.error.write("\r\u{1B}[K") }
    let screen = Screen()
    screen.show(
      "Model \(report.number): \(report.products) products, \(report.customers) customers, \(report.events) events."
    )
    if let health = report.graphHealth {
      screen.show(GraphHealthReport(health).lines(columns: screen.columns))
    }
    guard let holdout = report.holdout else { return }
    screen.show("Foreseen among the first ten, of the last choices of \(holdout.customers) customers:")
    var table = PlainTable()
    table.add("  ", "hit rate", "ndcg")
    for line in holdout.lines {
      table.add("  \(line.name)", Self.share(line.hitRate), Self.share(line.ndcg))
    }
    table.lines.forEach(screen.show)
  }

  private static func share(_ value: Double) -> String {
    let thousandths = Int((value * 1000).rounded())
    let digits = String(thousandths % 1000)
    return "\(thousandths / 1000).\(String(repeating: "0", count: 3 - digits.count))\(digits)"
  }
}
