// Recommender › FusedOtherwise: the lists of the same scorers, fused in another way than by the sum that is served.

import Catalogue
import Evaluation
import Fusion
import GraphRules
import Comparison
import Scoring

/// Lists of a fusion to compare with; it sees the same scores, divided by the same constants.
struct FusedOtherwise: ListProvider {
  /// How scores become one.
  private enum Rule: Sendable {
    case average, borda, reciprocalRank
    /// Candidates come from this scorer alone.
    case cascade(recall: Int)
    case linear(LinearStack)
    case trees(BoostedTrees)
  }
  let name: String
  private let scorers: [any Scorer]
  private let scales: [Float]
  private let weights: [Double]
  private let rule: Rule

  /// So many candidates come from the first step of a cascade.
  private static let depth = 200
  /// At most so many customers are learned from, with so many candidates of each scorer.
  private static let customers = 2_000
  private static let candidatesOfEach = 20

  /// `nil` for a model that is no fusion.
  ///
  /// A stack learns from scorers that are trained without each customer's last choice of `events`.
  ///
  /// - Throws: What training the scorers throws.
  init?(
    _ model: ComparisonModel, _ trained: TrainedScorers, _ shop: Shop, config: TrainConfig, events: [Event],
    moment: Int64?
  ) throws {
    let weights = trained.scorers.map { trained.weights[$0.name] ?? 0 }
    let examples = {
      try Self.examples(
        of: trained.scorers.map(\.name), shop, config: config, events: events, moment: moment)
    }
    let rule: Rule
    switch model {
    case .average: rule = .average
    case .borda: rule = .borda
    case .reciprocalRank: rule = .reciprocalRank
    case .cascade: rule = .cascade(recall: weights.indices.max { weights[$0] < weights[$1] } ?? 0)
    case .stacking: rule = .linear(LinearStack(try examples()))
    case .trees: rule = .trees(BoostedTrees(try examples()))
    case .neumf, .gru4rec: return nil
    }
    name = model.rawValue
    scorers = trained.scorers
    scales = scorers.map { Float(trained.scales[$0.name] ?? 1) }
    self.weights = weights
    self.rule = rule
  }

  func list(for request: ScoringRequest, among candidates: ListCandidates, count: Int) -> [Int32] {
    let (products, table) = Self.table(scorers, scales, request, productCount: candidates.eligible.count) {
      candidates.eligible[$0] >= 0 && !candidates.seen.contains($0)
    }
    return products.indices.best(count, by: fuse(table)).map { products[$0] }
  }

  private func fuse(_ table: ScoreTable) -> [Float] {
    switch rule {
    case .average: RankFusion.average(table)
    case .borda: RankFusion.borda(table)
    case .reciprocalRank: RankFusion.reciprocalRank(table)
    case .cascade(let recall):
      RankFusion.cascade(table, recall: recall, weights: weights, depth: Self.depth)
    case .linear(let stack): stack.scores(table)
    case .trees(let trees): trees.scores(table)
    }
  }

  /// The products for which any scorer has evidence, and what each says of them.
  private static func table(
    _ scorers: [any Scorer], _ scales: [Float], _ request: ScoringRequest, productCount: Int,
    where isAllowed: (Int) -> Bool
  ) -> (products: [Int32], table: ScoreTable) {
    let columns = zip(scorers, scales).map { scorer, scale in
      var scores = [Float](repeating: 0, count: productCount)
      scorer.prepare(request).addScores(scale: 1 / scale, into: &scores)
      return scores
    }
    let products = (0..<productCount).filter { product in
      isAllowed(product) && columns.contains { $0[product] > 0 }
    }
    return (
      products.map(Int32.init), ScoreTable(columns: columns.map { column in products.map { column[$0] } })
    )
  }

  /// What the named scorers say of each customer's likely products when her last choice is hidden from them.
  private static func examples(
    of names: [String], _ shop: Shop, config: TrainConfig, events: [Event], moment: Int64?
  ) throws -> StackingExamples {
    let sample = TuningSample(events, validation: nil, shop: shop, limit: customers)
    let trained = try TrainedScorers(shop, config: config, events: sample.known, moment: moment)
    let scorers = trained.scorers.filter { names.contains($0.name) }
    let scales = scorers.map { Float(trained.scales[$0.name] ?? 1) }
    // A scorer that had nothing to say of the smaller part says nothing here.
    let places = names.map { name in scorers.firstIndex { $0.name == name } }
    var examples = StackingExamples(width: names.count)
    for customer in sample.customers {
      let (products, table) = table(
        scorers, scales, customer.request, productCount: shop.catalogue.count
      ) { !customer.seen.contains($0) }
      var rows = Set(products.indices.filter { customer.held.contains(Int(products[$0])) })
      for column in table.columns {
        rows.formUnion(products.indices.best(candidatesOfEach, by: column))
      }
      for row in rows.sorted() {
        examples.add(
          places.map { $0.map { table.columns[$0][row] } ?? 0 },
          isTaken: customer.held.contains(Int(products[row])))
      }
    }
    return examples
  }
}
