// FeedIngest › MovieLensItems: `movies.dat`, whose fields are parted by two colons and have no header.

import Catalogue
import InputFiles

/// `1::Toy Story (1995)::Animation|Children's|Comedy`: id, title and genres.
///
/// F. M. Harper, J. A. Konstan, “The MovieLens Datasets”, ACM TiiS 5(4), 2015. Titles may hold quotation marks and
/// colons, so that no reader of tables can split them.
enum MovieLensItems {
  private static let colon = UInt8(ascii: ":")
  /// Bytes of one line; more are no film.
  private static let lineBytes = 1 << 16

  /// Whether the first lines of a text are films, most of them at least.
  static func fits(_ text: [UInt8]) -> Bool {
    let lines = text.split(separator: 0x0A, maxSplits: 5).prefix(5)
    // The last line may be cut off.
    let whole = text.contains(0x0A) ? lines.dropLast(lines.count == 5 || text.last == 0x0A ? 0 : 1) : lines
    // A line in the middle may be broken; the first one has to be a film.
    guard let first = whole.first, isFilm(first) else { return false }
    return whole.count(where: isFilm) * 2 > whole.count
  }

  private static func isFilm(_ line: ArraySlice<UInt8>) -> Bool {
    let fields = fields(of: line.last == 0x0D ? line.dropLast() : line)
    return fields.count == 3 && isNumber(fields[0]) && !fields[1].isEmpty && !isNumber(fields[1])
  }

  static func read(
    _ stream: ByteStream, desk: FeedParser, onProgress: (Int, Int) -> Void
  ) throws(FeedError) {
    var records = TableRecords(shape: .items, header: ["movieId", "title", "genres"])
    var source: ByteSource
    do { source = try ByteSource(stream, guessesEncoding: true) } catch { throw FeedError(error) }
    var number = 0
    while desk.failure == nil, let line = source.nextLine(limit: lineBytes) {
      number += 1
      if line?.isEmpty == true { continue }
      desk.lineOffset = number
      desk.begin()
      desk.draft.beginOwn(records.shape.rules, isDeletion: false)
      let cells = fields(of: (line ?? [])[...]).map { String(decoding: $0, as: UTF8.self) }
      if line == nil {
        desk.draft.refuse("R06", "the line is longer than \(lineBytes) bytes")
      } else if cells.count != 3 {
        desk.draft.refuse(
          "R05", "the line has \(counted(cells.count, "field", "fields")); write id::title::genres")
      } else {
        records.fill(&desk.draft, with: FeedRow(line: number, cells: cells))
        desk.settle()
      }
      desk.finish()
      if number & 0x3FF == 0 { onProgress(source.bytesRead, desk.tally.read) }
    }
    if let failure = source.failure { throw FeedError(failure) }
    for note in source.notes { desk.note(note.finding) }
    onProgress(source.bytesRead, desk.tally.read)
  }

  /// What stands between pairs of colons; of three colons in a row the first two part.
  private static func fields(of line: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    var fields: [ArraySlice<UInt8>] = []
    var start = line.startIndex
    var place = start
    while place + 1 < line.endIndex {
      if line[place] == colon, line[place + 1] == colon {
        fields.append(line[start..<place])
        place += 2
        start = place
      } else {
        place += 1
      }
    }
    return fields + [line[start...]]
  }

  private static func isNumber(_ field: ArraySlice<UInt8>) -> Bool {
    !field.isEmpty && field.allSatisfy { (0x30...0x39).contains($0) }
  }
}
