// Recommender › EvaluationBook: the cases of all folds, reckoned up into figures.

import Catalogue
import Evaluation
import Scoring
import VectorMath

/// Collects what the trials of each fold bring.
///
/// Where a customer is tested in several folds, her cases are averaged first: every customer counts once, and the
/// bootstrap draws customers.
struct EvaluationBook {
  private let shop: Shop
  private let settings: EvaluationSettings
  private let bootstrap: Bootstrap
  private let likeness: ProductLikeness
  private(set) var cases: [TrialCase] = []
  /// By case the number of its fold.
  private var folds: [Int] = []
  /// By fold, by product: how many customers had chosen it.
  private var popularity: [[Int32]] = []
  /// By fold: how many customers had chosen anything.
  private var choosers: [Int] = []
  private var events = 0
  private var ablationCases: [TrialCase] = []
  private var ablated: [String] = []

  init(_ shop: Shop, _ settings: EvaluationSettings) {
    self.shop = shop
    self.settings = settings
    bootstrap = Bootstrap(resamples: settings.resamples, seed: settings.seed)
    likeness = ProductLikeness(shop)
  }

  /// Cases whose lists are the fusion's, what is popular, and those of the models to compare with.
  mutating func add(_ cases: [TrialCase], choices: Choices, events: Int) {
    folds += [Int](repeating: popularity.count, count: cases.count)
    self.cases += cases
    popularity.append((0..<shop.catalogue.count).map { Int32(choices.popularity(of: $0)) })
    choosers.append((0..<choices.userCount).count { choices.byUser.count(ofRow: $0) > 0 })
    self.events += events
  }

  /// Cases whose lists are the fusion's, those without each scorer, and those of each alone.
  mutating func addAblation(_ cases: [TrialCase], scorers: [String]) {
    // A scorer that found nothing to say in one fold is left out of all.
    guard ablated.isEmpty || ablated == scorers else { return }
    ablated = scorers
    ablationCases += cases
  }

  func report(split: SplitPlan, settings words: String, ratings: EvaluationReport.Ratings?)
    -> EvaluationReport
  {
    EvaluationReport(
      shop: shop.settings.name,
      split: EvaluationReport.SplitFacts(
        name: split.name, words: split.words, folds: split.foldCount, seed: settings.seed),
      settings: words,
      events: events / max(1, popularity.count), customers: Set(cases.map(\.held.user)).count,
      hidden: cases.reduce(0) { $0 + $1.held.count },
      unknownItems: cases.reduce(0) { $0 + $1.held.unknown },
      unknownCustomers: cases.count { $0.lists[0].isEmpty },
      cutoffs: settings.cutoffs, mainCutoff: settings.mainCutoff, level: bootstrap.level,
      resamples: settings.resamples,
      providers: (["fused", "popular"] + settings.models.map(\.rawValue)).enumerated().map {
        provider($0.offset, $0.element)
      },
      segments: segmentsOfCustomers + segmentsOfProducts, ablation: ablation, ratings: ratings)
  }

  // MARK: Ranking

  private func provider(_ place: Int, _ name: String) -> EvaluationReport.Provider {
    let columns = settings.cutoffs.flatMap { cutoff in RankingMetric.allCases.map { ($0, cutoff) } }
    let rows = cases.map { one in
      let judged = JudgedList(one.lists[place], wanted: one.wanted, unknown: one.held.unknown)
      return columns.map { judged.value($0.0, at: $0.1) }
    }
    let estimates = estimates(of: rows, users: cases.map(\.held.user))
    let figures = zip(columns, estimates).map { column, estimate in
      EvaluationReport.Figure(metric: column.0.rawValue, k: column.1, estimate: estimate)
    }
    return EvaluationReport.Provider(name: name, figures: figures, character: character(place))
  }

  /// The mean of each column over customers; a customer's rows are averaged first.
  private func estimates(of rows: [[Double]], users: [Int]) -> [Estimate] {
    guard let width = rows.first?.count else { return [] }
    var places: [Int: Int] = [:]
    var sums: [Double] = []
    var counts: [Double] = []
    for (row, user) in zip(rows, users) {
      let place = places[user] ?? counts.count
      if place == counts.count {
        places[user] = place
        counts.append(0)
        sums += [Double](repeating: 0, count: width)
      }
      counts[place] += 1
      for column in 0..<width { sums[place * width + column] += row[column] }
    }
    for place in counts.indices where counts[place] > 1 {
      for column in 0..<width { sums[place * width + column] /= counts[place] }
    }
    return bootstrap.estimates(sums, columns: width)
  }

