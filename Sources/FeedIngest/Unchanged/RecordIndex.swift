// FeedIngest › RecordIndex: the records that a feed brought last time, by their bytes.

import InputFiles

/// What a feed's import leaves behind so that its next one parses only what is new.
///
/// The receiver of the records keeps it as bytes, under a mark that changes with what the records said. Memory and
/// disk: 64 bytes a record, and the outcomes.
package struct RecordIndex: Sendable {
  struct Entry: BitwiseCopyable, Sendable {
    let mark: RecordMark
    let identity: SeenRecords.Identity
    let content: UInt64
    /// The receiver's number for what the record became.
    let number: UInt32
    /// The place in ``outcomes``.
    var outcome: UInt32
    /// Line ends inside it.
    let lines: UInt32
    /// Its bytes.
    let length: UInt32
  }

  /// What the records' meaning depends on besides their bytes; see ``RecordNotes/context``.
  let context: UInt64
  var outcomes: [RecordOutcome] = []
  var entries: [Entry] = []
  /// The words of the first finding of each code.
  var messages: [String: String] = [:]
  private var outcomePlaces: [RecordOutcome: UInt32] = [:]
  /// Where outcomes of an older index stand in this one, plus 1; 0 for not yet.
  private var carriedPlaces: [UInt32] = []

  init(context: UInt64, capacity: Int) {
    self.context = context
    entries.reserveHuge(capacity + capacity / 8)
  }

  package var count: Int { entries.count }

  /// Makes room for `capacity` entries at once.
  mutating func reserve(_ capacity: Int) { entries.reserveHuge(capacity) }

  mutating func add(
    _ mark: RecordMark, _ record: AcceptedRecord, length: Int, lines: Int, outcome: RecordOutcome
  ) {
    guard let number = UInt32(exactly: record.number), number > 0, let lines = UInt32(exactly: lines),
      let length = UInt32(exactly: length)
    else { return }
    entries.append(
      Entry(
        mark: mark, identity: record.identity, content: record.content, number: number,
        outcome: place(of: outcome), lines: lines, length: length))
  }

  /// Adds an entry of `older`, always the same, with its outcome.
  mutating func add(_ entry: Entry, of older: KnownRecords) {
    if carriedPlaces.isEmpty { carriedPlaces = [UInt32](repeating: 0, count: older.outcomes.count) }
    let old = Int(entry.outcome)
    if carriedPlaces[old] == 0 { carriedPlaces[old] = place(of: older.outcomes[old]) + 1 }
    var entry = entry
    entry.outcome = carriedPlaces[old] - 1
    entries.append(entry)
  }

  private mutating func place(of outcome: RecordOutcome) -> UInt32 {
    if let place = outcomePlaces[outcome] { return place }
    let place = UInt32(outcomes.count)
    outcomePlaces[outcome] = place
    outcomes.append(outcome)
    return place
  }
}
