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
    draft.finish()
    for finding in draft.findings { note(finding) }
    if let fault = draft.fault { return reject(fault) }
    let variant = draft.takeVariant()
    switch seen.note(id: variant.id, content: draft.content, line: variant.source.line) {
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
      try onRecord(.variant(variant))
      tally.accepted += 1
      lastRecord = variant.id
    } catch {
      fail(.stopped(error))
    }
  }

  private func reject(_ fault: Finding) {
    tally.rejected += 1
    if firstFault.isEmpty { firstFault = "line \(fault.line): \(fault.message)" }
    note(fault)
  }

  /// Notes what was not used, and refuses a feed that brought nothing.
  func complete() {
    let unused = (names?.unused ?? []) + (foreignNames?.unused ?? [])
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
