// Recommender › MarkCounts: how many owners each thing has, both told by marks.

/// Counts by marks of 64 bits, in a table with open addressing.
///
/// Marks are fingerprints, so that they need no mixing; two of half a million things have one mark with a probability
/// of 1 to 100 million. Cost: one or two cache misses a pair, where sorting them would take twenty comparisons.
struct MarkCounts: Sendable {
  struct Count: Sendable {
    /// 0 for an empty slot.
    var thing: UInt64 = 0
    var owners: Int32 = 0
    /// The least of its lines.
    var line = Int32.max
  }
  /// A power of two, at most three quarters in use.
  private var slots = [Count](repeating: Count(), count: 1 << 10)
  private var things = 0
  /// Pairs of a thing and an owner that were counted, by their common mark; grows as ``slots`` do.
  private var pairs: [UInt64]
  private var pairCount = 0

  /// With `distinctOwners` an owner that comes back with the same thing counts once; else every pair counts.
  init(distinctOwners: Bool) {
    pairs = [UInt64](repeating: 0, count: distinctOwners ? 1 << 10 : 0)
  }

  /// Counts a pair; a mark of 0 is no thing.
  mutating func add(_ thing: UInt64, of owner: UInt64, line: Int32) {
    guard thing != 0 else { return }
    let slot = slot(of: thing)
    if slots[slot].thing == 0 {
      slots[slot].thing = thing
      things += 1
    }
    slots[slot].line = min(slots[slot].line, line)
    if pairs.isEmpty || isNew(thing, owner) { slots[slot].owners += 1 }
    if things * 4 > slots.count * 3 { grow() }
  }

  /// The slot of a thing, or the free one where it belongs.
  private func slot(of thing: UInt64) -> Int {
    var slot = Int(truncatingIfNeeded: thing) & (slots.count - 1)
    while slots[slot].thing != 0, slots[slot].thing != thing { slot = (slot + 1) & (slots.count - 1) }
    return slot
  }

  private mutating func grow() {
    let old = slots
    slots = [Count](repeating: Count(), count: old.count * 2)
    for count in old where count.thing != 0 { slots[slot(of: count.thing)] = count }
  }

  private mutating func isNew(_ thing: UInt64, _ owner: UInt64) -> Bool {
    let wide = (thing ^ owner &* 0x9E37_79B9_7F4A_7C15).multipliedFullWidth(by: 0xE703_7ED1_A0B4_28DB)
    let pair = max(1, wide.high ^ wide.low)
    let slot = slot(ofPair: pair)
    guard pairs[slot] == 0 else { return false }
    pairs[slot] = pair
    pairCount += 1
    if pairCount * 4 > pairs.count * 3 {
      let old = pairs
      pairs = [UInt64](repeating: 0, count: old.count * 2)
      for pair in old where pair != 0 { pairs[self.slot(ofPair: pair)] = pair }
    }
    return true
  }

  private func slot(ofPair pair: UInt64) -> Int {
    var slot = Int(truncatingIfNeeded: pair) & (pairs.count - 1)
    while pairs[slot] != 0, pairs[slot] != pair { slot = (slot + 1) & (pairs.count - 1) }
    return slot
  }

  /// All things, in no order that means anything.
  var counts: some Sequence<Count> { slots.lazy.filter { $0.thing != 0 } }
}
