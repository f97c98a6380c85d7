// Recommender › FindingTable: the findings of imports as CSV, one row a finding.

import Catalogue

/// CSV as RFC 4180 has it: commas, quotes doubled inside quotes, lines end in `\n`.
package enum FindingTable {
  package static let header =
    "import,file,code,name,severity,count,share,points,first_line,ids,message,why,fix"

  /// One line for each kind of finding; a file without findings has none.
  package static func lines(_ summary: ImportSummary) -> [String] {
    summary.rows.map { row in
      [
        summary.number > 0 ? "\(summary.number)" : "", summary.file, row.kind.code, row.kind.name,
        row.severity.rawValue, "\(row.count)", "\(row.share)", summary.score == nil ? "" : "\(row.cost)",
        row.firstLine > 0 ? "\(row.firstLine)" : "", row.records.joined(separator: " "), row.message,
        row.kind.why, row.kind.fix,
      ]
      .map(cell).joined(separator: ",")
    }
  }

  private static func cell(_ text: String) -> String {
    // A spreadsheet would run a cell that begins like a formula; feeds are other people's texts.
    let text = text.first.map { "=+-@\t\r".contains($0) } == true ? "'" + text : text
    guard text.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return text }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }
}
