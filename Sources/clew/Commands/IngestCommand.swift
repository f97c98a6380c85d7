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
      """)

  @Argument(help: ArgumentHelp("Files, or a folder with a shop.yaml.", valueName: "path"))
  var paths: [String]

  @Option(
    help: ArgumentHelp(
      "The folder below which the feed's pictures lie (default: the feed's own).", valueName: "dir"))
  var images: String?

  @Flag(
    help:
      "Fetch pictures with a web address that are not in the folder, four at a time, each at most 16 MB and 10 s."
  )
  var fetchImages = false

  @Flag(help: "With --fetch-images: also from this machine and private networks.")
  var allowPrivateAddresses = false

  @Flag(help: "The report as JSON, one object a file.")
  var json = false

  @Flag(help: "Warnings make the exit code 1.")
  var strict = false

  @OptionGroup var options: ShopOptions

  func run() throws {
    let shopNow = try? ShopClock(environment: ProcessInfo.processInfo.environment, shopNow: nil).now
    let bar = ProgressBar(label: "reading", unit: "bytes", isQuiet: json)
    let ingester = Ingester(folder: options.folder, now: shopNow ?? 0) { progress in
      bar.update(done: progress.done, of: progress.total)
    }
    let reports: [FileReport]
    do {
      reports = try ingester.ingest(
        paths, pictures: images,
        web: !fetchImages ? .off : allowPrivateAddresses ? .anywhere : .publicOnly)
    } catch let rejected as IngestRejected {
      bar.finish()
      if json { try rejected.reports.forEach { Screen().show(try JSONText.line(ImportDocument($0))) } }
      throw rejected
    }
    bar.finish()
    for report in reports {
      if json {
        Screen().show(try JSONText.line(ImportDocument(report)))
      } else {
        ImportReport(report).show()
      }
    }
    if strict, reports.contains(where: { $0.tally.sortedFindings.contains { $0.severity != .info } }) {
      throw Leave(.failed)
    }
  }
}
