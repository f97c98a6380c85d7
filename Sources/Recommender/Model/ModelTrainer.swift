// Recommender › ModelTrainer: one training, from events to a model on disk.

import Catalogue
import Evaluation
import Features
import Foundation
import Fusion
import GraphRules
import Scoring
import ShopStore
import VectorMath

/// How well the model would have foreseen what customers took last.
package struct HoldoutReport: Hashable, Sendable {
  static let cutoff = 10
  /// One line of the report: a scorer alone, or the fusion of all.
  package struct Line: Hashable, Sendable {
    package let name: String
    /// The share of customers whose last choice is among the first ten, and its discounted gain.
    package let hitRate, ndcg: Double
  }
  /// How many customers were tested.
  package let customers: Int
  /// The fused score first, then the scorers alone, the best first.
  package let lines: [Line]
}

/// What a training did.
package struct TrainingReport: Sendable {
  package let number: Int
  package let events, customers, products: Int
  package let scales: [String: Double]
  package let holdout: HoldoutReport?
  /// Whether external triples were joined to the right products; `nil` where there are none.
  package let graphHealth: GraphHealth?
  package let tuning: TuningReport?
  /// What the feed's colour words taught of the pictures; `nil` in a shop without pictures.
  package let colours: ColourTeaching?
  package let settings: SettingsSource
  /// What an incremental training did; `nil` for a full one.
  package let update: UpdateReport?
}

/// Trains a shop's model and puts it into use.
struct ModelTrainer {
  private(set) var shop: Shop
  var settings: UsedSettings
  let progress: (String) -> Void

  /// So many customers are enough to tell which scorer helps.
  private static let holdoutSample = 500

  /// With a budget, settings and weights are searched for first.
  func run(tuning budget: TuningBudget? = nil, validation: String? = nil) throws -> TrainingReport {
    var trainer = self
    // First of all, since the colour scorer hears it; and from the catalogue alone, whatever the last model knew.
    let (colours, readout) = learnColours()
    trainer.shop = shop.reading(readout)
    return try trainer.run(tuning: budget, validation: validation, colours)
  }

  private func learnColours() -> (teaching: ColourTeaching?, readout: ColourReadout?) {
    guard shop.features.hasPictures else { return (nil, nil) }
    progress("the colours of pictures")
    let learned = ColourTeaching.learn(from: shop)
    return (learned.teaching, learned.readout)
  }

  private func run(
    tuning budget: TuningBudget?, validation: String?, _ colours: ColourTeaching?
  ) throws -> TrainingReport {
    progress("reading events")
    let events = try shop.store.allEvents()
    var found: TuningReport?
    if let budget {
      let held = try validation.map {
        try WantedItems(file: $0, history: shop.history, now: shop.clock.now).held(in: shop)
      }
      let sample = TuningSample(
        events, validation: held, includesSeen: budget.includesSeen, shop: shop,
        limit: budget.customers(products: shop.catalogue.count))
      guard !sample.customers.isEmpty else { throw ShopError.nothingToTuneOn }
      var tuner = Tuner(shop, config: settings.config, sample: sample, budget: budget, progress: progress)
      found = try tuner.run()
    }
    var trainer = self
    if let found { trainer.settings.config = found.config }
    return try trainer.train(events, found, colours)
  }

  private func train(
    _ events: [Event], _ tuning: TuningReport?, _ colours: ColourTeaching?
  ) throws -> TrainingReport {
    let config = settings.config
    let holdout = config.holdout == false || tuning != nil ? nil : try measureHoldout(events)
    let last = events.lazy.map(\.number).max() ?? 0
    let trained = try TrainedScorers(shop, config: config, events: events, progress: progress)
    let number = try write(
      trained, events: events.count, last: last, isFound: isFound(tuning), colours: colours)
    return TrainingReport(
      number: number, events: events.count, customers: shop.customers.count,
      products: shop.catalogue.count, scales: trained.scales,
      holdout: holdout, graphHealth: GraphHealth(shop, events: events), tuning: tuning,
      colours: colours, settings: settings.source, update: nil)
  }

