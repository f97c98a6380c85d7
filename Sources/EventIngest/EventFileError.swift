// EventIngest › EventFileError: why a whole file of events or customers is refused.

import InputFiles

/// A fault that refuses the file, worded for the person who has to mend it.
package struct EventFileError: Error, Sendable, CustomStringConvertible {
  package enum Reason: Sendable {
    case unreadable(String)
    case empty
    /// Text or binary data that is no table.
    case notATable(String)
    /// The columns found, and those that would make it one of the known files.
    case unknownColumns([String])
    /// The same column twice.
    case repeatedColumn(String)
    /// An array of vectors that cannot be used.
    case badVectors(String)
    /// The receiver of the records threw this error, and the read was given up.
    case stopped(any Error)
  }

  package let reason: Reason
  /// The file as the user named it.
  package let file: String
  /// 1-based; 0 when the fault is about the file as a whole.
  package let line: Int

  package init(_ reason: Reason, file: String, line: Int = 0) {
    self.reason = reason
    self.file = file
    self.line = line
  }

  package var description: String {
    if case .stopped(let error) = reason { return "\(error)" }
    return "\(line == 0 ? file : "\(file):\(line)"): \(text)"
  }

  private var text: String {
    switch reason {
    case .unreadable(let why): "the file cannot be read: \(why)"
    case .empty: "the file is empty; export it again"
    case .notATable(let what): "this is \(what), not a table of events; pass CSV with a header line"
    case .unknownColumns(let found):
      "the columns \(found.prefix(12).map { String($0.prefix(40)) }.joined(separator: ", ")) fit no known file; events "
        + "need user_id and item_id (event, value and timestamp if there are), customers user_id and name, stores "
        + "store_id and name, stock store_id, item_id and quantity, triples head, relation and tail; a table of products "
        + "is described in a mapping.yaml, which clew ingest --suggest-mapping drafts"
    case .badVectors(let why): "the vectors cannot be used: \(why)"
    case .repeatedColumn(let name): "the column \(name) stands twice; leave one of them"
    case .stopped(let error): "\(error)"
    }
  }
}

extension EventFileError {
  /// Opens a file with one of the readers below, telling their fault as one of ours.
  static func opening<Reader: ~Copyable>(
    _ open: () throws(InputFileError) -> Reader
  ) throws(EventFileError) -> Reader {
    do {
      return try open()
    } catch {
      throw EventFileError(.unreadable(error.reason), file: error.file)
    }
  }

  /// Throws when a file could not be read to its end.
  static func check(_ failure: InputFileError?) throws(EventFileError) {
    if let failure { throw EventFileError(.unreadable(failure.reason), file: failure.file) }
  }

  /// Throws when the rows ended before the file did, for instance in a damaged archive.
  static func check(_ reader: borrowing CSVReader) throws(EventFileError) {
    try check(reader.failure)
  }
}
