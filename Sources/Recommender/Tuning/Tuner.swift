// Recommender › Tuner: finds settings and weights for a shop that nobody has told it anything of.

import Catalogue
import Foundation
import Fusion
import GraphRules
import GraphWalkScoring
import Scoring

/// Searches the settings of each scorer, and the weights of their sum, for the best lists of hidden choices.
///
/// Every scorer that has something to say is a part of the sum, and so is every walk and every external relation. The
/// parts' scores of some hundred products a customer are kept, so a weight is tried in milliseconds and a setting costs
/// one part's scores. Settings are searched as ``TuningSearch`` says, by default in steps, first wide, then narrow ones;
/// it ends when a round over all parts improves nothing, or with its budget. Without a limit on seconds the same events
/// give the same result.
struct Tuner {
  /// Scores that are computed and weighed together: a scorer, or a walk with the external relations it stands for.
  enum Group: Hashable {
    case scorer(ScorerName)
    case walk(Int)
  }
  /// One column of the sum.
  struct Part {
    let group: Group
    let label: String
    /// The external relation that the walk goes over.
    let relation: String?
    /// σ: the column's values are divided by it.
    var scale: Double
    var column: [Float]
  }

  let shop: Shop
  let budget: TuningBudget
  let progress: (String) -> Void
  let sample: TuningSample
  let eligible: [Bool]
  /// Ready to weigh when the last refresh is over.
  var config: TrainConfig
  var kernels: Kernels
  var parts: [Part] = []
  var weights: [Double] = []
  var quality = CandidateScores.Quality()
  var tries = 0
  /// Scorers that were not learned because half of the time was over.
  var skipped: [String] = []
  private let began = ContinuousClock.now

  /// A gain below this is noise.
  static let least = 5e-5
  /// A kernel that inverts a matrix of all products is tried up to so many.
  private static let mostForInverses = 5000
  /// So many points of a scorer's settings are tried in a round where they are proposed.
  private static let leastTries = 4

  init(
    _ shop: Shop, config: TrainConfig, sample: TuningSample, budget: TuningBudget,
    progress: @escaping (String) -> Void
  ) {
    self.shop = shop
    self.budget = budget
    self.progress = progress
    self.sample = sample
    eligible = shop.catalogue.products.map {
      $0.isOffered && (budget.items.isEmpty || budget.items.contains($0.id))
    }
    var config = config
    config.metapaths = shop.rules.applying(config).metapaths
    self.config = config
    kernels = Kernels(choices: Tuner.trainer(shop, config, learning: []).choices(of: sample.known))
  }

  /// Trains the kernels of the scorers named, and no others.
  static func trainer(_ shop: Shop, _ config: TrainConfig, learning names: [ScorerName]) -> KernelTrainer {
    KernelTrainer(
      reader: shop.history, weights: Dictionary(uniqueKeysWithValues: names.map { ($0.rawValue, 1) }),
      config: config, productCount: shop.catalogue.count, userCount: shop.customers.count,
      content: { shop.networkContent })
  }

