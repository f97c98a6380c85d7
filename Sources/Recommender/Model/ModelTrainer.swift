// Recommender › ModelTrainer: one training, from events to a model on disk.

import Catalogue
import Evaluation
import Foundation
import Fusion
import GraphRules
import Scoring
import ShopStore
import VectorMath

/// How well the model would have foreseen what customers took last.
package struct HoldoutReport: Hashable, Sendable {
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
  package let tuning: TuningReport?
}

/// Trains a shop's model and puts it into use.
struct ModelTrainer {
  let shop: Shop
  var config: TrainConfig
  let progress: (String) -> Void

  /// So many customers are enough to measure a scale, and so many to tell which scorer helps.
  private static let scaleSample = 200
  private static let holdoutSample = 500

  /// With a budget, settings and weights are searched for first.
  func run(tuning budget: TuningBudget? = nil, validation: String? = nil) throws -> TrainingReport {
    progress("reading events")
    let events = try shop.store.allEvents()
    var found: TuningReport?
    if let budget {
      let held = try validation.map { try GivenValidation(path: $0, shop: shop).held }
      let sample = TuningSample(events, validation: held, shop: shop, limit: budget.customers)
      guard !sample.customers.isEmpty else { throw ShopError.nothingToTuneOn }
      var tuner = Tuner(shop, config: config, sample: sample, budget: budget, progress: progress)
      found = try tuner.run()
    }
    var trainer = self
    if let found { trainer.config = found.config }
    return try trainer.train(events, found)
  }

  private func train(_ events: [Event], _ tuning: TuningReport?) throws -> TrainingReport {
    let userCount = shop.customers.count
    let rules = shop.rules.applying(config)
    let weights = rules.fusion
    let reader = shop.history
    let trainer = KernelTrainer(
      reader: reader, weights: weights, config: config, productCount: shop.catalogue.count,
      userCount: userCount)
    let metapaths = rules.metapaths
    let roster = ScorerRoster(
      graph: shop.graph, features: shop.features, metapaths: metapaths, history: config.history)

    let holdout =
      config.holdout == false || tuning != nil
      ? nil : try measureHoldout(events, trainer, roster, weights)
    let kernels = try trainer.train(events, progress: progress)
    progress("scales")
    let used = roster.scorers(kernels).filter { (weights[$0.name] ?? 0) > 0 }
    let scales = ScaleConstants.measure(
      used, on: requests(from: events, sample: Self.scaleSample), productCount: shop.catalogue.count
    ).merging(config.scales) { _, fixed in fixed }
    let facts = TrainedModel.Facts(
      dataVersion: try shop.store.dataVersion(), products: shop.catalogue.count, customers: userCount,
      events: events.count, weights: weights, scales: scales,
      metapaths: metapaths.map(TrainedModel.Facts.Walk.init),
      history: config.history.isEmpty ? nil : config.history.mapValues(\.text),
      found: tuning.map { $0.config.yaml.split(separator: "\n").map(String.init) })
    progress("writing the model")
    let model = TrainedModel(facts: facts, kernels: kernels)
    let draft = try shop.store.models.beginWrite()
    try model.write(to: draft.folder)
    let number = try draft.commit().number
    return TrainingReport(
      number: number, events: events.count, customers: userCount, products: shop.catalogue.count,
      scales: scales,
      holdout: holdout, tuning: tuning)
  }

  /// Trains on everything before each customer's last choice, and looks where that choice would have stood.
  private func measureHoldout(
    _ events: [Event], _ trainer: KernelTrainer, _ roster: ScorerRoster, _ weights: [String: Double]
  ) throws -> HoldoutReport? {
    progress("holding out the last choices")
    let split = LeaveLastOut(events, isChoice: shop.history.isChoice)
    guard !split.held.isEmpty else { return nil }
    let kernels = try trainer.train(split.known, progress: { _ in })
    let scorers = roster.scorers(kernels).filter { (weights[$0.name] ?? 0) > 0 }
    let scales = ScaleConstants.measure(
      scorers, on: requests(from: split.known, sample: Self.scaleSample), productCount: shop.catalogue.count
    ).merging(config.scales) { _, fixed in fixed }
    var roll: [(name: String, fusion: AdditiveFusion, quality: RankingQuality)] = [
      ("all together", AdditiveFusion(scorers: scorers, weights: weights, scales: scales), RankingQuality())
    ]
    for scorer in scorers {
      roll.append(
        (scorer.name, AdditiveFusion(scorers: [scorer], weights: weights, scales: scales), RankingQuality()))
    }
    let byUser = Self.ranges(of: split.known, userCount: shop.customers.count)
    let eligible = shop.catalogue.products.map { $0.isOffered ? Int16(0) : -1 }
    for place in Self.spread(split.held.count, over: Self.holdoutSample) {
      let held = split.held[place]
      let known = Array(split.known[byUser[held.user]])
      let request = ScoringRequest(user: held.user, history: shop.history.items(known))
      let seen = Set(known.filter { $0.kind.marksAsSeen }.map(\.product.index))
      for index in roll.indices {
        let list = roll[index].fusion.prepare(request).rank(
          eligible: eligible, leavingOut: seen, range: 0..<RankingQuality().cutoff)
        roll[index].quality.add(rank: list.first { $0.product == held.product }?.rank)
      }
    }
    var lines = roll.map {
      HoldoutReport.Line(name: $0.name, hitRate: $0.quality.hitRate, ndcg: $0.quality.ndcg)
    }
    lines[1...].sort { ($1.ndcg, $0.name) < ($0.ndcg, $1.name) }
    return HoldoutReport(customers: roll[0].quality.lists, lines: lines)
  }

  /// Evenly spread customers who have a history; in a shop without events, evenly spread products as if named.
  private func requests(from events: [Event], sample: Int) -> [ScoringRequest] {
    let ranges = Self.ranges(of: events, userCount: shop.customers.count)
    let users = ranges.indices.filter { !ranges[$0].isEmpty }
    guard !users.isEmpty else {
      return Self.spread(shop.catalogue.count, over: sample).map { product in
        let named = HistoryItem(
          cause: .said(turn: 0), product: ProductID(product), variant: 0, relation: nil, strength: 1)
        return ScoringRequest(user: nil, history: [named])
      }
    }
    return Self.spread(users.count, over: sample).map { place in
      ScoringRequest(user: users[place], history: shop.history.items(events[ranges[users[place]]]))
    }
  }

  /// About `sample` numbers below `count`, evenly spread.
  private static func spread(_ count: Int, over sample: Int) -> StrideTo<Int> {
    stride(from: 0, to: count, by: max(1, count / sample))
  }

  /// Where each customer's events stand.
  static func ranges(of events: [Event], userCount: Int) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    ranges.reserveCapacity(userCount)
    var place = 0
    for user in 0..<userCount {
      let start = place
      while place < events.count, events[place].user == user { place += 1 }
      ranges.append(start..<place)
    }
    return ranges
  }
}
