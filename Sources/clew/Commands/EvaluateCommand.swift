// clew › EvaluateCommand: how good the lists are, measured on what customers did.

import ArgumentParser
import Evaluation
import GraphRules
import Recommender
import Terminal

struct EvaluateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Measure the lists on what customers did, without changing the shop.",
    discussion: """
      A part of what customers chose is hidden, the scorers are trained in memory on the rest, and the lists are judged
      by what was hidden:

        leave-one-out   the last choice of each customer with at least three (the default)
        time            what was chosen from --cut on, or the latest --hide share of all choices
        k-fold          each choice once in --folds folds, or with --over customers each customer
        given           the items of --test; the shop is what is known, and its model is the one that is measured

      Figures are means over customers; the intervals hold 95 of 100 resamples of the customers.

      Examples:
        clew evaluate
        clew evaluate --split time --cut 2026-09-01 --html report.html
        clew evaluate --split given --test test.tsv --k 20 --json
        clew evaluate --graph                    whether triples were joined to the right products
        clew evaluate --explanations --customers 1000 --html reasons.html
      """)

  /// The splits by name.
  enum SplitName: String, ExpressibleByArgument, CaseIterable {
    case leaveOneOut = "leave-one-out"
    case time
    case kFold = "k-fold"
    case given
  }

  @Option(help: "What is hidden: leave-one-out, time, k-fold or given.")
  var split: SplitName = .leaveOneOut

  @Option(help: ArgumentHelp("With --split time: the first moment that is hidden.", valueName: "date"))
  var cut: String?

  @Option(
    help: ArgumentHelp("With --split time: the share of choices to hide (default: 0.2).", valueName: "share"))
  var hide: Double?

  @Option(help: ArgumentHelp("With --split k-fold: how many folds (default: 5).", valueName: "n"))
  var folds: Int?

  @Option(
    help: ArgumentHelp(
      "With --split k-fold: what is dealt out, choices or customers (default: choices).", valueName: "unit"))
  var over: String?

  @Option(
    help: ArgumentHelp(
      "With --split given: the wanted items, user_id and item_id a line, or user item item … a line.",
      valueName: "file"))
  var test: String?

  @Option(
    name: .customLong("k"),
    help: ArgumentHelp("How long lists are, one or more numbers (default: 5,10,20).", valueName: "n,n"))
  var cutoffs: String?

  @Option(help: ArgumentHelp("Of everything that is left to chance.", valueName: "n"))
  var seed: UInt64 = 7

  @Option(help: ArgumentHelp("Test at most so many customers a fold, evenly spread.", valueName: "n"))
  var customers: Int?

  @Option(
    help: ArgumentHelp(
      "At most so many customers a fold show what each scorer is worth; 0 leaves that out.", valueName: "n"))
  var ablation = 500

  @Option(
    help: ArgumentHelp(
      """
      Also measure, to compare: other fusions of the same scorers (average, borda, reciprocal-rank, cascade, stacking, \
      trees) or networks (neumf, gru4rec).
      """, valueName: "name,name"))
  var models: String?

  @Option(help: ArgumentHelp("How often the customers are resampled for the intervals.", valueName: "n"))
  var resamples = 1000

  @Flag(help: "Lists may hold what the customer has already; with --split time, repeats are to be foreseen.")
  var includeBought = false

  @Option(help: ArgumentHelp("Settings of the training in YAML, as for clew train.", valueName: "file"))
  var config: String?

  @Flag(help: "Only tell whether external triples were joined to the right products.")
  var graph = false

  @Flag(
    help: "Only measure the explanations of the model in use: the scorers are asked whether they are true.")
  var explanations = false

  @Option(
    help: ArgumentHelp(
      "With --explanations: train again for so many customers, without what would change their list.",
      valueName: "n"))
  var retrain: Int?

  @Flag(help: "As JSON.")
  var json = false

  @Option(help: ArgumentHelp("Write a page with charts, too.", valueName: "file"))
  var html: String?

  @OptionGroup var colour: ColourOptions
  @OptionGroup var options: ShopOptions

  func validate() throws {
    func only(_ given: Bool, _ option: String, with name: SplitName) throws {
      if given, split != name { throw ValidationError("\(option) goes with --split \(name.rawValue)") }
    }
    try only(cut != nil, "--cut", with: .time)
    try only(hide != nil, "--hide", with: .time)
    try only(folds != nil, "--folds", with: .kFold)
    try only(over != nil, "--over", with: .kFold)
    try only(test != nil, "--test", with: .given)
    if cut != nil, hide != nil {
      throw ValidationError("--cut and --hide exclude each other; give one of them")
    }
    if let hide, !(hide > 0 && hide < 1) {
      throw ValidationError("--hide \(hide): give a share between 0 and 1, for instance 0.2")
    }
    if let folds, !(2...100).contains(folds) {
      throw ValidationError("--folds \(folds): give a number from 2 to 100")
    }
    if let over, KFold.Unit(rawValue: over) == nil {
      throw ValidationError("--over \(over): give choices or customers")
    }
    if graph, explanations { throw ValidationError("--graph and --explanations exclude each other") }
    if retrain != nil, !explanations { throw ValidationError("--retrain goes with --explanations") }
    if explanations, config != nil, (retrain ?? 0) == 0 {
      throw ValidationError("--config goes with --retrain where explanations are measured")
    }
    if let retrain, retrain < 0 { throw ValidationError("--retrain \(retrain): give a number from 0") }
    if graph, html != nil { throw ValidationError("--graph has no page; leave out --html") }
    if split == .given, test == nil { throw ValidationError("--split given needs --test file") }
    if let customers, customers < 1 {
      throw ValidationError("--customers \(customers): give a number from 1")
    }
    if ablation < 0 { throw ValidationError("--ablation \(ablation): give a number from 0") }
    if !(2...100_000).contains(resamples) {
      throw ValidationError("--resamples \(resamples): give a number from 2 to 100000")
    }
    _ = try parsedCutoffs()
    _ = try parsedCut()
    _ = try parsedModels()
  }

  private func parsedModels() throws -> [ComparisonModel] {
    try namedCases(of: models ?? "", option: "--models", kind: "models")
  }

  func run() throws {
    let rules = try options.rules()
    let shop = try Shop(folder: options.folder, rules: rules)
    if graph { return try showGraphHealth(shop) }
    if explanations { return try showExplanations(shop, rules) }
    let line = StageLine()
    let settings = try settings(rules)
    let report = try Evaluator(shop, settings) { line.show($0) }.run()
    line.finish()
    try writePage(EvaluationPage(report).text)
    let screen = colour.screen
    if json { return screen.show(try JSONText.line(report)) }
    screen.show(EvaluationTable(report).lines(columns: screen.columns))
  }

  private func writePage(_ text: @autoclosure () -> String) throws {
    guard let html else { return }
    var page = try TextOutput(html)
    try page.write(text())
    try page.finish()
    TerminalStream.error.write("The page is \(html).\n")
  }

  private func showExplanations(_ shop: Shop, _ rules: GraphRules) throws {
    let line = StageLine()
    var settings = ReasonSettings()
    settings.customers = customers ?? 200
    settings.seed = seed
    settings.retrained = retrain ?? 0
    settings.config = try config.map { try TrainConfig.load(path: $0, rules: rules) }
    let report = try ReasonEvaluator(shop, settings) { line.show($0) }.run()
    line.finish()
    try writePage(ReasonPage(report).text)
    let screen = colour.screen
    if json { return screen.show(try JSONText.line(report)) }
    screen.show(ReasonTable(report: report).lines(columns: screen.columns))
  }

  private func showGraphHealth(_ shop: Shop) throws {
    let health = try shop.graphHealth()
    let screen = colour.screen
    if json { return screen.show(try JSONText.line(GraphHealthDocument(health))) }
    guard let health else {
      return screen.show(
        "Nothing to test: it takes triples about products, and customers who chose two of those.")
    }
    screen.show(GraphHealthReport(health).lines(columns: screen.columns))
  }

  private func settings(_ rules: GraphRules) throws -> EvaluationSettings {
    var settings = EvaluationSettings()
    settings.split =
      switch split {
      case .leaveOneOut: .leaveOneOut
      case .time: .time(moment: try parsedCut(), hiding: hide ?? 0.2)
      case .kFold: .kFold(count: folds ?? 5, unit: over.flatMap(KFold.Unit.init) ?? .choices)
      case .given: .given(file: test ?? "")
      }
    settings.cutoffs = try parsedCutoffs()
    settings.seed = seed
    settings.resamples = resamples
    settings.customers = customers
    settings.ablationCustomers = ablation
    settings.includesSeen = includeBought
    settings.models = try parsedModels()
    settings.config = try config.map { try TrainConfig.load(path: $0, rules: rules) }
    return settings
  }

  private func parsedCutoffs() throws -> [Int] {
    guard let cutoffs else { return [5, 10, 20] }
    let numbers = cutoffs.split(separator: ",").map { Int($0) ?? 0 }
    guard !numbers.isEmpty, numbers.count <= 3, numbers.allSatisfy({ (1...1000).contains($0) }) else {
      throw ValidationError("--k \(cutoffs): give up to three numbers from 1 to 1000, for instance 5,10,20")
    }
    return Set(numbers).sorted()
  }

  private func parsedCut() throws -> Int64? {
    guard let cut else { return nil }
    guard let moment = Moment.seconds(cut) else {
      throw ValidationError("--cut \(cut): write a date, 2026-09-01, or a time, 2026-09-01T12:00:00Z")
    }
    return moment
  }
}
