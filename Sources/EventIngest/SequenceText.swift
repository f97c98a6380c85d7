// EventIngest › SequenceText: one customer a line, with her items in the order in which she took them.

import Catalogue
import InputFiles

/// Lines of `user ⇥ item item …`, as sequential recommenders publish them; `#` starts a comment.
enum SequenceText {
  /// Whether a file that begins so has two fields a line, the second of several ids.
  static func fits(_ prefix: [UInt8]) -> Bool {
    var lines = prefix.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D })[...]
    if lines.count > 1, prefix.count >= 64 << 10 { lines = lines.dropLast() }
    lines = lines.filter { $0.first != UInt8(ascii: "#") }[...]
    guard lines.count >= 2 else { return false }
    var pairs = 0
    for line in lines {
      let fields = line.split(separator: 0x09, omittingEmptySubsequences: false)
      guard fields.count == 2, !fields[0].contains(0x20) else { return false }
      pairs += fields[1].split(separator: 0x20).count
    }
    return pairs > lines.count * 2
  }

  static func read(
    path: String, onEvent: (EventRecord) throws -> Void, onProgress: (Int) -> Void
  ) throws(EventFileError) -> IngestTally {
    var reader = try EventFileError.opening { () throws(InputFileError) in
      try CSVReader(path: path, delimiter: 0x09)
    }
    var judge = EventJudge(now: .max)
    while reader.next() {
      let line = reader.line
      guard reader.fault == nil, reader.count == 2, let user = reader.text(0), let items = reader.text(1),
        !user.isEmpty
      else {
        if reader.fault == nil, reader.withField(0, { $0.first == UInt8(ascii: "#") }) { continue }
        judge.refuse("R16", line, "the line is not a customer, a tab and items with spaces between")
        continue
      }
      for item in items.split(separator: " ") {
        let event = EventRecord(
          user: user, item: String(item), kind: .interaction, value: nil, time: nil, line: line)
        guard judge.take(event) else { continue }
        do { try onEvent(event) } catch { throw EventFileError(.stopped(error), file: path, line: line) }
      }
      if line & 0xFF == 0 { onProgress(judge.tally.read) }
    }
    try EventFileError.check(reader)
    judge.finish(blankLines: reader.blankLines)
    return judge.tally
  }
}
