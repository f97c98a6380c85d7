// Recommender › ImportDocument: an ingest report as JSON, in the shape that outside tools rely on.

import Catalogue
package import ShopStore

/// What became of one file, as `Documentation/shapes.md` tells.
package struct ImportDocument: Encodable, Sendable {
  struct FindingDocument: Encodable, Sendable {
    let code: String
    let severity: String
    let count: Int
    /// Of the records read, in `0...1`.
    let share: Double
    let first_line: Int?
    let ids: [String]
    let message: String
  }
  struct ChangesDocument: Encodable, Sendable {
    let new, changed, unchanged, withdrawn: Int
    /// Of the changed ones, how many changed in what; one product may count in several.
    let texts, prices, pictures, details: Int
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
  /// For feeds.
  let mode: String?
  let changes: ChangesDocument?
  /// Why a feed is held, or would be without `--confirm`.
  let guards: [String]
  let proposal: ProposalDocument?
  /// The import that took in the very same file.
  let unchanged_since: Int?
  /// Nothing of it was kept.
  let dry_run: Bool?
  let error: String?

  /// An import as the list tells it, without findings.
  package init(_ record: ImportRecord) { self.init(FileReport(record, [])) }

  package init(_ report: FileReport) {
    let tally = report.tally
    self.import = report.importNumber > 0 ? report.importNumber : nil
    file = report.file
    format = report.format
    verdict = report.verdict.rawValue
    read = tally.read
    accepted = tally.accepted
    rejected = tally.rejected
    merged = tally.merged
    pending = tally.pending
    findings = tally.sortedFindings.map { finding in
      FindingDocument(
        code: finding.code, severity: finding.severity.rawValue, count: finding.count,
        share: tally.read > 0 ? Double(finding.count) / Double(tally.read) : 0,
        first_line: finding.firstLine > 0 ? finding.firstLine : nil, ids: finding.records,
        message: finding.message)
    }
    let counts = report.changes
    let isFeed = counts.new + counts.changed + counts.unchanged + counts.withdrawn > 0
    mode = isFeed ? report.mode.rawValue : nil
    changes =
      isFeed
      ? ChangesDocument(
        new: counts.new, changed: counts.changed, unchanged: counts.unchanged, withdrawn: counts.withdrawn,
        texts: counts.texts, prices: counts.prices, pictures: counts.links, details: counts.details) : nil
    guards = report.guards.map(\.message)
    proposal = report.proposal.map { ProposalDocument($0) }
    unchanged_since = report.unchangedSince
    dry_run = report.isRehearsal ? true : nil
    error = report.fault
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
