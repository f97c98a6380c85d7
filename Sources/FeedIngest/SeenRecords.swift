// FeedIngest › SeenRecords: which ids a feed has brought, at 50 bytes a record.

import Catalogue
import InputFiles

/// The ids of a feed as 128-bit fingerprints, each with the fingerprint of its record and its line.
struct SeenRecords {
  enum Verdict: Equatable {
    case new
    /// New, but an id that differs in upper and lower case only stands on this line.
    case newInOtherCase(line: Int)
    /// The very same record stands on this line.
    case repeated(line: Int)
    /// Another record with the same id stands on this line.
    case conflict(line: Int)
  }

  struct Key: Equatable {
    let high, low: UInt64
  }

  /// An id as fingerprints.
  struct Identity {
    /// Without regard to upper and lower case.
    let folded: Key
    let exact: UInt64

    init(_ id: String) {
      var id = id
      (folded, exact) = id.withUTF8 { bytes in
        let folded = withUnsafeTemporaryAllocation(of: UInt8.self, capacity: bytes.count) { lower in
          for index in bytes.indices {
            let byte = bytes[index]
            lower[index] = (65...90).contains(byte) ? byte | 0x20 : byte
          }
          let view = UnsafeBufferPointer(rebasing: lower[..<bytes.count])
          return Key(high: fingerprint(view, seed: 2), low: fingerprint(view, seed: 3))
        }
        return (folded, fingerprint(bytes, seed: 1))
      }
    }
  }

  private struct Place {
    let key: Key
    let exact: UInt64
    let content: UInt64
    let line: Int
  }

  private var places: [Place] = []
  /// The place in `places` plus 1, or 0; as many as a power of two, at least twice the places.
  private var slots = [UInt32](repeating: 0, count: 1 << 12)

  /// Notes a record by its id and the fingerprint of its content.
  mutating func note(_ identity: Identity, content: UInt64, line: Int) -> Verdict {
    let (folded, exact) = (identity.folded, identity.exact)
    guard let found = find(folded) else {
      add(Place(key: folded, exact: exact, content: content, line: line))
      return .new
    }
    if found.exact == exact { return Self.compare(found, content) }
    // Ids that differ in case only are two ids: the later one is kept under a key of its own.
    let own = Key(high: folded.high ^ exact, low: ~folded.low)
    if let second = find(own) { return Self.compare(second, content) }
    add(Place(key: own, exact: exact, content: content, line: line))
    return .newInOtherCase(line: found.line)
  }

  /// Whether another record with this id has been noted.
  func holdsOther(_ identity: Identity, content: UInt64) -> Bool {
    guard let found = find(identity.folded) else { return false }
    if found.exact == identity.exact { return found.content != content }
    let own = Key(high: identity.folded.high ^ identity.exact, low: ~identity.folded.low)
    return find(own).map { $0.content != content } ?? false
  }

  /// How many records there is room for.
  var capacity: Int { places.capacity }

  /// Makes room for `count` records at once.
  mutating func reserve(_ count: Int) {
    places.reserveHuge(count)
    var size = slots.count
    while size < count * 2 { size *= 2 }
    if size > slots.count { spread(over: size) }
  }

  private mutating func spread(over size: Int) {
    slots = [UInt32](repeating: 0, count: size)
    for (index, place) in places.enumerated() { slots[slot(of: place.key)] = UInt32(index + 1) }
  }

  /// The slot of a key, or the free one where it belongs; keys are fingerprints, so that they need no mixing.
  private func slot(of key: Key) -> Int {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: key.low) & mask
    while slots[slot] != 0, places[Int(slots[slot]) - 1].key != key { slot = (slot + 1) & mask }
    return slot
  }

  private func find(_ key: Key) -> Place? {
    let found = slots[slot(of: key)]
    return found == 0 ? nil : places[Int(found) - 1]
  }

  private mutating func add(_ place: Place) {
    if places.count * 2 >= slots.count { spread(over: slots.count * 2) }
    places.append(place)
    slots[slot(of: place.key)] = UInt32(places.count)
  }

  private static func compare(_ found: Place, _ content: UInt64) -> Verdict {
    found.content == content ? .repeated(line: found.line) : .conflict(line: found.line)
  }
}
