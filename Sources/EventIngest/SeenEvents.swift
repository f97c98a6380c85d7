// EventIngest › SeenEvents: which timed events a file has brought, at about 50 bytes each.

import Catalogue

/// Events by marks of user, item, kind, value and time: open addressing in one array.
struct SeenEvents {
  /// ``WideMark/none`` marks a free slot.
  private var slots = [WideMark](repeating: .none, count: 1 << 12)
  private var count = 0

  /// Whether `event`, whatever its line, is new; from then on it is not.
  mutating func insert(_ event: EventRecord) -> Bool {
    if count * 2 >= slots.count { grow() }
    let key = Self.key(of: event)
    let slot = slot(of: key)
    guard slots[slot] == .none else { return false }
    slots[slot] = key
    count += 1
    return true
  }

  private func slot(of key: WideMark) -> Int {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: key.high) & mask
    while slots[slot] != .none, slots[slot] != key { slot = (slot + 1) & mask }
    return slot
  }

  private mutating func grow() {
    let old = slots
    slots = [WideMark](repeating: .none, count: old.count * 2)
    for key in old where key != .none { slots[slot(of: key)] = key }
  }

  private static func key(of event: EventRecord) -> WideMark {
    // No value is told from every number by a pattern that no readable value has; one zero is enough.
    let value = event.value.map { ($0 + 0).bitPattern } ?? .max
    let time = event.time.map { UInt64(bitPattern: $0) } ?? .max
    var key = WideMark()
    withUnsafeBytes(of: (time, value)) { key.add($0.bindMemory(to: UInt8.self)) }
    for text in [event.user, event.item, event.kind.rawValue] { key.add(text) }
    return key
  }
}
