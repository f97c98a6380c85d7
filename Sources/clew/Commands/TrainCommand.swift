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

  @Flag(help: "Search the settings and weights that foresee the last choices best, and train with them.")
  var tune = false

  @Flag(help: "Use the usual settings, not those that --tune has found for the model in use.")
  var fresh = false

  @Flag(
    help: """
      Learn only what the events since the last training have changed; the model is the one of a full training. Does \
      not say how well the last choices were foreseen.
      """)
  var incremental = false

  @Option(help: "With --tune: how settings are searched: climb, grid, random or bayes.")
  var tuneSearch: TuningSearch?

  @Option(help: ArgumentHelp("With --tune: try so many settings at most.", valueName: "n"))
  var tuneTries: Int?

  @Option(
    help: ArgumentHelp(
      "With --tune: search so long at most; what is found then depends on the machine.", valueName: "seconds")
  )
  var tuneBudget: Double?

  @Option(
    help: ArgumentHelp(
      "With --tune: events to foresee instead of each customer's last choice, or user_id and item_id a line.",
      valueName: "file"))
  var validation: String?

  @Option(
    help: ArgumentHelp(
      "With --tune: foresee choices among the items of this file alone, one a line or by item_id.",
      valueName: "file"))
  var only: String?

  @Option(
    help: ArgumentHelp(
      "With --tune: let these scorers alone take part, for instance walk,text.", valueName: "name,name"))
  var tuneScorers: String?

  @Flag(
    help: "With --validation: foresee repeat purchases too, for lists with what a customer has bought before."
  )
  var includeBought = false

  @Option(help: ArgumentHelp("With --tune: write what was found, for --config.", valueName: "file"))
  var save: String?

  @OptionGroup var options: ShopOptions

  func validate() throws {
    if fresh, config != nil {
      throw ValidationError("--config already says which settings are used; leave out --fresh")
    }
    if incremental, tune {
      throw ValidationError("--tune looks at all events; leave out --incremental")
    }
    if includeBought, validation == nil { throw ValidationError("--include-bought goes with --validation") }
    guard !tune else {
      if let tuneTries, tuneTries < 0 {
        throw ValidationError("--tune-tries \(tuneTries): give a number from 0")
      }
      if let tuneBudget, tuneBudget <= 0 {
        throw ValidationError("--tune-budget \(tuneBudget): give a number of seconds above 0")
      }
      _ = try scorers()
      return
    }
    let given = [
      ("--tune-search", tuneSearch != nil), ("--tune-tries", tuneTries != nil),
      ("--tune-budget", tuneBudget != nil), ("--validation", validation != nil),
      ("--save", save != nil), ("--only", only != nil), ("--tune-scorers", tuneScorers != nil),
    ]
    if let (name, _) = given.first(where: \.1) { throw ValidationError("\(name) goes with --tune") }
  }

  private func scorers() throws -> Set<ScorerName>? {
    try tuneScorers.map { Set(try namedCases(of: $0, option: "--tune-scorers", kind: "scorers")) }
  }

  func run() throws {
    let rules = try options.rules()
    let settings = try config.map { try TrainConfig.load(path: $0, rules: rules) }
    let shop = try Shop(folder: options.folder, rules: rules, isForTraining: true)
    var budget = TuningBudget()
    budget.tries = tuneTries ?? budget.tries
    budget.seconds = tuneBudget
    budget.scorers = try scorers()
    budget.items = try ItemFile.items(path: only, in: shop)
    budget.search = tuneSearch ?? budget.search
    budget.includesSeen = includeBought
    let report = try shop.train(
      settings, isFresh: fresh, isIncremental: incremental, tuning: tune ? budget : nil,
      validation: validation
    ) { stage in
      if TerminalStream.error.isTerminal { TerminalStream.error.write("\r\u{1B}[K  \(stage) …") }
    }
    if TerminalStream.error.isTerminal { TerminalStream.error.write("\r\u{1B}[K") }
    let screen = Screen()
    screen.show(
      "Model \(report.number): \(report.products) products, \(report.customers) customers, \(report.events) events."
    )
    if let update = report.update {
      let names = { (names: [String]) in names.isEmpty ? "none" : names.joined(separator: ", ") }
      screen.show(
        "\(update.customers) customers chose something new. Brought up to date: \(names(update.updated)); learned anew "
          + "from all choices: \(names(update.relearned)).")
    } else if incremental {
      screen.show("There was no model to start from: it was trained in full.")
    }
    switch report.settings {
    case .usual, .given: break
    case .found(let model):
      screen.show(
        "Its settings are those that --tune found for model \(model); --fresh takes the usual ones.")
    case .notKept(let reason):
      screen.show("Its settings are the usual ones, for those of the model in use cannot be read: \(reason)")
    }
    if let colours = report.colours { screen.show(ColourTeachingReport(colours).line) }
    if let health = report.graphHealth {
      screen.show(GraphHealthReport(health).lines(columns: screen.columns))
    }
    if let tuning = report.tuning {
      TuningPages.show(tuning, on: screen)
      if let save {
        var output = try TextOutput(save)
        try output.write(tuning.config.yaml)
        try output.finish()
      }
    }
    guard let holdout = report.holdout else { return }
    screen.show("Foreseen among the first ten, of the last choices of \(holdout.customers) customers:")
    var table = PlainTable()
    table.add("  ", "hit rate", "ndcg")
    for line in holdout.lines {
      table.add(
        "  \(line.name)", FigureText.fixed(line.hitRate, decimals: 3),
        FigureText.fixed(line.ndcg, decimals: 3))
    }
    table.lines.forEach(screen.show)
  }
}

extension TuningSearch: ExpressibleByArgument {}
