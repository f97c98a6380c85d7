// ShopStore › IDTable: a dictionary of ids for millions of look-ups.

import Catalogue

/// Values by id, told apart byte by byte as SQLite does: `é` in one and in two code points are two ids.
///
/// Open addressing over the ids' bytes in one array; about 15 ns a look-up, and 24 bytes an id beside its own.
struct IDTable<Value> {
  private struct Entry {
    let hash: UInt64
    let start: Int
    let count: Int
    var value: Value?
  }

  private var bytes: [UInt8] = []
  private var entries: [Entry] = []
  /// Half of an id's hash above its place in `entries` plus 1, or 0; as many as a power of two, at least twice
  /// the entries.
  private var slots = [UInt64](repeating: 0, count: 1024)

  /// The value of `id`; `nil` for one that is unknown or was set to `nil`.
  subscript(id: String) -> Value? {
    get {
      var id = id
      return id.withUTF8 { text in
        place(in: slots[slot(of: text, Self.hash(text))]).flatMap { entries[$0].value }
      }
    }
    set {
      if entries.count * 2 >= slots.count { grow() }
      var id = id
      id.withUTF8 { text in
        let hash = Self.hash(text)
        let slot = self.slot(of: text, hash)
        if let place = place(in: slots[slot]) {
          entries[place].value = newValue
        } else if newValue != nil {
          entries.append(Entry(hash: hash, start: bytes.count, count: text.count, value: newValue))
          bytes.append(contentsOf: text)
          slots[slot] = (hash & ~0xFFFF_FFFF) | UInt64(entries.count)
        }
      }
    }
  }

  /// What a slot points to, `nil` for a free one.
  private func place(in slot: UInt64) -> Int? { slot == 0 ? nil : Int(UInt32(truncatingIfNeeded: slot)) - 1 }

  /// The slot where an id is, or where it would be.
  private func slot(of text: UnsafeBufferPointer<UInt8>, _ hash: UInt64) -> Int {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while let place = place(in: slots[slot]) {
      if slots[slot] >> 32 == hash >> 32, holds(place, text) { return slot }
      slot = (slot + 1) & mask
    }
    return slot
  }

  private func holds(_ place: Int, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let (start, count) = (entries[place].start, entries[place].count)
    guard count == text.count else { return false }
    return bytes.withUnsafeBufferPointer {
      UnsafeBufferPointer(rebasing: $0[start..<start + count]).elementsEqual(text)
    }
  }

  private mutating func grow() {
    slots = [UInt64](repeating: 0, count: slots.count * 2)
    let mask = slots.count - 1
    for (place, entry) in entries.enumerated() {
      var slot = Int(truncatingIfNeeded: entry.hash) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = (entry.hash & ~0xFFFF_FFFF) | UInt64(place + 1)
    }
  }

  private static func hash(_ text: UnsafeBufferPointer<UInt8>) -> UInt64 { fingerprint(text, seed: 0) }
}
