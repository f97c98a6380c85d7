// EventIngest › EventReader: events out of tables, JSON and the texts of published benchmarks.

package import Catalogue
import InputFiles

/// Reads files of events record by record; memory grows with the number of distinct timed events only.
package struct EventReader: Sendable {
  /// Seconds since 1970; later events are taken with a warning.
  package let now: Int64

  package init(now: Int64) {
    self.now = now
  }

  /// Reads the events of the file at `path` in order, each once, and answers what became of its records.
  ///
  /// Records with the same user, item, kind, value and time are merged; without a time repetitions are kept, for
  /// then nothing tells a repeated act from a repeated line. `kind` is that of ``EventFileKind/sniff(path:)`` where the
  /// caller has asked already. `onTitle` hears, at the end, what a table with a column for it calls each item.
  package func read(
    path: String, kind: EventFileKind? = nil, onEvent: (EventRecord) throws -> Void,
    onTitle: (_ item: String, _ title: String) throws -> Void = { _, _ in },
    onProgress: (_ records: Int) -> Void = { _ in }
  ) throws(EventFileError) -> IngestTally {
    let found = if let kind { kind } else { try EventFileKind.sniff(path: path) }
    switch found {
    case .lightGCN: return try LightGCNText.read(path: path, onEvent: onEvent, onProgress: onProgress)
    case .sequences: return try SequenceText.read(path: path, onEvent: onEvent, onProgress: onProgress)
    case .jsonEvents:
      return try JSONEvents.read(path: path, now: now, onEvent: onEvent, onProgress: onProgress)
    case .events, .recBole: return try readTable(path, onEvent, onTitle, onProgress)
    case let other: throw EventFileError(.notATable("a file of \(other.rawValue)"), file: path)
    }
  }

  private func readTable(
    _ path: String, _ onEvent: (EventRecord) throws -> Void, _ onTitle: (String, String) throws -> Void,
    _ onProgress: (Int) -> Void
  ) throws(EventFileError) -> IngestTally {
    var reader = try Self.table(path)
    guard reader.next() else { throw EventFileError(.empty, file: path) }
    let header = (0..<reader.count).map { reader.text($0) ?? "?" }
    let columns = TableColumns(header: header)
    if let repeated = columns.repeated {
      throw EventFileError(.repeatedColumn(repeated), file: path, line: reader.line)
    }
    let headerless =
      columns.kind == nil ? TableLayout.ofFirstRow(header, delimiter: reader.delimiter) : nil
    guard columns.kind == .events || headerless != nil else {
      throw EventFileError(.unknownColumns(header), file: path, line: reader.line)
    }
    var layout = headerless ?? TableLayout(header: header, columns: columns)
    let isImplicit = headerless != nil ? try Self.isImplicit(path, layout) : false
    if isImplicit { layout = layout.withoutRatings() }
    var rows = EventRows(layout, now: now, hasRatingsOfOne: isImplicit)
    var hasRow = headerless != nil || reader.next()
    while hasRow {
      if let event = rows.take(reader) {
        do { try onEvent(event) } catch {
          throw EventFileError(.stopped(error), file: path, line: reader.line)
        }
      }
      if rows.judge.tally.read & 0xFFF == 0 { onProgress(rows.judge.tally.read) }
      hasRow = reader.next()
    }
    try EventFileError.check(reader)
    rows.finish(blankLines: reader.blankLines)
    for (item, title) in rows.titles.sorted(by: { $0.key < $1.key }) {
      do { try onTitle(item, title) } catch { throw EventFileError(.stopped(error), file: path) }
    }
    return rows.judge.tally
  }

  private static func table(_ path: String) throws(EventFileError) -> CSVReader {
    try EventFileError.opening { () throws(InputFileError) in
      let delimiter = TableLayout.delimiter(of: try ByteSource(path: path).prefix(64 << 10))
      return try CSVReader(path: path, delimiter: delimiter)
    }
  }

  /// Whether the first rows are all rated 1, and enough of them to mean something.
  private static func isImplicit(_ path: String, _ layout: TableLayout) throws(EventFileError) -> Bool {
    guard let place = layout.columns[.rating] else { return false }
    var reader = try table(path)
    var rows = 0
    while rows < 500, reader.next() {
      guard reader.fault == nil, place < reader.count, reader.text(place).flatMap(Double.init) == 1 else {
        return false
      }
      rows += 1
    }
    return rows >= 20
  }
}
