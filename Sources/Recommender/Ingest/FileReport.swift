// Recommender › FileReport: what became of one file.

package import Catalogue
package import ShopStore

/// The report of one ingested file, in words by the terminal and as JSON by ``ImportDocument``.
package struct FileReport: Sendable {
  /// The number of the import; 0 for a file that was rejected.
  package let importNumber: Int
  package let file: String
  package let format: String
  package let verdict: ImportVerdict
  /// How much of the catalogue the file spoke for; for feeds.
  package var mode = FeedMode.full
  package let tally: IngestTally
  package let bytes: Int
  package let seconds: Double
  /// Products that came anew, changed, stayed, or were left out and are no longer offered; for feeds.
  package var changes = Changes()
  /// Whether the file is a product feed, which has a score.
  package var isFeed = false
  /// Against the last import of the same feed.
  package var trend: ImportTrend?
  /// For a rejected file, what is wrong and how to mend it.
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

/// An ingest that was given up: nothing of it was kept.
package struct IngestRejected: Error, Sendable, CustomStringConvertible {
  /// The file at fault, last.
  package let reports: [FileReport]
  package let description: String
}
