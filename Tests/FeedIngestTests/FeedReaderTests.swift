// FeedIngestTests › FeedReaderTests: what a shop's feed becomes.

import Catalogue
import FeedIngest
import Foundation
import Testing

private let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent()
private let sample = root.appendingPathComponent("Assets/feed.xml").path
private let real = root.appendingPathComponent("../shared/data/feeds/google-merchant-rss.xml").path

@Suite("Product feeds")
struct FeedReaderTests {
  @Test("A record becomes a variant with all that the feed says")
  func mapsFields() throws {
    let more = """
      <g:item_group_id>mug</g:item_group_id><g:color>Black / Silver</g:color><g:product_type>Kitchen &gt; Mugs</g:product_type>
      <g:product_detail><g:attribute_name>Weight</g:attribute_name><g:attribute_value>300 g</g:attribute_value></g:product_detail>
      <g:sale_price>9.50 USD</g:sale_price><g:sale_price_effective_date>2026-11-01T13:00-0800/2026-11-09T15:30-0800</g:sale_price_effective_date>
      <g:availability>in stock</g:availability><g:shipping_weight>3 kg</g:shipping_weight>
      """
    let variant = try #require(
      try FeedSpecimen(FeedSpecimen.rss(FeedSpecimen.item(more: more))).variants.first)
    #expect(variant.item == "mug")
    #expect(variant.colourWords == ["Black", "Silver"])
    #expect(variant.categories == [["Kitchen", "Mugs"]])
    #expect(variant.details.map(\.value) == ["300 g", "3 kg"])
    #expect(variant.salePrice == Money(hundredths: 950, currency: "USD"))
    #expect(variant.saleFrom == 1_793_566_800)
    #expect(variant.availability == .inStock)
    #expect(variant.source.line == 2)
  }

  @Test("The price of shipping does not become the price of the product")
  func shippingPrice() throws {
    let more = "<g:shipping><g:price>6.49 USD</g:price></g:shipping>"
    let read = try FeedSpecimen(FeedSpecimen.rss(FeedSpecimen.item(more: more)))
    #expect(read.variants.first?.price == Money(hundredths: 1500, currency: "USD"))
    #expect(read.codes.contains("N01"))
  }

  @Test("HTML in a description becomes plain text")
  func html() throws {
    let more =
      "<description><![CDATA[<p>Soft<script>x()</script> &amp; <b>warm</b></p><br>mug]]></description>"
    #expect(
      try FeedSpecimen(FeedSpecimen.rss(FeedSpecimen.item(more: more))).variants.first?.summary
        == "Soft & warm mug")
  }

  @Test("White space is joined and entities are decoded wherever in a text they stand")
  func cleaning() throws {
    for count in 1...40 {
      let lead = String(repeating: "a", count: count)
      for (dirt, clean) in [
        ("  b", " b"), ("\nb ", " b"), (" &amp;eacute; c", " é c"), ("<br/>c ", " c"), ("é c", "é c"),
      ] {
        let title = "<![CDATA[ \(lead)\(dirt.replacing("&amp;", with: "&"))  \(lead)]]>"
        let read = try FeedSpecimen(FeedSpecimen.rss(FeedSpecimen.item(title: title)))
        #expect(read.variants.first?.title == "\(lead)\(clean) \(lead)")
      }
    }
  }

  @Test("Every record is accepted, rejected or merged, and none is lost")
  func tally() throws {
    let items = [
      FeedSpecimen.item(), FeedSpecimen.item(), FeedSpecimen.item(title: "Other"), FeedSpecimen.item(""),
      FeedSpecimen.item("b", title: ""), FeedSpecimen.item("c", price: "free"), FeedSpecimen.item("d"),
    ]
    let read = try FeedSpecimen(FeedSpecimen.rss(items.joined()))
    let tally = try #require(read.report?.tally)
    #expect(tally.accepted == 2)
    #expect(tally.merged == 1)
    #expect(tally.rejected == 4)
    #expect(tally.read == items.count)
    #expect(read.codes.isSuperset(of: ["R01", "R02", "R03", "R04", "W01"]))
    #expect(read.variants.map(\.title) == ["Red mug", "Red mug"])
  }

  @Test(
    "Amounts are read as shops write them",
    arguments: [
      ("15.00 USD", "15.00 USD", nil), ("1 234,50 EUR", "1234.50 EUR", "W11"), ("599 CZK", "599.00 CZK", nil),
      ("€ 19,99", "19.99 EUR", "W11"), ("1.234,56 EUR", "1234.56 EUR", "W11"), ("1,234", "1234.00", "W11"),
      ("15", "15.00", "W10"), ("0.00 USD", "0.00 USD", "W12"), ("1'234.50 CHF", "1234.50 CHF", "W11"),
      ("0.29 USD", "0.29 USD", nil),
    ] as [(String, String, String?)])
  func prices(written: String, expected: String, warning: String?) throws {
    let read = try FeedSpecimen(FeedSpecimen.rss(FeedSpecimen.item(price: written)))
    #expect(read.variants.first?.price?.description == expected)
    #expect(read.codes.intersection(["W10", "W11", "W12"]).isEmpty == (warning == nil))
    if let warning { #expect(read.codes.contains(warning)) }
  }

  @Test(
    "What is no single amount is refused",
    arguments: ["-5.00 USD", "free", "NaN", "1e309 USD", "15..00 USD", "15.00 USD - 20.00 USD", "15.00 US"])
  func badPrices(written: String) throws {
    let read = try FeedSpecimen(FeedSpecimen.rss(FeedSpecimen.item(price: written) + FeedSpecimen.item("b")))
    #expect(read.variants.map(\.id) == ["b"])
    #expect(read.codes.contains("R04"))
  }

  @Test("Atom gives its link as an attribute, and its own id is not the product's")
  func atom() throws {
    let read = try FeedSpecimen(
      """
      <feed xmlns="http://www.w3.org/2005/Atom" xmlns:g="http://base.google.com/ns/1.0"><entry><id>tag:x</id>
      <title>Radio</title><link href="https://s/?a=1&amp;b=2"/><g:id>r2</g:id><g:price>20 USD</g:price></entry></feed>
      """)
    #expect(read.report?.format == .googleAtom)
    #expect(read.variants.first?.id == "r2")
    #expect(read.variants.first?.link == "https://s/?a=1&b=2")
  }

  @Test(
    "Google's namespace may be misspelt or missing",
    arguments: ["xmlns:g=\"https://base.google.com/ns/1.0/\"", ""])
  func namespaces(declaration: String) throws {
    let read = try FeedSpecimen(
      "\u{FEFF}\n<rss \(declaration)><channel>\(FeedSpecimen.item())</channel></rss>")
    #expect(read.variants.map(\.id) == ["a"])
  }

  @Test("What the receiver throws ends the read and comes out again")
  func stops() throws {
    struct Full: Error {}
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("clew-\(UUID().uuidString).xml")
    try Data(FeedSpecimen.rss(FeedSpecimen.item() + FeedSpecimen.item("b")).utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    var calls = 0
    do {
      _ = try FeedReader().read(
        path: file.path,
        onRecord: { _ in
          calls += 1
          throw Full()
        })
      Issue.record("the read went on")
    } catch {
      guard case .stopped(let inner) = error.reason else { throw error }
      #expect(inner is Full)
    }
    #expect(calls == 1)
  }

  @Test("The sample shop's feed is taken whole", .enabled(if: FileManager.default.fileExists(atPath: sample)))
  func sampleShop() {
    let read = FeedSpecimen(path: sample)
    #expect(read.variants.count > 100)
    #expect(read.report?.tally.rejected == 0)
  }

  @Test("A real shop's feed is taken whole", .enabled(if: FileManager.default.fileExists(atPath: real)))
  func realFeed() {
    #expect(FeedSpecimen(path: real).variants.count == 72)
  }
}
