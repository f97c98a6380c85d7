// FusionTests › BoundedRankTests: lists by bounds against lists by working out everything.

import Catalogue
import CollaborativeScoring
import Fusion
import GraphRules
import Scoring
import ScoringTesting
import Testing
import VectorMath

@Suite("Lists with dense kernels")
struct BoundedRankTests {
  private static let products = 400

  /// Vectors whose first columns are the longest, as in a spectrum.
  private static func kernel(columns: Int, seed: UInt64) -> FactorKernel {
    var random = SeededGenerator(seed: seed)
    func rows() -> DenseRows {
      DenseRows(
        rowCount: products, columnCount: columns,
        values: (0..<products * columns).map { place in
          Float((random.unit() - 0.5) / Double(1 + place % columns))
        })
    }
    return FactorKernel(history: rows(), candidate: rows())
  }

  /// The same, with rows of lengths from 1 down to 1/40.
  private static func uneven(columns: Int, seed: UInt64) -> FactorKernel {
    let even = kernel(columns: columns, seed: seed)
    var candidate = even.candidate
    candidate.scaleRows(by: (0..<products).map { 1 / Float(1 + $0 % 40) })
    return FactorKernel(history: even.history, candidate: candidate)
  }

  private static let fusion: AdditiveFusion = {
    let choices = Choices.drawn(users: 200, products: products, chance: 0.03, seed: 3)
    let scorers: [any Scorer] = [
      TableScorer(name: "neighbours", table: NeighboursTrainer().train(choices), pattern: .together),
      FactorScorer(name: "spectral", kernel: kernel(columns: 150, seed: 1)),
      FactorScorer(name: "als", kernel: kernel(columns: 20, seed: 2)),
    ]
    return AdditiveFusion(
      scorers: scorers, weights: ["neighbours": 1, "spectral": 0.7, "als": 0.4],
      scales: ["neighbours": 1, "spectral": 0.5, "als": 0.5])
  }()

  @Test("A list holds the best of all products by their receipts", arguments: [1, 2, 3, 4, 5])
  func best(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let history = (0..<8).map { event in
      HistoryItem(
        cause: .event(event), product: ProductID(random.below(Self.products)), variant: 0, relation: "bought",
        strength: event == 3 ? -0.5 : 1)
    }
    // A rule lifts one product, and every seventh may not be listed.
    let lifted = Contribution(scorer: "rule", evidence: .rule(id: "r"), amount: 0.4, because: nil)
    let prepared = Self.fusion.prepare(ScoringRequest(user: nil, history: history), terms: [11: [lifted]])
    let eligible = (0..<Self.products).map { Int16($0.isMultiple(of: 7) ? -1 : 0) }
    let seen = Set(history.map(\.product.index))
    let all = (0..<Self.products).filter { eligible[$0] >= 0 && !seen.contains($0) }.map { product in
      Receipt(
        product: ProductID(product), variant: 0, rank: 0,
        contributions: prepared.contributions(to: ProductID(product)))
    }.sorted { ($1.score, $0.product) < ($0.score, $1.product) }
    let list = prepared.rank(eligible: eligible, leavingOut: seen, range: 0..<20)
    #expect(list.map(\.product) == all.prefix(20).map(\.product))
    #expect(list.map(\.score) == all.prefix(20).map(\.score))
    let bare = prepared.rankWithoutReasons(eligible: eligible, leavingOut: seen, count: 20)
    #expect(bare.map(\.product) == list.map(\.product))
    #expect(bare.map(\.score) == list.map(\.score), "the same sum in the same order")
  }

