// RecommenderTests › TuningTests: settings that are found, not told.

import Foundation
import GraphRules
import Recommender
import Testing

@Suite("Tuning")
struct TuningTests {
  /// 60 customers who walk round a ring of twelve products, each from a start of her own.
  private func ring(in folder: URL) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    var rows = "user_id,item_id,event,value,timestamp\n"
    for user in 0..<60 {
      for step in 0..<5 {
        rows += "u\(user),p\((user + step) % 12),purchase,1,2026-01-0\(step + 1)T10:00:00Z\n"
      }
    }
    var feed = "<?xml version=\"1.0\"?><rss xmlns:g=\"http://base.google.com/ns/1.0\"><channel>"
    for product in 0..<12 {
      feed += "<item><g:id>p\(product)</g:id><g:title>thing \(product)</g:title><g:price>1.00 EUR</g:price>"
      feed += "<g:availability>in_stock</g:availability></item>"
    }
    try rows.write(to: folder.appending(path: "events.csv"), atomically: true, encoding: .utf8)
    try (feed + "</channel></rss>").write(
      to: folder.appending(path: "feed.xml"), atomically: true, encoding: .utf8)
  }

  @Test(
    "A shop in which only the order tells what comes next is given to transitions, the same way each time")
  func order() throws {
    let files = SampleShop.emptyPlace()
    let folder = SampleShop.emptyPlace()
    defer { for place in [files, folder] { try? FileManager.default.removeItem(at: place) } }
    try ring(in: files)
    try Shop.ingest(["feed.xml", "events.csv"].map { files.appending(path: $0).path }, into: folder)
    var budget = TuningBudget()
    budget.tries = 12
    let found = try (0..<2).map { _ in
      try #require(try Shop(folder: folder).train(TrainConfig(), tuning: budget) { _ in }.tuning)
    }
    #expect(found[0].customers == 60)
    #expect(found[0].config.yaml == found[1].config.yaml)
    #expect((found[0].config.weights["transition"] ?? 0) > 0)
    #expect(found[0].qualities[1].ndcg >= found[0].qualities[0].ndcg)
    // Where the search says the next product stands, there it is.
    #expect(try Shop(folder: folder).recommend(user: "u0", count: 1).first?.item == "p5")
  }
}
