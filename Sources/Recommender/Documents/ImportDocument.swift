// Recommender › ImportDocument: an ingest report as JSON, in the shape that outside tools rely on.

import Catalogue
import ShopStore

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
  let error: String?

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
    error = report.fault
  }
}
