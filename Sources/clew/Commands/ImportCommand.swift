// clew › ImportCommand: what came into the shop when, and the way back.

import ArgumentParser
import Catalogue
import Foundation
import Recommender
import ShopStore

struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "List what was taken in, tell one import in full, or take a feed's import back.",
    subcommands: [List.self, Show.self, Revert.self], defaultSubcommand: List.self)

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "All imports, the oldest first.")

    @Flag(help: "As JSON, one object a line.")
    var json = false

    @OptionGroup var options: ShopOptions

    func run() throws {
      let imports = try ImportLedger(folder: options.folder).imports()
      if json { return try imports.forEach { Screen().show(try JSONText.line(ImportDocument($0))) } }
      var table = PlainTable()
      table.add("import", "time", "format", "what", "new", "changed", "same", "gone", "file")
      for record in imports {
        let changes = record.changes
        let isFeed = !record.feed.isEmpty
        func number(_ count: Int) -> String { isFeed ? "\(count)" : "" }
        table.add(
          "\(record.number)", record.day, record.format,
          record.verdict == .held ? "held" : record.mode == .full ? "" : record.mode.rawValue,
          number(changes.new), number(changes.changed), number(changes.unchanged), number(changes.withdrawn),
          record.file)
      }
      table.lines.forEach(Screen().show)
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "One import, with all that was noticed.")

    @Argument(help: "The number of the import, as clew import list tells it.")
    var number: Int

    @Flag(help: "As JSON.")
    var json = false

    @OptionGroup var options: ShopOptions

    func run() throws {
      let (record, report) = try ImportLedger(folder: options.folder).told(number)
      if json { return Screen().show(try JSONText.line(ImportDocument(report))) }
      let screen = Screen()
      screen.show(ImportReport(report).lines(columns: screen.columns))
      screen.show(
        "  \(record.day) · \(record.bytes) bytes\(record.source.isEmpty ? "" : " · SHA-256 \(record.source)")"
      )
    }
  }

  struct Revert: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Bring a feed's products back to what they were before an import.",
      discussion: """
        The last five imports of each feed can be taken back, and what came after one goes with it. So can those of
        files of triples, names and vectors; what another file has said since then stays. Taking back is an import of
        its own, so that it can be taken back too. Events and customers stay: what people did does not
        become undone.
        """)

    @Argument(help: "The number of the import, as clew import list tells it.")
    var number: Int

    @Flag(help: "The report as JSON.")
    var json = false

    @OptionGroup var options: ShopOptions

    func run() throws {
      let now = try ShopClock(environment: ProcessInfo.processInfo.environment, shopNow: nil).now
      let report = try ImportLedger(folder: options.folder).revert(number, now: now)
      if json { return Screen().show(try JSONText.line(ImportDocument(report))) }
      Screen().show("\(report.file) is what it was before import \(number)")
      let screen = Screen()
      screen.show(ImportReport(report).lines(columns: screen.columns))
    }
  }
}

extension ImportRecord {
  /// `2026-11-21 06:07`.
  fileprivate var day: String {
    let text = Date(timeIntervalSince1970: TimeInterval(time)).ISO8601Format()
    return String(text.prefix(16)).replacing("T", with: " ")
  }
}
