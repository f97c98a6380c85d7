// FeedIngest › FeedParser+Records: where a record begins and what becomes of it.

import Catalogue

extension FeedParser {
  func begin() {
    recordDepth = depth
    children = 0
    recordBytes = 0
    draft.begin(line: line)
    checkRecordCount()
  }

  func checkRecordCount() {
    if tally.read >= limits.records { fail(.tooLarge("the feed has more than \(limits.records) records")) }
  }

  /// Takes the record that ends here, or says why not.
  func finish() {
    let accepted = take()
    if notes.isWanted { noteEnd(accepted) }
  }

  private func take() -> AcceptedRecord? {
    draft.finish(mode)
    for finding in draft.findings { note(finding) }
    if let fault = draft.fault {
      reject(fault)
      return nil
    }
    var variant = draft.takeVariant()
    if draft.own.hasDerivedID { separate(&variant) }
    let identity = SeenRecords.Identity(variant.id)
    guard isNew(identity, content: draft.content, line: variant.source.line, id: { variant.id }) else {
      return nil
    }
    tally.accepted += 1
    lastRecord = variant.id
    notes.lastNumber = 0
    untold.append((record(of: variant), notes.finished.count))
    if !notes.isWanted { tell() }
    return AcceptedRecord(identity: identity, content: draft.content, number: 0)
  }

  /// Hands over the records that were accepted since the last time.
  ///
  /// Reading some thirty records and storing them then is a tenth faster than taking turns with each: either
  /// finds its code and data in the processor's caches.
  func tell() {
    defer { untold.removeAll(keepingCapacity: true) }
    for (record, place) in untold where failure == nil {
      do {
        let number = try onRecord(record)
        if place < notes.finished.count { notes.finished[place].accepted?.number = number }
      } catch {
        fail(.stopped(error))
      }
    }
  }

  /// Whether a record is the first with its id; else it is counted as merged or rejected.
  func isNew(
    _ identity: SeenRecords.Identity, content: UInt64, line: Int, id: () -> String
  ) -> Bool {
    switch seen.note(identity, content: content, line: line) {
    case .repeated(let first):
      tally.merged += 1
      note(
        Finding(
          code: "W01", severity: .warn, line: line, record: id(),
          message: "the same record stands on line \(first) already; they were merged"))
      return false
    case .conflict(let first):
      reject(
        Finding(
          code: "R02", severity: .error, line: line, record: id(),
          message:
            "another record with this id stands on line \(first), and the first one is kept; give each its own id"
        ))
      return false
    case .newInOtherCase(let first):
      note(
        Finding(
          code: "W02", severity: .warn, line: line, record: id(),
          message: "the id differs from the one on line \(first) in upper and lower case only"))
      return true
    case .new: return true
    }
  }

  /// How much of the catalogue the feed speaks for: as asked, else as it says.
  var mode: FeedMode { requestedMode ?? walk?.mode ?? tableMode }

  /// What a checked record says, in the mode of the feed.
  private func record(of variant: Variant) -> FeedRecord {
    if draft.own.isDeletion {
      notes.isSpecial = true
      return .deletion(id: variant.id, line: variant.source.line)
    }
    guard mode == .prices else { return .variant(variant) }
    notes.isSpecial = true
    var update = PriceUpdate(id: variant.id, line: variant.source.line)
    update.price = variant.price
    update.salePrice = variant.salePrice
    update.saleFrom = variant.saleFrom
    update.saleUntil = variant.saleUntil
    update.availability = variant.availability == .unknown ? nil : variant.availability
    return .price(update)
  }

  /// Numbers records whose links, and so the ids made of them, are the same.
  private func separate(_ variant: inout Variant) {
    notes.isSpecial = true
    let id = variant.id
    for number in 2...1_000 {
      guard seen.holdsOther(SeenRecords.Identity(variant.id), content: draft.content) else { break }
      variant.id = "\(id)-\(number)"
    }
    if variant.item == id { variant.item = variant.id }
  }

  private func reject(_ fault: Finding) {
    tally.rejected += 1
    if firstFault.isEmpty { firstFault = "line \(fault.line): \(fault.message)" }
    note(fault)
  }

  /// Notes what was not used, and refuses a feed that brought nothing.
  func complete() {
    var unused = notes.unusedOfSkipped
    let met =
      (names?.unused ?? []) + (foreignNames?.unused ?? []) + (walk?.table?.symbols.unused ?? [])
      + unusedColumns
    for (name, count) in met { unused[name, default: 0] += count }
    if !unused.isEmpty {
      let sorted = unused.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      let names = listed(sorted.map { "\($0.key) (\($0.value)×)" })
      note(Finding(code: "N01", severity: .info, line: 0, message: "these fields were not used: \(names)"))
    }
    if tally.read == 0 { return fail(.empty, line: -lineOffset) }
    if tally.accepted == 0 { fail(.nothingUsable(tally.read, first: firstFault), line: -lineOffset) }
  }
}
