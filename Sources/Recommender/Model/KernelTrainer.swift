// Recommender › KernelTrainer: from events to the kernels that scorers look up.

import Catalogue
import CollaborativeScoring
import Foundation
import GraphRules
import NeuralScoring
import Scoring
import VectorMath

/// What one training learns, before its constants are measured.
struct Kernels: Sendable {
  let choices: Choices
  let neighbours: KernelTable?
  let transitions: KernelTable?
  let latent: TwoTowerModel?
}

/// Trains every kernel whose scorer has a weight.
struct KernelTrainer: Sendable {
  let reader: HistoryReader
  let weights: [String: Double]
  let config: TrainConfig
  let productCount: Int
  let userCount: Int

  /// Learns from events that stand by customer, in order of time.
  func train(_ events: [Event], progress: (String) -> Void) -> Kernels {
    let choices = choices(of: events)
    var neighbours: KernelTable?
    var transitions: KernelTable?
    var latent: TwoTowerModel?
    if has("neighbours") {
      progress("neighbours")
      neighbours = NeighboursTrainer(count: config.neighbours ?? 100).train(choices)
    }
    if has("transition") {
      progress("transitions")
      transitions = TransitionsTrainer(window: config.transitionWindow ?? 5).train(choices)
    }
    if has("latent") {
      progress("latent vectors")
      let trainer = TwoTowerTrainer(
        dimensions: config.latentDimensions ?? 32, epochs: config.latentEpochs ?? 20,
        seed: config.latentSeed ?? 7)
      latent = trainer.train(choices)
    }
    return Kernels(choices: choices, neighbours: neighbours, transitions: transitions, latent: latent)
  }

  private func has(_ scorer: String) -> Bool { (weights[scorer] ?? 0) > 0 }

  /// For each customer the products that she took, in the order in which she first did.
  private func choices(of events: [Event]) -> Choices {
    var starts = [0]
    var products: [Int32] = []
    starts.reserveCapacity(userCount + 1)
    // The customer who was last seen to take a product: one array instead of a set a customer.
    var lastUser = [Int32](repeating: -1, count: productCount)
    var place = 0
    for user in 0..<userCount {
      while place < events.count, events[place].user == user {
        let event = events[place]
        place += 1
        guard lastUser[event.product.index] != Int32(user), reader.isChoice(event) else { continue }
        lastUser[event.product.index] = Int32(user)
        products.append(Int32(event.product.index))
      }
      starts.append(products.count)
    }
    return Choices(sequences: IndexRows(starts: starts, columns: products), productCount: productCount)
  }
}
