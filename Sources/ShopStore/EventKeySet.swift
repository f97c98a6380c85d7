// ShopStore › EventKeySet: which events are stored already, for millions of them.

import Catalogue

/// What makes two events one and the same.
struct EventKey: Hashable {
  fileprivate let pair: UInt64
  private let manner: UInt64
  private let value: UInt64
  private let time: UInt64
  /// Whether ``pair`` says it all.
  fileprivate let isPair: Bool

  init(user: Int, product: Int, variant: Int, kind: EventKind, value: Double?, time: Int64?) {
    pair = UInt64(truncatingIfNeeded: user) << 32 | UInt64(UInt32(truncatingIfNeeded: product))
    // A file of bare pairs says that somebody has something; saying it twice adds nothing.
    let isPair = kind == .interaction && time == nil
    self.isPair = isPair
    let isTimed: UInt64 = time == nil ? 0 : 1
    let isValued: UInt64 = isPair || value == nil ? 0 : 1
    manner = UInt64(isPair ? 0 : variant) << 8 | UInt64(kind.number) << 2 | isTimed << 1 | isValued
    self.value = isPair ? 0 : (value ?? 0).bitPattern
    self.time = UInt64(bitPattern: time ?? 0)
  }

  /// Multiply and fold: a few nanoseconds, and good enough for keys that nobody chooses in bad faith at scale.
  fileprivate var mixed: UInt64 {
    var hash = (pair ^ 0x9e37_79b9_7f4a_7c15) &* 0xbf58_476d_1ce4_e5b9
    hash = (hash ^ (hash >> 31) ^ time) &* 0x94d0_49bb_1331_11eb
    hash = (hash ^ (hash >> 29) ^ value) &* 0xbf58_476d_1ce4_e5b9
    hash = (hash ^ (hash >> 32) ^ manner) &* 0x94d0_49bb_1331_11eb
    return hash ^ (hash >> 31)
  }
}

/// A set of event keys: open addressing over one array of keys, exact, about 60 bytes an event; 16 for a bare pair.
struct EventKeySet {
  private var pairs = PairSet()
  private var keys: [EventKey] = []
  /// Half of a key's hash above its place in `keys` plus 1, or 0; as many as a power of two.
  ///
  /// At least twice the keys. Keys of another hash are told apart without being fetched.
  private var slots: [UInt64] = []

  init(capacity: Int) {
    keys.reserveCapacity(capacity)
    var size = 1024
    while size < capacity * 2 { size *= 2 }
    slots = [UInt64](repeating: 0, count: size)
  }

  /// Whether `key` is new to the set, which it then is no more.
  mutating func insert(_ key: EventKey) -> Bool {
    if key.isPair { return pairs.insert(key.pair) }
    if keys.count * 2 >= slots.count { grow() }
    let mask = slots.count - 1
    let hash = key.mixed
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] != 0 {
      if slots[slot] >> 32 == hash >> 32, keys[Int(UInt32(truncatingIfNeeded: slots[slot])) - 1] == key {
        return false
      }
      slot = (slot + 1) & mask
    }
    keys.append(key)
    slots[slot] = (hash & ~0xFFFF_FFFF) | UInt64(keys.count)
    return true
  }

  private mutating func grow() {
    slots = [UInt64](repeating: 0, count: slots.count * 2)
    let mask = slots.count - 1
    for (place, key) in keys.enumerated() {
      let hash = key.mixed
      var slot = Int(truncatingIfNeeded: hash) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = (hash & ~0xFFFF_FFFF) | UInt64(place + 1)
    }
  }
}

/// A set of pairs of numbers from 1: open addressing, at most three of four places taken.
private struct PairSet {
  private var places = [UInt64](repeating: 0, count: 1024)
  private var count = 0

  mutating func insert(_ pair: UInt64) -> Bool {
    if count * 4 >= places.count * 3 {
      let old = places
      places = [UInt64](repeating: 0, count: old.count * 2)
      for pair in old where pair != 0 { places[place(of: pair)] = pair }
    }
    let place = place(of: pair)
    guard places[place] == 0 else { return false }
    places[place] = pair
    count += 1
    return true
  }

  /// Where the pair is, or would be.
  private func place(of pair: UInt64) -> Int {
    var hash = (pair ^ 0x9e37_79b9_7f4a_7c15) &* 0xbf58_476d_1ce4_e5b9
    hash = (hash ^ (hash >> 31)) &* 0x94d0_49bb_1331_11eb
    hash ^= hash >> 29
    let mask = places.count - 1
    var place = Int(truncatingIfNeeded: hash) & mask
    while places[place] != 0, places[place] != pair { place = (place + 1) & mask }
    return place
  }
}
