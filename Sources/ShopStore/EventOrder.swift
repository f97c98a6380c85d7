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
  /// A counting sort of times and places; the events themselves are moved once, in their own memory.
  static func group(_ events: inout [Event]) {
    guard !isGrouped(events) else { return }
    var keys = keysByUser(events)
    var start = 0
    while start < keys.count {
      let user = events[Int(keys[start].place)].user
      var end = start + 1
      var isOrdered = true
      while end < keys.count, events[Int(keys[end].place)].user == user {
        isOrdered = isOrdered && keys[end - 1].time <= keys[end].time
        end += 1
      }
      if !isOrdered { keys[start..<end].sort { ($0.time, $0.place) < ($1.time, $1.place) } }
      start = end
    }
    move(&events, keys)
  }

  private static func precedes(_ a: Event, _ b: Event) -> Bool {
    let first = a.time ?? .min
    let second = b.time ?? .min
    return first == second ? a.number < b.number : first < second
  }

  private static func isGrouped(_ events: [Event]) -> Bool {
    for place in events.indices.dropFirst() {
      let (a, b) = (events[place - 1], events[place])
      if a.user > b.user || a.user == b.user && !precedes(a, b) { return false }
    }
    return true
  }

  /// An event's time and its place among events by number, which settles what the time leaves open.
  private struct Key {
    var time: Int64
    var place: UInt32
  }

  /// The keys of each customer's events, by customer and place.
  private static func keysByUser(_ events: [Event]) -> [Key] {
    var next = [Int](repeating: 0, count: (events.lazy.map(\.user).max() ?? 0) + 2)
    for event in events { next[event.user + 1] += 1 }
    for user in 1..<next.count { next[user] += next[user - 1] }
    var keys = [Key](repeating: Key(time: 0, place: 0), count: events.count)
    for (place, event) in events.enumerated() {
      keys[next[event.user]] = Key(time: event.time ?? .min, place: UInt32(place))
      next[event.user] += 1
    }
    return keys
  }

  /// Moves to each place the event that its key points to, along the cycles of the permutation.
  private static func move(_ events: inout [Event], _ keys: consuming [Key]) {
    for start in events.indices where Int(keys[start].place) != start {
      let first = events[start]
      var place = start
      while true {
        let source = Int(keys[place].place)
        keys[place].place = UInt32(place)
        if source == start { break }
        events[place] = events[source]
        place = source
      }
      events[place] = first
    }
  }
}
