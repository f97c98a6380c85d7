// FeedIngestTests › SchemaFeedTests: products in JSON-LD.

import Catalogue
import FeedIngest
import Testing

@Suite("Products of schema.org")
struct SchemaFeedTests {
  static let mug =
    "{\"@type\":\"Product\",\"sku\":\"a\",\"name\":\"Mug\",\"offers\":{\"price\":5.5,\"priceCurrency\":\"EUR\","
    + "\"availability\":\"https://schema.org/InStock\"}}"

  @Test(
    "Products stand alone, in arrays, in a graph, in a list, or one a line",
    arguments: [
      mug, "[\(mug)]", "{\"@context\":\"https://schema.org\",\"@graph\":[{\"@type\":\"WebPage\"},\(mug)]}",
      "{\"@type\":\"ItemList\",\"itemListElement\":[{\"@type\":\"ListItem\",\"item\":\(mug)}]}",
      "\(mug)\n\(mug)\n",
    ])
  func places(text: String) throws {
    let feed = try FeedSpecimen(text)
    #expect(feed.report?.format == .schemaOrg)
    #expect(feed.variants.map(\.id) == ["a"])
    #expect(feed.variants.first?.price == Money(hundredths: 550, currency: "EUR"))
    #expect(feed.variants.first?.availability == .inStock)
  }

  @Test("The variants of a group take from it what they leave open, each with its line")
  func group() throws {
    let feed = try FeedSpecimen(
      """
      {"@type": "ProductGroup", "productGroupID": "G", "name": "Tee", "brand": {"name": "Acme"},
       "hasVariant": [
        {"@type": "Product", "sku": "r", "color": "Red", "offers": {"price": "9", "priceCurrency": "EUR"}},
        {"@type": "Product", "sku": "b", "name": "Blue tee", "offers": [{"price": "9", "priceCurrency": "EUR"}]},
        {"@type": "Product", "sku": "c", "name": "No price"}]}
      """)
    #expect(feed.variants.map(\.item) == ["G", "G"])
    #expect(feed.variants.map(\.title) == ["Tee", "Blue tee"])
    #expect(feed.variants.map(\.brand) == ["Acme", "Acme"])
    #expect(feed.report?.tally.findings["R04"]?.firstLine == 5)
  }

  @Test("JSON that is cut off, broken, nested without end, or about something else is refused")
  func refused() throws {
    #expect(try FeedSpecimen(String(Self.mug.dropLast(3))).error?.code == "F04")
    #expect(try FeedSpecimen("[\(Self.mug)}").error?.code == "F02")
    let deep = "{\"@type\":\"Product\",\"x\":" + String(repeating: "[", count: 5_000)
    #expect(try FeedSpecimen(deep).error?.code == "F02")
    #expect(try FeedSpecimen("{\"error\":\"login\"}").error?.code == "F01")
  }
}