  /// Brings the model in use up to date with the events since it was trained: the same model as ``run(tuning:validation:)``
  /// makes, to the bit, without measuring how well it foresees.
  ///
  /// - Returns: `nil` where there is no model to start from.
  func update() throws -> TrainingReport? {
    guard let before = shop.model?.model else { return nil }
    var trainer = self
    let (colours, readout) = learnColours()
    trainer.shop = shop.reading(readout)
    return try trainer.update(before, colours)
  }

  private func update(_ before: TrainedModel, _ colours: ColourTeaching?) throws -> TrainingReport? {
    progress("reading new events")
    let last = try shop.store.lastEvent()
    guard let update = try ModelUpdate(shop, of: before) else { return nil }
    let trainer = KernelTrainer(shop, settings.config, reader: shop.history)
    let (kernels, updated) = try trainer.update(before, by: update.change, progress: progress)
    let trained = TrainedScorers(
      shop, config: settings.config, kernels: kernels, progress: progress, requests: { update.requests })
    let number = try write(
      trained, events: update.eventCount, last: last, isFound: isFound(nil), colours: colours)
    let relearned = ScorerName.allCases.filter { name in
      let isLearned = kernels.tables[name.rawValue] != nil || kernels.factors[name.rawValue] != nil
      return (isLearned || name == .peers && kernels.peers != nil) && !updated.contains(name)
    }
    return TrainingReport(
      number: number, events: update.eventCount, customers: shop.customers.count,
      products: shop.catalogue.count, scales: trained.scales, holdout: nil, graphHealth: nil, tuning: nil,
      colours: colours, settings: settings.source,
      update: UpdateReport(
        customers: update.change.customerCount, updated: updated.map(\.rawValue),
        relearned: relearned.map(\.rawValue)))
  }

  /// Writes the model and puts it into use; its number.
  private func write(
    _ trained: TrainedScorers, events: Int, last: Int, isFound: Bool, colours: ColourTeaching?
  ) throws -> Int {
    let config = settings.config
    var learnedBy = KernelTrainer(shop, config, reader: shop.history).learnedBy
    learnedBy[ModelUpdate.choiceRules] = shop.history.choiceRules
    let facts = TrainedModel.Facts(
      dataVersion: try shop.store.dataVersion(), products: shop.catalogue.count,
      customers: shop.customers.count, events: events, weights: trained.weights,
      scales: trained.scales,
      metapaths: shop.rules.applying(config).metapaths.map(TrainedModel.Facts.Walk.init),
      buckets: config.buckets,
      history: config.history.isEmpty ? nil : config.history.mapValues(\.text), colours: colours,
      found: isFound ? config.yaml.split(separator: "\n").map(String.init) : nil,
      lastEvent: last, learnedBy: learnedBy)
    progress("writing the model")
    let model = TrainedModel(facts: facts, kernels: trained.kernels, readout: shop.features.readout)
    let draft = try shop.store.models.beginWrite()
    try model.write(to: draft.folder)
    return try draft.commit().number
  }

  /// Whether the settings come from a search, this training's or an earlier one's.
  private func isFound(_ tuning: TuningReport?) -> Bool {
    if case .found = settings.source { return true }
    return tuning != nil
  }

  /// Trains on everything before each customer's last choice, and looks where that choice would have stood.
  private func measureHoldout(_ events: [Event]) throws -> HoldoutReport? {
    progress("holding out the last choices")
    let fold = LeaveLastOut(events, isChoice: shop.history.isChoice).fold
    guard !fold.held.isEmpty else { return nil }
    let trained = try TrainedScorers(shop, config: settings.config, events: fold.training)
    let providers = [trained.fused] + trained.scorers.map { trained.alone($0.name) }
    let cutoff = HoldoutReport.cutoff
    let cases = Trial(shop, fold).run(
      fold.held.spread(Self.holdoutSample), providers: providers, count: cutoff)
    var lines = providers.indices.map { place in
      let judged = cases.map { JudgedList($0.lists[place], wanted: $0.wanted) }
      let sum = { (metric: RankingMetric) in judged.reduce(0) { $0 + $1.value(metric, at: cutoff) } }
      return HoldoutReport.Line(
        name: place == 0 ? "all together" : providers[place].name,
        hitRate: sum(.hr) / Double(cases.count), ndcg: sum(.ndcg) / Double(cases.count))
    }
    lines[1...].sort { ($1.ndcg, $0.name) < ($0.ndcg, $1.name) }
    return HoldoutReport(customers: cases.count, lines: lines)
  }
}
