// Recommender › Tuner+Parts: the parts of the sum, from a config and back into one.

import Foundation
import GraphRules
import GraphWalkScoring
import KnowledgeGraph
import Scoring

extension Tuner {
  /// A scorer that becomes one column.
  struct Made {
    let label: String
    let relation: String?
    let scorer: any Scorer
  }

  /// Learns one scorer's kernel anew; with settings that cannot be trained there is none.
  func learn(_ name: ScorerName, _ config: TrainConfig, _ kernels: inout Kernels) throws {
    do {
      try Self.trainer(shop, config, learning: [name]).learn(name, &kernels, { _ in })
    } catch ShopError.unsolvable {
      kernels.tables[name.rawValue] = nil
      kernels.factors[name.rawValue] = nil
    }
  }

  func makeScorers(_ group: Group, _ config: TrainConfig, _ kernels: Kernels) -> [Made] {
    switch group {
    case .scorer(let name):
      let roster = ScorerRoster(
        graph: shop.graph, features: shop.features, metapaths: [], history: config.history)
      return roster.scorers(kernels).filter { $0.name == name.rawValue }.map {
        Made(label: name.rawValue, relation: nil, scorer: $0)
      }
    case .walk(let place):
      guard var path = config.metapaths?[place] else { return [] }
      // A walk without a weight is tried as if it had one.
      if path.weight == 0 { path.weight = 1 }
      path.relations = [:]
      return shop.graph.ontology.expanding([path]).map { walk in
        let relation = walk.steps.map(\.relation).first { shop.graph.ontology.relation($0)?.family != nil }
        let scorer = WalkScorer(graph: shop.graph, metapaths: [walk], choices: kernels.choices)
        let label = path.name + (relation.map { " over \($0)" } ?? "")
        return Made(
          label: label, relation: relation,
          scorer: config.history[ScorerName.walk.rawValue].map { ProfiledScorer(scorer, profile: $0) }
            ?? scorer)
      }
    }
  }

  func currentScorers() -> [any Scorer] {
    parts.indices.filter { weights[$0] > 0 }.compactMap { place in
      makeScorers(parts[place].group, config, kernels).first { $0.relation == parts[place].relation }?.scorer
    }
  }

  static func part(_ group: Group, _ made: Made, _ candidates: CandidateScores) -> Part {
    var column = candidates.column(of: made.scorer)
    let scale = candidates.scale(of: column)
    if scale > 0 { for place in column.indices { column[place] /= Float(scale) } }
    return Part(group: group, label: made.label, relation: made.relation, scale: scale, column: column)
  }

  /// The weights of the parts under which their sum is what the shop's own weights make.
  func startWeights(_ given: [String: Double], _ candidates: CandidateScores) -> [Double] {
    let walks = WalkScorer(graph: shop.graph, metapaths: expanded(config), choices: kernels.choices)
    let scale = candidates.scale(of: candidates.column(of: walks))
    return parts.map { part in
      switch part.group {
      case .scorer(let name): given[name.rawValue] ?? 0
      case .walk(let place):
        (config.metapaths?[place].weight ?? 0) > 0 && scale > 0
          ? (given[ScorerName.walk.rawValue] ?? 0) * part.scale / scale : 0
      }
    }
  }

  private func expanded(_ config: TrainConfig) -> [MetaPath] {
    shop.graph.ontology.expanding(config.metapaths ?? [])
  }

  /// The config that trains what was found: weights as shares of the largest.
  func found(_ candidates: CandidateScores) -> TrainConfig {
    var result = config
    result.weights = Dictionary(uniqueKeysWithValues: ScorerName.allCases.map { ($0.rawValue, 0) })
    var paths = config.metapaths ?? []
    for place in paths.indices { paths[place].weight = paths[place].weight == 0 ? 1 : paths[place].weight }
    var raw: [Int: [(relation: String?, weight: Double)]] = [:]
    for (place, part) in parts.enumerated() {
      switch part.group {
      case .scorer(let name): result.weights[name.rawValue] = weights[place]
      case .walk(let walk):
        raw[walk, default: []].append((part.relation, paths[walk].weight * weights[place] / part.scale))
      }
    }
    let most = raw.values.joined().map(\.weight).max() ?? 0
    for walk in paths.indices {
      let shares = (raw[walk] ?? []).map { (relation: $0.relation, weight: most > 0 ? $0.weight / most : 0) }
      paths[walk].weight = Self.rounded(shares.map(\.weight).max() ?? 0)
      let own = paths[walk].weight
      paths[walk].relations = [:]
      for share in shares where own > 0 {
        if let relation = share.relation {
          paths[walk].relations[relation] = Self.rounded(share.weight / own)
        }
      }
    }
    result.metapaths = paths
    if most > 0 {
      let walks = WalkScorer(graph: shop.graph, metapaths: expanded(result), choices: kernels.choices)
      let scorer: any Scorer = config.history["walk"].map { ProfiledScorer(walks, profile: $0) } ?? walks
      result.weights["walk"] = candidates.scale(of: candidates.column(of: scorer)) * most
    }
    let largest = result.weights.values.max() ?? 0
    if largest > 0 { result.weights = result.weights.mapValues { Self.rounded($0 / largest) } }
    return result
  }

  /// Four digits that count.
  static func rounded(_ value: Double) -> Double {
    guard value > 0 else { return 0 }
    let unit = pow(10, (log10(value)).rounded(.down) - 3)
    return Double("\((value / unit).rounded())").map { whole in
      unit < 1 ? whole / (1 / unit).rounded() : whole * unit
    } ?? value
  }

  func report(
    before: CandidateScores.Quality, crossed: CandidateScores.Quality, _ candidates: CandidateScores
  ) -> TuningReport {
    let search = WeightSearch(candidates: candidates, columns: parts.map(\.column))
    let lines = parts.indices.map { place in
      let alone = search.quality(of: parts.indices.map { $0 == place ? 1 : 0 })
      return TuningReport.Line(
        name: parts[place].label, weight: weights[place], alone: alone,
        settings: settings(of: parts[place].group))
    }
    return TuningReport(
      customers: sample.customers.count, tries: tries, skipped: skipped, before: before, after: quality,
      crossFitted: crossed,
      lines: lines.sorted { ($1.weight, $1.alone.ndcg) < ($0.weight, $0.alone.ndcg) },
      config: found(candidates))
  }

  private func settings(of group: Group) -> String {
    let ladders: [SettingLadder] =
      switch group {
      case .scorer(let name): SettingLadder.all(of: name)
      case .walk(let place): config.metapaths.map { SettingLadder.walk(place, $0[place]) } ?? []
      }
    return ladders.map { "\($0.name) \($0.labels[$0.current(config)])" }.joined(separator: ", ")
  }
}
