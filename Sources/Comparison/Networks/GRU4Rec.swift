// Comparison › GRU4Rec: a network that reads what was taken in its order, to compare lists with.

import Foundation
package import VectorMath

/// `o_t · p_i + b_i`: how likely the product `i` is what comes next, where a ``GatedLayer`` has read the vectors `p` of
/// what was taken and is in the state `o_t`.
///
/// B. Hidasi et al., “Session-based recommendations with recurrent neural networks”, ICLR 2016; with one set of vectors
/// for what was taken and what may come, and a softmax over the batch's own and drawn products: B. Hidasi,
/// A. Karatzoglou, “Recurrent neural networks with top-k gains for session-based recommendations”, CIKM 2018. A state is
/// no sum over what was read: the score has no reasons, so it is part of no list that is served.
package struct GRU4Rec: Sendable {
  /// `p`, one row a product, and `b`.
  package private(set) var products, bias: AdamRows
  package private(set) var layer: GatedLayer

  /// What was taken before the last so many products is not read.
  package static let memory = 50

  package init(productCount: Int, dimensions: Int, _ random: inout SeededGenerator) {
    products = AdamRows(rowCount: productCount, columnCount: dimensions, spread: 0.05, &random)
    bias = AdamRows(rowCount: productCount, columnCount: 1, spread: 0, &random)
    layer = GatedLayer(inputs: dimensions, width: dimensions, &random)
  }

  /// The scores of all products after these, in the order in which they were taken.
  ///
  /// Anybody's products will do, not only those of a customer of the training; products that are newer than the training
  /// are not read, and where nothing is left the scores are 0. Cost: O(products · dimensions + read · dimensions²).
  package func scores(after taken: some Sequence<Int32>) -> [Float] {
    let count = products.weights.rowCount
    let read = taken.filter { Int($0) < count }.suffix(Self.memory)
    guard !read.isEmpty else { return [Float](repeating: 0, count: count) }
    let states = layer.pass(products.weights.rows(read), counts: read.map { _ in 1 }).states
    var scores = bias.weights.values
    products.weights.addProduct(with: states.rows([Int32(read.count - 1)]).values, scale: 1, to: &scores)
    return scores
  }

  /// What a step tells the next product from.
  package struct Candidates: Sendable {
    /// Rising, with all that came next in the batch.
    package let products: [Int32]
    /// What is added to their scores.
    package let corrections: [Float]

    package init(products: [Int32], corrections: [Float]) {
      precondition(products.count == corrections.count, "one correction a product")
      self.products = products
      self.corrections = corrections
    }
  }

  /// Of the mean of `−ln softmax` of what came next.
  package struct Slopes: Sendable {
    package let loss: Double
    /// The products that were read and then the candidates, so that one may be named more than once.
    package let numbers: [Int32]
    /// One row for each of ``numbers``.
    package let products: DenseRows
    /// One row for each candidate.
    package let bias: DenseRows
    package let layer: GatedLayer.Slopes
  }

  /// `mask` is multiplied with the vectors that are read: dropout, or ones.
  package func slopes(_ batch: SequenceBatch, among candidates: Candidates, mask: DenseRows) -> Slopes {
    let read = products.weights.rows(batch.products).multiplied(by: mask)
    let pass = layer.pass(read, counts: batch.counts)
    let shown = products.weights.rows(candidates.products)
    let places = Dictionary(uniqueKeysWithValues: zip(candidates.products, candidates.products.indices))
    let right = batch.next.map { places[$0] ?? 0 }
    let added = zip(bias.weights.rows(candidates.products).values, candidates.corrections).map { $0 + $1 }
    var shares = pass.states.timesTransposed(shown)
    let scale = 1 / Float(max(1, batch.next.count))
    let losses = shares.mapRows { row, own in
      for column in own.indices { own[column] += added[column] }
      let score = own[right[row]]
      let loss = Softmax.share(own) - score
      for column in own.indices { own[column] *= scale }
      own[right[row]] -= scale
      return loss
    }
    let byLayer = layer.slopes(of: pass, byStates: shares.times(shown))
    let byRead = byLayer.inputs.multiplied(by: mask)
    let byShown = shares.transposedTimes(pass.states)
    let all = DenseRows(
      rowCount: byRead.rowCount + byShown.rowCount, columnCount: shown.columnCount,
      values: byRead.values + byShown.values)
    return Slopes(
      loss: losses.reduce(0) { $0 + Double($1) } * Double(scale),
      numbers: batch.products + candidates.products,
      products: all,
      bias: DenseRows(rowCount: byShown.rowCount, columnCount: 1, values: shares.rowSum().values),
      layer: byLayer)
  }

  /// One step of Adam down the slopes.
  package mutating func step(_ slopes: Slopes, rate: Float) {
    products.stepRepeated(slopes.numbers, slopes.products, rate: rate)
    bias.step(rows: Array(slopes.numbers.suffix(slopes.bias.rowCount)), slopes.bias, rate: rate)
    layer.step(slopes.layer, rate: rate)
  }
}
