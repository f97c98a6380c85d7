// Recommender › ImportTrend: whether a feed got better or worse since it was last taken in.

package import Catalogue
package import ShopStore

/// An import compared with the last accepted one of the same feed.
package struct ImportTrend: Hashable, Sendable {
  /// How often a kind of finding was met then and now.
  package struct Change: Hashable, Sendable {
    package let kind: FindingKind
    package let before, after: Int
  }

  /// The number of the import that it is compared with.
  package let since: Int
  /// Points of the score, above 0 for better.
  package let score: Double
  /// Kinds whose count differs, the largest difference first, then by code.
  package let changes: [Change]

  /// Compares two imports of one feed; scores are reckoned anew, so that both follow the same formula.
  package init(from earlier: ImportSummary, to later: ImportSummary) {
    since = earlier.number
    score = (later.score ?? 0) - (earlier.score ?? 0)
    let before = Dictionary(earlier.rows.map { ($0.kind.code, $0.count) }) { $0 + $1 }
    let after = Dictionary(later.rows.map { ($0.kind.code, $0.count) }) { $0 + $1 }
    changes = Set(before.keys).union(after.keys).compactMap { code in
      let change = Change(kind: .of(code), before: before[code] ?? 0, after: after[code] ?? 0)
      return change.before == change.after ? nil : change
    }
    .sorted {
      (-abs($0.after - $0.before), $0.kind.code) < (-abs($1.after - $1.before), $1.kind.code)
    }
  }
}

extension ShopStore {
  /// A stored import with its findings, compared with the last accepted one of the same feed before it.
  ///
  /// `nil` when there is no such import.
  package func summary(ofImport number: Int) throws(ShopStoreError) -> ImportSummary? {
    let all = try imports()
    guard let record = all.first(where: { $0.number == number }) else { return nil }
    var summary = ImportSummary(FileReport(record, try findings(ofImport: number)))
    guard !record.feed.isEmpty, record.verdict != .rejected,
      let earlier = all.last(where: {
        $0.number < number && $0.feed == record.feed && $0.verdict == .accepted
      })
    else { return summary }
    let before = ImportSummary(FileReport(earlier, try findings(ofImport: earlier.number)))
    summary.trend = ImportTrend(from: before, to: summary)
    return summary
  }
}
