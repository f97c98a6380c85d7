// FeedIngest › FeedParser+Unchanged: where in the bytes records lie, and records that are told without being parsed.

import CLibXML2
import Catalogue

/// What an accepted record is known by.
struct AcceptedRecord {
  let identity: SeenRecords.Identity
  let content: UInt64
  /// The receiver's number for what it became; 0 when it has none, or has not been told yet.
  var number: Int
}

/// A record that the parser has come to the end of.
struct FinishedRecord {
  /// Bytes handed to the parser before its first field, and up to its last `>`.
  let start, end: Int
  /// Line ends inside it.
  let lines: Int
  /// `nil` for one that was refused or merged, or is better read again.
  var accepted: AcceptedRecord?
  let outcome: RecordOutcome
}

/// What the parser notes of records while someone wants to know where they lie.
struct RecordNotes {
  var isWanted = false
  /// The name of the record element as it is written, for instance `item`.
  var name: [UInt8] = []
  /// A mark of what the records' meaning hangs on besides their bytes; `nil` when that cannot be told.
  var context: UInt64?
  /// Elements opened outside of records, and how many of them before the first record.
  var containers = 0
  var containersAtStart = 0
  /// The number of the last record when it was skipped, else 0.
  var lastNumber = 0
  var start = 0
  var unused: [String] = []
  /// Whether something was noted of this record that is noted once a file.
  var isSpecial = false
  /// Whether control characters were taken out of the bytes that are being parsed.
  var isBlanked = false
  var finished: [FinishedRecord] = []
  var unusedOfSkipped: [String: Int] = [:]
  var messages: [String: String] = [:]
}

extension FeedParser {
  /// How many bytes handed to the parser it has read; `nil` where it reads converted text.
  private var place: Int? {
    guard let input = context?.pointee.input, let buffer = input.pointee.buf, buffer.pointee.encoder == nil
    else { return nil }
    return Int(input.pointee.consumed) + (input.pointee.cur - input.pointee.base)
  }

  /// A record begins; the first one tells in which surroundings records stand.
  func noteStart(_ name: UnsafePointer<UInt8>, prefix: UnsafePointer<UInt8>?) {
    guard let place else {
      notes.isWanted = false
      return
    }
    if notes.name.isEmpty {
      notes.name =
        Array((prefix.map { String(cString: $0) + ":" } ?? "").utf8) + Array(String(cString: name).utf8)
      notes.context = surroundings()
      notes.containersAtStart = notes.containers
    } else if notes.containers != notes.containersAtStart {
      // Another element was opened around the records: what holds for them may be different now.
      notes.context = nil
    }
    notes.start = place
    notes.unused.removeAll(keepingCapacity: true)
    notes.isSpecial = false
  }

  func noteEnd(_ accepted: AcceptedRecord?) {
    guard let place else { return }
    var outcome = RecordOutcome()
    if accepted != nil {
      outcome.unused = notes.unused
      for finding in draft.findings {
        outcome.remarks.append(RecordOutcome.Remark(code: finding.code, severity: finding.severity))
        if notes.messages[finding.code] == nil { notes.messages[finding.code] = finding.message }
      }
    }
    notes.finished.append(
      FinishedRecord(
        start: notes.start, end: place, lines: line - draft.line,
        accepted: notes.isSpecial || notes.isBlanked ? nil : accepted,
        outcome: outcome))
  }

  /// What a record means hangs on its own bytes, on the format, and on the namespaces that are declared around it.
  private func surroundings() -> UInt64? {
    guard let context, context.pointee.myDoc?.pointee.intSubset == nil else { return nil }
    var words: [String] = []
    for number in 0..<Int(context.pointee.nsNr) {
      words.append(context.pointee.nsTab[number].map { String(cString: $0) } ?? "")
    }
    words += [mode.rawValue, homeCurrency, walk?.surroundings ?? ""]
    var text = words.joined(separator: "\n")
    return text.withUTF8 { fingerprint($0, seed: 5) }
  }

  /// Takes a record that `known` tells of, as if it had been parsed; answers whether it counts as accepted.
  ///
  /// `name` gives the id of the record with a number; it is asked for the samples of findings only.
  func skip(_ entry: RecordIndex.Entry, _ known: KnownRecords, name: (Int) -> String) -> Bool {
    checkRecordCount()
    let line = self.line
    let number = Int(entry.number)
    let outcome = known.outcomes[Int(entry.outcome)]
    for remark in outcome.remarks {
      let message = known.messages[remark.code] ?? ""
      let isSample = (tally.findings[remark.code]?.records.count ?? 0) < FindingSummary.samples
      note(
        Finding(
          code: remark.code, severity: remark.severity, line: line, record: isSample ? name(number) : "",
          message: message))
      if notes.messages[remark.code] == nil { notes.messages[remark.code] = message }
    }
    for name in outcome.unused { notes.unusedOfSkipped[name, default: 0] += 1 }
    guard isNew(entry.identity, content: entry.content, line: line, id: { name(number) }) else {
      return false
    }
    tally.accepted += 1
    notes.lastNumber = number
    return true
  }
}
