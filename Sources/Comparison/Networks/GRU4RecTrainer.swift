// Comparison › GRU4RecTrainer: learns from the order in which customers took what they took.

import Foundation
package import Scoring
import VectorMath

/// Trains a ``GRU4Rec`` on the choices of each customer, the last ``GRU4Rec/memory`` and what came after them.
///
/// Each choice is told from what came next elsewhere in the batch and from drawn products. The first are there as often
/// as they are popular and the others as often as each other, and the logarithm of how often that is comes off their
/// scores; in a shop of few products the softmax is over all of them. The last choice of one in twenty customers is not
/// learned from; training ends when neither their place in the lists nor their loss has got better for some passes, and
/// the pass with the best places counts. One seed and the same choices give the same bytes on any number of cores.
///
/// Cost a pass: O(choices · dimensions · (dimensions + candidates)).
package struct GRU4RecTrainer: Sendable {
  private let dimensions: Int
  private let epochs: Int
  private let seed: UInt64

  /// Products drawn a step; where the shop has no more than twice as many, all are told from what came next.
  private static let drawn = 2048
  /// Customers of a step; a small shop learns in at least so many steps a pass.
  private static let batch = 128
  private static let steps = 32
  private static let rate: Float = 0.002
  /// The share of what is read that each step leaves out.
  private static let dropout: Float = 0.25
  private static let patience = 5
  /// The last choice of one customer in so many is not learned from: of at most so many customers, and in a small shop
  /// of at least so many, or of half.
  private static let share = 20
  private static let most = 1000
  private static let fewest = 50

  package init(dimensions: Int = 64, epochs: Int = 50, seed: UInt64 = 7) {
    self.dimensions = dimensions
    self.epochs = epochs
    self.seed = seed
  }

  /// Learns; `nil` where there is too little to learn from.
  ///
  /// `progress` hears the number of passes done.
  package func train(_ choices: Choices, progress: (Int) -> Void = { _ in }) -> GRU4Rec? {
    var random = SeededGenerator(seed: seed)
    var sequences = (0..<choices.userCount).map { choices.sequences.row($0) }.filter { $0.count > 1 }
    guard sequences.count >= Self.share, choices.productCount > 1 else { return nil }
    sequences.shuffle(using: &random)
    let testedCount = min(
      Self.most, max(sequences.count / Self.share, min(Self.fewest, sequences.count / 2)))
    let tested = Array(sequences.prefix(testedCount))
    for place in tested.indices { sequences[place].removeLast() }
    var learned = sequences.map { $0.suffix(GRU4Rec.memory + 1) }.filter { $0.count > 1 }
    let size = max(1, min(Self.batch, learned.count / Self.steps))
    var model = GRU4Rec(productCount: choices.productCount, dimensions: dimensions, &random)
    var best = (foresight: 0.0, model: model)
    var least = Double.infinity
    var idle = 0
    for epoch in 0..<epochs {
      learned.shuffle(using: &random)
      for batch in Self.batches(of: learned, size: size, &random) {
        let candidates = Self.candidates(for: batch, choices, &random)
        let mask = DenseRows(
          rowCount: batch.products.count, columnCount: dimensions,
          values: (0..<batch.products.count * dimensions).map { _ in
            Float(random.unit()) < Self.dropout ? 0 : 1 / (1 - Self.dropout)
          })
        model.step(model.slopes(batch, among: candidates, mask: mask), rate: Self.rate)
      }
      progress(epoch + 1)
      let (foresight, loss) = Self.foresight(model, tested)
      idle = foresight > best.foresight || loss < least ? 0 : idle + 1
      if foresight > best.foresight || foresight == best.foresight && loss < least {
        best = (foresight, model)
      }
      least = min(least, loss)
      if idle >= Self.patience { break }
    }
    return best.model
  }

  /// Sequences of like length go together, in an order of chance.
  private static func batches(
    of sequences: [ArraySlice<Int32>], size: Int, _ random: inout SeededGenerator
  ) -> [SequenceBatch] {
    let order = sequences.indices.sorted { (sequences[$0].count, $0) < (sequences[$1].count, $1) }
    return stride(from: 0, to: order.count, by: size).map { start in
      SequenceBatch(order[start..<min(order.count, start + size)].map { sequences[$0] })
    }.shuffled(using: &random)
  }

  private static func candidates(
    for batch: SequenceBatch, _ choices: Choices, _ random: inout SeededGenerator
  ) -> GRU4Rec.Candidates {
    let count = choices.productCount
    guard count > 2 * drawn else {
      return GRU4Rec.Candidates(
        products: (0..<Int32(count)).map(\.self), corrections: [Float](repeating: 0, count: count))
    }
    var numbers = Set(batch.next)
    for _ in 0..<drawn { numbers.insert(Int32(random.below(count))) }
    let products = numbers.sorted()
    let popular = Double(batch.next.count) / Double(choices.sequences.columns.count)
    let even = Double(drawn) / Double(count)
    return GRU4Rec.Candidates(
      products: products,
      corrections: products.map { product in
        // How likely it is to be met at all, as Poisson has it.
        Float(-log(-expm1(-(popular * Double(choices.popularity(of: Int(product))) + even))))
      })
  }

  /// How far up the last choices stand among all products that were not taken before, as the mean of
  /// `1 / log₂(1 + rank)`, and the mean of `−ln softmax` of their scores.
  ///
  /// The loss alone would end training too early: it grows with each that is foreseen badly long after the lists are still
  /// getting better. In a small shop it falls before any list gets better.
  private static func foresight(_ model: GRU4Rec, _ sequences: [ArraySlice<Int32>]) -> (Double, Double) {
    let found = Blocks.fill(rowCount: sequences.count, width: 2, size: 8, zero: 0.0) { rows, result in
      for row in rows {
        guard let last = sequences[row].last else { continue }
        var scores = model.scores(after: sequences[row].dropLast())
        for product in sequences[row].dropLast() { scores[Int(product)] = -.greatestFiniteMagnitude }
        let own = scores[Int(last)]
        // What is no number at all stands last.
        let rank = scores.reduce(0) { $0 + ($1 < own ? 0 : 1) }
        let all = scores.withUnsafeMutableBufferPointer { Softmax.share($0) }
        result[2 * (row - rows.lowerBound)] = 1 / log2(1 + Double(rank))
        result[2 * (row - rows.lowerBound) + 1] = Double(all - own)
      }
    }
    func mean(_ part: Int) -> Double {
      sequences.indices.reduce(0) { $0 + found[2 * $1 + part] } / Double(max(1, sequences.count))
    }
    return (mean(0), mean(1))
  }
}
