// Recommender › ImportDocument: an ingest report as JSON, in the shape that outside tools rely on.

import Catalogue
package import ShopStore

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
    let new, changed, unchanged, withdrawn: Int
    /// Of the changed ones, how many changed in what; one product may count in several.
    let texts, prices, links, details: Int
    /// Events that had waited for these products, and pictures that were read.
    let joined, pictures: Int
  }
  /// Which new ids seem to be old products.
  struct ProposalDocument: Encodable, Sendable {
    struct PairDocument: Encodable, Sendable {
      let old, new, by: String
    }
    let matched: Int
    let by: [String: Int]
    let unmatched_old: Int
    let unmatched_new: Int
    let samples: [PairDocument]
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
  let findings: [FindingDocument]
  /// In `0...100`; absent for what is no feed.
  let score: Double?
  /// Absent for the first import of a feed.
  let trend: TrendDocument?
  /// For feeds.
  let mode: String?
  let changes: ChangesDocument?
  /// Why a feed is held, or would be without `--confirm`.
  let guards: [String]
  let proposal: ProposalDocument?
  /// After triples: whether they were joined to the right products.
  let graph: GraphHealth?
  /// The import that took in the very same file.
  let unchanged_since: Int?
  /// Nothing of it was kept.
  let dry_run: Bool?
  /// What the file took, and of that what storing its records took; absent where it was not done now.
  let seconds: Double?
  let store_seconds: Double?
  let error: String?

  /// An import as the list tells it, without findings.
  package init(_ record: ImportRecord) { self.init(FileReport(record, [])) }

  package init(_ report: FileReport) {
    let summary = ImportSummary(report)
    self.import = summary.number > 0 ? summary.number : nil
    file = summary.file
    format = summary.format
    verdict = summary.verdict.rawValue
    read = summary.read
    accepted = summary.accepted
    rejected = summary.rejected
    merged = summary.merged
    pending = summary.pending
    findings = summary.rows.map { FindingDocument($0, isScored: summary.score != nil) }
    score = summary.score
    trend = summary.trend.map { TrendDocument($0) }
    mode = report.isFeed ? report.mode.rawValue : nil
    changes = report.isFeed ? ChangesDocument(report.changes) : nil
    guards = report.guards.map(\.message)
    proposal = report.proposal.map { ProposalDocument($0) }
    graph = report.graphHealth
    unchanged_since = report.unchangedSince
    dry_run = report.isRehearsal ? true : nil
    seconds = report.storing > 0 ? report.seconds : nil
    store_seconds = report.storing > 0 ? report.storing : nil
    error = report.fault
  }
}

extension ImportDocument.FindingDocument {
  init(_ row: ImportSummary.Row, isScored: Bool) {
    self.init(
      code: row.kind.code, name: row.kind.name, severity: row.severity.rawValue, count: row.count,
      share: row.share, points: isScored ? row.cost : nil,
      first_line: row.firstLine > 0 ? row.firstLine : nil,
      ids: row.records, message: row.message, why: row.kind.why, fix: row.kind.fix)
  }
}

extension ImportDocument.TrendDocument {
  init(_ trend: ImportTrend) {
    self.init(
      since: trend.since, score: trend.score,
      findings: trend.changes.map {
        ImportDocument.ChangeDocument(
          code: $0.kind.code, name: $0.kind.name, before: $0.before, after: $0.after)
      })
  }
}

extension ImportDocument.ChangesDocument {
  init(_ changes: FileReport.Changes) {
    self.init(
      new: changes.new, changed: changes.changed, unchanged: changes.unchanged, withdrawn: changes.withdrawn,
      texts: changes.texts, prices: changes.prices, links: changes.links, details: changes.details,
      joined: changes.joined, pictures: changes.pictures)
  }
}

extension ImportDocument.ProposalDocument {
  init(_ proposal: RenameProposal) {
    matched = proposal.pairs.count
    let counts = RenameProposal.Ground.allCases.map { ($0.rawValue, proposal.count($0)) }
    by = Dictionary(uniqueKeysWithValues: counts.filter { $0.1 > 0 })
    unmatched_old = proposal.unmatchedOld
    unmatched_new = proposal.unmatchedNew
    samples = proposal.pairs.prefix(5).map { PairDocument(old: $0.old, new: $0.new, by: $0.ground.rawValue) }
  }
}
