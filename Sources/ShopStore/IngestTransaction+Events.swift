// ShopStore › IngestTransaction+Events: customers and what they did.

package import Catalogue

/// What became of an event.
package enum EventOutcome: Hashable, Sendable {
  /// Stored under this number, `event:eN`.
  case stored(number: Int)
  /// Waits for its item.
  case pending
  /// The same event is there already.
  case merged
}

extension IngestTransaction {
  /// Adds a customer, or replaces what is known of the one with this id.
  package func add(_ customer: Customer) throws(ShopStoreError) {
    let number = try customerRow(customer.id)
    let update = try statement(
      """
      UPDATE customer SET name = ?, email = ?, language = ?, city = ?, birthYear = ?, segment = ? WHERE number = ?
      """)
    update.bind(1, customer.name)
    update.bind(2, customer.email)
    update.bind(3, customer.language)
    update.bind(4, customer.city)
    update.bind(5, customer.birthYear)
    update.bind(6, customer.segment)
    update.bind(7, number)
    try update.step()
  }

  /// Adds an event; a customer who is new is made, with nothing but the id.
  ///
  /// An exact repetition (customer, variant, kind, value, time) is merged, so that a file can be taken in twice;
  /// of interactions without a time, the second one of a customer with a product. About 1 µs in large files.
  @discardableResult
  package func add(_ event: EventRecord) throws(ShopStoreError) -> EventOutcome {
    if !moves.isEmpty { try followMoves() }
    var place = try place(of: event.item)
    if place == nil, createsBareItems { place = try insertBareProduct(event.item, line: event.line) }
    guard let place else { return try wait(event) }
    return try store(
      user: customerRow(event.user), place, event.kind, event.value, event.time,
      RecordSource(importNumber: importNumber, line: event.line))
  }

  /// Stores the events that waited for items which are there by now.
  ///
  /// - Returns: how many were stored.
  package func joinPending() throws(ShopStoreError) -> Int {
    try followMoves()
    let waiting = try statement(
      """
      SELECT number, user, item, kind, value, time, import, line FROM pendingEvent
      WHERE EXISTS (SELECT 1 FROM variant WHERE id = pendingEvent.item)
        OR EXISTS (SELECT 1 FROM product WHERE product.item = pendingEvent.item)
        OR EXISTS (SELECT 1 FROM alias WHERE id = pendingEvent.item)
      ORDER BY number
      """)
    var events: [(number: Int, importNumber: Int, event: EventRecord)] = []
    while try waiting.step() {
      guard let kind = EventKind(number: waiting.int(3)) else { continue }
      let event = EventRecord(
        user: waiting.text(1), item: waiting.text(2), kind: kind, value: waiting.optionalDouble(4),
        time: waiting.optionalInt64(5), line: waiting.int(7))
      events.append((waiting.int(0), waiting.int(6), event))
    }
    let delete = try statement("DELETE FROM pendingEvent WHERE number = ?")
    var stored = 0
    for (number, importNumber, event) in events {
      guard let place = try place(of: event.item) else { continue }
      let outcome = try store(
        user: customerRow(event.user), place, event.kind, event.value, event.time,
        RecordSource(importNumber: importNumber, line: event.line))
      if outcome != .merged { stored += 1 }
      delete.bind(1, number)
      try delete.step()
    }
    return stored
  }
}

extension IngestTransaction {
  private func wait(_ event: EventRecord) throws(ShopStoreError) -> EventOutcome {
    let insert = try statement(
      """
      INSERT OR IGNORE INTO pendingEvent (user, item, kind, value, time, import, line)
      VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING number
      """)
    insert.bind(1, event.user)
    insert.bind(2, event.item)
    insert.bind(3, event.kind.number)
    insert.bind(4, event.value)
    insert.bind(5, event.time)
    insert.bind(6, importNumber)
    insert.bind(7, event.line)
    guard try insert.step() else { return .merged }
    try insert.step()
    return .pending
  }

  private func store(
    user: Int, _ place: VariantPlace, _ kind: EventKind, _ value: Double?, _ time: Int64?,
    _ source: RecordSource
  ) throws(ShopStoreError) -> EventOutcome {
    // SQLite keeps no NaN, and one zero is enough.
    let value = value.flatMap { $0.isNaN ? nil : $0 + 0 }
    guard try isNew(user: user, place, kind, value, time) else { return .merged }
    let number = nextEvent
    nextEvent = number + 1
    outbox.append(
      QueuedEvent(
        number: number, user: user, place: place, kind: kind, value: value, time: time, source: source))
    // As long as the table is asked for every event, it must know the one before.
    if storedKeys == nil || outbox.count == Self.rowsAtOnce { try writeOutbox() }
    return .stored(number: number)
  }

