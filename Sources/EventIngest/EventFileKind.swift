// EventIngest › EventFileKind: what a text file holds, told by its header or its numbers.

import InputFiles

/// A kind of file about customers and what they do.
package enum EventFileKind: String, Hashable, Sendable, CaseIterable {
  case events, customers, stores
  case storeStock = "store-stock"
  /// Lines of `user item item …` in small integers, as LightGCN and KGAT publish them.
  case lightGCN = "lightgcn"

  /// What the file at `path` holds, from its first 64 KiB; throws with the columns found when it is none of these.
  package static func sniff(path: String) throws(EventFileError) -> EventFileKind {
    let source = try EventFileError.opening { () throws(InputFileError) in try ByteSource(path: path) }
    let prefix = source.prefix(64 << 10)
    if let foreign = foreignName(prefix) {
      throw EventFileError(foreign.isEmpty ? .empty : .notATable(foreign), file: path)
    }
    if isLightGCN(prefix) { return .lightGCN }
    var reader = try EventFileError.opening { () throws(InputFileError) in try CSVReader(path: path) }
    guard reader.next(), reader.fault == nil else {
      throw EventFileError(.notATable("a text file"), file: path, line: 1)
    }
    let header = (0..<reader.count).map { reader.text($0) ?? "?" }
    let columns = TableColumns(header: header)
    if let kind = columns.kind { return kind }
    if EventReader.isHeaderless(header) { return .events }
    throw EventFileError(.unknownColumns(header), file: path, line: reader.line)
  }

  /// What a file plainly is when it is no table: empty text when it holds nothing, `nil` when it may be one.
  private static func foreignName(_ bytes: [UInt8]) -> String? {
    guard let first = bytes.first(where: { $0 > 0x20 }) else {
      return bytes.contains(0) ? "a file of zero bytes" : ""
    }
    switch first {
    case UInt8(ascii: "<"): return "markup (XML or HTML)"
    case UInt8(ascii: "{"), UInt8(ascii: "["): return "JSON"
    default:
      let sample = bytes.prefix(1024)
      return sample.count { $0 < 9 || (14..<32).contains($0) } * 20 > sample.count ? "a binary file" : nil
    }
  }

  /// Whether every line is small integers with single spaces, and each first number stands on one line only.
  ///
  /// That last point tells it from the triples of a knowledge graph, whose heads come again.
  private static func isLightGCN(_ bytes: [UInt8]) -> Bool {
    var users: Set<[UInt8]> = []
    var pairs = 0
    let lines = bytes.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D })
    // The last line may be cut by the end of the prefix.
    for line in lines.count > 1 && bytes.count >= 64 << 10 ? lines.dropLast() : lines[...] {
      guard line.allSatisfy({ (48...57).contains($0) || $0 == 0x20 }) else { return false }
      let numbers = line.split(separator: 0x20)
      guard let user = numbers.first, users.insert(Array(user)).inserted else { return false }
      pairs += numbers.count - 1
    }
    return pairs > 0
  }
}
