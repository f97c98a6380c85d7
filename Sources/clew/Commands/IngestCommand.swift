// clew › IngestCommand: takes files into a shop.

import ArgumentParser
import Catalogue
import Conversation
import FeedIngest
import Foundation
import Recommender
import Terminal

struct IngestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ingest",
    abstract: "Take in feeds, pictures, customers and events.",
    discussion: """
      Each file is known by its content: product feeds (Google Merchant and Meta, Yandex YML, Heureka, Zboží, BMEcat,
      Criteo, cXML), events, customers, stores and stock (CSV), events as lines of numbers, and YAML (shop, lexicon,
      promotions, rules, mapping). A mapping.yaml says what the parts of any other XML or table stand for,
      and --suggest-mapping drafts one. A shop.yaml, or a folder with one, brings every file that it lists. All files
      are taken in, or none.

      A feed replaces the one of the same file name, or of the same --feed. One that leaves out, renames or reprices a great deal is held:
      the shop stays as it was until you say --confirm or --rekey. clew import list shows what came in when.
      """)

  @Argument(help: ArgumentHelp("Files, or a folder with a shop.yaml.", valueName: "path"))
  var paths: [String] = []

  @Option(
    help: ArgumentHelp(
      "Draft a mapping.yaml for a feed in a format of its own, print it, and take nothing in.",
      valueName: "file"))
  var suggestMapping: String?

  @Option(
    help: ArgumentHelp(
      "The folder below which the feed's pictures lie, or a zip or tar file with them (default: the feed's own folder).",
      valueName: "dir"))
  var images: String?

  @Option(
    help: ArgumentHelp(
      """
      How much the feeds speak for: full (what they leave out is no longer offered), update (only the products that \
      they name) or prices (only the prices of known products). Default: what a feed says itself, else full.
      """, valueName: "mode"))
  var mode: FeedMode?

  @Option(
    help: ArgumentHelp(
      "What the feed is called, where its file has another name each night: a feed replaces the one called like it (default: the file's name).",
      valueName: "name"))
  var feed: String?

  @Flag(help: "Only say what would happen; nothing is kept.")
  var dryRun = false

  @Flag(help: "Take in a feed that would be held: one that leaves out, renames or reprices a great deal.")
  var confirm = false

  @Flag(help: "Let new ids stand for old products where a link, a GTIN, a picture or the like says so.")
  var rekey = false
  @Flag(
    help:
      "Fetch pictures with a web address that are not in the folder, four at a time, each at most 16 MB and 10 s."
  )
  var fetchImages = false

  @Flag(help: "With --fetch-images: also from this machine and private networks.")
  var allowPrivateAddresses = false

  @Flag(help: "The report as JSON, one object a file.")
  var json = false

  @Flag(help: "The findings as CSV, one row each.")
  var csv = false

  @Flag(help: "Warnings make the exit code 1.")
  var strict = false

  @OptionGroup var options: ShopOptions

  func run() throws {
    if let suggestMapping {
      let draft = try MappingDraft.text(path: suggestMapping)
      return Screen().show(String(draft.dropLast()))
    }
    let shopNow = try? ShopClock(environment: ProcessInfo.processInfo.environment, shopNow: nil).now
    let bar = IngestBar(isQuiet: json || csv)
    var manner = IngestManner()
    manner.mode = mode
    manner.isRehearsal = dryRun
    manner.isConfirmed = confirm
    manner.takesRenames = rekey
    manner.feedName = feed
    let ingester = Ingester(folder: options.folder, now: shopNow ?? 0, manner: manner) { bar.show($0) }
    let reports: [FileReport]
    do {
      reports = try ingester.ingest(
        paths, pictures: images,
        web: !fetchImages ? .off : allowPrivateAddresses ? .anywhere : .publicOnly
      ).testingTriples(in: options.folder, rules: try options.rules())
    } catch let rejected as IngestRejected {
      bar.finish()
      if json || csv { try show(rejected.reports) }
      throw rejected
    } catch let held as IngestHeld {
      bar.finish()
      try show(held.reports)
      throw held
    }
    bar.finish()
    try show(reports)
    if strict, reports.contains(where: { $0.tally.sortedFindings.contains { $0.severity != .info } }) {
      throw Leave(.failed)
    }
  }

  func validate() throws {
    if paths.isEmpty, suggestMapping == nil { throw ValidationError("Name at least one file or folder.") }
    if feed?.isEmpty == true { throw ValidationError("--feed wants a name.") }
    if json, csv { throw ValidationError("--json and --csv are two forms of one report; give one of them.") }
  }

  private func show(_ reports: [FileReport]) throws {
    let screen = Screen()
    if csv { screen.show(FindingTable.header) }
    for report in reports {
      if json {
        screen.show(try JSONText.line(ImportDocument(report)))
      } else if csv {
        FindingTable.lines(ImportSummary(report)).forEach(screen.show)
      } else {
        screen.show(ImportReport(report).lines(columns: screen.columns))
      }
    }
  }
}

extension FeedMode: ExpressibleByArgument {}
