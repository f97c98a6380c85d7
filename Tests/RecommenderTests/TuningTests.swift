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

  /// A shop of the ring.
  private func shop() throws -> URL {
    let files = SampleShop.emptyPlace()
    let folder = SampleShop.emptyPlace()
    defer { try? FileManager.default.removeItem(at: files) }
    try ring(in: files)
    try Shop.ingest(["feed.xml", "events.csv"].map { files.appending(path: $0).path }, into: folder)
    return folder
  }

  private var fewTries: TuningBudget {
    var budget = TuningBudget()
    budget.tries = 12
    return budget
  }

  @Test(
    "A shop in which only the order tells what comes next is given to transitions, the same way each time")
  func order() throws {
    let folder = try shop()
    defer { try? FileManager.default.removeItem(at: folder) }
    let found = try (0..<2).map { _ in
      try #require(try Shop(folder: folder).train(nil, tuning: fewTries) { _ in }.tuning)
    }
    #expect(found[0].customers == 60)
    #expect(found[0].config.yaml == found[1].config.yaml)
    #expect((found[0].config.weights["transition"] ?? 0) > 0)
    #expect(found[0].qualities[1].ndcg >= found[0].qualities[0].ndcg)
    // Where the search says the next product stands, there it is.
    #expect(try Shop(folder: folder).recommend(user: "u0", count: 1).first?.item == "p5")
  }

  @Test(
    "Each way of searching finds settings that are no worse, within its tries",
    arguments: TuningSearch.allCases)
  func searches(search: TuningSearch) throws {
    let folder = try shop()
    defer { try? FileManager.default.removeItem(at: folder) }
    var budget = fewTries
    budget.search = search
    let found = try #require(try Shop(folder: folder).train(nil, tuning: budget) { _ in }.tuning)
    #expect((1...12).contains(found.tries))
    #expect(found.qualities[1].ndcg >= found.qualities[0].ndcg)
  }

  @Test("A training after a search keeps what was found, however often, until it is told otherwise")
  func kept() throws {
    let folder = try shop()
    defer { try? FileManager.default.removeItem(at: folder) }
    let found = try #require(try Shop(folder: folder).train(nil, tuning: fewTries) { _ in }.tuning)
    let list = try Shop(folder: folder).recommend(user: "u0", count: 5).map(\.item)
    for model in 1...2 {
      let report = try Shop(folder: folder).train(nil) { _ in }
      #expect(report.settings == .found(model: model))
      #expect(try Shop(folder: folder).recommend(user: "u0", count: 5).map(\.item) == list)
    }
    #expect(found.config.weights.values.contains { $0 > 0 })
    #expect(try Shop(folder: folder).train(nil, isFresh: true) { _ in }.settings == .given)
    #expect(try Shop(folder: folder).train(nil) { _ in }.settings == .usual)
  }

  @Test("A damaged model does not keep the shop from being trained anew, which says so")
  func damagedModel() throws {
    let folder = try shop()
    defer { try? FileManager.default.removeItem(at: folder) }
    try Shop(folder: folder).train()
    try Data("no model".utf8).write(to: folder.appending(path: "models/1/tables.bin"))
    #expect(throws: ShopError.self) { try Shop(folder: folder) }
    let report = try Shop(folder: folder, rules: .builtIn(), isForTraining: true).train(nil) { _ in }
    guard case .notKept = report.settings else {
      Issue.record("\(report.settings)")
      return
    }
    #expect(try Shop(folder: folder).recommend(user: "u0", count: 1).count == 1)
  }

  @Test("What shall be foreseen is read from events and from a test file alike", arguments: [true, false])
  func validation(isTable: Bool) throws {
    let folder = try shop()
    let file = SampleShop.emptyPlace()
    defer { for place in [folder, file] { try? FileManager.default.removeItem(at: place) } }
    var text = isTable ? "user_id,item_id,event,value,timestamp\n" : "user_id\titem_id\n"
    for user in 0..<60 {
      let item = (user + 5) % 12
      text +=
        isTable
        ? "u\(user),p\(item),purchase,1,2026-01-06T10:00:00Z\nu\(user),p\((item + 3) % 12),view,1,2026-01-06T10:00:00Z\n"
        : "u\(user)\tp\(item)\n"
    }
    try text.write(to: file, atomically: true, encoding: .utf8)
    let found = try #require(
      try Shop(folder: folder).train(nil, tuning: fewTries, validation: file.path) { _ in }.tuning)
    #expect(found.customers == 60)
    // Hardly anything else comes next in the ring, and looks are nothing to foresee.
    #expect(found.qualities[1].hitRate == 1 && found.qualities[1].ndcg > 0.9)
  }

  @Test("Equations that have no solution are told, with what to write instead")
  func unsolvable() throws {
    let folder = try shop()
    defer { try? FileManager.default.removeItem(at: folder) }
    var config = TrainConfig()
    config.weights = ["ease": 1]
    config.ease.regularisation = -1e9
    #expect(throws: ShopError.unsolvable(scorer: "ease", regularisation: -1e9)) {
      try Shop(folder: folder).train(config) { _ in }
    }
  }
}
