// CollaborativeScoring › ALSTrainer: matrix factorisation for choices, with an additive way to fold customers in.

import Foundation
package import Scoring
import VectorMath

/// Implicit alternating least squares: `Σ_chosen (1 − u·v)² + w₀ Σ_all (u·v)² + Σ λ_u ‖u‖² + Σ λ_v ‖v‖²`, where a row's
/// `λ` grows with the weight of its own pairs.
///
/// Y. Hu, Y. Koren, C. Volinsky, “Collaborative filtering for implicit feedback datasets”, ICDM 2008, with the loss and
/// regularisation of S. Rendle et al., “Revisiting the performance of iALS on item recommendation benchmarks”,
/// RecSys 2022; rows are solved by conjugate gradients from where they stood (G. Takács et al., RecSys 2011).
///
/// A customer's own normal matrix would hang on her whole history, and taking one event away would change what the
/// others say. So she is folded in by one matrix for all, that of the average customer:
/// `W = V (w₀ VᵀV + 1/n Σ_i d_i v_i v_iᵀ + λ I)⁻¹ Vᵀ`, and her score is a sum over her history. With ``own`` a customer
/// whom training knew is folded in by her own matrix as it was then: see ``OwnTaste``.
///
/// Cost an epoch: O(choices · dimensions + (customers + products) · dimensions²), on all cores; the bytes do not depend
/// on their number.
package struct ALSTrainer: Sendable {
  package let dimensions, epochs: Int
  package let unobserved, regularisation: Double
  package let own: Bool
  package let seed: UInt64

  package init(
    dimensions: Int = 64, epochs: Int = 12, unobserved: Double = 0.05, regularisation: Double = 0.003,
    own: Bool = false, seed: UInt64 = 7
  ) {
    self.dimensions = dimensions
    self.epochs = epochs
    self.unobserved = unobserved
    self.regularisation = regularisation
    self.own = own
    self.seed = seed
  }

  /// `nil` when nobody chose anything.
  package func train(_ choices: Choices, progress: (Int) -> Void = { _ in }) -> FactorKernel? {
    guard !choices.sequences.columns.isEmpty else { return nil }
    let (users, products) = (choices.userCount, choices.productCount)
    var random = SeededGenerator(seed: seed)
    let spread = 0.2 / Double(dimensions).squareRoot()
    var customers = DenseRows(rowCount: users, columnCount: dimensions)
    var items = DenseRows(
      rowCount: products, columnCount: dimensions,
      values: (0..<products * dimensions).map { _ in Float((random.unit() - 0.5) * spread) })
    for epoch in 0..<epochs {
      customers = RidgeSolver(choices.byUser, items, unobserved: unobserved).solve(from: customers) {
        ridge(count: Double($0), others: products)
      }
      items = RidgeSolver(choices.byProduct, customers, unobserved: unobserved).solve(from: items) {
        ridge(count: Double($0), others: users)
      }
      progress(epoch + 1)
    }
    return folded(items, choices)
  }

  /// `λ` of a row with `count` chosen pairs among `others`.
  private func ridge(count: Double, others: Int) -> Float {
    Float(regularisation * (count + unobserved * Double(others)))
  }

  /// The kernel by which history is folded in.
  private func folded(_ items: DenseRows, _ choices: Choices) -> FactorKernel? {
    let users = Double(choices.userCount)
    let average = (0..<items.rowCount).map { product in
      unobserved + Double(choices.popularity(of: product)) / users
    }
    guard let history = folded(items, weights: average, choices) else { return nil }
    let alone = own ? folded(items, weights: average.map { _ in unobserved }, choices) : nil
    return FactorKernel(history: history, candidate: items, own: alone)
  }

  /// `V (Σ_i weight_i v_i v_iᵀ + λ I)⁻¹` with the `λ` of the average customer.
  private func folded(_ items: DenseRows, weights: [Double], _ choices: Choices) -> DenseRows? {
    var weighted = items
    weighted.scaleRows(by: weights.map { Float($0.squareRoot()) })
    var normal = weighted.gram()
    let mean = Double(choices.sequences.columns.count) / Double(choices.userCount)
    for place in 0..<dimensions {
      normal.values[place * dimensions + place] += ridge(count: mean, others: items.rowCount)
    }
    return normal.invert() ? items.times(normal) : nil
  }
}
