// FeedIngest › FeedParser+Records: where a record begins and what becomes of it.

import Catalogue

extension FeedParser {
  func begin() {
    recordDepth = depth
    children = 0
    recordBytes = 0
    draft.begin(line: line)
    if tally.read >= limits.records { fail(.tooLarge("the feed has more than \(limits.records) records")) }
  }

  /// Takes the record that ends here, or says why not.
  func finish() {
    draft.finish(mode)
    for finding in draft.findings { note(finding) }
    if let fault = draft.fault { return reject(fault) }
    var variant = draft.takeVariant()
    var verdict = seen.note(id: variant.id, content: draft.content, line: variant.source.line)
    if draft.own.hasDerivedID { verdict = separate(&variant, verdict) }
    switch verdict {
    case .repeated(let line):
      tally.merged += 1
      note(
        Finding(
          code: "W01", severity: .warn, line: variant.source.line, record: variant.id,
          message: "the same record stands on line \(line) already; they were merged"))
      return
    case .conflict(let line):
      return reject(
        Finding(
          code: "R02", severity: .error, line: variant.source.line, record: variant.id,
          message:
            "another record with this id stands on line \(line), and the first one is kept; give each its own id"
        ))
    case .newInOtherCase(let line):
      note(
        Finding(
          code: "W02", severity: .warn, line: variant.source.line, record: variant.id,
          message: "the id differs from the one on line \(line) in upper and lower case only"))
    case .new: break
    }
    do {
      try onRecord(record(of: variant))
      tally.accepted += 1
      lastRecord = variant.id
    } catch {
      fail(.stopped(error))
    }
  }

  /// How much of the catalogue the feed speaks for: as asked, else as it says.
  var mode: FeedMode { requestedMode ?? walk?.mode ?? .full }

  /// What a checked record says, in the mode of the feed.
  private func record(of variant: Variant) -> FeedRecord {
    if draft.own.isDeletion { return .deletion(id: variant.id, line: variant.source.line) }
    guard mode == .prices else { return .variant(variant) }
    var update = PriceUpdate(id: variant.id, line: variant.source.line)
    update.price = variant.price
    update.salePrice = variant.salePrice
    update.saleFrom = variant.saleFrom
    update.saleUntil = variant.saleUntil
    update.availability = variant.availability == .unknown ? nil : variant.availability
    return .price(update)
  }

  /// Numbers records whose links, and so the ids made of them, are the same.
  private func separate(_ variant: inout Variant, _ first: SeenRecords.Verdict) -> SeenRecords.Verdict {
    var verdict = first
    let id = variant.id
    for number in 2...1_000 {
      guard case .conflict = verdict else { break }
      variant.id = "\(id)-\(number)"
      verdict = seen.note(id: variant.id, content: draft.content, line: variant.source.line)
    }
    if variant.item == id { variant.item = variant.id }
    return verdict
  }

  private func reject(_ fault: Finding) {
    tally.rejected += 1
    if firstFault.isEmpty { firstFault = "line \(fault.line): \(fault.message)" }
    note(fault)
  }

  /// Notes what was not used, and refuses a feed that brought nothing.
  func complete() {
    let unused =
      (names?.unused ?? []) + (foreignNames?.unused ?? []) + (walk?.table?.symbols.unused ?? [])
      + unusedColumns
    if !unused.isEmpty {
      let sorted = unused.sorted { ($1.count, $0.name) < ($0.count, $1.name) }
      let shown = sorted.prefix(12).map { "\($0.name) (\($0.count)×)" }.joined(separator: ", ")
      let rest = sorted.count > 12 ? " and \(sorted.count - 12) more" : ""
      note(
        Finding(code: "N01", severity: .info, line: 0, message: "these fields were not used: \(shown)\(rest)")
      )
    }
    if tally.read == 0 { return fail(.empty, line: -lineOffset) }
    if tally.accepted == 0 { fail(.nothingUsable(tally.read, first: firstFault), line: -lineOffset) }
  }
}
