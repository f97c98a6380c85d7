// Scoring › CausePlaces: which of a customer's actions something hangs on.

/// The places of causes in a list, found in a few steps: a history's amounts are asked for them by the thousand.
package struct CausePlaces: Sendable {
  private let causes: [Cause]
  /// Places by the hash of their cause, each in the first free slot from there on; -1 in free slots.
  private let slots: [Int32]

  /// Of equal causes the first has the place.
  package init(_ causes: [Cause]) {
    self.causes = causes
    var count = 2
    while count < 2 * causes.count { count *= 2 }
    var slots = [Int32](repeating: Self.free, count: count)
    for (place, cause) in causes.enumerated() {
      var slot = Self.slot(of: cause, count)
      while slots[slot] >= 0, causes[Int(slots[slot])] != cause { slot = (slot + 1) & (count - 1) }
      if slots[slot] < 0 { slots[slot] = Int32(place) }
    }
    self.slots = slots
  }

  /// `nil` for a cause that is not in the list.
  package subscript(cause: Cause) -> Int? {
    var slot = Self.slot(of: cause, slots.count)
    while slots[slot] >= 0 {
      let place = Int(slots[slot])
      if causes[place] == cause { return place }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  private static let free: Int32 = -1

  /// Fibonacci hashing: numbers that follow one another come to lie far apart.
  private static func slot(of cause: Cause, _ count: Int) -> Int {
    let number =
      switch cause {
      case .event(let number): number
      case .said(let turn): -1 - turn
      }
    let hash = UInt64(bitPattern: Int64(number)) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: hash >> 32) & (count - 1)
  }
}
