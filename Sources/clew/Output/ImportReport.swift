// clew › ImportReport: what became of a file, for people.

import Catalogue
import Recommender
import ShopStore

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
    if let earlier = report.unchangedSince {
      return screen.show(
        "\(report.file)  \(report.format)  unchanged since import \(earlier); nothing was written")
    }
    screen.show("\(report.file)  \(report.format)  \(state)\(speed)")
    var counts =
      "  read \(tally.read) = accepted \(tally.accepted) + rejected \(tally.rejected) + merged \(tally.merged)"
    if tally.pending > 0 { counts += "; \(tally.pending) of them wait for their product" }
    screen.show(counts)
    let changes = report.changes
    if changes != FileReport.Changes() {
      let changed = "\(changes.changed) changed\(changedParts)"
      var words = ["\(changes.new) new", changed, "\(changes.unchanged) unchanged"]
      if changes.withdrawn > 0 { words.append("\(changes.withdrawn) no longer offered") }
      if changes.pictures > 0 { words.append("\(changes.pictures) pictures") }
      if changes.joined > 0 { words.append("\(changes.joined) waiting events joined") }
      screen.show("  " + words.joined(separator: " · "))
    }
    showProposal(on: screen)
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

  /// What became of the file.
  private var state: String {
    let mode = report.mode == .full ? "" : "\(report.mode.rawValue) only, "
    switch report.verdict {
    case .held: return mode + "held: nothing was changed"
    case .rejected: return "rejected"
    case .accepted where report.isRehearsal: return mode + "would be taken in; nothing was kept"
    case .accepted: return "\(mode)import \(report.importNumber)"
    }
  }

  /// ` (3 prices, 1 text)`.
  private var changedParts: String {
    let changes = report.changes
    let parts = [
      (changes.prices, "prices"), (changes.texts, "texts"), (changes.links, "picture links"),
      (changes.details, "details"),
    ].filter { $0.0 > 0 }
    return parts.isEmpty ? "" : " (\(parts.map { "\($0.0) \($0.1)" }.joined(separator: ", ")))"
  }

  /// Which of the new ids are old products, and what to do about it.
  private func showProposal(on screen: Screen) {
    guard let proposal = report.proposal else { return }
    let grounds = RenameProposal.Ground.allCases.filter { proposal.count($0) > 0 }
      .map { "\(proposal.count($0)) by \($0.rawValue)" }
    screen.show(
      "  \(proposal.pairs.count) new ids are old products\(grounds.isEmpty ? "" : ": " + grounds.joined(separator: ", ")); "
        + "\(proposal.unmatchedOld) old and \(proposal.unmatchedNew) new ones have no counterpart")
    for pair in proposal.pairs.prefix(5) {
      screen.show("    \(pair.old) → \(pair.new)  by \(pair.ground.rawValue)")
    }
  }

  private var speed: String {
    guard report.seconds >= 1 else { return "" }
    let megabytes = Double(report.bytes) / 1e6
    return
      "  \(Int(megabytes)) MB in \(Int(report.seconds.rounded())) s (\(Int(megabytes / report.seconds)) MB/s)"
  }
}
