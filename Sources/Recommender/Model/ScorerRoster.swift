// Recommender › ScorerRoster: all scorers, by name.

import CollaborativeScoring
import ContentScoring
import GraphRules
import GraphWalkScoring
import KnowledgeGraph
import Scoring

/// Makes the scorers of a shop from its graph, its features and what training learned.
struct ScorerRoster: Sendable {
  let graph: KnowledgeGraph
  let features: ShopFeatures
  let metapaths: [MetaPath]
  /// How much of the past a scorer hears, by its name.
  var history: [String: HistoryProfile] = [:]

  /// Scorers that need nothing learned, then one for each kernel, by the kernel's form.
  func scorers(_ kernels: Kernels) -> [any Scorer] {
    var scorers: [any Scorer] = [
      WalkScorer(
        graph: graph, metapaths: graph.ontology.expanding(metapaths), choices: kernels.choices),
      TextScorer(features.terms),
      ColourScorer(features.pictures, shares: features.meanShares, readout: features.readout),
      PopularityScorer(kernels.choices),
    ]
    for name in ScorerName.allCases.map(\.rawValue) {
      guard let table = kernels.tables[name] else { continue }
      let pattern: TableScorer.Pattern = name == ScorerName.transition.rawValue ? .next : .together
      scorers.append(TableScorer(name: name, table: table, pattern: pattern))
    }
    if let peers = kernels.peers {
      scorers.append(PeersScorer(peers.nearest, choices: kernels.choices, damping: peers.damping))
    }
    if let vectors = features.vectors { scorers.append(VectorScorer(vectors)) }
    for name in ScorerName.allCases.map(\.rawValue) {
      guard let kernel = kernels.factors[name] else { continue }
      scorers.append(FactorScorer(name: name, kernel: kernel, choices: kernels.choices))
    }
    return scorers.map { scorer in
      history[scorer.name].map { ProfiledScorer(scorer, profile: $0) } ?? scorer
    }
  }
}
