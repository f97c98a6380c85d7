// EventIngest › TripleReader: statements about products from outside the shop.

package import Catalogue
import InputFiles

/// Reads `head relation tail [weight]`: a table with a header, RecBole's `.kg`, three named columns, or KGAT's
/// `kg_final.txt` in numbers.
package struct TripleReader: Sendable {
  /// The largest number of an entity in a file of numbers; larger ones are no dense numbering.
  package static let maximumNumber = 99_999_999

  package init() {}

  /// Hands over each statement once, and answers what became of the rows.
  package func read(
    path: String, onTriple: (Triple) throws -> Void, onProgress: (_ records: Int) -> Void = { _ in }
  ) throws(EventFileError) -> IngestTally {
    var reader = try EventFileError.opening { () throws(InputFileError) in
      try CSVReader(
        path: path, delimiter: TripleColumns.delimiter(of: try ByteSource(path: path).prefix(64 << 10)))
    }
    var rows = TripleRows()
    var hasRow = reader.next()
    if hasRow, let columns = TripleColumns(header: (0..<reader.count).map { reader.text($0) ?? "?" }) {
      rows.columns = columns
      hasRow = reader.next()
    }
    while hasRow {
      if let triple = rows.take(reader) {
        do { try onTriple(triple) } catch {
          throw EventFileError(.stopped(error), file: path, line: reader.line)
        }
      }
      if rows.tally.read & 0xFFF == 0 { onProgress(rows.tally.read) }
      hasRow = reader.next()
    }
    try EventFileError.check(reader)
    return rows.tally
  }
}

/// The state of one read of triples.
private struct TripleRows {
  var columns = TripleColumns()
  private(set) var tally = IngestTally()
  private var seen: Set<WideMark> = []

  mutating func take(_ reader: borrowing CSVReader) -> Triple? {
    let line = reader.line
    guard reader.fault == nil, reader.count > max(columns.head, columns.relation, columns.tail) else {
      return refuse("R16", line, "the row has not head, relation and tail")
    }
    guard let head = reader.text(columns.head), let relation = reader.text(columns.relation),
      let tail = reader.text(columns.tail)
    else { return refuse("R16", line, "the row is not UTF-8; save the file as UTF-8") }
    guard !head.isEmpty, !relation.isEmpty, !tail.isEmpty else {
      return refuse("R12", line, "head, relation and tail must not be empty")
    }
    // Elsewhere a number may be anything, an ISBN for instance.
    for id in Int(relation) == nil ? [] : [head, relation, tail] {
      guard let number = Int(id) else { continue }
      guard (0...TripleReader.maximumNumber).contains(number) else {
        return refuse(
          "R12", line,
          "the number \(id.prefix(40)) is not in 0…\(TripleReader.maximumNumber); number everything from 0 without gaps"
        )
      }
    }
    var weight = 1.0
    if let place = columns.weight, place < reader.count, let word = reader.text(place), !word.isEmpty {
      guard let value = Double(word), value > 0, value.isFinite else {
        return refuse("R15", line, "the weight “\(word.prefix(40))” is not a number above 0")
      }
      weight = value
    }
    var mark = WideMark()
    for text in [head, relation, tail] { mark.add(text) }
    guard seen.insert(mark).inserted else {
      tally.merged += 1
      warn("W91", line, head, "the same triple stands in the file already; they were merged")
      return nil
    }
    if head == tail { warn("W84", line, head, "head and tail are the same; such a triple links nothing") }
    tally.accepted += 1
    return Triple(head: head, relation: relation, tail: tail, weight: weight, line: line)
  }

  private mutating func refuse(_ code: String, _ line: Int, _ message: String) -> Triple? {
    tally.rejected += 1
    tally.note(Finding(code: code, severity: .error, line: line, message: message))
    return nil
  }

  private mutating func warn(_ code: String, _ line: Int, _ record: String, _ message: String) {
    tally.note(Finding(code: code, severity: .warn, line: line, record: record, message: message))
  }
}
