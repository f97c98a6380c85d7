// clew › ImportReport: what became of a file, for people.

import Catalogue
import Recommender

/// The report of one ingested file as lines.
struct ImportReport {
  private let report: FileReport

  init(_ report: FileReport) {
    self.report = report
  }

  /// At most so many kinds of finding are listed; the rest are counted.
  private static let listedFindings = 8

  func show() {
    let screen = Screen()
    let tally = report.tally
    screen.show("\(report.file)  \(report.format)  import \(report.importNumber)\(speed)")
    var counts =
      "  read \(tally.read) = accepted \(tally.accepted) + rejected \(tally.rejected) + merged \(tally.merged)"
    if tally.pending > 0 { counts += "; \(tally.pending) of them wait for their product" }
    screen.show(counts)
    let changes = report.changes
    if changes != FileReport.Changes() {
      var words = ["\(changes.new) new", "\(changes.changed) changed", "\(changes.unchanged) unchanged"]
      if changes.withdrawn > 0 { words.append("\(changes.withdrawn) no longer offered") }
      if changes.pictures > 0 { words.append("\(changes.pictures) pictures") }
      if changes.joined > 0 { words.append("\(changes.joined) waiting events joined") }
      screen.show("  " + words.joined(separator: " · "))
    }
    let findings = tally.sortedFindings
    for finding in findings.prefix(Self.listedFindings) {
      let place = finding.firstLine > 0 ? " · first in line \(finding.firstLine)" : ""
      let ids = finding.records.isEmpty ? "" : " · \(finding.records.prefix(3).joined(separator: ", "))"
      screen.show("  \(finding.severity.rawValue) \(finding.code) ×\(finding.count)\(place)\(ids)")
      screen.show("    \(finding.message)")
    }
    if findings.count > Self.listedFindings {
      screen.show(
        "  … and \(findings.count - Self.listedFindings) further kinds of finding; --json lists them all")
    }
  }

  private var speed: String {
    guard report.seconds >= 1 else { return "" }
    let megabytes = Double(report.bytes) / 1e6
    return
      "  \(Int(megabytes)) MB in \(Int(report.seconds.rounded())) s (\(Int(megabytes / report.seconds)) MB/s)"
  }
}
