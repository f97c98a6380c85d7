// ShopStore › Records: the small facts that a shop keeps beside products and events.

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

/// What was computed from a variant's picture, opaque to the store.
package struct PictureFeatures: Hashable, Sendable {
  /// Names the picture's content or address, so that an unchanged picture is not decoded again.
  package var key: String
  /// `false` for a picture that could not be decoded; then ``bytes`` are empty.
  package var isReadable: Bool
  package var bytes: [UInt8]

  package init(key: String, isReadable: Bool, bytes: [UInt8]) {
    self.key = key
    self.isReadable = isReadable
    self.bytes = bytes
  }
}

/// How much a shop holds.
package struct ShopCounts: Hashable, Sendable {
  package var products = 0
  package var offeredProducts = 0
  package var variants = 0
  package var pictures = 0
  package var customers = 0
  package var events = 0
  package var eventsByKind: [EventKind: Int] = [:]
  package var pendingEvents = 0
  package var imports = 0
  package var stores = 0

  package init() {}
}
