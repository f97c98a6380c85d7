// EventIngest › VectorReader: vectors of products from any encoder, with the ids that they belong to.

package import Catalogue
import InputFiles

/// Reads a `.npy` array and, beside it, a text file with one id a line: `name.ids`, `name.ids.txt` or `ids.txt`.
package struct VectorReader: Sendable {
  package init() {}

  /// The file of ids that belongs to the array at `path`; `nil` when there is none.
  package static func idsFile(of path: String) -> String? {
    let bare = path.hasSuffix(".npy") ? String(path.dropLast(4)) : path
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    return [bare + ".ids", bare + ".ids.txt", bare + ".txt", folder + "ids.txt"].first {
      ByteSource.isFile($0)
    }
  }

  /// Hands over each vector at length 1, and answers what became of the rows.
  ///
  /// A row with a number that is not finite, or of zeros only, is refused.
  package func read(
    path: String, onVector: (_ id: String, _ vector: [Float]) throws -> Void,
    onProgress: (_ records: Int) -> Void = { _ in }
  ) throws(EventFileError) -> IngestTally {
    var vectors = try VectorFile(path: path)
    guard let idsFile = Self.idsFile(of: path) else {
      let name = path.split(separator: "/").last.map(String.init) ?? path
      throw EventFileError(
        .badVectors(
          "the ids are missing; put one id a line into \(name.hasSuffix(".npy") ? String(name.dropLast(4)) : name).ids beside it"
        ),
        file: path)
    }
    let ids = try Self.ids(idsFile)
    guard ids.count == vectors.rowCount else {
      throw EventFileError(
        .badVectors(
          "\(idsFile) has \(ids.count) ids for \(vectors.rowCount) vectors; write one a line, in their order"),
        file: path)
    }
    var tally = IngestTally()
    var known: Set<String> = []
    for (row, id) in ids.enumerated() {
      guard let vector = vectors.next() else {
        throw EventFileError(.unreadable("it ends early"), file: path, line: row + 1)
      }
      guard let unit = Self.unit(vector) else {
        Self.refuse("R15", row, id, "the vector has a number that is not finite, or only zeros", &tally)
        continue
      }
      guard !id.isEmpty else {
        Self.refuse("R12", row, id, "the line of ids is empty", &tally)
        continue
      }
      guard known.insert(id).inserted else {
        Self.refuse(
          "R02", row, id, "another vector of this id stands above, and the first one is kept", &tally)
        continue
      }
      do { try onVector(id, unit) } catch { throw EventFileError(.stopped(error), file: path, line: row + 1) }
      tally.accepted += 1
      if row & 0xFFF == 0 { onProgress(row) }
    }
    return tally
  }

  private static func refuse(
    _ code: String, _ row: Int, _ id: String, _ message: String, _ tally: inout IngestTally
  ) {
    tally.rejected += 1
    tally.note(Finding(code: code, severity: .error, line: row + 1, record: id, message: message))
  }

  private static func unit(_ vector: [Float]) -> [Float]? {
    let length = vector.reduce(0.0) { $0 + Double($1) * Double($1) }.squareRoot()
    guard length > 0, length.isFinite else { return nil }
    return vector.map { Float(Double($0) / length) }
  }

  private static func ids(_ path: String) throws(EventFileError) -> [String] {
    var source = try EventFileError.opening { () throws(InputFileError) in try ByteSource(path: path) }
    var ids: [String] = []
    while let line = source.nextLine(limit: 4096) {
      guard let line else {
        throw EventFileError(.unreadable("an id is longer than 4096 bytes"), file: path, line: ids.count + 1)
      }
      ids.append(String(decoding: line, as: UTF8.self))
    }
    try EventFileError.check(source.failure)
    return ids
  }
}
