// Recommender › TrainedScorers: the scorers after one training, to be fused in this way or that.

import Catalogue
import Fusion
import GraphRules
import Scoring

/// Scorers with the weights and scales of one training, in memory.
struct TrainedScorers: Sendable {
  /// Those that have a weight and found something to say.
  let scorers: [any Scorer]
  let weights, scales: [String: Double]
  let kernels: Kernels
  /// How weights differ with the popularity of a candidate.
  private let buckets: CandidateBuckets?

  var choices: Choices { kernels.choices }

  /// Learns from events that stand by customer in order of time.
  ///
  /// The age of an event is reckoned from `moment`, from the shop's now when that is `nil`.
  ///
  /// - Throws: What a kernel throws that cannot be trained with these settings on this shop.
  init(
    _ shop: Shop, config: TrainConfig, events: [Event], moment: Int64? = nil,
    progress: (String) -> Void = { _ in }
  ) throws {
    let reader = moment.map(shop.history.at) ?? shop.history
    let trainer = KernelTrainer(shop, config, reader: reader)
    let kernels = try trainer.train(events, progress: progress)
    self.init(shop, config: config, kernels: kernels, progress: progress) {
      ScaleConstants.requests(of: shop, events: events, reader: reader)
    }
  }

  /// Scorers of kernels that were learned already, with scales measured on these requests.
  init(
    _ shop: Shop, config: TrainConfig, kernels: Kernels, progress: (String) -> Void,
    requests: () throws -> [ScoringRequest]
  ) rethrows {
    let rules = shop.rules.applying(config)
    weights = rules.fusion
    self.kernels = kernels
    let roster = ScorerRoster(
      graph: shop.graph, features: shop.features, metapaths: rules.metapaths, history: config.history)
    let used = roster.scorers(kernels).filter { (rules.fusion[$0.name] ?? 0) > 0 }
    progress("scales")
    let open = used.filter { config.scales[$0.name] == nil }
    let scales = ScaleConstants.measure(open, on: try requests(), productCount: shop.catalogue.count)
      .merging(config.scales) { _, fixed in fixed }
    self.scales = scales
    scorers = used.filter { (scales[$0.name] ?? 0) > 0 }
    buckets = config.buckets.map { CandidateBuckets($0, kernels.choices) }
  }

  /// The scorers of the model in use.
  init(_ trained: TrainedShop) {
    weights = trained.model.facts.weights
    scales = trained.model.facts.scales
    kernels = trained.model.kernels
    scorers = trained.scorers.filter {
      (trained.model.facts.weights[$0.name] ?? 0) > 0 && (trained.model.facts.scales[$0.name] ?? 0) > 0
    }
    buckets = trained.model.buckets
  }

  /// All of them, as customers see them.
  var fused: FusionLists { FusionLists(name: "fused", fusion: fusion(of: scorers)) }

  /// One scorer alone.
  func alone(_ scorer: String) -> FusionLists {
    FusionLists(name: scorer, fusion: fusion(of: scorers.filter { $0.name == scorer }))
  }

  /// All but one.
  func without(_ scorer: String) -> FusionLists {
    FusionLists(name: "without \(scorer)", fusion: fusion(of: scorers.filter { $0.name != scorer }))
  }

  private func fusion(of scorers: [any Scorer]) -> AdditiveFusion {
    AdditiveFusion(scorers: scorers, weights: weights, scales: scales, buckets: buckets)
  }
}
