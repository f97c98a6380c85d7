// EventIngest › TableRow: one row of a small table by the meaning of its columns.

import Catalogue

/// The values of a row and what is amiss with them.
struct TableRow {
  let line: Int
  let columns: TableColumns
  var values: [String] = []
  private(set) var findings: [Finding] = []
  private(set) var isRefused = false

  init(line: Int, columns: TableColumns) {
    self.line = line
    self.columns = columns
  }

  /// The value of a column, empty when the table does not have it.
  subscript(column: Column) -> String {
    guard let place = columns[column], place < values.count else { return "" }
    return values[place]
  }

  mutating func doubt(_ code: String, _ message: String) {
    findings.append(
      Finding(code: code, severity: .warn, line: line, record: values.first ?? "", message: message))
  }

  mutating func refuse(_ code: String, _ message: String) {
    isRefused = true
    findings.append(
      Finding(code: code, severity: .error, line: line, record: values.first ?? "", message: message))
  }

  /// A geographic coordinate, `nil` with a doubt when it is out of bounds.
  mutating func degrees(_ column: Column, within bound: Double) -> Double? {
    let text = self[column]
    if text.isEmpty { return nil }
    if let value = Double(text), value.isFinite, abs(value) <= bound { return value }
    doubt("W77", "the coordinate “\(text.prefix(40))” was left out; write degrees such as 52.52")
    return nil
  }
}
