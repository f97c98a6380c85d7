// NeuralScoring › TwoTowerTrainer: learns the towers' vectors from what customers chose and what products are.

import Foundation
package import Scoring
package import VectorMath

/// Trains `s(u, i) = Σ_h x_h · g(h)·f(i)` with deep towers `g` and `f` (``Tower``).
///
/// `g(h)·f(i)` is attention of the product `i` to the event `h`, in the linear form of A. Katharopoulos et al.,
/// “Transformers are RNNs”, ICML 2020, and never normalised over the history: the score stays a sum of one part an
/// event. However deep the towers, all that is left of them after training are their vectors, a ``FactorKernel``.
///
/// The loss is a sampled softmax over the other products of a batch and drawn ones, under Adam with dropout. One in
/// twenty customers is not learned from; training ends when her last choice is foreseen no better for a few passes, and
/// the best pass counts. One seed, the same choices and the same content give the same bytes on any number of cores.
///
/// Cost: O(choices learned from · (facts of a product · hidden + hidden · dimensions + candidates · dimensions)).
package struct TwoTowerTrainer: Sendable {
  /// How the towers are built and trained.
  package struct Settings: Sendable {
    /// Width of the vectors and of the hidden layer.
    package var dimensions = 32
    package var hidden = 64
    /// Passes at most.
    package var epochs = 20
    /// No pass begins after so many choices were learned from, counted anew in each pass; the first is always made.
    package var choices = 100_000
    /// Passes without a better validation before training ends.
    package var patience = 3
    package var rate: Float = 0.004
    /// The share of the hidden layer that each step leaves out.
    package var dropout: Float = 0.2
    /// How often a product's own vector is left out, so that its facts learn to stand for it.
    package var idDropout: Float = 0.2
    /// AdamW's decay of the products' own vectors.
    package var decay: Float = 0.01
    /// Products drawn a step, to be told from what was chosen.
    package var negatives = 128
    /// Choices that a step learns from.
    package var batch = 256
    package var seed: UInt64 = 7

    package init() {}
  }
  package let settings: Settings

  /// Products are drawn in proportion to popularity to this power.
  private static let drawing = 0.75

  package init(_ settings: Settings = Settings()) { self.settings = settings }

  /// Learns; `nil` when nobody made two choices or there are fewer than two products.
  ///
  /// `content` has a row of facts a product, none for a product of which nothing is known. `progress` hears the number
  /// of passes done.
  package func train(
    _ choices: Choices, content: SparseRows? = nil, progress: (Int) -> Void = { _ in }
  ) -> FactorKernel? {
    let count = choices.productCount
    let content =
      content
      ?? SparseRows(
        starts: [Int](repeating: 0, count: count + 1), columns: [], values: [], columnCount: 0)
    precondition(content.rowCount == count, "one row of facts a product")
    var random = SeededGenerator(seed: settings.seed)
    var learners = (0..<Int32(choices.userCount)).filter { choices.byUser.count(ofRow: Int($0)) >= 2 }
    guard count > 1, !learners.isEmpty, settings.dimensions > 0 else { return nil }
    learners.shuffle(using: &random)
    let validation = TowerValidation(&learners, choices, &random)
    var isKnown = [Bool](repeating: false, count: count)
    for user in learners { for product in choices.byUser.row(Int(user)) { isKnown[Int(product)] = true } }

    let drawer = ProductDrawer(choices, learners, power: Self.drawing)
    var step = Step(settings, choices, content, drawer, &random)
    let batches = Batching(learners, choices, largest: settings.batch)
    var best: (loss: Double, kernel: FactorKernel)?
    var idle = 0
    var learned = 0
    for epoch in 0..<settings.epochs where learned < settings.choices {
      learners.shuffle(using: &random)
      for batch in batches.slices(of: learners, choices) { learned += step.learn(batch, &random) }
      progress(epoch + 1)
      guard let validation else { continue }
      let kernel = step.kernel(isKnown)
      let facts = content.columnCount > 0 ? step.kernel([Bool](repeating: false, count: count)) : nil
      let loss = validation.loss(kernel, choices) + (facts.map { validation.loss($0, choices) } ?? 0)
      if loss < best?.loss ?? .infinity {
        best = (loss, kernel)
        idle = 0
      } else {
        idle += 1
        if idle >= settings.patience { break }
      }
    }
    return best?.kernel ?? step.kernel(isKnown)
  }

  /// The two towers and what a step of them needs.
  private struct Step {
    let settings: Settings
    let choices: Choices
    let content: SparseRows
    let drawer: ProductDrawer
    let idDropout: Float
    var history: Tower
    var candidate: Tower
    var places: [Int32]

    init(
      _ settings: Settings, _ choices: Choices, _ content: SparseRows, _ drawer: ProductDrawer,
      _ random: inout SeededGenerator
    ) {
      self.settings = settings
      self.choices = choices
      self.content = content
      self.drawer = drawer
      idDropout = content.columnCount > 0 ? settings.idDropout : 0
      func tower() -> Tower {
        Tower(
          productCount: choices.productCount, featureCount: content.columnCount, hidden: settings.hidden,
          dimensions: settings.dimensions, &random)
      }
      history = tower()
      candidate = tower()
      places = [Int32](repeating: -1, count: choices.productCount)
    }

    /// One step; answers from how many choices it learned.
    mutating func learn(_ users: ArraySlice<Int32>, _ random: inout SeededGenerator) -> Int {
      let drawn = drawer.draw(settings.negatives, &random)
      let batch = TowerBatch(users, choices, drawn: drawn, places: &places, &random)
      let (g, past) = history.forward(
        batch.history, content, dropout: settings.dropout, idDropout: idDropout / 2, &random)
      let (f, next) = candidate.forward(
        batch.candidates, content, dropout: settings.dropout, idDropout: idDropout, &random)
      let found = SampledSoftmax(
        profiles: batch.profiles(g), candidates: f, chosen: batch.targets.map { Int32($0.candidate) },
        logExpected: drawer.logExpected(batch.candidates, draws: settings.negatives + batch.targets.count),
        owned: batch.targets.map { batch.owned[$0.user] }
      ).result()
      history.step(
        history.gradients(past, batch.historyGradient(found.profiles), content, dropout: settings.dropout),
        rate: settings.rate, decay: settings.decay)
      candidate.step(
        candidate.gradients(next, found.candidates, content, dropout: settings.dropout),
        rate: settings.rate, decay: settings.decay)
      return batch.targets.count
    }

    func kernel(_ isKnown: [Bool]) -> FactorKernel {
      FactorKernel(
        history: history.vectors(content, isKnown: isKnown),
        candidate: candidate.vectors(content, isKnown: isKnown))
    }
  }
}
