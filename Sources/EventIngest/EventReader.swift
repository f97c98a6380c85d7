// EventIngest › EventReader: events out of CSV and LightGCN text.

package import Catalogue
import InputFiles

/// Reads files of events row by row; memory grows with the number of distinct timed events only.
package struct EventReader: Sendable {
  /// Seconds since 1970; later events are taken with a warning.
  package let now: Int64

  package init(now: Int64) {
    self.now = now
  }

  /// Reads the events of the file at `path` in order, each once, and answers what became of its rows.
  ///
  /// Rows with the same user, item, kind, value and time are merged; without a time repetitions are kept, for
  /// then nothing tells a repeated act from a repeated line.
  package func read(
    path: String, onEvent: (EventRecord) throws -> Void, onProgress: (_ records: Int) -> Void = { _ in }
  ) throws(EventFileError) -> IngestTally {
    switch try EventFileKind.sniff(path: path) {
    case .lightGCN: return try LightGCNText.read(path: path, onEvent: onEvent, onProgress: onProgress)
    case .events: return try readTable(path, onEvent, onProgress)
    case let other:
      throw EventFileError(.notATable("a file of \(other.rawValue)"), file: path)
    }
  }

  /// Whether a first row is an event already: `user,item,event[,time]`.
  static func isHeaderless(_ row: [String]) -> Bool {
    guard (3...4).contains(row.count), EventWords.kind(row[2]) != nil else { return false }
    return row.count == 3 || EventTime.read(row[3]) != nil
  }

  private func readTable(
    _ path: String, _ onEvent: (EventRecord) throws -> Void, _ onProgress: (Int) -> Void
  ) throws(EventFileError) -> IngestTally {
    var reader = try EventFileError.opening { () throws(InputFileError) in try CSVReader(path: path) }
    guard reader.next() else { throw EventFileError(.empty, file: path) }
    let header = (0..<reader.count).map { reader.text($0) ?? "?" }
    var rows = EventRows(header: header, now: now)
    if let repeated = rows.columns.repeated {
      throw EventFileError(.repeatedColumn(repeated), file: path, line: reader.line)
    }
    var hasRow = rows.isHeaderless || reader.next()
    while hasRow {
      if let event = rows.take(reader) {
        do { try onEvent(event) } catch {
          throw EventFileError(.stopped(error), file: path, line: reader.line)
        }
      }
      if rows.tally.read & 0xFFF == 0 { onProgress(rows.tally.read) }
      hasRow = reader.next()
    }
    try EventFileError.check(reader)
    rows.finish(blankLines: reader.blankLines)
    return rows.tally
  }
}
