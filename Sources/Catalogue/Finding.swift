// Catalogue › Finding: something that a reader noticed in its input, worded for the person who mends it.

/// How much a finding matters.
package enum Severity: String, Sendable, CaseIterable {
  /// The file is refused.
  case fatal
  /// The record is refused.
  case error
  /// The record is taken, with something amiss.
  case warn
  case info
}

/// One thing amiss (or worth knowing) in one record of one file.
package struct Finding: Hashable, Sendable {
  /// A stable short name, for instance `W40`; one code is one kind of finding.
  package let code: String
  package let severity: Severity
  /// The 1-based line, 0 when the finding is about the file as a whole.
  package let line: Int
  /// The id of the record, empty when it has none.
  package let record: String
  /// What is wrong and how to mend it, in one sentence without the place.
  package let message: String

  package init(code: String, severity: Severity, line: Int, record: String = "", message: String) {
    self.code = code
    self.severity = severity
    self.line = line
    self.record = record
    self.message = message
  }
}
