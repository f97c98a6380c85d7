// EventIngest › EventRows: from rows of a table to events, with what is amiss.

import Catalogue
import InputFiles

/// The state of one read of a table of events.
struct EventRows {
  let columns: TableColumns
  let isHeaderless: Bool
  private(set) var tally = IngestTally()
  private let header: [String]
  private let width: Int
  private let now: Int64
  private var seen = SeenEvents()

  init(header: [String], now: Int64) {
    self.header = header
    self.now = now
    let named = TableColumns(header: header)
    isHeaderless = named.kind == nil
    columns = isHeaderless ? TableColumns(eventColumns: header.count) : named
    width = header.count
    if isHeaderless {
      warn(
        "W90", 1, "",
        "the file has no header line; its columns were taken as user_id, item_id, event, timestamp")
    }
  }

  /// The event of the reader's current row, `nil` when it was refused, merged or a second header.
  mutating func take(_ reader: borrowing CSVReader) -> EventRecord? {
    let line = reader.line
    if let fault = reader.fault { return refuse("R16", line, words(for: fault)) }
    guard let userPlace = columns[.user], let itemPlace = columns[.item] else { return nil }
    if reader.count < width { return refuse("R16", line, "the row has \(reader.count) of \(width) fields") }
    if reader.count > width {
      warn("W95", line, "", "the row has more fields than the header; the rest was left out")
    }
    guard let user = reader.text(userPlace), let item = reader.text(itemPlace) else {
      return refuse("R16", line, "the row is not UTF-8; save the file as UTF-8")
    }
    if !isHeaderless, user == header[userPlace], item == header[itemPlace] {
      warn("W96", line, "", "the header line stands here again; it was skipped")
      return nil
    }
    if user.isEmpty { return refuse("R11", line, "the row has no user_id") }
    if item.isEmpty { return refuse("R12", line, "the row has no item_id") }
    var event = EventRecord(user: user, item: item, kind: .interaction, value: nil, time: nil, line: line)
    guard setKind(&event, reader), setValue(&event, reader), setTime(&event, reader) else { return nil }
    if event.time != nil {
      guard seen.insert(event) else {
        tally.merged += 1
        warn("W91", line, user, "the same event stands in the file already; they were merged")
        return nil
      }
    }
    tally.accepted += 1
    return event
  }

  /// Notes what concerns the file as a whole.
  mutating func finish(blankLines: Int) {
    if blankLines > 0 { warn("W97", 0, "", "\(blankLines) blank lines were skipped") }
    if tally.read == 0 { warn("W98", 0, "", "the file has a header but no events") }
  }

  private mutating func setKind(_ event: inout EventRecord, _ reader: borrowing CSVReader) -> Bool {
    guard let place = columns[.event] else {
      if columns[.rating] != nil { event.kind = .rating }
      return true
    }
    let word = reader.text(place) ?? "?"
    guard let kind = EventWords.kind(word) else {
      let known = "view, cart, purchase, return, rating, like, dislike, hide"
      _ = refuse("R13", event.line, "the event “\(word.prefix(40))” is unknown; write one of \(known)")
      return false
    }
    event.kind = kind
    return true
  }

  private mutating func setValue(_ event: inout EventRecord, _ reader: borrowing CSVReader) -> Bool {
    guard let place = columns[.value] ?? columns[.rating], let word = reader.text(place), !word.isEmpty else {
      return true
    }
    var value = Double(word)
    if value == nil, word.count(where: { $0 == "," }) == 1 {
      value = Double(String(word.map { $0 == "," ? "." : $0 }))
      if value != nil {
        warn("W99", event.line, event.user, "“\(word.prefix(40))” was read with a decimal comma")
      }
    }
    guard let value, value.isFinite else {
      _ = refuse(
        "R15", event.line, "the value “\(word.prefix(40))” is not a number; write it as 4.5 or leave it out")
      return false
    }
    event.value = value
    return true
  }

  private mutating func setTime(_ event: inout EventRecord, _ reader: borrowing CSVReader) -> Bool {
    guard let place = columns[.time] else { return true }
    let found = reader.withField(place) { EventTime.read($0) }
    guard let found else {
      let word = reader.text(place) ?? "?"
      if word.isEmpty { return true }
      _ = refuse(
        "R14", event.line,
        "the time “\(word.prefix(40))” is not readable; write 2025-09-25T17:15:50Z or seconds since 1970")
      return false
    }
    event.time = found.seconds
    if found.unit != .seconds {
      warn("W93", event.line, event.user, "times were taken as \(found.unit.rawValue)", .info)
    }
    if found.seconds == 0 { warn("W94", event.line, event.user, "the time is zero, the start of 1970") }
    if found.seconds > now { warn("W92", event.line, event.user, "the time lies in the future") }
    return true
  }

  private func words(for fault: CSVReader.RowFault) -> String {
    switch fault {
    case .tooLong: "the line is longer than \(CSVReader.maximumRowBytes) bytes"
    case .tooManyColumns: "the line has more than \(CSVReader.maximumColumns) fields"
    case .unclosedQuote: "a quotation mark is opened and never closed; double it or take it out"
    case .zeroByte: "the line holds a zero byte"
    }
  }

  private mutating func refuse(_ code: String, _ line: Int, _ message: String) -> EventRecord? {
    tally.rejected += 1
    tally.note(Finding(code: code, severity: .error, line: line, message: message))
    return nil
  }

  private mutating func warn(
    _ code: String, _ line: Int, _ record: String, _ message: String, _ severity: Severity = .warn
  ) {
    tally.note(Finding(code: code, severity: severity, line: line, record: record, message: message))
  }
}
