// Recommender › ImportDocument: an ingest report as JSON, in the shape that outside tools rely on.

import Catalogue
import ShopStore

/// What became of one file, as `Documentation/shapes.md` tells.
package struct ImportDocument: Encodable, Sendable {
  struct FindingDocument: Encodable, Sendable {
    let code: String
    let name: String
    let severity: String
    let count: Int
    /// Of the records read, in `0...1`.
    let share: Double
    /// What it takes from the score; absent where there is none.
    let points: Double?
    let first_line: Int?
    let ids: [String]
    let message: String
    let why: String
    let fix: String
  }
  struct ChangeDocument: Encodable, Sendable {
    let code: String
    let name: String
    let before: Int
    let after: Int
  }
  struct TrendDocument: Encodable, Sendable {
    /// The import that it is compared with.
    let since: Int
    let score: Double
    let findings: [ChangeDocument]
  }
  struct ChangesDocument: Encodable, Sendable {
    let new: Int
    let changed: Int
    let unchanged: Int
    let withdrawn: Int
    let joined: Int
    let pictures: Int
  }
  let v = 1
  /// Absent for a file that was rejected.
  let `import`: Int?
  let file: String
  let format: String
  let verdict: String
  let read: Int
  let accepted: Int
  let rejected: Int
  let merged: Int
  let pending: Int
  /// In `0...100`; absent for what is no feed.
  let score: Double?
  /// Absent for the first import of a feed.
  let trend: TrendDocument?
  /// What the file changed; absent for files read back from the store, and for what is no feed.
  let changes: ChangesDocument?
  let findings: [FindingDocument]
  let error: String?

  package init(_ report: FileReport) {
    let changes = report.changes
    self.init(
      ImportSummary(report),
      changes: report.isFeed
        ? ChangesDocument(
          new: changes.new, changed: changes.changed, unchanged: changes.unchanged,
          withdrawn: changes.withdrawn, joined: changes.joined, pictures: changes.pictures) : nil)
  }

  /// An import that was read back from the store.
  package init(_ summary: ImportSummary) { self.init(summary, changes: nil) }

  private init(_ summary: ImportSummary, changes: ChangesDocument?) {
    self.import = summary.number > 0 ? summary.number : nil
    file = summary.file
    format = summary.format
    verdict = summary.verdict.rawValue
    read = summary.read
    accepted = summary.accepted
    rejected = summary.rejected
    merged = summary.merged
    pending = summary.pending
    score = summary.score
    trend = summary.trend.map { trend in
      TrendDocument(
        since: trend.since, score: trend.score,
        findings: trend.changes.map {
          ChangeDocument(code: $0.kind.code, name: $0.kind.name, before: $0.before, after: $0.after)
        })
    }
    self.changes = changes
    findings = summary.rows.map { row in
      FindingDocument(
        code: row.kind.code, name: row.kind.name, severity: row.severity.rawValue, count: row.count,
        share: row.share, points: summary.score == nil ? nil : row.cost,
        first_line: row.firstLine > 0 ? row.firstLine : nil, ids: row.records, message: row.message,
        why: row.kind.why, fix: row.kind.fix)
    }
    error = summary.fault
  }
}
