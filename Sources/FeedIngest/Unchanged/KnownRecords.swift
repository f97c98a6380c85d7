// FeedIngest › KnownRecords: the records that a feed brought last time, ready to be met again.

import Catalogue
import InputFiles

/// What ``RecordIndex`` kept, read where it lies.
///
/// Memory: 8 to 16 bytes a record.
package struct KnownRecords: Sendable {
  typealias Entry = RecordIndex.Entry

  /// What the records' meaning depends on besides their bytes; see ``RecordNotes/context``.
  let context: UInt64
  let outcomes: [RecordOutcome]
  /// Good as long as this value lives.
  var entries: UnsafeBufferPointer<Entry> { held.rows }
  private let held: HeldRows<Entry>
  /// The words of the first finding of each code.
  let messages: [String: String]
  /// The place in `entries` plus 1, or 0; a power of two, at least twice the entries.
  private let slots: [UInt32]

  package var count: Int { entries.count }

  /// What ``RecordIndex/write(to:)`` wrote, in memory that stays where it is as long as `holder` lives; `nil` for bytes of
  /// another version or damaged ones, which costs a full read.
  package init?(_ bytes: UnsafeRawBufferPointer, heldBy holder: any AnyObject & Sendable) {
    var rest = bytes
    guard rest.starts(with: RecordIndex.name) else { return nil }
    rest = UnsafeRawBufferPointer(rebasing: rest[RecordIndex.name.count...])
    guard Self.take(UInt32.self, &rest) == RecordIndex.version, let context = Self.take(UInt64.self, &rest),
      let messageCount = Self.take(UInt32.self, &rest)
    else { return nil }
    self.context = context
    var messages: [String: String] = [:]
    for _ in 0..<messageCount {
      guard let code = Self.takeText(&rest), let message = Self.takeText(&rest) else { return nil }
      messages[code] = message
    }
    self.messages = messages
    guard let outcomeCount = Self.take(UInt32.self, &rest) else { return nil }
    var outcomes: [RecordOutcome] = []
    for _ in 0..<outcomeCount {
      guard let outcome = Self.takeOutcome(&rest) else { return nil }
      outcomes.append(outcome)
    }
    self.outcomes = outcomes
    guard let count = Self.take(UInt32.self, &rest), let filling = Self.take(UInt8.self, &rest),
      filling <= rest.count
    else { return nil }
    rest = UnsafeRawBufferPointer(rebasing: rest[Int(filling)...])
    guard let held = HeldRows<Entry>(Int(count), of: &rest, heldBy: holder), rest.isEmpty,
      held.rows.allSatisfy({ $0.outcome < outcomeCount })
    else { return nil }
    self.held = held
    slots = Self.slots(of: held.rows)
  }

  /// What ``RecordIndex/bytes`` are, in memory of its own.
  package init?(copying bytes: [UInt8]) {
    let copy = HeldBytes(bytes)
    self.init(copy.bytes, heldBy: copy)
  }

  private static func slots(of entries: UnsafeBufferPointer<Entry>) -> [UInt32] {
    var size = 1 << 10
    while size < entries.count * 2 { size *= 2 }
    var slots = [UInt32](repeating: 0, count: size)
    for (place, entry) in entries.enumerated() {
      var slot = Int(truncatingIfNeeded: entry.mark.low) & (size - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (size - 1) }
      slots[slot] = UInt32(place + 1)
    }
    return slots
  }

  /// The place of a mark among the entries.
  func find(_ mark: RecordMark) -> Int? {
    var slot = Int(truncatingIfNeeded: mark.low) & (slots.count - 1)
    while slots[slot] != 0 {
      let place = Int(slots[slot]) - 1
      if entries[place].mark == mark { return place }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  private static func takeOutcome(_ rest: inout UnsafeRawBufferPointer) -> RecordOutcome? {
    var outcome = RecordOutcome()
    guard let remarks = take(UInt32.self, &rest) else { return nil }
    for _ in 0..<remarks {
      guard let code = takeText(&rest), let severity = takeText(&rest).flatMap(Severity.init) else {
        return nil
      }
      outcome.remarks.append(RecordOutcome.Remark(code: code, severity: severity))
    }
    guard let unused = take(UInt32.self, &rest) else { return nil }
    for _ in 0..<unused {
      guard let name = takeText(&rest) else { return nil }
      outcome.unused.append(name)
    }
    return outcome
  }

  private static func take<Value: FixedWidthInteger & BitwiseCopyable>(
    _: Value.Type, _ rest: inout UnsafeRawBufferPointer
  ) -> Value? {
    let size = MemoryLayout<Value>.size
    guard rest.count >= size else { return nil }
    defer { rest = UnsafeRawBufferPointer(rebasing: rest[size...]) }
    return rest.loadUnaligned(as: Value.self)
  }

  private static func takeText(_ rest: inout UnsafeRawBufferPointer) -> String? {
    guard let count = take(UInt32.self, &rest), rest.count >= Int(count) else { return nil }
    defer { rest = UnsafeRawBufferPointer(rebasing: rest[Int(count)...]) }
    return String(decoding: rest.prefix(Int(count)), as: UTF8.self)
  }
}
