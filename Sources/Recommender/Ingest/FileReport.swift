// Recommender › FileReport: what became of one file.

package import Catalogue
package import ShopStore

/// The report of one ingested file, in words by the terminal and as JSON by ``ImportDocument``.
package struct FileReport: Sendable {
  /// The number of the import; 0 for a file that was not taken in.
  package var importNumber: Int
  package let file: String
  package let format: String
  package var verdict: ImportVerdict
  /// How much of the catalogue the file spoke for; for feeds.
  package var mode = FeedMode.full
  package var tally: IngestTally
  package let bytes: Int
  package var seconds: Double
  /// Of ``seconds``, how many a feed's records took to be stored; 0 for what is no feed or was not done now.
  package var storing = 0.0
  /// Products that came anew, changed, stayed, or were left out and are no longer offered; for feeds.
  package var changes = Changes()
  /// Whether the file is a product feed, which has a score.
  package var isFeed = false
  /// Against the last import of the same feed.
  package var trend: ImportTrend?
  /// What speaks against taking the feed in; without `--confirm` it is held.
  package var guards: [Finding] = []
  /// Where the ids seem to have changed, which new ones are old products.
  package var proposal: RenameProposal?
  /// The import that took in the very same file: then nothing was written.
  package var unchangedSince: Int?
  /// After triples were taken in: whether they were joined to the right products.
  package var graphHealth: GraphHealth?
  /// Whether this was a rehearsal, of which nothing was kept.
  package var isRehearsal = false
  /// For a file that was not taken in, what is wrong and how to mend it.
  package var fault: String?

  package struct Changes: Hashable, Sendable {
    package var new = 0, changed = 0, unchanged = 0, withdrawn = 0
    /// Of ``changed``, how many changed their words, their price, their pictures' links, their details.
    package var texts = 0, prices = 0, links = 0, details = 0
    /// Events that had waited for these products.
    package var joined = 0
    package var pictures = 0

    package init() {}

    mutating func add(_ counted: ImportChanges) {
      new += counted.new
      changed += counted.changed
      unchanged += counted.unchanged
      withdrawn += counted.withdrawn
      texts += counted.texts
      prices += counted.prices
      links += counted.pictures
      details += counted.details
    }
  }
}

extension FileReport {
  /// The report of an import that the shop remembers.
  package init(_ record: ImportRecord, _ findings: [StoredFinding]) {
    var tally = IngestTally()
    tally.accepted = record.accepted
    tally.rejected = record.rejected
    tally.merged = record.merged
    tally.pending = record.pending
    for finding in findings {
      tally.add(
        FindingSummary(
          code: finding.code, severity: finding.severity, count: finding.count, firstLine: finding.firstLine,
          message: finding.message, records: finding.records))
    }
    self.init(
      importNumber: record.number, file: record.file, format: record.format, verdict: record.verdict,
      mode: record.mode, tally: tally, bytes: record.bytes, seconds: record.seconds)
    changes.add(record.changes)
    isFeed = !record.feed.isEmpty
  }

  /// The report of a file that an earlier import took in and that has not changed since.
  init(unchanged file: InputFile, since earlier: ImportRecord, bytes: Int) {
    var tally = IngestTally()
    tally.accepted = earlier.accepted
    tally.rejected = earlier.rejected
    tally.merged = earlier.merged
    self.init(
      importNumber: earlier.number, file: file.path, format: earlier.format, verdict: .accepted,
      mode: earlier.mode, tally: tally, bytes: bytes, seconds: 0)
    changes.unchanged = earlier.changes.new + earlier.changes.changed + earlier.changes.unchanged
    unchangedSince = earlier.number
  }

  /// The report of a file that would have been taken in, had another one been.
  func notTaken(because reason: String) -> FileReport {
    var report = self
    report.importNumber = 0
    report.verdict = .held
    report.fault = "not taken in, because \(reason)"
    return report
  }

  /// The changes as the store counts them.
  var counted: ImportChanges {
    var counted = ImportChanges()
    counted.new = changes.new
    counted.changed = changes.changed
    counted.unchanged = changes.unchanged
    counted.withdrawn = changes.withdrawn
    counted.texts = changes.texts
    counted.prices = changes.prices
    counted.pictures = changes.links
    counted.details = changes.details
    return counted
  }
}

/// An ingest that waits for somebody's word: the shop is as it was.
package struct IngestHeld: Error, Sendable, CustomStringConvertible {
  /// The file that is held, last; those before it were not taken in either.
  package let reports: [FileReport]
  package let description: String
}

/// An ingest that was given up: nothing of it was kept.
package struct IngestRejected: Error, Sendable, CustomStringConvertible {
  /// The file at fault, last.
  package let reports: [FileReport]
  package let description: String
}
