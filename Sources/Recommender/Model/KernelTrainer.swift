// Recommender › KernelTrainer: from events to the kernels that scorers look up.

import Catalogue
import CollaborativeScoring
import Foundation
import GraphRules
import NeuralScoring
import Scoring
import VectorMath

/// Trains every kernel whose scorer has a weight.
struct KernelTrainer: Sendable {
  let reader: HistoryReader
  let weights: [String: Double]
  let config: TrainConfig
  let productCount: Int
  let userCount: Int
  /// What the products are, a row of facts each, for kernels that learn from that.
  let content: @Sendable () -> SparseRows

  /// Learns from events that stand by customer, in order of time.
  func train(_ events: [Event], progress: (String) -> Void) throws -> Kernels {
    var kernels = Kernels(choices: choices(of: events))
    for name in ScorerName.allCases where (weights[name.rawValue] ?? 0) > 0 {
      try learn(name, &kernels, progress)
    }
    return kernels
  }

  /// Trains every kernel on choices that have grown, from the tables of before where they were learned with the same
  /// settings; the result is that of ``train(_:progress:)`` to the bit.
  ///
  /// - Returns: The kernels, and the scorers whose tables were brought up to date instead of learned anew.
  func update(
    _ before: TrainedModel, by change: ChoicesChange, progress: (String) -> Void
  ) throws -> (kernels: Kernels, updated: [ScorerName]) {
    var kernels = Kernels(choices: change.choices)
    var updated: [ScorerName] = []
    for name in ScorerName.allCases where (weights[name.rawValue] ?? 0) > 0 {
      guard let settings = learnedBy[name.rawValue], before.facts.learnedBy?[name.rawValue] == settings,
        let table = before.kernels.tables[name.rawValue]
      else {
        try learn(name, &kernels, progress)
        continue
      }
      progress("\(name.rawValue), what is new")
      let renewed =
        name == .neighbours
        ? neighboursTrainer.update(table, by: change) : transitionsTrainer.update(table, by: change)
      if let renewed {
        kernels.tables[name.rawValue] = renewed
        updated.append(name)
      } else {
        try learn(name, &kernels, progress)
      }
    }
    return (kernels, updated)
  }

  /// The settings of the tables that can be brought up to date, written out, by scorer.
  var learnedBy: [String: String] {
    [
      ScorerName.neighbours.rawValue: "\(config.neighbours)",
      ScorerName.transition.rawValue: "\(config.transition)",
    ].filter { (weights[$0.key] ?? 0) > 0 }
  }

  private var neighboursTrainer: NeighboursTrainer {
    NeighboursTrainer(count: config.neighbours.k, likeness: Likeness(config.neighbours))
  }

  private var transitionsTrainer: TransitionsTrainer {
    let settings = config.transition
    return TransitionsTrainer(
      window: settings.window, decay: settings.decay, back: settings.back, start: settings.start,
      end: settings.end, shrinkage: settings.shrinkage, count: settings.k)
  }

  /// Trains one scorer's kernel; what a scorer can be asked for is in its section of ``TrainConfig``.
  func learn(_ name: ScorerName, _ kernels: inout Kernels, _ progress: (String) -> Void) throws {
    switch name {
    case .neighbours:
      progress("neighbours")
      kernels.tables[name.rawValue] = neighboursTrainer.train(kernels.choices)
    case .transition:
      progress("transitions")
      kernels.tables[name.rawValue] = transitionsTrainer.train(kernels.choices)
    case .peers:
      progress("customers of the same taste")
      let trainer = PeersTrainer(count: config.peers.k, damping: config.peers.damping)
      kernels.peers = Peers(nearest: trainer.train(kernels.choices), damping: config.peers.damping)
    case .ease:
      guard productCount <= EASETrainer.mostProducts else {
        throw ShopError.tooManyProducts(
          productCount, most: EASETrainer.mostProducts, bytes: EASETrainer.bytes(products: productCount))
      }
      progress("linear model")
      let trainer = EASETrainer(regularisation: config.ease.regularisation, count: config.ease.k)
      guard let table = trainer.train(kernels.choices) else {
        throw ShopError.unsolvable(scorer: name.rawValue, regularisation: config.ease.regularisation)
      }
      kernels.tables[name.rawValue] = table
    case .als:
      progress("factors")
      let settings = config.als
      let trainer = ALSTrainer(
        dimensions: settings.dimensions, epochs: settings.epochs, unobserved: settings.unobserved,
        regularisation: settings.regularisation, own: settings.own, seed: settings.seed)
      let kernel = trainer.train(kernels.choices)
      guard kernel != nil || kernels.choices.sequences.columns.isEmpty else {
        throw ShopError.unsolvable(scorer: name.rawValue, regularisation: settings.regularisation)
      }
      kernels.factors[name.rawValue] = kernel
    case .spectral:
      progress("spectrum")
      let settings = config.spectral
      let trainer = SpectralTrainer(
        rank: settings.rank, degree: settings.degree, sharpness: settings.sharpness, lift: settings.lift,
        walk: settings.walk, passes: settings.passes, seed: settings.seed)
      kernels.factors[name.rawValue] = trainer.train(kernels.choices)
    case .latent:
      progress("latent vectors")
      let trainer = TwoTowerTrainer(TwoTowerTrainer.Settings(config.latent))
      kernels.factors[name.rawValue] = trainer.train(kernels.choices, content: content()) {
        progress("latent vectors, pass \($0)")
      }
    case .walk, .text, .colour, .vectors, .popularity: break
    }
  }

  /// For each customer the products that she took, in the order in which she first did.
  func choices(of events: [Event]) -> Choices {
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

extension Likeness {
  /// The measure that the settings name, with its own numbers.
  init(_ settings: NeighboursSettings) {
    switch settings.likeness {
    case .cosine: self = .cosine(shrinkage: settings.shrinkage)
    case .pearson: self = .pearson(shrinkage: settings.shrinkage)
    case .bm25: self = .bm25
    case .rp3beta: self = .rp3beta(alpha: settings.alpha, beta: settings.beta)
    }
  }
}

extension TwoTowerTrainer.Settings {
  /// As a training config says.
  init(_ settings: LatentSettings) {
    self.init()
    dimensions = settings.dimensions
    hidden = settings.hidden
    epochs = settings.epochs
    choices = settings.choices
    patience = settings.patience
    rate = Float(settings.rate)
    dropout = Float(settings.dropout)
    idDropout = Float(settings.cold)
    decay = Float(settings.decay)
    negatives = settings.negatives
    batch = settings.batch
    seed = settings.seed
  }
}
