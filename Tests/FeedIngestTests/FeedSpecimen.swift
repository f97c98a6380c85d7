// FeedIngestTests › FeedSpecimen: small feeds made for one test each.

import Catalogue
import FeedIngest
import Foundation

/// A feed written to a temporary file and read once.
struct FeedSpecimen {
  var records: [FeedRecord] = []
  var report: FeedReport?
  var error: FeedError?

  /// The records that are variants.
  var variants: [Variant] {
    records.compactMap { if case .variant(let variant) = $0 { variant } else { nil } }
  }

  init(_ text: String, limits: FeedLimits = FeedLimits(), mode: FeedMode? = nil) throws {
    try self.init(bytes: Array(text.utf8), limits: limits, mode: mode)
  }

  init(bytes: [UInt8], limits: FeedLimits = FeedLimits(), mode: FeedMode? = nil) throws {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("clew-\(UUID().uuidString).xml")
    try Data(bytes).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    read(file.path, limits, mode)
  }

  init(path: String) { read(path, FeedLimits()) }

  private mutating func read(_ path: String, _ limits: FeedLimits, _ mode: FeedMode? = nil) {
    do {
      var records: [FeedRecord] = []
      report = try FeedReader(limits: limits).read(
        path: path, mode: mode,
        onRecord: {
          records.append($0)
          return 0
        })
      self.records = records
    } catch { self.error = error }
  }

  /// The first message of a finding.
  func message(_ code: String) -> String { report?.tally.findings[code]?.message ?? "" }

  var codes: Set<String> { Set(report?.tally.findings.keys.map { $0 } ?? []) }

  /// An RSS feed around `items`.
  static func rss(_ items: String, before: String = "") -> String {
    "<?xml version=\"1.0\"?>\n\(before)<rss xmlns:g=\"http://base.google.com/ns/1.0\"><channel>\(items)</channel></rss>"
  }

  /// A complete item whose parts can be replaced.
  static func item(
    _ id: String = "a", title: String = "Red mug", price: String = "15.00 USD", more: String = ""
  ) -> String {
    "<item><g:id>\(id)</g:id><title>\(title)</title><g:price>\(price)</g:price>\(more)</item>\n"
  }
}
