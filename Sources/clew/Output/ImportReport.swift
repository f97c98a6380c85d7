// clew › ImportReport: what became of a file, for people.

import Catalogue
import Conversation
import Foundation
import Recommender
import ShopStore

/// The report of one import as lines, just done or read back from the store.
struct ImportReport {
  private let summary: ImportSummary
  private let report: FileReport

  init(_ report: FileReport) {
    summary = ImportSummary(report)
    self.report = report
  }

  /// The lines for a screen of this many columns; three lines where all is well.
  func lines(columns: Int) -> [StyledLine] {
    if let earlier = report.unchangedSince {
      let words = "unchanged since import \(earlier); nothing was written"
      return [title([summary.format, words], columns: columns)]
    }
    var lines = [title([summary.format] + state, columns: columns), counts]
    if let changes { lines.append(StyledLine("  " + changes)) }
    lines += quality(columns: columns)
    if let health = report.graphHealth, health.finding == nil {
      lines += GraphHealthReport(health).lines(columns: columns)
    }
    if let proposal = report.proposal { lines += ProposalReport(proposal).lines }
    guard !summary.rows.isEmpty else { return lines }
    lines.append(StyledLine(Self.heading, .dim))
    for row in summary.rows { lines += self.lines(row, columns: columns) }
    return lines
  }

  // MARK: The file

  /// What became of the file, and how fast.
  private var state: [String] {
    var facts: [String] = []
    if report.mode != .full { facts.append("\(report.mode.rawValue) only") }
    switch summary.verdict {
    case .held: facts.append("held: nothing was changed")
    case .rejected: facts.append("rejected")
    case .accepted where report.isRehearsal: facts.append("would be taken in; nothing was kept")
    case .accepted: facts.append("import \(summary.number)")
    }
    return facts + (speed.map { [$0] } ?? [])
  }

  private func title(_ facts: [String], columns: Int) -> StyledLine {
    let rest = "  " + facts.joined(separator: " · ")
    let name = DisplayWidth.truncated(summary.file.tame, to: max(20, columns - DisplayWidth.of(rest)))
    return StyledLine([Span(name, .strong), Span(rest)])
  }

  private var counts: StyledLine {
    var text =
      "  read \(summary.read) = accepted \(summary.accepted) + rejected \(summary.rejected)"
      + " + merged \(summary.merged)"
    if summary.pending > 0 { text += "; \(summary.pending) of them wait for their product" }
    return StyledLine(text)
  }

  private var changes: String? {
    let changes = report.changes
    guard changes != FileReport.Changes() else { return nil }
    let parts = [
      (changes.prices, "price", "prices"), (changes.texts, "text", "texts"),
      (changes.links, "picture link", "picture links"), (changes.details, "detail", "details"),
    ].filter { $0.0 > 0 }.map { counted($0.0, $0.1, $0.2) }
    let changed = parts.isEmpty ? "" : " (\(parts.joined(separator: ", ")))"
    var words = [
      "\(changes.new) new", "\(changes.changed) changed\(changed)", "\(changes.unchanged) unchanged",
    ]
    if changes.withdrawn > 0 { words.append("\(changes.withdrawn) no longer offered") }
    if changes.pictures > 0 { words.append(counted(changes.pictures, "picture", "pictures")) }
    if changes.joined > 0 {
      words.append(counted(changes.joined, "waiting event", "waiting events") + " joined")
    }
    return words.joined(separator: " · ")
  }

  private var speed: String? {
    guard report.seconds >= 1 else { return nil }
    let megabytes = Double(report.bytes) / 1e6
    let whole =
      "\(Int(megabytes)) MB in \(Int(report.seconds.rounded())) s (\(Int(megabytes / report.seconds)) MB/s"
    let reading = report.seconds - report.storing
    return report.storing > 0 && reading > 0
      ? whole + ", read and checked at \(Int(megabytes / reading)))" : whole + ")"
  }

  /// The score, and what moved it since the last import of the feed.
  private func quality(columns: Int) -> [StyledLine] {
    guard let score = summary.score else { return [] }
    let figure = "quality \(Self.points(score)) of 100"
    guard let trend = summary.trend else { return [StyledLine("  " + figure)] }
    let moved = Self.points(abs(trend.score))
    let sign = moved == "0" ? "±" : trend.score < 0 ? "−" : "+"
    var text = "\(figure), \(sign)\(moved) since import \(trend.since)"
    let shown = trend.changes.prefix(4).map { "\($0.kind.name) \($0.before) → \($0.after)" }
    if !shown.isEmpty { text += ": " + shown.joined(separator: " · ") }
    if trend.changes.count > shown.count { text += " · …" }
    return DisplayWidth.wrapped(text, to: columns - 2).map { StyledLine("  " + $0) }
  }

  // MARK: The findings

  private static let heading =
    "  " + cells("", "code", "finding", "count", "share", "points", "first line")

  private static func cells(
    _ severity: String, _ code: String, _ name: String, _ count: String, _ share: String, _ points: String,
    _ line: String
  ) -> String {
    DisplayWidth.fitted(severity, to: 6) + DisplayWidth.fitted(code, to: 5)
      + DisplayWidth.fitted(name, to: 25) + DisplayWidth.fitted(count, to: 9, alignRight: true)
      + DisplayWidth.fitted(share, to: 8, alignRight: true)
      + DisplayWidth.fitted(points, to: 8, alignRight: true)
      + DisplayWidth.fitted(line, to: 12, alignRight: true)
  }

  /// A row of the table; below it what was found where, and for all but notes why it matters and how to mend it.
  private func lines(_ row: ImportSummary.Row, columns: Int) -> [StyledLine] {
    let points = summary.score == nil || row.cost == 0 ? "" : "−" + Self.points(row.cost)
    let text = Self.cells(
      row.severity.rawValue, row.kind.code, row.kind.name, "\(row.count)", Self.percent(row.share), points,
      row.firstLine > 0 ? "\(row.firstLine)" : "")
    let role: Role =
      switch row.severity {
      case .fatal, .error: .error
      case .warn: .strong
      case .info: .plain
      }
    var lines = [
      StyledLine([Span("  "), Span(String(text.prefix(36)), role), Span(String(text.dropFirst(36)))])
    ]
    var message = row.message.tame
    if !row.records.isEmpty {
      message +=
        " (\(row.records.map(\.tame).joined(separator: ", "))\(row.count > row.records.count ? ", …" : ""))"
    }
    lines += Self.wrapped(message, .dim, columns)
    guard row.severity != .info, !row.kind.why.isEmpty else { return lines }
    return lines + Self.wrapped("why: \(row.kind.why); to mend it, \(row.kind.fix)", .plain, columns)
  }

  private static let indent = 13

  private static func wrapped(_ text: String, _ role: Role, _ columns: Int) -> [StyledLine] {
    DisplayWidth.wrapped(text, to: columns - indent).map {
      StyledLine([Span(String(repeating: " ", count: indent)), Span($0, role)])
    }
  }

  /// With one decimal where it says something: `92.5`, `100`.
  private static func points(_ value: Double) -> String {
    let text = String(format: "%.1f", value)
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  private static func percent(_ share: Double) -> String {
    share > 0 && share < 0.001 ? "<0.1 %" : points(share * 100) + " %"
  }
}

extension String {
  /// Feeds are other people's texts: what would move the cursor or ring the bell is shown as `·`.
  fileprivate var tame: String {
    unicodeScalars.contains { $0.properties.generalCategory == .control }
      ? String(
        String.UnicodeScalarView(
          unicodeScalars.map { $0.properties.generalCategory == .control ? "·" : $0 }))
      : self
  }
}
