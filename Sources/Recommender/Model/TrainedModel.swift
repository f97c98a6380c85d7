// Recommender › TrainedModel: everything that training froze, and its form on disk.

import Features
import Foundation
import Fusion
import GraphRules
import Scoring

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
      var history: String?
      var relations: [String: Double]?

      init(_ path: MetaPath) {
        name = path.name
        steps = path.steps.map { ($0.isInverse ? "^" : "") + $0.relation }
        weight = path.weight
        (start, middle, end) = (path.start, path.middle, path.end)
        history = path.history?.text
        relations = path.relations.isEmpty ? nil : path.relations
      }
    }
    /// The last import that the model has seen.
    var dataVersion: Int
    var products, customers, events: Int
    /// `w_m` and `σ_m` by scorer.
    var weights, scales: [String: Double]
    var metapaths: [Walk]
    /// How weights differ with the popularity of a candidate.
    var buckets: BucketSettings?
    /// How much of the past a scorer hears, by its name, as in a config.
    var history: [String: String]?
    /// What the feed's colour words taught of the pictures.
    var colours: ColourTeaching?
    /// The settings that a search found, as lines of a config.
    var found: [String]?
    /// The number of the last event that the model has seen.
    var lastEvent: Int?
    /// What a table was learned with, by scorer: with the same it can be brought up to date.
    var learnedBy: [String: String]?
  }
  var facts: Facts
  let kernels: Kernels
  /// What tells the names of pictures; `nil` where nothing better than the lexicon was learned.
  let readout: ColourReadout?

  var metapaths: [MetaPath] {
    facts.metapaths.map { walk in
      MetaPath(
        name: walk.name,
        steps: walk.steps.map {
          MetaPathStep(relation: $0.filter { $0 != "^" }, isInverse: $0.hasPrefix("^"))
        },
        weight: walk.weight, start: walk.start, middle: walk.middle, end: walk.end,
        history: walk.history.flatMap(HistoryProfile.init), relations: walk.relations ?? [:])
    }
  }

  var buckets: CandidateBuckets? { facts.buckets.map { CandidateBuckets($0, kernels.choices) } }

  var history: [String: HistoryProfile] { (facts.history ?? [:]).compactMapValues(HistoryProfile.init) }

  func write(to folder: URL) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    try encoder.encode(facts).write(to: folder.appendingPathComponent("model.json"))
    var tables = TableFile()
    kernels.append(to: &tables)
    readout?.append(to: &tables)
    try tables.write(to: folder.appendingPathComponent("tables.bin"))
  }

  init(facts: Facts, kernels: Kernels, readout: ColourReadout?) {
    self.facts = facts
    self.kernels = kernels
    self.readout = readout
  }

  init(readingFrom folder: URL) throws {
    let file = folder.appendingPathComponent("tables.bin")
    facts = try JSONDecoder().decode(
      Facts.self, from: Data(contentsOf: folder.appendingPathComponent("model.json")))
    let tables = try TableFile(readingFrom: file)
    guard let kernels = Kernels(readingFrom: tables, productCount: facts.products)
    else { throw ShopError.damagedModel(file: file.path) }
    self.kernels = kernels
    readout = ColourReadout(readingFrom: tables)
  }
}

extension CandidateBuckets {
  init(_ settings: BucketSettings, _ choices: Choices) {
    self.init(settings, popularity: (0..<choices.productCount).map(choices.popularity))
  }
}

extension ColourReadout {
  /// Writes the colours by their number, the weights, and the editions of what they were learned from.
  fileprivate func append(to file: inout TableFile) {
    file.append("readout.editions", [Self.edition, Int32(ColourExtractor.edition)])
    file.append(
      "readout.colours", colours.map { Int32(BasicColour.allCases.firstIndex(of: $0) ?? 0) })
    file.append("readout.weights", weights)
  }

  /// `nil` when the file has none, or one of pictures that were measured otherwise.
  fileprivate init?(readingFrom file: TableFile) {
    guard file.numbers("readout.editions", of: Int32.self) == [Self.edition, Int32(ColourExtractor.edition)],
      let numbers = file.numbers("readout.colours", of: Int32.self),
      numbers.allSatisfy({ BasicColour.allCases.indices.contains(Int($0)) }),
      let weights = file.numbers("readout.weights", of: Float.self)
    else { return nil }
    self.init(colours: numbers.map { BasicColour.allCases[Int($0)] }, weights: weights)
  }
}
