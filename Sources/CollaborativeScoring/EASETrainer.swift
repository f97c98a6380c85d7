// CollaborativeScoring › EASETrainer: the linear model that tells each product from all others at once.

package import Scoring
import VectorMath

/// The weights `W` that minimise `‖R − R W‖² + λ‖W‖²` with nothing on the diagonal: `W = −P / diag P` with
/// `P = (RᵀR + λI)⁻¹`.
///
/// H. Steck, “Embarrassingly shallow autoencoders for sparse data”, WWW 2019. A weight may be below 0: it then counts
/// against. Each row is cut to its largest weights by amount; scores are exact sums of what is left.
/// Cost: O(products³) in time and 4 · products² bytes, so only for catalogues up to ``mostProducts``.
package struct EASETrainer: Sendable {
  package let regularisation: Double
  /// How many weights a product keeps.
  package let count: Int

  /// 1.6 GB.
  package static let mostProducts = 20_000

  package init(regularisation: Double = 100, count: Int = 200) {
    self.regularisation = regularisation
    self.count = count
  }

  /// How many bytes the matrix of so many products takes.
  package static func bytes(products: Int) -> Int { 4 * products * products }

  /// `nil` when the matrix cannot be inverted in single precision: `λ` is too small.
  package func train(_ choices: Choices) -> KernelTable? {
    let products = choices.productCount
    precondition(products <= Self.mostProducts, "the caller refuses larger catalogues")
    let ones = [Double](repeating: 1, count: choices.userCount)
    var meetings = Meetings(choices)
    var matrix = DenseRows(rowCount: products, columnCount: products)
    for product in 0..<products {
      meetings.gather(for: product, shares: ones)
      for other in meetings.met {
        matrix.values[product * products + Int(other)] = Float(meetings.customers[Int(other)])
      }
      matrix.values[product * products + product] =
        Float(Double(choices.popularity(of: product)) + regularisation)
    }
    guard matrix.invert() else { return nil }
    var builder = KernelTableBuilder(columnCount: products, limit: count, byAmount: true)
    for product in 0..<products {
      meetings.gather(for: product, shares: ones)
      builder.append(
        row: (0..<products).compactMap { other in
          let value = matrix.values[product * products + other]
          guard other != product, value != 0 else { return nil }
          let weight = -value / matrix.values[other * products + other]
          return (Int32(other), weight, meetings.customers[other])
        })
    }
    return builder.freeze()
  }
}
