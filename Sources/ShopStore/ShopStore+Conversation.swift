// ShopStore › ShopStore+Conversation: single events told in a conversation, and events that were taken back.

package import Catalogue
import GRDB

/// An event that says that another one does not count.
///
/// What was written is never deleted: reading leaves out what stands taken back, and a taking back can be taken back
/// itself. It is a row of table `event` of a kind that no file can name; its value is the number of the other event.
enum Retraction {
  /// Far from the numbers of ``EventKind``.
  static let kind = 100

  /// The numbers that do not count, of takings back in rising order of their own numbers.
  static func void(_ retractions: [(number: Int, target: Int)]) -> Set<Int> {
    var void: Set<Int> = []
    // The last word counts: what took back is only heard when nothing later took it back.
    for retraction in retractions.reversed() where !void.contains(retraction.number) {
      void.insert(retraction.target)
    }
    return void
  }
}

extension ShopStore {
  /// Writes what a customer did, at once and whether or not she did the same before; about 1 ms.
  ///
  /// - Returns: the event's number.
  package func note(_ event: EventRecord) throws -> Int {
    try ingest { try $0.note(event) }
  }

  /// Says that an event, or an earlier taking back, does not count.
  ///
  /// - Returns: the number of the taking back.
  package func takeBack(_ number: Int, time: Int64) throws -> Int {
    try ingest { try $0.takeBack(number, time: time) }
  }

  /// Whether anything was taken back after the event with this number.
  package func hasRetractions(since number: Int) throws(ShopStoreError) -> Bool {
    try read { db in
      let query = try RawStatement(
        db, "SELECT EXISTS (SELECT 1 FROM event WHERE number > ? AND kind = \(Retraction.kind))",
        folder: self.name)
      query.bind(1, number)
      try query.step()
      return query.bool(0)
    }
  }

  /// How many events of each kind do not count; one scan.
  func voidEvents(_ db: Database) throws(ShopStoreError) -> [EventKind: Int] {
    let scan = try RawStatement(
      db, "SELECT number, value FROM event WHERE kind = \(Retraction.kind) ORDER BY number", folder: name)
    var retractions: [(number: Int, target: Int)] = []
    while try scan.step() { retractions.append((scan.int(0), Int(scan.optionalDouble(1) ?? 0))) }
    var counts: [EventKind: Int] = [:]
    let query = try RawStatement(db, "SELECT kind FROM event WHERE number = ?", folder: name)
    for number in Retraction.void(retractions).sorted() {
      query.bind(1, number)
      if try query.step(), let kind = EventKind(number: query.int(0)) { counts[kind, default: 0] += 1 }
      query.reset()
    }
    return counts
  }
}

extension IngestTransaction {
  fileprivate func note(_ event: EventRecord) throws(ShopStoreError) -> Int {
    guard let user = try knownCustomer(event.user), let place = try place(of: event.item) else {
      throw .other(place: folder, message: "there is no customer \(event.user) or no item \(event.item)")
    }
    return try insert(user: user, place, kind: event.kind.number, event.value, event.time)
  }

  fileprivate func takeBack(_ number: Int, time: Int64) throws(ShopStoreError) -> Int {
    let query = try statement("SELECT user, product, variant FROM event WHERE number = ?")
    query.bind(1, number)
    guard try query.step() else {
      throw .other(place: folder, message: "there is no event e\(number)")
    }
    let (user, place) = (query.int(0), VariantPlace(product: query.int(1), place: query.int(2)))
    query.reset()
    return try insert(user: user, place, kind: Retraction.kind, Double(number), time)
  }

  private func insert(user: Int, _ place: VariantPlace, kind: Int, _ value: Double?, _ time: Int64?)
    throws(ShopStoreError) -> Int
  {
    let number = nextEvent
    nextEvent += 1
    let insert = try statement("INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, 0, 0)")
    insert.bind(1, number)
    insert.bind(2, user)
    insert.bind(3, place.product)
    insert.bind(4, place.place)
    insert.bind(5, kind)
    insert.bind(6, value)
    insert.bind(7, time)
    try insert.step()
    return number
  }
}
