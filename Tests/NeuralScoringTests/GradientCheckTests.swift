// NeuralScoringTests › GradientCheckTests: the way back through the network against differences of the way there.

import NeuralScoring
import Testing
import VectorMath

@Suite("Gradients of the network")
struct GradientCheckTests {
  /// Four products with some of five facts; the third has none.
  private let content = SparseRows(
    starts: [0, 2, 3, 3, 6], columns: [0, 3, 1, 0, 2, 4], values: [0.6, 0.8, 1, 0.5, 0.5, 0.7], columnCount: 5
  )
  private let products: [Int32] = [3, 0, 2]

  private func drawn(_ rows: Int, _ columns: Int, seed: UInt64) -> DenseRows {
    var random = SeededGenerator(seed: seed)
    return DenseRows(
      rowCount: rows, columnCount: columns,
      values: (0..<rows * columns).map { _ in Float(random.unit()) * 2 - 1 })
  }

  private var weights: Tower.Weights {
    Tower.Weights(
      ids: drawn(4, 3, seed: 1), features: drawn(5, 6, seed: 2), bias: drawn(1, 6, seed: 3),
      mix: drawn(6, 3, seed: 4), offset: drawn(1, 3, seed: 5))
  }

  /// `Σ gradient · vectors` in double precision, and the pass.
  private func sum(
    _ weights: Tower.Weights, _ gradient: DenseRows, dropout: Float, idDropout: Float
  ) -> (sum: Double, pass: Tower.Pass) {
    var random = SeededGenerator(seed: 9)
    let (vectors, pass) = Tower(weights).forward(
      products, content, dropout: dropout, idDropout: idDropout, &random)
    let sum = zip(vectors.values, gradient.values).reduce(0) { $0 + Double($1.0) * Double($1.1) }
    return (sum, pass)
  }

  /// What each weight of one matrix moves the sum by, found by moving it.
  private func slopes(
    _ matrix: WritableKeyPath<Tower.Weights, DenseRows>, _ gradient: DenseRows, dropout: Float,
    idDropout: Float
  ) -> [Double] {
    let step: Float = 1.0 / 256
    return weights[keyPath: matrix].values.indices.map { place in
      var (up, down) = (weights, weights)
      up[keyPath: matrix].values[place] += step
      down[keyPath: matrix].values[place] -= step
      let above = sum(up, gradient, dropout: dropout, idDropout: idDropout).sum
      let below = sum(down, gradient, dropout: dropout, idDropout: idDropout).sum
      return (above - below) / Double(2 * step)
    }
  }

  private func expectEqual(_ found: [Float], _ slopes: [Double], _ name: String) {
    #expect(found.count == slopes.count, "\(name)")
    for (place, pair) in zip(found, slopes).enumerated() {
      #expect(abs(Double(pair.0) - pair.1) < 2e-3, "\(name), place \(place)")
    }
  }

  @Test("Each weight of a tower moves the vectors as its gradient says", arguments: [Float(0), 0.5])
  func tower(dropout: Float) {
    let gradient = drawn(3, 3, seed: 6)
    let pass = sum(weights, gradient, dropout: dropout, idDropout: dropout).pass
    let found = Tower(weights).gradients(pass, gradient, content, dropout: dropout)
    func slopes(_ matrix: WritableKeyPath<Tower.Weights, DenseRows>) -> [Double] {
      self.slopes(matrix, gradient, dropout: dropout, idDropout: dropout)
    }
    /// The touched rows, and rows of 0 between them.
    func spread(_ rows: [Int32], _ values: DenseRows, count: Int) -> [Float] {
      var all = DenseRows(rowCount: count, columnCount: values.columnCount)
      for (place, row) in rows.enumerated() { values.addRow(place, to: &all, row: Int(row)) }
      return all.values
    }
    expectEqual(spread(found.products, found.ids, count: 4), slopes(\.ids), "ids")
    expectEqual(spread(found.facts, found.features, count: 5), slopes(\.features), "features")
    expectEqual(found.bias.values, slopes(\.bias), "bias")
    expectEqual(found.mix.values, slopes(\.mix), "mix")
    expectEqual(found.offset.values, slopes(\.offset), "offset")
  }

  @Test("Profiles and candidates move the loss as its gradient says; what a customer owns moves nothing")
  func softmax() {
    let (profiles, candidates) = (drawn(2, 3, seed: 7), drawn(5, 3, seed: 8))
    func loss(_ profiles: DenseRows, _ candidates: DenseRows) -> SampledSoftmax.Result {
      SampledSoftmax(
        profiles: profiles, candidates: candidates, chosen: [1, 4], logExpected: [0, -1, -2, 0, -0.5],
        owned: [[1, 2], [4]]
      ).result()
    }
    let found = loss(profiles, candidates)
    let step: Float = 1.0 / 128
    /// Of the mean of two profiles.
    func slope(_ above: SampledSoftmax.Result, _ below: SampledSoftmax.Result) -> Double {
      (above.loss - below.loss) / 2 / Double(2 * step)
    }
    let byProfile = profiles.values.indices.map { place in
      var (up, down) = (profiles, profiles)
      up.values[place] += step
      down.values[place] -= step
      return slope(loss(up, candidates), loss(down, candidates))
    }
    let byCandidate = candidates.values.indices.map { place in
      var (up, down) = (candidates, candidates)
      up.values[place] += step
      down.values[place] -= step
      return slope(loss(profiles, up), loss(profiles, down))
    }
    expectEqual(found.profiles.values, byProfile, "profiles")
    expectEqual(found.candidates.values, byCandidate, "candidates")
  }
}
