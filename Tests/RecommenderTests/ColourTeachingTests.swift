// RecommenderTests › ColourTeachingTests: a shop's words for colours, learned by training and used by what follows.

import Conversation
import Foundation
import Fusion
import KnowledgeGraph
import Recommender
import Scoring
import Testing
import VectorMath

/// A shop whose feed calls what looks pink red, what looks blue green, and what looks green blue.
@Suite("Colours of pictures, as the feed's words teach")
struct ColourTeachingTests {
  private let place = SampleShop.emptyPlace()
  private static let shop: [(word: String, rgb: UInt32)] = [
    ("red", 0xD070A0), ("green", 0x2F6FBF), ("blue", 0x3A8F4F),
  ]

  /// What the shop calls the picture of this number.
  private func word(_ number: Int) -> String { Self.shop[number % 3].word }

  /// A product a picture; every tenth is given no word, or with `isTold` false none is.
  private func feed(_ count: Int, isTold: Bool) throws -> String {
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    var chance = SeededGenerator(seed: 5)
    var items = ""
    for number in 0..<count {
      let rgb = [16, 8, 0].reduce(UInt32(0)) { sum, shift in
        let part = Int(Self.shop[number % 3].rgb >> shift & 0xFF) + chance.below(41) - 20
        return sum | UInt32(min(max(part, 0), 255)) << shift
      }
      try Data(DrawnPicture(rgb).png).write(to: place.appending(path: "\(number).png"))
      let word = isTold && number % 10 != 0 ? "<g:color>\(word(number))</g:color>" : ""
      items +=
        "<item><g:id>p\(number)</g:id><title>Thing \(number % 7)</title><g:price>9.00 EUR</g:price>"
        + "<g:image_link>\(number).png</g:image_link>\(word)</item>\n"
    }
    let path = place.appending(path: "feed.xml")
    let text = """
      <?xml version="1.0"?><rss version="2.0" xmlns:g="http://base.google.com/ns/1.0"><channel>
      \(items)</channel></rss>
      """
    try text.write(to: path, atomically: true, encoding: .utf8)
    return path.path
  }

  private func ingest(_ feed: String) throws {
    _ = try Ingester(folder: folder, now: 5).ingest([feed], pictures: place.path)
  }

  private var folder: URL { place.appending(path: "shop") }

  private var tables: Data {
    get throws {
      let models = folder.appending(path: "models")
      let number = try String(contentsOf: models.appending(path: "CURRENT"), encoding: .utf8)
        .trimmingCharacters(in: .whitespacesAndNewlines)
      return try Data(contentsOf: models.appending(path: "\(number)/tables.bin"))
    }
  }

  @Test("Words that mean other colours than elsewhere are learned, said again, asked for and listed by")
  func learned() async throws {
    defer { try? FileManager.default.removeItem(at: place) }
    try ingest(feed(240, isTold: false))
    try Shop(folder: folder).train()
    let untaught = try Shop(folder: folder)
    #expect(try #require(untaught.colourTeaching).isUsed == false)
    #expect(try untaught.pictureNames().allSatisfy { $0.by == .lexicon })
    try ingest(feed(240, isTold: true))
    try Shop(folder: folder).train()
    let first = try tables
    let shop = try Shop(folder: folder)
    let teaching = try #require(shop.colourTeaching)
    #expect(teaching.isUsed && teaching.pictures == 216)
    #expect(teaching.right == 216)
    #expect((teaching.lexiconRight ?? 216) < 10)

    let names = try shop.pictureNames()
    #expect(names.count == 240 && names.allSatisfy { $0.by == .words })
    let untold = names.filter { $0.feed.isEmpty && $0.isSure }
    #expect(untold.count == 24)
    for name in untold { #expect(name.colour == word(try #require(Int(name.item.dropFirst())))) }

    // A product without a word is found under the shop's name for what it looks like, and the graph says so.
    let one = try #require(untold.first)
    var request = ListRequest(user: nil, count: 100)
    request.wish.colours = [try #require(one.colour)]
    request.wish.onlyItems = [one.item]
    #expect(try shop.rank(request).fitting == 1)
    var looks: [String] = []
    try shop.graphWithEvents().exportTSV { if $0.contains("\tlooks\t") { looks.append($0) } }
    #expect(looks.contains { $0.hasPrefix("product:\(one.item)\tlooks\tcolour:\(one.colour ?? "")\t") })
    #expect(looks.count == untold.count)

    // Lists of what resembles each product are those of one product, and a receipt names the colour.
    var table = ""
    try await SimilarLister(shop, count: 5, format: .tsv).run(write: { table += $0 }, progress: { _, _ in })
    var alone = ""
    try await SimilarLister(shop, item: one.item, count: 5, format: .tsv).run(
      write: { alone += $0 }, progress: { _, _ in })
    let own = alone.split(separator: "\n").dropFirst()
    #expect(own.count == 5 && !alone.contains("\t\(one.item)\t"))
    #expect(table.split(separator: "\n").filter { $0.hasPrefix("\(one.item)\t") } == Array(own))
    var receipts = ""
    try await SimilarLister(shop, item: one.item, count: 5, format: .json).run(
      write: { receipts += $0 }, progress: { _, _ in })
    #expect(receipts.contains("{\"colour\":\"\(one.colour ?? "")\",\"kind\":\"colour\"}"))
    request = ListRequest(user: nil, count: 5)
    request.similarTo = one.item
    #expect(
      try shop.rank(request).receipts.map(\.score)
        == own.compactMap { $0.split(separator: "\t").last.flatMap { Double($0) } })

    // What the last model knew has no part in the next one.
    try shop.train()
    #expect(try tables == first)
  }

  @Test("An item that is not there is told")
  func unknown() throws {
    defer { try? FileManager.default.removeItem(at: place) }
    try ingest(feed(2, isTold: true))
    try Shop(folder: folder).train()
    let shop = try Shop(folder: folder)
    #expect(throws: ShopError.unknownItem("nothing")) { try shop.pictureNames(of: "nothing") }
    #expect(throws: ShopError.unknownItem("nothing")) {
      try SimilarLister(shop, item: "nothing", count: 5, format: .tsv)
    }
    let teaching = try #require(shop.colourTeaching)
    #expect(teaching.pictures == 1 && teaching.right == nil && !teaching.isUsed)
  }
}
