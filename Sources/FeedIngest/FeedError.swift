// FeedIngest › FeedError: why a whole feed is refused, worded for the person who has to mend it.

import Catalogue
import InputFiles

/// A fault that refuses the file; what was delivered before it must be rolled back by the caller.
package struct FeedError: Error, Sendable, CustomStringConvertible {
  package enum Reason: Sendable {
    /// The file cannot be opened or read.
    case unreadable(String)
    /// What the file is packed in is damaged, cut off, or holds no feed.
    case badContainer(String)
    /// It is something else; the document says what.
    case notAFeed(ForeignDocument)
    /// A table that lacks columns which the mapping names; holds those that it has too.
    case missingColumns([String], found: [String])
    /// A feed without a single record.
    case empty
    /// Not well-formed XML: what the parser says, and how to mend it.
    case malformed(String, mend: String)
    /// Not JSON, though it begins like it.
    case brokenJSON(String)
    /// Bytes that are not text in the declared encoding.
    case badEncoding(String)
    /// The file ends inside an element.
    case truncated
    /// An entity or document type that might open other files or blow up.
    case unsafe(String)
    /// A part exceeds one of ``FeedLimits``.
    case tooLarge(String)
    /// Every record was refused; holds their number and the first fault.
    case nothingUsable(Int, first: String)
    /// The receiver of the variants threw this error, and the read was given up.
    case stopped(any Error)
  }

  package let reason: Reason
  /// The file as the user named it.
  package let file: String
  /// 1-based; 0 when the fault is about the file as a whole.
  package let line: Int
  /// 1-based, in characters as the parser counts them; 0 when unknown.
  package let column: Int
  /// The id of the last record that was read whole, empty when there is none.
  package let lastRecord: String
  /// How many records were read whole before the fault.
  package let recordsBefore: Int

  package init(
    _ reason: Reason, file: String, line: Int = 0, column: Int = 0, lastRecord: String = "",
    recordsBefore: Int = 0
  ) {
    self.reason = reason
    self.file = file
    self.line = line
    self.column = column
    self.lastRecord = lastRecord
    self.recordsBefore = recordsBefore
  }

  /// The stable short name of the finding, `F01` to `F11`; empty for ``Reason/stopped(_:)``.
  package var code: String {
    switch reason {
    case .unreadable: "F00"
    case .notAFeed(let document):
      switch document {
      case .empty: "F05"
      case .container: "F08"
      default: "F01"
      }
    case .missingColumns: "F01"
    case .badContainer: "F08"
    case .malformed, .brokenJSON: "F02"
    case .badEncoding: "F03"
    case .truncated: "F04"
    case .empty: "F05"
    case .unsafe: "F06"
    case .tooLarge: "F07"
    case .nothingUsable: "F11"
    case .stopped: ""
    }
  }

  package var description: String {
    if case .stopped(let error) = reason { return "\(error)" }
    return "\(place): \(text)\(progress)"
  }

  private var place: String {
    line == 0 ? file : column == 0 ? "\(file):\(line)" : "\(file):\(line):\(column)"
  }

  private var progress: String {
    recordsBefore == 0
      ? ""
      : " (\(counted(recordsBefore, "record was", "records were")) read before it, the last “\(lastRecord)”; "
        + (recordsBefore == 1 ? "it is not kept)" : "none of them is kept)")
  }

  private static func list(_ names: [String]) -> String {
    let shown = names.prefix(12).map { "“\($0.prefix(40))”" }.joined(separator: ", ")
    return names.count > 12 ? shown + " and \(names.count - 12) more" : shown
  }

  private var text: String {
    switch reason {
    case .unreadable(let why): "the file cannot be read: \(why)"
    case .badContainer(let why): why
    case .notAFeed(let document): "this is not a product feed but \(document); \(document.mend)"
    case .missingColumns(let missing, let found):
      "the mapping speaks of the column \(Self.list(missing)), which this table has not; it has "
        + "\(Self.list(found)); mend the mapping, or draft it anew with clew ingest --suggest-mapping"
    case .empty: "the feed holds no products; export it again, the catalogue is left as it is"
    case .malformed(let what, let mend): "the XML is broken: \(what); \(mend)"
    case .brokenJSON(let what): "the JSON is broken: \(what); export the file again"
    case .badEncoding(let what):
      "\(what); save the file as UTF-8, or name its true encoding in the first line"
    case .truncated:
      "the file ends in the middle of an element; download it again, it is not complete"
    case .unsafe(let what):
      "\(what); write the text itself into the feed, Clew opens no other files and expands little"
    case .tooLarge(let what): what
    case .nothingUsable(let count, let first):
      count == 1
        ? "the only record cannot be used: \(first)"
        : "none of the \(count) records can be used; the first fault: \(first)"
    case .stopped(let error): "\(error)"
    }
  }
}

extension FeedError {
  /// The fault of a file whose bytes could not be had.
  init(_ error: InputFileError) {
    switch error.kind {
    case .unreadable: self.init(.unreadable(error.reason), file: error.file)
    case .container: self.init(.badContainer(error.reason), file: error.file)
    case .tooLarge: self.init(.tooLarge(error.reason), file: error.file)
    }
  }
}

extension InputNote {
  /// What is told of the file as a whole.
  var finding: Finding {
    switch kind {
    case .oddContainer: Finding(code: "W00", severity: .warn, line: 0, message: message)
    case .severalFiles: Finding(code: "W00", severity: .warn, line: 0, message: message)
    case .guessedEncoding: Finding(code: "W05", severity: .warn, line: 0, message: message)
    }
  }
}
