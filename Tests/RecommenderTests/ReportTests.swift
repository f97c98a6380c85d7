// RecommenderTests › ReportTests: scores, trends and rows of reports, read from a shop.

import Catalogue
import Foundation
import Recommender
import Testing

@Suite("Reports of imports")
struct ReportTests {
  private static func feed(_ items: [(id: String, hasPicture: Bool)]) -> String {
    let items = items.map { item in
      """
      <item><g:id>\(item.id)</g:id><title>Boot \(item.id)</title><description>A boot, \(item.id)</description>
      <link>https://example.com/\(item.id)</link>\(item.hasPicture ? "<g:image_link>https://example.com/\(item.id).png</g:image_link>" : "")
      <g:price>10.00 EUR</g:price><g:brand>Acme</g:brand><g:availability>in_stock</g:availability>
      <g:product_type>Boots</g:product_type><g:identifier_exists>no</g:identifier_exists></item>
      """
    }
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <rss version="2.0" xmlns:g="http://base.google.com/ns/1.0"><channel>\(items.joined())</channel></rss>
      """
  }

  private static func import_(_ text: String, into folder: URL) throws -> ImportSummary {
    let file = folder.appending(path: "feed.xml")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try text.write(to: file, atomically: true, encoding: .utf8)
    let reports = try Ingester(folder: folder.appending(path: "shop"), now: 0).ingest(
      [file.path], pictures: nil)
    return ImportSummary(try #require(reports.first))
  }

  @Test("A mended feed has a better score than before, and the report says what moved it")
  func trend() throws {
    let folder = SampleShop.emptyPlace()
    defer { try? FileManager.default.removeItem(at: folder) }
    let first = try Self.import_(Self.feed([("a", false), ("b", true)]), into: folder)
    #expect(first.score == 92.5 && first.trend == nil)
    let second = try Self.import_(Self.feed([("a", true), ("b", true)]), into: folder)
    #expect(second.score == 100)
    let trend = try #require(second.trend)
    #expect(trend.since == first.number && trend.score == 7.5)
    #expect(trend.changes.map(\.kind.name) == ["image_missing"])
    #expect(trend.changes.first?.before == 1 && trend.changes.first?.after == 0)
  }

  @Test("A row of the table is one line of CSV, safe for a spreadsheet")
  func table() throws {
    let folder = SampleShop.emptyPlace()
    defer { try? FileManager.default.removeItem(at: folder) }
    let summary = try Self.import_(Self.feed([("=1+1", false), ("b", true)]), into: folder)
    let lines = FindingTable.lines(summary)
    #expect(lines.count == 1)
    #expect(lines[0].contains(",W40,image_missing,warn,1,0.5,7.5,"))
    #expect(lines[0].contains(",'=1+1,"))
  }
}
