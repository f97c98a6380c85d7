// Catalogue › IngestTally: what became of the records of one file, counted.

/// All findings of one code in one file: counted always, shown by a few samples.
package struct FindingSummary: Hashable, Sendable {
  package let code: String
  package let severity: Severity
  package private(set) var count: Int
  package let firstLine: Int
  /// The message of the first occurrence.
  package let message: String
  /// How many record ids are kept.
  package static let samples = 5
  /// The first ``samples`` record ids.
  package private(set) var records: [String]

  /// A summary that was stored.
  package init(
    code: String, severity: Severity, count: Int, firstLine: Int, message: String, records: [String]
  ) {
    self.code = code
    self.severity = severity
    self.count = count
    self.firstLine = firstLine
    self.message = message
    self.records = records
  }

  fileprivate init(_ first: Finding, times: Int) {
    code = first.code
    severity = first.severity
    count = times
    firstLine = first.line
    message = first.message
    records = first.record.isEmpty ? [] : [first.record]
  }

  fileprivate mutating func add(_ other: FindingSummary) {
    count += other.count
    records = Array((records + other.records).prefix(Self.samples))
  }

  fileprivate mutating func add(_ finding: Finding, times: Int) {
    count += times
    if records.count < Self.samples, !finding.record.isEmpty { records.append(finding.record) }
  }
}

/// What became of the records of one file.
///
/// **Law:** ``read`` = ``accepted`` + ``rejected`` + ``merged``.
package struct IngestTally: Hashable, Sendable {
  package var accepted = 0
  package var rejected = 0
  /// Exact repetitions of an earlier record.
  package var merged = 0
  /// Events that wait for a product that no feed has brought yet; part of ``accepted``.
  package var pending = 0
  /// By code; memory does not grow with the number of findings.
  package private(set) var findings: [String: FindingSummary] = [:]

  package init() {}

  package var read: Int { accepted + rejected + merged }

  /// Notes what was found, `times` over.
  package mutating func note(_ finding: Finding, times: Int = 1) {
    if findings[finding.code] == nil {
      findings[finding.code] = FindingSummary(finding, times: times)
    } else {
      findings[finding.code]?.add(finding, times: times)
    }
  }

  /// Adds all findings of a code that were counted before.
  package mutating func add(_ summary: FindingSummary) {
    findings[summary.code]?.add(summary)
    if findings[summary.code] == nil { findings[summary.code] = summary }
  }

  /// Adds what another reader of the same file noted and counted.
  package mutating func add(_ other: IngestTally) {
    accepted += other.accepted
    rejected += other.rejected
    merged += other.merged
    pending += other.pending
    for summary in other.findings.values { add(summary) }
  }

  /// The worst first, then the most frequent, then by code.
  package var sortedFindings: [FindingSummary] {
    let order = Severity.allCases
    return findings.values.sorted {
      let a = order.firstIndex(of: $0.severity) ?? 0
      let b = order.firstIndex(of: $1.severity) ?? 0
      return (a, -$0.count, $0.code) < (b, -$1.count, $1.code)
    }
  }
}
