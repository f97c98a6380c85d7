// ShopStoreTests › Fixture: a throw-away shop with a few products and customers.

import Catalogue
import Foundation
import ShopStore

/// A folder that is gone when the test is over.
final class TemporaryFolder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent("clew-store-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  var shop: URL { url.appendingPathComponent("shop") }
}

/// A variant with something in every field.
func boot(_ colour: String, item: String = "ridge-45", price: Int = 11_890, line: Int = 7) -> Variant {
  var variant = Variant(id: "\(item)-\(colour)", item: item, source: RecordSource(line: line))
  variant.title = "Ridge 45 “\(colour)”"
  variant.summary = "A boot\nfor 山 and \\ hills, \"dry\"\u{1F}"
  variant.brand = "Altura"
  variant.categories = [["Footwear", "Boots"], ["Outdoor \"pro\""], []]
  variant.googleCategory = "187"
  variant.link = "https://shop.example/ridge-45"
  variant.imageLink = "ridge-45-\(colour).png"
  variant.moreImageLinks = ["a.png", "b,c.png"]
  variant.price = Money(hundredths: price, currency: "EUR")
  variant.salePrice = Money(hundredths: 9_900, currency: "")
  variant.saleFrom = 1_700_000_000
  variant.availability = .preorder
  variant.colourWords = [colour, "grey"]
  variant.material = "leather"
  variant.size = "45"
  variant.gtin = "4006381333931"
  variant.details = [ProductDetail(name: "Weight", value: "980 g"), ProductDetail(name: "", value: "[\"]")]
  return variant
}

func bought(
  _ item: String, by user: String, time: Int64? = 1_760_000_000, value: Double? = 118.9, line: Int = 2
) -> EventRecord {
  EventRecord(user: user, item: item, kind: .purchase, value: value, time: time, line: line)
}

/// A shop with three variants of two items, two customers and three events.
func makeShop(in folder: TemporaryFolder) throws -> ShopStore {
  let store = try ShopStore.create(folder.shop)
  try store.ingest { shop in
    try shop.beginImport(
      file: "feed.xml", format: "google-rss", feed: "main", bytes: 512, time: 1_760_000_000)
    for variant in [boot("olive"), boot("teal"), boot("navy", item: "scarf")] { try shop.add(variant) }
    var tally = IngestTally()
    tally.accepted = 3
    tally.note(Finding(code: "W40", severity: .warn, line: 88, record: "scarf-navy", message: "no price"))
    try shop.endImport(tally)
    try shop.beginImport(file: "events.csv", format: "csv", time: 1_760_000_001)
    try shop.add(Customer(id: "u1042", name: "Anna Keller", city: "Berlin", birthYear: 1988))
    try shop.add(bought("ridge-45-teal", by: "u1042", time: 1_760_000_300))
    try shop.add(bought("scarf", by: "u2019", time: nil, value: nil, line: 3))
    try shop.add(bought("scarf-navy", by: "u1042", time: 1_760_000_200, line: 4))
    try shop.endImport(IngestTally())
  }
  return store
}

/// Everything that a shop answers, in words that can be compared.
func portrait(of store: ShopStore) throws -> [String] {
  try [
    "\(store.products())", "\(store.customers())", "\(store.allEvents())", "\(store.counts().pendingEvents)",
    "\(store.imports())", "\(store.stores())", "\(store.stock())",
    "\(store.documents().sorted { $0.key < $1.key })",
    "\(store.pictureFeatures().sorted { $0.key < $1.key })", "\(store.dataVersion())",
    "\(store.findings(ofImport: 1))",
  ]
}
