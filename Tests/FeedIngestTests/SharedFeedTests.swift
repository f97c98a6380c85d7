// FeedIngestTests › SharedFeedTests: real feeds of other formats, compared with a plain count of their text.

import Catalogue
import FeedIngest
import Foundation
import Testing

private let feeds = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent().appendingPathComponent("../shared/data/feeds").path

@Suite(
  "Feeds of real shops",
  .enabled(if: FileManager.default.fileExists(atPath: feeds), "the shared folder is not beside the project"))
struct SharedFeedTests {
  @Test(
    "Every record that a count of the text finds is read",
    arguments: [
      ("yandex-yml.xml", FeedFormat.yandex, "<offer "), ("heureka.xml", .heureka, "<SHOPITEM>"),
      ("zbozi.xml", .zbozi, "<SHOPITEM>"), ("google-merchant-rss.xml", .googleRSS, "<item>"),
      ("bmecat2005-1.xml", .bmecat2005, "<PRODUCT>"), ("bmecat2005-2.xml", .bmecat2005, "<PRODUCT>"),
      ("bmecat2005-3.xml", .bmecat2005, "<PRODUCT>"), ("specimens/criteo.xml", .criteo, "<product "),
      ("specimens/google_atom.xml", .googleAtom, "<entry>"),
      ("specimens/google_rss_full.xml", .googleRSS, "<item>"),
      ("specimens/cxml_index.xml", .cXML, "<IndexItem>"),
    ])
  func counts(file: String, format: FeedFormat, mark: String) throws {
    let path = feeds + "/" + file
    // What stands in comments is no record.
    let text = try String(contentsOfFile: path, encoding: .utf8).replacing(/(?s)<!--.*?-->/, with: "")
    let read = FeedSpecimen(path: path)
    let report = try #require(read.report, "\(read.error.map(String.init(describing:)) ?? "")")
    #expect(report.format == format)
    #expect(report.tally.read == text.split(separator: mark).count - 1)
    #expect(report.tally.accepted == report.tally.read)
  }

  @Test("Brands and categories of a Yandex feed are those of its text")
  func yandex() throws {
    let path = feeds + "/yandex-yml.xml"
    let read = FeedSpecimen(path: path)
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let brands = read.variants.count { $0.brand == "THE SAEM" }
    #expect(brands == text.split(separator: "<vendor>THE SAEM</vendor>").count - 1)
    #expect(read.variants.allSatisfy { !$0.categories.isEmpty && $0.price?.currency == "RUB" })
    #expect(read.variants.first?.categories == [["Лицо"]])
    #expect(read.variants.first?.price == Money(hundredths: 90_100, currency: "RUB"))
  }

  @Test("References of a BMEcat become relations, features become details")
  func bmecat() throws {
    let read = FeedSpecimen(path: feeds + "/bmecat2005-2.xml")
    let variant = try #require(read.variants.first)
    #expect(variant.relations.count == 14 && variant.relations.allSatisfy { $0.kind == .accessory })
    #expect(variant.details.contains(ProductDetail(name: "ECLASS-9.0", value: "27371601")))
    #expect(variant.details.contains(ProductDetail(name: "Höhe", value: "27.41")))
  }
}
