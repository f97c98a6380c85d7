// EventIngest › SeenEvents: which timed events a file has brought, at about 50 bytes each.

import Catalogue

/// Events by 128-bit fingerprints of user, item, kind, value and time: open addressing in one array.
///
/// Two of a billion events share a fingerprint with a chance of 10⁻²¹.
struct SeenEvents {
  private struct Key: Equatable {
    var high: UInt64 = 0
    /// Never 0 in a key; 0 marks a free slot.
    var low: UInt64 = 0
  }

  private var slots = [Key](repeating: Key(), count: 1 << 12)
  private var count = 0

  /// Whether `event`, whatever its line, is new; from then on it is not.
  mutating func insert(_ event: EventRecord) -> Bool {
    if count * 2 >= slots.count { grow() }
    let key = Self.key(of: event)
    let slot = slot(of: key)
    guard slots[slot].low == 0 else { return false }
    slots[slot] = key
    count += 1
    return true
  }

  private func slot(of key: Key) -> Int {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: key.high) & mask
    while slots[slot].low != 0, slots[slot] != key { slot = (slot + 1) & mask }
    return slot
  }

  private mutating func grow() {
    let old = slots
    slots = [Key](repeating: Key(), count: old.count * 2)
    for key in old where key.low != 0 { slots[slot(of: key)] = key }
  }

  private static func key(of event: EventRecord) -> Key {
    // No value is told from every number by a pattern that no readable value has; one zero is enough.
    let value = event.value.map { ($0 + 0).bitPattern } ?? .max
    let time = event.time.map { UInt64(bitPattern: $0) } ?? .max
    // Numbers go in as bytes: as seeds, a time and a short id would only be added without carry, and their sums meet.
    var key = withUnsafeBytes(of: (time, value)) { add($0.bindMemory(to: UInt8.self), to: Key(low: 1)) }
    for text in [event.user, event.item, event.kind.rawValue] {
      var text = text
      key = text.withUTF8 { add($0, to: key) }
    }
    if key.low == 0 { key.low = 1 }
    return key
  }

  private static func add(_ bytes: UnsafeBufferPointer<UInt8>, to key: Key) -> Key {
    Key(high: fingerprint(bytes, seed: key.high), low: fingerprint(bytes, seed: key.low))
  }
}
