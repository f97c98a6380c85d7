// Recommender › ImportSummary: an import as reports show it, just done or read back from the store.

package import Catalogue
package import ShopStore

/// What became of one file.
package struct ImportSummary: Sendable {
  /// All findings of one code.
  package struct Row: Hashable, Sendable {
    package let kind: FindingKind
    package let severity: Severity
    package let count: Int
    /// Of the records read, in `0...1`; 1 where a record has several.
    package let share: Double
    /// 1-based, 0 where the finding is about the file.
    package let firstLine: Int
    /// The message of the first occurrence.
    package let message: String
    /// Up to five record ids.
    package let records: [String]
    /// The points that it costs the score.
    package let cost: Double
  }

  /// 0 for a file that was not kept.
  package let number: Int
  package let file: String
  package let format: String
  package let verdict: ImportVerdict
  package let accepted, rejected, merged, pending: Int
  /// The worst first.
  package let rows: [Row]
  /// In `0...100`, for feeds that were read.
  package let score: Double?
  /// Against the last import of the same feed.
  package var trend: ImportTrend?
  /// What is wrong with a file that was rejected, and how to mend it.
  package let fault: String?

  package var read: Int { accepted + rejected + merged }

  /// From an import that has just been done.
  package init(_ report: FileReport) {
    let tally = report.tally
    number = report.importNumber
    file = report.file
    format = report.format
    verdict = report.verdict
    accepted = tally.accepted
    rejected = tally.rejected
    merged = tally.merged
    pending = tally.pending
    let read = tally.read
    rows = tally.sortedFindings.map {
      Row($0.code, $0.severity, $0.count, line: $0.firstLine, $0.message, $0.records, read: read)
    }
    score =
      report.isFeed && report.verdict != .rejected
      ? QualityScore(tally.findings.values.map { ($0.code, $0.count) }, read: read).points : nil
    trend = report.trend
    fault = report.fault
  }
}

extension ImportSummary.Row {
  fileprivate init(
    _ code: String, _ severity: Severity, _ count: Int, line: Int, _ message: String, _ records: [String],
    read: Int
  ) {
    self.init(
      kind: .of(code), severity: severity, count: count,
      share: read > 0 ? min(1, Double(count) / Double(read)) : 0, firstLine: line, message: message,
      records: records, cost: QualityScore.cost(of: code, count: count, read: read))
  }
}
