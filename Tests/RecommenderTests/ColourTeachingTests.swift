// RecommenderTests › ColourTeachingTests: a shop's words for colours, learned by training and used by what follows.

import Conversation
import Foundation
import GraphRules
import KnowledgeGraph
import Recommender
import ShopStore
import Testing

/// A shop of the sample's pictures whose feed calls every colour by the name of another one.
@Suite("Colours of pictures, as the feed's words teach")
struct ColourTeachingTests {
  private let place = SampleShop.emptyPlace()
  private let assets = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Assets")

  /// A product a picture; every tenth is given no word.
  private func feed(_ pictures: [String], called: [String: String] = [:]) throws -> String {
    let items = pictures.enumerated().map { number, picture in
      let word = number % 10 == 0 ? nil : called[picture]
      return "<item><g:id>\(picture)</g:id><title>Thing \(number % 7)</title><g:price>9.00 EUR</g:price>"
        + "<g:image_link>\(picture)</g:image_link>\(word.map { "<g:color>\($0)</g:color>" } ?? "")</item>"
    }
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    let path = place.appending(path: "feed.xml")
    let text = """
      <?xml version="1.0"?><rss version="2.0" xmlns:g="http://base.google.com/ns/1.0"><channel>
      \(items.joined(separator: "\n"))</channel></rss>
      """
    try text.write(to: path, atomically: true, encoding: .utf8)
    return path.path
  }

  private func ingest(_ feed: String) throws {
    _ = try Ingester(folder: folder, now: 5).ingest(
      [feed], pictures: assets.appending(path: "images").path)
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
    let pictures = try FileManager.default.contentsOfDirectory(atPath: assets.path + "/images")
      .filter { $0.hasSuffix(".png") }.sorted()
    try ingest(feed(pictures))
    let unnamed = try Shop(folder: folder)
    try unnamed.train()
    #expect(try Shop(folder: folder).colourTeaching?.isUsed == false)
    // What looks red is called orange here, and so on.
    let basics = Dictionary(
      uniqueKeysWithValues: unnamed.rules.lexicon.colours.map { ($0.entry.id, $0.basic) })
    let all = BasicColour.allCases
    var called: [String: String] = [:]
    for name in try unnamed.pictureNames() {
      #expect(name.by == .lexicon)
      guard let basic = name.colour.flatMap({ basics[$0] ?? nil }) else { continue }
      called[name.item] = all[((all.firstIndex(of: basic) ?? 0) + 1) % all.count].rawValue
    }
    try ingest(feed(pictures, called: called))
    try Shop(folder: folder).train()
    let first = try tables
    let shop = try Shop(folder: folder)
    let teaching = try #require(shop.colourTeaching)
    #expect(teaching.isUsed && teaching.pictures >= 200)
    #expect(teaching.lexiconRight == 0)
    #expect((teaching.right ?? 0) * 2 > teaching.pictures)

    let names = try shop.pictureNames()
    let untold = names.filter { $0.feed.isEmpty && $0.isSure }
    #expect(names.allSatisfy { $0.by == .words } && !untold.isEmpty)
    let right = untold.count { $0.colour == called[$0.item] }
    #expect(right * 2 > untold.count)

    // A product without a word is found under the shop's name for what it looks like, and the graph says so.
    let one = try #require(untold.first { $0.colour == called[$0.item] })
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
    try ingest(feed(["boot.png"]))
    try Shop(folder: folder).train()
    let shop = try Shop(folder: folder)
    #expect(throws: ShopError.unknownItem("nothing")) { try shop.pictureNames(of: "nothing") }
    #expect(throws: ShopError.unknownItem("nothing")) {
      try SimilarLister(shop, item: "nothing", count: 5, format: .tsv)
    }
    #expect(shop.colourTeaching == nil)
  }
}
