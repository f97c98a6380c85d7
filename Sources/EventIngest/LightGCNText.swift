// EventIngest › LightGCNText: the interaction files of published benchmarks.

import Catalogue
import InputFiles

/// Lines of `user item item …`; each pair is an event without kind, value or time.
enum LightGCNText {
  /// Cost: about 25 ns a pair; the short ids fit into their strings without allocation.
  static func read(
    path: String, onEvent: (EventRecord) throws -> Void, onProgress: (Int) -> Void
  ) throws(EventFileError) -> IngestTally {
    var source = try EventFileError.opening { () throws(InputFileError) in try ByteSource(path: path) }
    var tally = IngestTally()
    var line = 1
    while !source.isEmpty || source.refill() {
      var used = 0
      var stop: (any Error)?
      source.withBytes { bytes, isLast in
        while stop == nil, used < bytes.count {
          guard let end = bytes[used...].firstIndex(of: 0x0A) ?? (isLast ? bytes.count : nil) else { return }
          do {
            try take(UnsafeBufferPointer(rebasing: bytes[used..<end]), line, &tally, onEvent)
          } catch {
            stop = error
          }
          used = end + 1
          line += 1
        }
        used = min(used, bytes.count)
      }
      if let stop { throw EventFileError(.stopped(stop), file: path, line: line - 1) }
      source.consume(used)
      onProgress(tally.read)
      if used == 0, !source.refill() { break }
    }
    try EventFileError.check(source.failure)
    return tally
  }

  private static func take(
    _ row: UnsafeBufferPointer<UInt8>, _ line: Int, _ tally: inout IngestTally,
    _ onEvent: (EventRecord) throws -> Void
  ) throws {
    var user: String?
    var place = 0
    var pairs = 0
    while place < row.count {
      while place < row.count, row[place] <= 0x20 { place += 1 }
      let start = place
      var isNumber = true
      while place < row.count, row[place] > 0x20 {
        if !(48...57).contains(row[place]) { isNumber = false }
        place += 1
      }
      if start == place { break }
      let id = String(
        decoding: UnsafeBufferPointer(rebasing: row[start..<min(place, start + 64)]), as: UTF8.self)
      guard isNumber, place - start <= 18 else {
        tally.rejected += 1
        tally.note(
          Finding(
            code: "R16", severity: .error, line: line, record: user ?? "",
            message: "“\(id.prefix(40))” is not a number; write user and items as whole numbers"))
        if user == nil { return }
        continue
      }
      guard let user else {
        user = id
        continue
      }
      try onEvent(EventRecord(user: user, item: id, kind: .interaction, value: nil, time: nil, line: line))
      tally.accepted += 1
      pairs += 1
    }
    if let user, pairs == 0 {
      tally.note(
        Finding(code: "W76", severity: .warn, line: line, record: user, message: "the user has no items"))
    }
  }
}
