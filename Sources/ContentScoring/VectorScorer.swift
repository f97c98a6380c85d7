// ContentScoring › VectorScorer: likeness of products by vectors that the shop was given.

import Catalogue
package import Scoring
package import VectorMath

/// Scores a product by `Σ_h x_h · cos(h, i)`, with the vectors of any encoder.
///
/// What the numbers mean only the encoder knows, so the evidence is a learned likeness to a product of the customer's.
/// Fast pass: O((history + products) · dimensions), one matrix-vector product.
package struct VectorScorer: Scorer {
  package let name = "vectors"
  private let vectors: DenseRows

  /// - Parameter vectors: One row a product, of length 1, or of zeros for a product without a vector.
  package init(_ vectors: DenseRows) {
    self.vectors = vectors
  }

  package func prepare(_ request: ScoringRequest) -> any PreparedScorer {
    Prepared(
      vectors: vectors, history: request.history.filter { $0.product.index < vectors.rowCount })
  }

  private struct Prepared: PreparedScorer {
    let vectors: DenseRows
    let history: [HistoryItem]

    func addScores(scale: Float, into scores: inout [Float]) {
      let width = vectors.columnCount
      var profile = [Float](repeating: 0, count: width)
      for item in history {
        let row = item.product.index * width
        for column in 0..<width {
          profile[column] += Float(item.strength) * vectors.values[row + column]
        }
      }
      vectors.addProduct(with: profile, scale: scale, to: &scores)
      // A product is not likened to itself.
      for item in history { scores[item.product.index] -= scale * Float(amount(of: item, to: item.product)) }
    }

    func contributions(to product: ProductID) -> [Contribution] {
      guard product.index < vectors.rowCount else { return [] }
      return history.filter { $0.product != product }.compactMap { item in
        let amount = amount(of: item, to: product)
        guard amount != 0 else { return nil }
        return Contribution(
          scorer: "vectors", evidence: .latent(item: item.product), amount: amount, because: item.cause)
      }
    }

    private func amount(of item: HistoryItem, to product: ProductID) -> Double {
      item.strength * vectors.product(ofRow: item.product.index, with: vectors, row: product.index)
    }
  }
}
