// RecommenderTests › IncrementalTests: an incremental training makes the model of a full one.

import Foundation
import GraphRules
import Recommender
import Testing

@Suite("Incremental training", .sampleShop)
struct IncrementalTests {
  /// A copy of the sample shop, which was trained, with these files taken in since.
  private func shop(with files: [(name: String, text: String)]) throws -> URL {
    let folder = SampleShop.emptyPlace()
    try FileManager.default.copyItem(at: #require(SampleShop.folder), to: folder)
    for (name, text) in files {
      let file = folder.appending(path: name)
      try Data(text.utf8).write(to: file)
      try Shop.ingest([file.path], into: folder)
    }
    return folder
  }

  private func files(of folder: URL, model: Int) throws -> [Data] {
    try ["model.json", "tables.bin"].map {
      try Data(contentsOf: folder.appending(path: "models/\(model)/\($0)"))
    }
  }

  private func train(_ folder: URL, _ config: TrainConfig?, incremental: Bool) throws -> TrainingReport {
    try Shop(folder: folder, rules: GraphRules.builtIn()).train(config, isIncremental: incremental) { _ in }
  }

  private static let events = """
    user_id,item_id,event,timestamp
    u1001,altura-ridge-45,purchase,2026-11-20T08:00:00Z
    u1002,altura-ridge-45,view,2026-11-20T08:30:00Z
    u1042,altura-ridge-45,purchase,2026-11-20T09:00:00Z
    u1042,altura-ridge-45,purchase,2026-10-01T09:00:00Z
    somebody-new,altura-ridge-45,purchase,2026-11-20T09:30:00Z

    """

  @Test("It is the model of a full training, byte by byte")
  func sameBytes() throws {
    let one = try shop(with: [("more.csv", Self.events)])
    let other = try shop(with: [("more.csv", Self.events)])
    defer { for folder in [one, other] { try? FileManager.default.removeItem(at: folder) } }
    let report = try train(one, nil, incremental: true)
    let full = try train(other, nil, incremental: false)
    let update = try #require(report.update)
    #expect(full.update == nil && update.customers >= 2)
    #expect(update.updated == ["neighbours", "transition"] && update.relearned == ["latent"])
    #expect(report.events == full.events && report.scales == full.scales)
    #expect(try files(of: one, model: report.number) == files(of: other, model: full.number))
  }

  @Test("Tables that were learned with other settings are learned anew")
  func otherSettings() throws {
    let one = try shop(with: [("more.csv", Self.events)])
    let other = try shop(with: [("more.csv", Self.events)])
    defer { for folder in [one, other] { try? FileManager.default.removeItem(at: folder) } }
    var config = TrainConfig()
    config.neighbours.k = 7
    let report = try train(one, config, incremental: true)
    let full = try train(other, config, incremental: false)
    #expect(report.update?.updated == ["transition"])
    #expect(try files(of: one, model: report.number) == files(of: other, model: full.number))
  }

  @Test("Without a model to start from it is a full training")
  func nothingToStartFrom() throws {
    let folder = try shop(with: [])
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.removeItem(at: folder.appending(path: "models"))
    #expect(try train(folder, nil, incremental: true).update == nil)
  }
}
