// Recommender › TrainedModel: everything that training froze, and its form on disk.

import CollaborativeScoring
import Foundation
import GraphRules
import NeuralScoring
import Scoring
import VectorMath

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
    /// Columns of the two-tower tables; 0 without them.
    var latentDimensions: Int
  }
  var facts: Facts
  let choices: Choices
  let neighbours: KernelTable?
  let transitions: KernelTable?
  let latent: TwoTowerModel?

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
    tables.append("choices.starts", choices.sequences.starts)
    tables.append("choices.products", choices.sequences.columns)
    for (name, table) in [("neighbours", neighbours), ("transitions", transitions)] {
      guard let table else { continue }
      tables.append("\(name).starts", table.weights.starts)
      tables.append("\(name).columns", table.weights.columns)
      tables.append("\(name).values", table.weights.values)
      tables.append("\(name).customers", table.customers)
    }
    if let latent {
      tables.append("latent.history", latent.history.values)
      tables.append("latent.candidate", latent.candidate.values)
    }
    try tables.write(to: folder.appendingPathComponent("tables.bin"))
  }

  init(
    facts: Facts, choices: Choices, neighbours: KernelTable?, transitions: KernelTable?,
    latent: TwoTowerModel?
  ) {
    self.facts = facts
    self.choices = choices
    self.neighbours = neighbours
    self.transitions = transitions
    self.latent = latent
  }

  init(readingFrom folder: URL) throws {
    let file = folder.appendingPathComponent("tables.bin")
    let facts = try JSONDecoder().decode(
      Facts.self, from: Data(contentsOf: folder.appendingPathComponent("model.json")))
    let tables = try TableFile(readingFrom: file)
    guard let starts = tables.numbers("choices.starts", of: Int.self),
      let products = tables.numbers("choices.products", of: Int32.self), starts.last == products.count
    else { throw ShopError.damagedModel(file: file.path) }
    self.facts = facts
    choices = Choices(sequences: IndexRows(starts: starts, columns: products), productCount: facts.products)
    neighbours = Self.kernel("neighbours", tables, facts.products)
    transitions = Self.kernel("transitions", tables, facts.products)
    let width = facts.latentDimensions
    if width > 0, let history = tables.numbers("latent.history", of: Float.self),
      let candidate = tables.numbers("latent.candidate", of: Float.self),
      history.count == facts.products * width, candidate.count == history.count
    {
      latent = TwoTowerModel(
        history: DenseRows(rowCount: facts.products, columnCount: width, values: history),
        candidate: DenseRows(rowCount: facts.products, columnCount: width, values: candidate))
    } else {
      latent = nil
    }
  }

  private static func kernel(_ name: String, _ tables: TableFile, _ products: Int) -> KernelTable? {
    guard let starts = tables.numbers("\(name).starts", of: Int.self),
      let columns = tables.numbers("\(name).columns", of: Int32.self),
      let values = tables.numbers("\(name).values", of: Float.self),
      let customers = tables.numbers("\(name).customers", of: Int32.self)
    else { return nil }
    return KernelTable(
      weights: SparseRows(starts: starts, columns: columns, values: values, columnCount: products),
      customers: customers)
  }
}
