// ShopStore › ShopStore+Events: reading what customers did.

package import Catalogue
import GRDB

extension ShopStore {
  /// What a customer did, by time (without time first), then by number; what was taken back is left out.
  ///
  /// About 30 µs.
  package func events(ofUser user: Int) throws(ShopStoreError) -> [Event] {
    try read { db in
      let query = try RawStatement(
        cachedBy: db, "SELECT \(Self.columns) FROM event WHERE user = ? ORDER BY number", folder: self.name)
      query.bind(1, user + 1)
      var events: [Event] = []
      var retractions: [(number: Int, target: Int)] = []
      while try query.step() {
        if let retraction = Self.retraction(query) {
          retractions.append(retraction)
        } else {
          events.append(try self.event(query))
        }
      }
      Self.drop(retractions, from: &events)
      EventOrder.sort(&events[...])
      return events
    }
  }

  /// All events by customer, then time (without time first), then number; what was taken back is left out.
  ///
  /// One scan of the table, about 0.2 µs an event; beside the events, 4 bytes each while they are put in order.
  package func allEvents() throws(ShopStoreError) -> [Event] {
    try read { db in
      let sizes = try RawStatement(
        db,
        "SELECT ifnull((SELECT max(number) FROM event), 0), ifnull((SELECT max(number) FROM customer), 0)",
        folder: self.name)
      try sizes.step()
      let customers = sizes.int(1)
      var events: [Event] = []
      events.reserveCapacity(sizes.int(0))
      let scan = try RawStatement(db, "SELECT \(Self.columns) FROM event ORDER BY number", folder: self.name)
      var retractions: [(number: Int, target: Int)] = []
      while try scan.step() {
        if let retraction = Self.retraction(scan) {
          retractions.append(retraction)
          continue
        }
        let event = try self.event(scan)
        guard event.user < customers else {
          throw ShopStoreError.damaged(
            place: self.name + "/shop.sqlite",
            detail: "event \(event.number) is of a customer that there is not")
        }
        events.append(event)
      }
      Self.drop(retractions, from: &events)
      EventOrder.group(&events)
      return events
    }
  }

  /// The customers who did anything, in rising order; one pass over the index.
  package func usersWithEvents() throws(ShopStoreError) -> [Int] {
    try users("SELECT DISTINCT user FROM event ORDER BY user")
  }

  /// The customers of all events whose number is above `number`, in rising order, and how many events these are.
  package func users(since number: Int) throws(ShopStoreError) -> (users: [Int], events: Int) {
    let users = try users(
      "SELECT DISTINCT user FROM event WHERE number > ? ORDER BY user", number)
    let events = try read { db in
      let count = try RawStatement(db, "SELECT count(*) FROM event WHERE number > ?", folder: self.name)
      count.bind(1, number)
      try count.step()
      return count.int(0)
    }
    return (users, events)
  }

  /// The number of the last event, 0 when there is none.
  package func lastEvent() throws(ShopStoreError) -> Int {
    try read { db in
      let query = try RawStatement(db, "SELECT ifnull(max(number), 0) FROM event", folder: self.name)
      try query.step()
      return query.int(0)
    }
  }

  private func users(_ sql: String, _ number: Int? = nil) throws(ShopStoreError) -> [Int] {
    try read { db in
      let scan = try RawStatement(db, sql, folder: self.name)
      if let number { scan.bind(1, number) }
      var users: [Int] = []
      while try scan.step() { users.append(scan.int(0) - 1) }
      return users
    }
  }

  private static let columns = "number, user, product, variant, kind, value, time"

  private static func retraction(_ row: RawStatement) -> (number: Int, target: Int)? {
    row.int(4) == Retraction.kind ? (row.int(0), Int(row.optionalDouble(5) ?? 0)) : nil
  }

  private static func drop(_ retractions: [(number: Int, target: Int)], from events: inout [Event]) {
    guard !retractions.isEmpty else { return }
    let void = Retraction.void(retractions)
    events.removeAll { void.contains($0.number) }
  }

  private func event(_ row: RawStatement) throws(ShopStoreError) -> Event {
    let user = row.int(1) - 1
    guard user >= 0, let kind = EventKind(number: row.int(4)) else {
      throw .damaged(
        place: name + "/shop.sqlite",
        detail: "event \(row.int(0)) is of kind \(row.int(4)) and customer \(row.int(1))")
    }
    return Event(
      number: row.int(0), user: user, product: ProductID(row.int(2) - 1), variant: row.int(3),
      kind: kind, value: row.optionalDouble(5), time: row.optionalInt64(6))
  }
}
