// EventIngest › EventRows: from rows of a table to events, with what is amiss.

import Catalogue
import InputFiles

/// The state of one read of a table of events.
struct EventRows {
  let layout: TableLayout
  private(set) var judge: EventJudge
  /// The first title of each item, where the table has a column for it.
  private(set) var titles: [String: String] = [:]

  /// `hasRatingsOfOne` tells of a file whose ratings were left out because all are 1.
  init(_ layout: TableLayout, now: Int64, hasRatingsOfOne: Bool) {
    self.layout = layout
    judge = EventJudge(now: now)
    if hasRatingsOfOne {
      judge.warn(
        "W86", 1, "", "every rating is 1; they were taken to say that it happened, not how it was liked",
        .info)
    }
    if let guess = layout.guess {
      judge.warn("W90", 1, "", "the file has no header line; its columns were taken as \(guess)")
    }
    let unused = layout.columns.unused(besides: [
      .user, .item, .event, .value, .rating, .time, .quantity, .title,
    ])
    if !unused.isEmpty {
      let names = listed(unused.map { String($0.prefix(40)) })
      judge.warn("N01", 0, "", "these columns were not used: \(names)", .info)
    }
  }

  /// The event of the reader's current row, `nil` when it was refused, merged or a second header.
  mutating func take(_ reader: borrowing CSVReader) -> EventRecord? {
    let line = reader.line
    let columns = layout.columns
    if let fault = reader.fault { return refuse("R16", line, words(for: fault)) }
    guard let userPlace = columns[.user], let itemPlace = columns[.item] else { return nil }
    if reader.count < layout.width {
      return refuse("R16", line, "the row has \(reader.count) of \(layout.width) fields")
    }
    if reader.count > layout.width {
      judge.warn("W95", line, "", "the row has more fields than the header; the rest was left out")
    }
    guard let user = reader.text(userPlace), let item = reader.text(itemPlace) else {
      return refuse("R16", line, "the row is not UTF-8; save the file as UTF-8")
    }
    if !layout.header.isEmpty, user == layout.header[userPlace], item == layout.header[itemPlace] {
      judge.warn("W96", line, "", "the header line stands here again; it was skipped")
      return nil
    }
    if user.isEmpty { return refuse("R11", line, "the row has no user_id") }
    if item.isEmpty { return refuse("R12", line, "the row has no item_id") }
    judge.check(id: user, line: line)
    judge.check(id: item, line: line)
    var event = EventRecord(user: user, item: item, kind: layout.usual, value: nil, time: nil, line: line)
    guard setKind(&event, reader), setValue(&event, reader), setTime(&event, reader) else { return nil }
    guard judge.take(event) else { return nil }
    if let place = layout.columns[.title], titles[item] == nil, let title = reader.text(place), !title.isEmpty
    {
      titles[item] = title
    }
    return event
  }

  /// Notes what concerns the file as a whole.
  mutating func finish(blankLines: Int) { judge.finish(blankLines: blankLines) }

  private mutating func setKind(_ event: inout EventRecord, _ reader: borrowing CSVReader) -> Bool {
    if let place = layout.columns[.event] {
      let word = reader.text(place) ?? "?"
      guard let kind = EventWords.kind(word) else {
        _ = refuse("R13", event.line, EventWords.complaint(about: word))
        return false
      }
      event.kind = kind
    }
    // A sale of less than nothing is one that was given back.
    guard event.kind == .purchase, let place = layout.columns[.quantity], let word = reader.text(place),
      !word.isEmpty
    else { return true }
    guard let quantity = Double(word), quantity.isFinite else {
      _ = refuse("R15", event.line, "the quantity “\(word.prefix(40))” is not a number; write 2")
      return false
    }
    if quantity < 0 { event.kind = .takenBack }
    return true
  }

  private mutating func setValue(_ event: inout EventRecord, _ reader: borrowing CSVReader) -> Bool {
    let place =
      event.kind == .rating ? layout.columns[.rating] ?? layout.columns[.value] : layout.columns[.value]
    guard let place = place ?? layout.columns[.rating], let word = reader.text(place), !word.isEmpty else {
      return true
    }
    var value = Double(word)
    if value == nil, word.count(where: { $0 == "," }) == 1 {
      value = Double(String(word.map { $0 == "," ? "." : $0 }))
      if value != nil {
        judge.warn("W99", event.line, event.user, "“\(word.prefix(40))” was read with a decimal comma")
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
    guard let place = layout.columns[.time] else { return true }
    let found = reader.withField(place) { EventTime.read($0) }
    guard let found else {
      let word = reader.text(place) ?? "?"
      if word.isEmpty { return true }
      _ = refuse("R14", event.line, EventTime.complaint(about: word))
      return false
    }
    event.time = judge.check(found, line: event.line, user: event.user)
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
    judge.refuse(code, line, message)
    return nil
  }
}