  /// Finds what is best; the result's config trains it.
  mutating func run() throws -> TuningReport {
    let given = shop.rules.applying(config).fusion
    let groups = groups()
    for case .scorer(let name) in groups {
      if let seconds = budget.seconds, ContinuousClock.now - began > .seconds(seconds / 2) {
        if TrainConfig.sectionNames.contains(name.rawValue) { skipped.append(name.rawValue) }
      } else {
        try learn(name, config, &kernels)
      }
    }
    progress("tuning: scores")
    let scorers = groups.flatMap { group in makeScorers(group, config, kernels).map { (group, $0) } }
    var candidates = CandidateScores(sample, parts: scorers.map(\.1.scorer), eligible: eligible)
    for (group, made) in scorers {
      let part = Self.part(group, made, candidates)
      if part.scale > 0 { parts.append(part) }
    }
    let before = search(candidates).quality(of: startWeights(given, candidates))
    let equal = [Double](repeating: 1, count: parts.count)
    let climbs = [startWeights(given, candidates), equal, equal.map { _ in 0 }].map {
      search(candidates).climb(from: $0, passes: 2)
    }
    let start = climbs.max { $0.quality.ndcg < $1.quality.ndcg } ?? climbs[0]
    (weights, quality) = start
    for round in 0..<budget.rounds where !isOver {
      let old = quality.ndcg
      var isLeft = (budget.tries - tries) / (budget.rounds - round)
      for group in byWeight() where !isOver {
        if budget.search == .climb {
          for ladder in ladders(of: group) where !isOver {
            try climb(ladder, of: group, isWide: round == 0, candidates)
          }
        } else {
          // What says most is searched most.
          let share = min(isLeft, max(Self.leastTries, isLeft / 3))
          try propose(of: group, tries: share, candidates)
          isLeft -= share
        }
      }
      candidates = CandidateScores(sample, parts: currentScorers(), eligible: eligible)
      refresh(candidates)
      (weights, quality) = search(candidates).climb(from: weights, passes: 3)
      if quality.ndcg < old + Self.least { break }
    }
    let crossed = crossFitted(candidates)
    config.buckets = nil
    if let found = buckets(candidates) {
      config.buckets = found.settings
      quality = found.quality
    }
    return report(before: before, crossed: crossed, candidates)
  }

  /// Which parts there may be.
  ///
  /// What is learned slowly takes part only in a shop of a size that it suits.
  private func groups() -> [Group] {
    let walks = (config.metapaths ?? []).indices.map(Group.walk)
    let isLarge = shop.catalogue.count > Self.mostForInverses
    let others = ScorerName.allCases.filter { $0 != .walk && !($0 == .ease && isLarge) }
    guard let asked = budget.scorers else { return walks + others.map(Group.scorer) }
    return (asked.contains(.walk) ? walks : []) + others.filter(asked.contains).map(Group.scorer)
  }

  var isOver: Bool {
    if tries >= budget.tries { return true }
    guard let seconds = budget.seconds else { return false }
    return ContinuousClock.now - began > .seconds(seconds)
  }

  func search(_ candidates: CandidateScores) -> WeightSearch {
    WeightSearch(candidates: candidates, columns: parts.map(\.column))
  }

  /// Groups that say most come first; those that say nothing are tried too, last.
  private func byWeight() -> [Group] {
    var sums: [Group: Double] = [:]
    var order: [Group] = []
    for (place, part) in parts.enumerated() {
      if sums[part.group] == nil { order.append(part.group) }
      sums[part.group, default: 0] += weights[place]
    }
    return order.indices.sorted { a, b in
      let (x, y) = (sums[order[a]] ?? 0, sums[order[b]] ?? 0)
      return x != y ? x > y : a < b
    }.map { order[$0] }
  }

  func ladders(of group: Group) -> [SettingLadder] {
    switch group {
    case .scorer(let name): SettingLadder.all(of: name)
    case .walk(let place): config.metapaths.map { SettingLadder.walk(place, $0[place]) } ?? []
    }
  }

  private mutating func refresh(_ candidates: CandidateScores) {
    for group in byWeight() {
      for made in makeScorers(group, config, kernels) {
        if let place = parts.firstIndex(where: { $0.group == group && $0.relation == made.relation }) {
          parts[place] = Self.part(group, made, candidates)
        }
      }
    }
  }

  /// Weights learned on one half of the customers and judged on the other, both ways.
  private func crossFitted(_ candidates: CandidateScores) -> CandidateScores.Quality {
    let start = [Double](repeating: 1, count: parts.count)
    let halves = [CandidateScores.Fold.even, .odd].map { fold in
      var search = search(candidates)
      search.fold = fold
      let learned = search.climb(from: start, passes: 3).weights
      search.fold = fold == .even ? .odd : .even
      return search.quality(of: learned)
    }
    return CandidateScores.Quality(
      hitRate: (halves[0].hitRate + halves[1].hitRate) / 2, ndcg: (halves[0].ndcg + halves[1].ndcg) / 2)
  }
}
