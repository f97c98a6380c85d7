// EventIngest › EventJudge: what every reader of events asks of an event, and what it notes.

import Catalogue

/// The state of one read of a file of events: counts, findings, and which events have been there.
struct EventJudge {
  var tally = IngestTally()
  private let now: Int64
  private var seen = SeenEvents()
  /// The unit of the first time, to notice a file that mixes them.
  private var unit: EventTime.Unit?
  /// The customer who may have more than half of the events, by Boyer and Moore's vote, and the lead.
  private var leader = ""
  private var lead = 0
  private var leaderCount = 0

  init(now: Int64) {
    self.now = now
  }

  /// Whether the event is taken: not when it has been there, which is counted.
  ///
  /// Without a time nothing tells a repeated act from a repeated line: both are taken.
  mutating func take(_ event: EventRecord) -> Bool {
    if event.time != nil, !seen.insert(event) {
      tally.merged += 1
      warn("W91", event.line, event.user, "the same event stands in the file already; they were merged")
      return false
    }
    if lead == 0 {
      leader = event.user
      leaderCount = 0
    }
    if event.user == leader {
      lead += 1
      leaderCount += 1
    } else {
      lead -= 1
    }
    tally.accepted += 1
    return true
  }

  /// Notes the unit and plausibility of a time, and answers its seconds since 1970.
  mutating func check(_ time: (seconds: Int64, unit: EventTime.Unit), line: Int, user: String) -> Int64 {
    if unit == nil { unit = time.unit }
    if time.unit != unit {
      warn(
        "W88", line, user,
        "the file mixes times in \(unit?.rawValue ?? "") and \(time.unit.rawValue); each was taken as its size says"
      )
    }
    if time.unit != .seconds {
      warn("W93", line, user, "times were taken as \(time.unit.rawValue)", .info)
    }
    if time.seconds == 0 { warn("W94", line, user, "the time is zero, the start of 1970") }
    if time.seconds > now { warn("W92", line, user, "the time lies in the future") }
    return time.seconds
  }

  /// Notes an id that a spreadsheet has rounded.
  mutating func check(id: String, line: Int) {
    // Nearly every id fails the first question.
    guard id.utf8.contains(UInt8(ascii: "+")), id.contains("E+") || id.contains("e+"), Double(id) != nil
    else {
      return
    }
    warn(
      "W89", line, id,
      "the id \(id.prefix(40)) looks as if a spreadsheet had rounded it; export the column as text")
  }

  /// Notes what concerns the file as a whole.
  mutating func finish(blankLines: Int = 0) {
    if blankLines > 0 { warn("W97", 0, "", "\(blankLines) blank lines were skipped") }
    if tally.read == 0 { warn("W98", 0, "", "the file has a header but no events") }
    if tally.accepted >= Self.manyEvents, leaderCount * 2 > tally.accepted {
      warn(
        "W87", 0, leader,
        "more than half of the events are of one customer; a robot, or visitors without an account, teach nothing about taste"
      )
    }
  }

  private static let manyEvents = 1000

  mutating func refuse(_ code: String, _ line: Int, _ message: String, record: String = "") {
    tally.rejected += 1
    tally.note(Finding(code: code, severity: .error, line: line, record: record, message: message))
  }

  mutating func warn(
    _ code: String, _ line: Int, _ record: String, _ message: String, _ severity: Severity = .warn
  ) {
    tally.note(Finding(code: code, severity: severity, line: line, record: record, message: message))
  }
}
