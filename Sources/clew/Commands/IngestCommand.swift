// clew › IngestCommand: takes files into a shop.

import ArgumentParser
import Catalogue
import Conversation
import Foundation
import Recommender
import Terminal

struct IngestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ingest",
    abstract: "Take in feeds, pictures, customers and events.",
    discussion: """
      Each file is known by its content: product feeds (Google Merchant RSS 2.0 and Atom), events, customers, stores
      and stock (CSV), events as lines of numbers, and YAML (shop, lexicon, promotions, rules). A shop.yaml, or a
      folder with one, brings every file that it lists. All files are taken in, or none.

      A feed replaces the one of the same file name. One that leaves out, renames or reprices a great deal is held:
      the shop stays as it was until you say --confirm or --rekey. clew import list shows what came in when.
      """)

  @Argument(help: ArgumentHelp("Files, or a folder with a shop.yaml.", valueName: "path"))
  var paths: [String]

  @Option(
    help: ArgumentHelp(
      "The folder below which the feed's pictures lie (default: the feed's own).", valueName: "dir"))
  var images: String?

  @Option(
    help: ArgumentHelp(
      """
      How much the feeds speak for: full (what they leave out is no longer offered), update (only the products that \
      they name) or prices (only the prices of known products). Default: what a feed says itself, else full.
      """, valueName: "mode"))
  var mode: FeedMode?

  @Flag(help: "Only say what would happen; nothing is kept.")
  var dryRun = false

  @Flag(help: "Take in a feed that would be held: one that leaves out, renames or reprices a great deal.")
  var confirm = false

  @Flag(help: "Let new ids stand for old products where a link, a GTIN, a picture or the like says so.")
  var rekey = false

  @Flag(help: "The report as JSON, one object a file.")
  var json = false

  @Flag(help: "Warnings make the exit code 1.")
  var strict = false

  @OptionGroup var options: ShopOptions

  func run() throws {
    let shopNow = try? ShopClock(environment: ProcessInfo.processInfo.environment, shopNow: nil).now
    let bar = ProgressBar(label: "reading", unit: "bytes", isQuiet: json)
    var manner = IngestManner()
    manner.mode = mode
    manner.isRehearsal = dryRun
    manner.isConfirmed = confirm
    manner.takesRenames = rekey
    let ingester = Ingester(folder: options.folder, now: shopNow ?? 0, manner: manner) { progress in
      bar.update(done: progress.done, of: progress.total)
    }
    let reports: [FileReport]
    do {
      reports = try ingester.ingest(paths, pictures: images)
    } catch let rejected as IngestRejected {
      bar.finish()
      if json { try show(rejected.reports) }
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

  private func show(_ reports: [FileReport]) throws {
    for report in reports {
      if json {
        Screen().show(try JSONText.line(ImportDocument(report)))
      } else {
        ImportReport(report).show()
      }
    }
  }
}

extension FeedMode: ExpressibleByArgument {}