  @Test(
    "Weights by popularity multiply each part of a candidate's score, and the best are found all the same")
  func buckets() {
    let choices = Choices.drawn(users: 200, products: Self.products, chance: 0.03, seed: 3)
    let scorers: [any Scorer] = [
      TableScorer(name: "neighbours", table: NeighboursTrainer().train(choices), pattern: .together),
      FactorScorer(name: "spectral", kernel: Self.kernel(columns: 150, seed: 1)),
      FactorScorer(name: "als", kernel: Self.kernel(columns: 20, seed: 2)),
    ]
    let settings = BucketSettings(
      limits: [4, 7], factors: ["neighbours": [2, 1, 0.5], "spectral": [0.25, 1, 3], "als": [1, 1, 1]])
    let popularity = (0..<Self.products).map(choices.popularity)
    let weights = ["neighbours": 1, "spectral": 0.7, "als": 0.4]
    let scales = ["neighbours": 1, "spectral": 0.5, "als": 0.5]
    func prepared(_ buckets: CandidateBuckets?) -> [PreparedFusion] {
      let fusion = AdditiveFusion(scorers: scorers, weights: weights, scales: scales, buckets: buckets)
      return (0..<3).map { customer in
        fusion.prepare(
          ScoringRequest(user: nil, history: (0..<6).map { .bought($0, (customer + 1) * 37 + $0 * 11, 1) }))
      }
    }
    let even = prepared(nil)
    let own = prepared(CandidateBuckets(settings, popularity: popularity))
    for product in stride(from: 0, to: Self.products, by: 5) {
      let bucket = settings.bucket(ofPopularity: popularity[product])
      let sums = [even, own].map { fusion in
        Dictionary(grouping: fusion[0].contributions(to: ProductID(product)), by: \.scorer)
          .mapValues { $0.reduce(0) { $0 + $1.amount } }
      }
      for (name, sum) in sums[0] {
        let factor = settings.factors[name]?[bucket] ?? 1
        #expect(abs((sums[1][name] ?? 0) - sum * factor) <= 1e-12 * max(1, abs(sum)))
      }
    }
    let eligible = [Int16](repeating: 0, count: Self.products)
    let lists = PreparedFusion.rankWithoutReasons(
      own, eligible: eligible, leavingOut: own.map { _ in [] }, count: 20)
    for (customer, list) in zip(own, lists) {
      let all = (0..<Self.products).map { product in
        Receipt(
          product: ProductID(product), variant: 0, rank: 0,
          contributions: customer.contributions(to: ProductID(product)))
      }.sorted { ($1.score, $0.product) < ($0.score, $1.product) }
      #expect(
        customer.rank(eligible: eligible, leavingOut: [], range: 0..<20).map(\.product)
          == all.prefix(20).map(\.product))
      #expect(list.map(\.product) == all.prefix(20).map(\.product))
    }
  }

  @Test("Lists for a block of customers are those of each alone", arguments: [1, 2])
  func block(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    // Some rows are long and many are short.
    let scorers: [any Scorer] = [
      FactorScorer(name: "spectral", kernel: Self.uneven(columns: 30, seed: 5)),
      TableScorer(
        name: "neighbours",
        table: NeighboursTrainer().train(.drawn(users: 200, products: Self.products, chance: 0.03, seed: 3)),
        pattern: .together),
      FactorScorer(name: "als", kernel: Self.kernel(columns: 20, seed: 6)),
    ]
    let fusion = AdditiveFusion(
      scorers: scorers, weights: ["neighbours": 0.1, "spectral": 0.7, "als": 0.4],
      scales: ["neighbours": 1, "spectral": 0.5, "als": 0.5])
    // The last one has no history.
    let histories = (0..<7).map { customer in
      (0..<(customer == 6 ? 0 : 3 + customer)).map { event in
        HistoryItem.bought(event, random.below(Self.products), event == 2 ? -0.5 : 1)
      }
    }
    let lifted = Contribution(scorer: "rule", evidence: .rule(id: "r"), amount: 0.4, because: nil)
    let prepared = histories.map {
      fusion.prepare(ScoringRequest(user: nil, history: $0), terms: [11: [lifted]])
    }
    let eligible = (0..<Self.products).map { Int16($0.isMultiple(of: 7) ? -1 : 0) }
    let seen = histories.map { Set($0.map(\.product.index)) }
    for count in [1, 20] {
      let lists = PreparedFusion.rankWithoutReasons(
        prepared, eligible: eligible, leavingOut: seen, count: count)
      for (customer, list) in lists.enumerated() {
        let alone = prepared[customer].rank(
          eligible: eligible, leavingOut: seen[customer], range: 0..<count)
        #expect(list.map(\.product) == alone.map(\.product))
        #expect(list.map(\.score) == alone.map(\.score))
      }
    }
  }
}