  /// The mean of one value a case, over the cases that have it.
  private func estimate(_ value: (TrialCase, _ fold: Int) -> Double?) -> Estimate? {
    var rows: [[Double]] = []
    var users: [Int] = []
    for (one, fold) in zip(cases, folds) {
      guard let value = value(one, fold) else { continue }
      rows.append([value])
      users.append(one.held.user)
    }
    return estimates(of: rows, users: users).first
  }

  // MARK: Character

  private func character(_ place: Int) -> EvaluationReport.Character {
    let k = settings.mainCutoff
    var exposure = Exposure(productCount: shop.catalogue.count)
    for one in cases { exposure.add(one.lists[place].prefix(k)) }
    var known = [Bool](repeating: false, count: shop.catalogue.count)
    for counts in popularity {
      for product in counts.indices where counts[product] > 0 { known[product] = true }
    }
    for one in cases { for product in one.held.products { known[product.index] = true } }
    let isOffered = shop.catalogue.products.map(\.isOffered)
    return EvaluationReport.Character(
      coverage: exposure.coverage { isOffered[$0] }, coverageOfKnown: exposure.coverage { known[$0] },
      gini: exposure.gini { isOffered[$0] },
      novelty: estimate { one, fold in
        ListCharacter.novelty(
          one.lists[place].prefix(k), popularity: { Int(popularity[fold][Int($0)]) },
          customers: choosers[fold])
      },
      diversity: estimate { one, _ in
        ListCharacter.diversity(one.lists[place].prefix(k), likeness: likeness.likeness)
      },
      serendipity: estimate { one, _ in
        ListCharacter.serendipity(
          one.lists[place], wanted: one.wanted, expected: Set(one.lists[1].prefix(k)), cutoff: k)
      },
      miscalibration: estimate { one, _ in
        ListCharacter.miscalibration(
          own: likeness.shares(of: one.chosen), listed: likeness.shares(of: one.lists[place].prefix(k)))
      },
      lorenz: exposure.lorenz(of: { isOffered[$0] }, steps: 20))
  }

  // MARK: Segments

  private static let buckets: [(name: String, range: ClosedRange<Int>)] = [
    ("0", 0...0), ("1–4", 1...4), ("5–19", 5...19), ("20+", 20...Int.max),
  ]

  private var segmentsOfCustomers: [EvaluationReport.Segment] {
    Self.buckets.compactMap { bucket in
      let own = cases.filter { bucket.range.contains($0.chosen.count) }
      return segment("customers", bucket.name, own.map { ($0, $0.wanted, $0.held.unknown) })
    }
  }

  /// Of what was wanted, only the products of a bucket count as hits and as missed.
  private var segmentsOfProducts: [EvaluationReport.Segment] {
    Self.buckets.compactMap { bucket in
      let own = zip(cases, folds).compactMap { one, fold -> (TrialCase, Set<Int32>, Int)? in
        let wanted = one.wanted.filter { bucket.range.contains(Int(popularity[fold][Int($0)])) }
        return wanted.isEmpty ? nil : (one, wanted, 0)
      }
      return segment("products", bucket.name, own)
    }
  }

  private func segment(
    _ kind: String, _ name: String, _ own: [(one: TrialCase, wanted: Set<Int32>, unknown: Int)]
  ) -> EvaluationReport.Segment? {
    let k = settings.mainCutoff
    let found = estimates(
      of: own.map { part in
        let judged = JudgedList(part.one.lists[0], wanted: part.wanted, unknown: part.unknown)
        return [judged.value(.recall, at: k), judged.value(.ndcg, at: k)]
      }, users: own.map(\.one.held.user))
    guard found.count == 2 else { return nil }
    return EvaluationReport.Segment(
      of: kind, name: name, customers: found[0].count,
      hidden: own.reduce(0) { $0 + $1.wanted.count + $1.unknown }, recall: found[0], ndcg: found[1])
  }

  // MARK: Ablation

  private var ablation: [EvaluationReport.Ablation] {
    let k = settings.mainCutoff
    let rows = ablationCases.map { one in
      let values = one.lists.map {
        JudgedList($0, wanted: one.wanted, unknown: one.held.unknown).value(.ndcg, at: k)
      }
      return values + values.dropFirst().map { $0 - values[0] }
    }
    let found = estimates(of: rows, users: ablationCases.map(\.held.user))
    guard !found.isEmpty else { return [] }
    let count = ablated.count
    let lines = ablated.indices.map { place in
      EvaluationReport.Ablation(
        scorer: ablated[place], without: found[1 + place], alone: found[1 + count + place],
        withoutChange: found[1 + 2 * count + place], aloneChange: found[1 + 3 * count + place])
    }
    return lines.sorted { ($0.withoutChange.mean, $0.scorer) < ($1.withoutChange.mean, $1.scorer) }
  }
}

extension TrialCase {
  /// What was wanted of the shop's own products.
  var wanted: Set<Int32> { Set(held.products.map { Int32($0.index) }) }
}
