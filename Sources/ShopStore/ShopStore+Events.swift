// ShopStore › ShopStore+Events: reading what customers did.

package import Catalogue
import GRDB

extension ShopStore {
  /// What a customer did, by time (without time first), then by number.
  ///
  /// About 50 µs.
  package func events(ofUser user: Int) throws(ShopStoreError) -> [Event] {
    try read { db in
      let query = try RawStatement(
        cachedBy: db,
        """
        SELECT number, user, product, variant, kind, value, time FROM event WHERE user = ?
        ORDER BY time, number
        """, folder: self.name)
      query.bind(1, user + 1)
      var events: [Event] = []
      while try query.step() { events.append(try self.event(query)) }
      return events
    }
  }

  /// All events by customer, then time (without time first), then number.
  ///
  /// One scan of the table straight into place, about 0.15 µs an event.
  package func allEvents() throws(ShopStoreError) -> [Event] {
    try read { db in
      var starts = try self.eventCounts(db)
      var total = 0
      for user in starts.indices {
        let count = starts[user]
        starts[user] = total
        total += count
      }
      var next = starts
      starts.append(total)
      let nothing = Event(
        number: 0, user: 0, product: ProductID(0), variant: 0, kind: .view, value: nil, time: nil)
      var events = [Event](repeating: nothing, count: total)
      let scan = try RawStatement(
        db, "SELECT number, user, product, variant, kind, value, time FROM event", folder: self.name)
      while try scan.step() {
        let event = try self.event(scan)
        guard next.indices.contains(event.user), next[event.user] < starts[event.user + 1] else {
          throw ShopStoreError.damaged(
            place: self.name + "/shop.sqlite",
            detail: "the index of events disagrees with event \(event.number)")
        }
        events[next[event.user]] = event
        next[event.user] += 1
      }
      for user in next.indices { Self.sort(&events, from: starts[user], to: next[user]) }
      return events
    }
  }

  /// How many events each customer has.
  private func eventCounts(_ db: Database) throws(ShopStoreError) -> [Int] {
    let size = try RawStatement(db, "SELECT ifnull(max(number), 0) FROM customer", folder: name)
    try size.step()
    var counts = [Int](repeating: 0, count: size.int(0))
    let scan = try RawStatement(db, "SELECT user, count(*) FROM event GROUP BY user", folder: name)
    while try scan.step() {
      guard counts.indices.contains(scan.int(0) - 1) else {
        throw .damaged(place: name + "/shop.sqlite", detail: "events of a customer that there is not")
      }
      counts[scan.int(0) - 1] = scan.int(1)
    }
    return counts
  }

  /// Sorts one customer's events, which come by number and mostly are by time already.
  private static func sort(_ events: inout [Event], from start: Int, to end: Int) {
    func precedes(_ a: Event, _ b: Event) -> Bool {
      let first = a.time ?? .min
      let second = b.time ?? .min
      return first == second ? a.number < b.number : first < second
    }
    var isSorted = true
    for place in start..<end where place > start && !precedes(events[place - 1], events[place]) {
      isSorted = false
      break
    }
    if !isSorted { events[start..<end].sort(by: precedes) }
  }

  private func event(_ row: RawStatement) throws(ShopStoreError) -> Event {
    guard let kind = EventKind(number: row.int(4)) else {
      throw .damaged(
        place: name + "/shop.sqlite", detail: "event \(row.int(0)) is of unknown kind \(row.int(4))")
    }
    return Event(
      number: row.int(0), user: row.int(1) - 1, product: ProductID(row.int(2) - 1), variant: row.int(3),
      kind: kind, value: row.optionalDouble(5), time: row.optionalInt64(6))
  }

  /// The import and line that an event came from; `nil` for an unknown number.
  package func eventSource(_ number: Int) throws(ShopStoreError) -> RecordSource? {
    try read { db in
      let query = try RawStatement(
        cachedBy: db, "SELECT import, line FROM event WHERE number = ?", folder: self.name)
      query.bind(1, number)
      return try query.step() ? RecordSource(importNumber: query.int(0), line: query.int(1)) : nil
    }
  }

  /// Events that wait for their item, in the order in which they came.
  package func pendingEvents() throws(ShopStoreError) -> [EventRecord] {
    try read { db in
      let scan = try RawStatement(
        db, "SELECT user, item, kind, value, time, line FROM pendingEvent ORDER BY number", folder: self.name)
      var events: [EventRecord] = []
      while try scan.step() {
        guard let kind = EventKind(number: scan.int(2)) else { continue }
        events.append(
          EventRecord(
            user: scan.text(0), item: scan.text(1), kind: kind, value: scan.optionalDouble(3),
            time: scan.optionalInt64(4), line: scan.int(5)))
      }
      return events
    }
  }
}
