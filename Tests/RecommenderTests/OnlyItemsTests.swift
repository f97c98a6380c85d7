// RecommenderTests › OnlyItemsTests: lists kept to the items of a file, and products that nobody has met.

import Conversation
import Foundation
import Fusion
import GraphRules
import Recommender
import Testing

@Suite("Lists kept to given items", .sampleShop)
struct OnlyItemsTests {
  let shop: Shop

  init() throws {
    shop = try Shop(folder: #require(SampleShop.folder))
  }

  /// What the file says, read for the sample shop.
  private func items(_ text: String) throws -> Set<String> {
    let file = SampleShop.emptyPlace()
    defer { try? FileManager.default.removeItem(at: file) }
    try text.write(to: file, atomically: true, encoding: .utf8)
    return try ItemFile(path: file.path, in: shop).items
  }

  private var some: [String] {
    get throws { try shop.recommend(user: nil, count: 12).map(\.item) }
  }

  /// The items of a list that is written as a table.
  private func listed(_ request: ListRequest, in shop: Shop) throws -> [String] {
    try ListWriter(shop).tsv(request).split(separator: "\n").dropFirst().map {
      String($0.split(separator: "\t", omittingEmptySubsequences: false)[1])
    }
  }

  @Test("Items stand one a line or in a column of a table, and a variant stands for its product")
  func files() throws {
    let some = try some
    let wanted = Set(some)
    #expect(try items(some.joined(separator: "\n")) == wanted)
    #expect(try items("item_id\r\n" + some.joined(separator: "\r\n") + "\r\n") == wanted)
    #expect(try items("user_id\titem_id\n" + some.map { "u\t\($0)\n" }.joined()) == wanted)
    #expect(try items("item_id,user_id\n" + some.map { "\($0),u\n" }.joined() + "unheard-of,u\n") == wanted)
    let variants = try shop.recommend(user: nil, count: 12).map(\.variant)
    #expect(try items(variants.joined(separator: "\n")) == wanted)
  }

  @Test("A file that names nothing of the shop is told", arguments: ["", "item_id\n", "unheard-of\n"])
  func nothing(text: String) {
    #expect(throws: ShopError.self) { try items(text) }
  }

  @Test("A file that is not there is told")
  func missing() {
    #expect(throws: ShopError.self) { try ItemFile(path: "/no/such/file", in: shop) }
  }

  @Test("A list holds nothing else, in the order that it has anyway")
  func list() throws {
    let all = try shop.recommend(user: "u1042", count: 100).map(\.item)
    let wanted = Set(all.enumerated().filter { $0.offset % 3 == 1 }.map(\.element))
    var request = ListRequest(user: "u1042", count: 10)
    request.wish.onlyItems = wanted
    let found = try listed(request, in: shop)
    #expect(found == Array(all.filter(wanted.contains).prefix(10)))
  }

  @Test("Lists for everybody hold nothing else")
  func everyone() async throws {
    let wanted = Set(try some)
    let lister = try EveryoneLister(
      shop, count: 20, format: .tsv, includesSeen: true, limit: nil, only: wanted)
    var text = ""
    try await lister.run(write: { text += $0 }, progress: { _, _ in })
    let lines = text.split(separator: "\n").dropFirst()
    #expect(!lines.isEmpty)
    for line in lines { #expect(wanted.contains(String(line.split(separator: "\t")[1]))) }
  }

  /// 60 customers who keep to one of two brands, and two products of each that came after them.
  private func brands() throws -> URL {
    let files = SampleShop.emptyPlace()
    let folder = SampleShop.emptyPlace()
    defer { try? FileManager.default.removeItem(at: files) }
    try FileManager.default.createDirectory(at: files, withIntermediateDirectories: true)
    var rows = "user_id,item_id,event,value,timestamp\n"
    for user in 0..<60 {
      for step in 0..<5 {
        let product = 2 * ((user / 2 + step * step) % 10) + user % 2
        rows += "u\(user),p\(product),purchase,1,2026-01-0\(step + 1)T10:00:00Z\n"
      }
    }
    var feed = "<?xml version=\"1.0\"?><rss xmlns:g=\"http://base.google.com/ns/1.0\"><channel>"
    for product in 0..<24 {
      feed += "<item><g:id>p\(product)</g:id><g:title>thing</g:title><g:price>1.00 EUR</g:price>"
      feed += "<g:brand>\(product % 2 == 0 ? "Alder" : "Birch")</g:brand>"
      feed += "<g:availability>in_stock</g:availability></item>"
    }
    try rows.write(to: files.appending(path: "events.csv"), atomically: true, encoding: .utf8)
    try (feed + "</channel></rss>").write(
      to: files.appending(path: "feed.xml"), atomically: true, encoding: .utf8)
    try Shop.ingest(["feed.xml", "events.csv"].map { files.appending(path: $0).path }, into: folder)
    return folder
  }

  @Test("The network lists products that nobody has met by what they are, the same way each time")
  func cold() throws {
    let folder = try brands()
    defer { try? FileManager.default.removeItem(at: folder) }
    var config = TrainConfig()
    config.weights = Dictionary(uniqueKeysWithValues: ScorerName.allCases.map { ($0.rawValue, 0) })
    config.weights[ScorerName.latent.rawValue] = 1
    let lists = try (0..<2).map { _ in
      _ = try Shop(folder: folder).train(config) { _ in }
      let shop = try Shop(folder: folder)
      return try (0..<4).map { user in
        var request = ListRequest(user: "u\(user)", count: 2)
        request.wish.onlyItems = ["p20", "p21", "p22", "p23"]
        return try listed(request, in: shop)
      }
    }
    #expect(lists[0] == lists[1])
    for user in 0..<4 {
      #expect(Set(lists[0][user]) == (user % 2 == 0 ? ["p20", "p22"] : ["p21", "p23"]), "u\(user)")
    }
  }

  @Test("A search kept to some items and scorers finds settings of these alone")
  func tuning() throws {
    let folder = try brands()
    defer { try? FileManager.default.removeItem(at: folder) }
    var budget = TuningBudget()
    budget.tries = 4
    budget.scorers = [.walk, .text]
    budget.items = Set((0..<20).map { "p\($0)" })
    let found = try #require(try Shop(folder: folder).train(nil, tuning: budget) { _ in }.tuning)
    let used = found.config.weights.filter { $0.value > 0 }.keys
    #expect(!used.isEmpty && Set(used).isSubset(of: ["walk", "text"]))
  }
}
