// CollaborativeScoring › SpectralTrainer: the smoothest components of who chose what, as a kernel.

import Foundation
package import Scoring
import VectorMath

/// A low-pass filter on the graph of customers and products.
///
/// With `R̃ = D_u^-½ R D_i^-½ = U S Vᵀ` cut to `rank` components,
/// `W(h, i) = d_h^-b · v_h · diag(h(s) + lift − walk·s²) · v_i · d_i^b`, where `h(s) = ½ − ½·sgn(1 − 2s²)·|1 − 2s²|^φ`.
/// C. Kim et al., “Graph Spectral Filtering with Chebyshev Interpolation for Recommendation”, SIGIR 2025. The part
/// that is linear in `s²` is the walk product – customer – product with degree exponents `½ + b`, 1 and `½ − b`; where that
/// walk is a scorer of its own, `walk` takes it out of the components here, so that nothing counts twice.
///
/// The components are found by subspace iteration from random signs: N. Halko et al., “Finding structure with
/// randomness”, SIAM Review 53(2), 2011. Cost: O(passes · (choices · rank + products · rank²)) on all cores; the same
/// choices and seed give the same bytes, whatever the number of cores.
package struct SpectralTrainer: Sendable {
  package let rank: Int
  package let degree, sharpness, lift, walk: Double
  package let passes: Int
  package let seed: UInt64

  /// So many more components than wanted make the wanted ones exact sooner.
  private static let spare = 24

  package init(
    rank: Int = 128, degree: Double = 0.45, sharpness: Double = 1.5, lift: Double = 0.5, walk: Double = 0,
    passes: Int = 3, seed: UInt64 = 7
  ) {
    self.rank = rank
    self.degree = degree
    self.sharpness = sharpness
    self.lift = lift
    self.walk = walk
    self.passes = passes
    self.seed = seed
  }

  /// `nil` when nobody chose anything.
  package func train(_ choices: Choices) -> FactorKernel? {
    guard let (squares, vectors) = components(of: choices) else { return nil }
    let gains = squares.map { Float(response(toSquare: $0)) }
    var history = vectors
    for row in 0..<history.rowCount {
      for (column, gain) in gains.enumerated() { history.values[row * gains.count + column] *= gain }
    }
    var candidate = vectors
    history.scaleRows(by: Self.powers(choices.byProduct, -degree))
    candidate.scaleRows(by: Self.powers(choices.byProduct, degree))
    return FactorKernel(history: history, candidate: candidate)
  }

  /// `h(s) + lift − walk·s²`, for a squared singular value.
  private func response(toSquare square: Double) -> Double {
    let side = 1 - 2 * square
    let low = 0.5 - 0.5 * (side < 0 ? -1 : 1) * pow(abs(side), sharpness)
    return low + lift - walk * square
  }

  /// The largest squared singular values, and for each product its row of `V`.
  private func components(of choices: Choices) -> (squares: [Double], vectors: DenseRows)? {
    let products = choices.productCount
    let width = min(rank + Self.spare, products, choices.userCount)
    guard width > 0, !choices.sequences.columns.isEmpty else { return nil }
    let productScale = Self.powers(choices.byProduct, -0.5)
    let userScale = Self.powers(choices.byUser, -0.5)
    let userSquares = userScale.map { $0 * $0 }
    var random = SeededGenerator(seed: seed)
    var basis = DenseRows(
      rowCount: products, columnCount: width,
      values: Self.signs(products * width, &random))
    for _ in 0..<passes {
      basis.scaleRows(by: productScale)
      var byUser = choices.byUser.times(basis)
      byUser.scaleRows(by: userSquares)
      basis = choices.byProduct.times(byUser)
      basis.scaleRows(by: productScale)
      guard let next = basis.orthonormalised() ?? basis.orthonormalisedByEigenvectors() else { return nil }
      basis = next
    }
    var scaled = basis
    scaled.scaleRows(by: productScale)
    var byUser = choices.byUser.times(scaled)
    byUser.scaleRows(by: userScale)
    guard let (squares, rotation) = byUser.gram().eigen() else { return nil }
    let kept = min(rank, squares.count)
    let chosen = DenseRows(
      rowCount: kept, columnCount: rotation.columnCount,
      values: Array(rotation.values.prefix(kept * rotation.columnCount)))
    return (Array(squares.prefix(kept)), basis.times(chosen.transposed()))
  }

  /// `degree^exponent` by row, 0 for a row without entries.
  private static func powers(_ rows: IndexRows, _ exponent: Double) -> [Float] {
    (0..<rows.rowCount).map { row in
      rows.count(ofRow: row) > 0 ? Float(pow(Double(rows.count(ofRow: row)), exponent)) : 0
    }
  }

  /// Random signs, 64 a step of the generator.
  private static func signs(_ count: Int, _ random: inout SeededGenerator) -> [Float] {
    var signs: [Float] = []
    signs.reserveCapacity(count)
    var bits: UInt64 = 0
    for place in 0..<count {
      if place & 63 == 0 { bits = random.next() }
      signs.append(bits & 1 == 0 ? -1 : 1)
      bits >>= 1
    }
    return signs
  }
}
