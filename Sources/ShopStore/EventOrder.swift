// ShopStore › EventOrder: events by customer and time, moved as little as possible.

import Catalogue

/// Puts events in order that come by number, which mostly is the order of their times already.
enum EventOrder {
  /// Sorts one customer's events by time (without time first), then number.
  ///
  /// Cost: one pass where they are in order.
  static func sort(_ events: inout ArraySlice<Event>) {
    for place in events.indices.dropFirst() where !precedes(events[place - 1], events[place]) {
      return events.sort(by: precedes)
    }
  }

  /// Groups all events by customer, each customer's in the order of ``sort(_:)``.
  ///
  /// A counting sort that changes places in the array itself: an event is 72 bytes, its place 4.
  static func group(_ events: inout [Event]) {
    if !isGrouped(events) { permute(&events) }
    var start = 0
    while start < events.count {
      var end = start + 1
      while end < events.count, events[end].user == events[start].user { end += 1 }
      if !isOrdered(events, start..<end) { events[start..<end].sort(by: precedes) }
      start = end
    }
  }

  private static func precedes(_ a: Event, _ b: Event) -> Bool {
    let first = a.time ?? .min
    let second = b.time ?? .min
    return first == second ? a.number < b.number : first < second
  }

  private static func isGrouped(_ events: [Event]) -> Bool {
    for place in events.indices.dropFirst() where events[place].user < events[place - 1].user { return false }
    return true
  }

  private static func isOrdered(_ events: [Event], _ range: Range<Int>) -> Bool {
    for place in range.dropFirst() where !precedes(events[place - 1], events[place]) { return false }
    return true
  }

  private static func permute(_ events: inout [Event]) {
    var starts = [UInt32](repeating: 0, count: (events.lazy.map(\.user).max() ?? 0) + 2)
    for event in events { starts[event.user + 1] += 1 }
    for user in 1..<starts.count { starts[user] += starts[user - 1] }
    var targets = events.map { event in
      defer { starts[event.user] += 1 }
      return starts[event.user]
    }
    for place in events.indices {
      while Int(targets[place]) != place {
        let target = Int(targets[place])
        events.swapAt(place, target)
        targets.swapAt(place, target)
      }
    }
  }
}