  /// Writes the queued events, all in one statement when there are ``rowsAtOnce``.
  func writeOutbox() throws(ShopStoreError) {
    guard !outbox.isEmpty else { return }
    if outbox.count == Self.rowsAtOnce {
      if insertEvents == nil { insertEvents = try prepared(Self.insertMany) }
      guard let insert = insertEvents else { return }
      for (row, event) in outbox.enumerated() { event.bind(to: insert, from: CInt(row * 9 + 1)) }
      try insert.step()
    } else {
      let insert = try statement("INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
      for event in outbox {
        event.bind(to: insert, from: 1)
        try insert.step()
      }
    }
    outbox.removeAll(keepingCapacity: true)
  }

  /// SQLite finds the end of the table once a statement, not once a row.
  private static let rowsAtOnce = 16
  private static let insertMany =
    "INSERT INTO event VALUES "
    + [String](repeating: "(?, ?, ?, ?, ?, ?, ?, ?, ?)", count: rowsAtOnce).joined(separator: ", ")

  /// Asks the index for a few events, and a set in memory for many.
  private func isNew(
    user: Int, _ place: VariantPlace, _ kind: EventKind, _ value: Double?, _ time: Int64?
  ) throws(ShopStoreError) -> Bool {
    eventsLookedUp += 1
    if storedKeys == nil, eventsLookedUp > Self.patience { try loadKeys() }
    let key = EventKey(
      user: user, product: place.product, variant: place.place, kind: kind, value: value, time: time)
    if let isNew = storedKeys?.insert(key) { return isNew }
    let isPair = kind == .interaction && time == nil
    let query = try statement(isPair ? Self.samePair : Self.sameEvent)
    query.bind(1, user)
    query.bind(2, place.product)
    query.bind(3, kind.number)
    if !isPair {
      query.bind(4, place.place)
      query.bind(5, value)
      query.bind(6, time)
    }
    defer { query.reset() }
    return try !query.step()
  }

  private static let patience = 512
  private static let fewEvents = 100_000
  private static let samePair: StaticString =
    "SELECT 1 FROM event WHERE user = ? AND product = ? AND kind = ? AND time IS NULL LIMIT 1"
  private static let sameEvent: StaticString =
    """
    SELECT 1 FROM event WHERE user = ? AND product = ? AND kind = ? AND variant = ? AND value IS ? AND time IS ?
    LIMIT 1
    """

  /// Reads all events once.
  ///
  /// Where there are few, their index is taken away until the end of the transaction: building it at once costs
  /// less than keeping it up to date, unless many events are there already.
  private func loadKeys() throws(ShopStoreError) {
    var count = 0
    let counting = try statement("SELECT count(*) FROM event")
    if try counting.step() { count = counting.int(0) }
    counting.reset()
    if !isIndexDropped, count < Self.fewEvents {
      try run("DROP INDEX eventOfUser")
      isIndexDropped = true
    }
    var keys = EventKeySet(capacity: max(count, 1 << 16))
    let scan = try statement("SELECT user, product, variant, kind, value, time FROM event")
    while try scan.step() {
      guard let kind = EventKind(number: scan.int(3)) else { continue }
      _ = keys.insert(
        EventKey(
          user: scan.int(0), product: scan.int(1), variant: scan.int(2), kind: kind,
          value: scan.optionalDouble(4), time: scan.optionalInt64(5)))
    }
    storedKeys = keys
  }

  /// Lets events follow the variants that a feed moved to other items: one pass over all events.
  func followMoves() throws(ShopStoreError) {
    let moves = self.moves
    guard !moves.isEmpty else { return }
    self.moves = [:]
    try writeOutbox()
    let scan = try statement("SELECT number, product, variant FROM event")
    var changes: [(event: Int, place: VariantPlace)] = []
    while try scan.step() {
      if let target = moves[VariantPlace(product: scan.int(1), place: scan.int(2))] {
        changes.append((scan.int(0), target))
      }
    }
    guard !changes.isEmpty else { return }
    let update = try statement("UPDATE event SET product = ?, variant = ? WHERE number = ?")
    for (event, place) in changes {
      update.bind(1, place.product)
      update.bind(2, place.place)
      update.bind(3, event)
      try update.step()
    }
    storedKeys = nil
  }
}
