// EventIngest › EventFileKind: what a text file holds, told by its header, its numbers or its keys.

import InputFiles

/// A kind of file about customers, what they do, and what is known beside the catalogue.
package enum EventFileKind: String, Hashable, Sendable, CaseIterable {
  case events, customers, stores
  case storeStock = "store-stock"
  /// Lines of `user item item …` in small integers, as LightGCN and KGAT publish them.
  case lightGCN = "lightgcn"
  /// Lines of `user ⇥ item item …` in order of time.
  case sequences
  /// A table of interactions whose header has RecBole's types, `user_id:token`.
  case recBole = "recbole"
  /// JSON: Google Retail user events, GA4, Amazon Reviews.
  case jsonEvents = "json-events"
  /// `head relation tail [weight]`, by names or by the numbers of KGAT's `kg_final.txt`.
  case triples
  /// What the ids of triples stand for: names, and the items behind them.
  case entities
  /// A NumPy array of vectors.
  case vectors

  /// Whether the format brings no catalogue, so that its items are made from their ids alone.
  package var createsItems: Bool { self == .lightGCN || self == .sequences || self == .recBole }

  /// What the file at `path` holds, from its first 64 KiB; throws with the columns found when it is none of these.
  package static func sniff(path: String) throws(EventFileError) -> EventFileKind {
    // An array is no text, and must not be read as one.
    if VectorFile.isOne(path) { return .vectors }
    let source = try EventFileError.opening { () throws(InputFileError) in try ByteSource(path: path) }
    let prefix = source.prefix(64 << 10)
    if isKnownJSON(prefix) { return .jsonEvents }
    if let foreign = foreignName(prefix) {
      throw EventFileError(foreign.isEmpty ? .empty : .notATable(foreign), file: path)
    }
    if let kind = NumberLines.kind(of: prefix) { return kind }
    if SequenceText.fits(prefix) { return .sequences }
    var reader = try EventFileError.opening { () throws(InputFileError) in
      try CSVReader(
        path: path, delimiter: TableLayout.delimiter(of: prefix) ?? TripleColumns.delimiter(of: prefix))
    }
    guard reader.next(), reader.fault == nil else {
      throw EventFileError(.notATable("a text file"), file: path, line: 1)
    }
    let header = (0..<reader.count).map { reader.text($0) ?? "?" }
    let columns = TableColumns(header: header)
    if let kind = columns.kind {
      return kind == .events && header.contains(where: TableColumns.isTyped) ? .recBole : kind
    }
    if TripleColumns(header: header) != nil { return .triples }
    if EntityColumns(header: header, file: path) != nil { return .entities }
    if TableLayout.ofFirstRow(header, delimiter: reader.delimiter) != nil { return .events }
    if TripleColumns.areNamed(prefix, delimiter: reader.delimiter) { return .triples }
    throw EventFileError(.unknownColumns(header), file: path, line: reader.line)
  }

  /// Whether the file at `path` is one of ours although it is no table: JSON of known events, or vectors.
  package static func isOurs(path: String) throws(EventFileError) -> Bool {
    if VectorFile.isOne(path) { return true }
    let source = try EventFileError.opening { () throws(InputFileError) in try ByteSource(path: path) }
    return isKnownJSON(source.prefix(64 << 10))
  }

  private static func isKnownJSON(_ prefix: [UInt8]) -> Bool {
    guard let first = prefix.first(where: { $0 > 0x20 }) else { return false }
    guard first == UInt8(ascii: "{") || first == UInt8(ascii: "[") else { return false }
    return JSONEvents.isKnown(String(decoding: prefix, as: UTF8.self))
  }

  /// What a file plainly is when it is no table: empty text when it holds nothing, `nil` when it may be one.
  private static func foreignName(_ bytes: [UInt8]) -> String? {
    guard let first = bytes.first(where: { $0 > 0x20 }) else {
      return bytes.contains(0) ? "a file of zero bytes" : ""
    }
    switch first {
    case UInt8(ascii: "<"): return "markup (XML or HTML)"
    case UInt8(ascii: "{"), UInt8(ascii: "["): return "JSON without known events"
    default:
      let sample = bytes.prefix(1024)
      return sample.count { $0 < 9 || (14..<32).contains($0) } * 20 > sample.count ? "a binary file" : nil
    }
  }
}
