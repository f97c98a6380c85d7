// Recommender › ImportLedger: the list of imports, one told in full, and the way back.

import Catalogue
package import Foundation
package import ShopStore

/// The imports of a shop.
package struct ImportLedger {
  private let folder: URL

  package init(folder: URL) {
    self.folder = folder
  }

  /// All imports, the oldest first; held ones too, which changed nothing.
  ///
  /// - Throws: A `ShopStoreError`.
  package func imports() throws -> [ImportRecord] { try ShopStore.open(folder).imports() }

  /// One import, with what was noticed.
  ///
  /// - Throws: ``ShopError/unknownImport(_:last:)``, or a `ShopStoreError`.
  package func told(_ number: Int) throws -> (record: ImportRecord, report: FileReport) {
    let store = try ShopStore.open(folder)
    let record = try record(number, in: store)
    var report = FileReport(record, try store.findings(ofImport: number))
    report.trend = try store.summary(ofImport: number)?.trend
    return (record, report)
  }

  /// Brings the catalogue of a feed, or what a file of triples, names or vectors told of it, back to what it was before
  /// an import; that is an import of its own.
  ///
  /// - Throws: ``ShopError/notReverted(_:reason:)`` when the import is of another kind, was held, or is too old.
  package func revert(_ number: Int, now: Int64) throws -> FileReport {
    let store = try ShopStore.open(folder)
    let record = try record(number, in: store)
    if let reason = try reasonAgainst(record, in: store) {
      throw ShopError.notReverted(number, reason: reason)
    }
    let began = ContinuousClock.now
    return try store.ingest { transaction in
      let revert = try transaction.beginImport(
        file: "before import \(number)", format: "revert", feed: record.feed, series: record.series,
        kind: "revert",
        time: now)
      if record.series.isEmpty {
        try transaction.revert(number)
      } else {
        try transaction.revertOutside(number)
      }
      let seconds = (ContinuousClock.now - began) / .seconds(1)
      try transaction.endImport(IngestTally(), tool: ClewVersion.current, seconds: seconds)
      var report = FileReport(
        importNumber: revert, file: record.file, format: "revert", verdict: .accepted, tally: IngestTally(),
        bytes: 0, seconds: seconds)
      report.changes.add(transaction.changes)
      return report
    }
  }

  private func record(_ number: Int, in store: ShopStore) throws -> ImportRecord {
    let imports = try store.imports()
    guard let record = imports.first(where: { $0.number == number }) else {
      throw ShopError.unknownImport(number, last: imports.last?.number ?? 0)
    }
    return record
  }

  private func reasonAgainst(_ record: ImportRecord, in store: ShopStore) throws -> String? {
    if record.verdict != .accepted { return "it was held, so that it changed nothing" }
    let isOutside = ["triples", "entities", "vectors"].contains(record.kind)
    if record.feed.isEmpty, record.series.isEmpty, !isOutside {
      return """
        it is a file of \(record.kind.isEmpty ? record.format : record.kind); only product feeds and what is told of \
        products besides can be taken back, as what customers did does not become undone
        """
    }
    if record.kind.isEmpty || record.feed.isEmpty && record.series.isEmpty {
      return "an older Clew took it in, which did not keep what it changed"
    }
    let ofFeed = try store.imports().filter {
      $0.feed == record.feed && $0.series == record.series && $0.verdict == .accepted && !$0.kind.isEmpty
    }
    let kept = ofFeed.suffix(IngestTransaction.undoneImports).map(\.number)
    guard let first = kept.first, !kept.contains(record.number) else { return nil }
    let name = record.feed.isEmpty ? (record.file as NSString).lastPathComponent : record.feed
    return "only the last \(IngestTransaction.undoneImports) imports of \(name) can be, \(first) and later"
  }
}
