// Recommender › TrainedModel: everything that training froze, and its form on disk.

import Foundation
import GraphRules

/// The kernels and constants of one training.
///
/// Products and customers have the numbers of the store, which never change; what came after training has a higher
/// number than the tables know, and scores by its text, picture and graph alone.
struct TrainedModel: Sendable {
  /// What training was told and found out, kept readable as `model.json`.
  struct Facts: Codable, Sendable {
    struct Walk: Codable, Sendable {
      var name: String
      /// `^` before a step that is walked backwards.
      var steps: [String]
      var weight, start, middle, end: Double
    }
    /// The last import that the model has seen.
    var dataVersion: Int
    var products, customers, events: Int
    /// `w_m` and `σ_m` by scorer.
    var weights, scales: [String: Double]
    var metapaths: [Walk]
  }
  var facts: Facts
  let kernels: Kernels

  var metapaths: [MetaPath] {
    facts.metapaths.map { walk in
      MetaPath(
        name: walk.name,
        steps: walk.steps.map {
          MetaPathStep(relation: $0.filter { $0 != "^" }, isInverse: $0.hasPrefix("^"))
        },
        weight: walk.weight, start: walk.start, middle: walk.middle, end: walk.end)
    }
  }

  func write(to folder: URL) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    try encoder.encode(facts).write(to: folder.appendingPathComponent("model.json"))
    var tables = TableFile()
    kernels.append(to: &tables)
    try tables.write(to: folder.appendingPathComponent("tables.bin"))
  }

  init(facts: Facts, kernels: Kernels) {
    self.facts = facts
    self.kernels = kernels
  }

  init(readingFrom folder: URL) throws {
    let file = folder.appendingPathComponent("tables.bin")
    facts = try JSONDecoder().decode(
      Facts.self, from: Data(contentsOf: folder.appendingPathComponent("model.json")))
    guard let kernels = Kernels(readingFrom: try TableFile(readingFrom: file), productCount: facts.products)
    else { throw ShopError.damagedModel(file: file.path) }
    self.kernels = kernels
  }
}
