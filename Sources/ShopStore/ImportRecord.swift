// ShopStore › ImportRecord: what is kept of an ingested file.

package import Catalogue

/// Whether what a file said was taken.
package enum ImportVerdict: String, Sendable, CaseIterable {
  case accepted, held, rejected
}

/// One file that was ingested, `import-N` in receipts.
package struct ImportRecord: Hashable, Sendable {
  package let number: Int
  /// Seconds since 1970.
  package let time: Int64
  package let file: String
  package let format: String
  /// The name under which later full feeds replace this one; empty for what is no feed.
  package let feed: String
  /// The name under which later files of triples, names or vectors follow this one; empty for others.
  package let series: String
  package let bytes: Int
  package let verdict: ImportVerdict
  package let accepted, rejected, merged, pending: Int
  /// What kind of file it was, for instance `feed` or `events`.
  package let kind: String
  package let mode: FeedMode
  /// The SHA-256 of the file's bytes, in hexadecimal digits, and `+` with a mark of what it was read with, where there
  /// is such; empty in shops of layout 1.
  package let source: String
  /// A mark of the picture files that the feed names: their sizes and times.
  package let pictureState: Int
  /// The version of Clew that took it in.
  package let tool: String
  package let seconds: Double
  /// When the feed was made, by its own account, in seconds since 1970; `nil` where it does not tell.
  package let made: Int64?
  package let changes: ImportChanges
}

/// All findings of one code in one stored import.
package struct StoredFinding: Hashable, Sendable {
  package let code: String
  package let severity: Severity
  package let count: Int
  package let firstLine: Int
  package let message: String
  /// Up to five record ids.
  package let records: [String]
}
