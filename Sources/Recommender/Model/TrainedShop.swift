// Recommender › TrainedShop: a shop's model in use, its scorers fused.

import Fusion
import KnowledgeGraph
import Scoring

/// A trained model together with the graph and features of today.
package struct TrainedShop: Sendable {
  /// The version in receipts.
  package let number: Int
  let model: TrainedModel
  let fusion: AdditiveFusion
  /// All of the roster, with and without a weight.
  let scorers: [any Scorer]

  /// The model of this number, with features that its readout has named.
  init(_ model: TrainedModel, number: Int, graph: KnowledgeGraph, features: ShopFeatures) {
    self.number = number
    self.model = model
    let roster = ScorerRoster(
      graph: graph, features: features, metapaths: model.metapaths, history: model.history)
    scorers = roster.scorers(model.kernels)
    fusion = AdditiveFusion(
      scorers: scorers, weights: model.facts.weights, scales: model.facts.scales, buckets: model.buckets)
  }

  /// The same scorers with the weights of some multiplied, by the scorers' names; 0 leaves one out.
  func fusion(counting factors: [String: Double]) -> AdditiveFusion {
    guard !factors.isEmpty else { return fusion }
    let weights = model.facts.weights.map { ($0.key, $0.value * (factors[$0.key] ?? 1)) }
    return AdditiveFusion(
      scorers: scorers, weights: Dictionary(uniqueKeysWithValues: weights), scales: model.facts.scales)
  }
}
