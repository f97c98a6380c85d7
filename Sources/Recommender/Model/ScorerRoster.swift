// Recommender › ScorerRoster: all scorers, by name. A new scorer is one line here.

import CollaborativeScoring
import ContentScoring
import GraphRules
import GraphWalkScoring
import KnowledgeGraph
import NeuralScoring
import Scoring

/// Makes the scorers of a shop from its graph, its features and what training learned.
struct ScorerRoster: Sendable {
  let graph: KnowledgeGraph
  let features: ShopFeatures
  let metapaths: [MetaPath]

  func scorers(_ kernels: Kernels) -> [any Scorer] {
    var scorers: [any Scorer] = [
      WalkScorer(
        graph: graph, metapaths: graph.ontology.expanding(metapaths), choices: kernels.choices),
      TextScorer(features.terms),
      ColourScorer(features.pictures, shares: features.meanShares),
      PopularityScorer(kernels.choices),
    ]
    if let table = kernels.neighbours {
      scorers.append(TableScorer(name: "neighbours", table: table, pattern: .together))
    }
    if let table = kernels.transitions {
      scorers.append(TableScorer(name: "transition", table: table, pattern: .next))
    }
    if let vectors = features.vectors { scorers.append(VectorScorer(vectors)) }
    if let model = kernels.latent { scorers.append(TwoTowerScorer(model)) }
    return scorers
  }
}
