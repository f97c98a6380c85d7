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
  /// The name under which later full feeds replace this one.
  package let feed: String
  package let bytes: Int
  package let verdict: ImportVerdict
  package let accepted, rejected, merged, pending: Int
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
