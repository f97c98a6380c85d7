// NeuralScoring › TwoTowerModel: learned vectors for a product as history and as candidate.

package import VectorMath

/// The two towers of an additive network: `W(h, i) = g(h) · f(i)`.
package struct TwoTowerModel: Sendable {
  /// What a product says of the customer who has it; one row a product.
  package let history: DenseRows
  /// What a product asks of a customer; one row a product.
  package let candidate: DenseRows

  package init(history: DenseRows, candidate: DenseRows) {
    precondition(
      history.rowCount == candidate.rowCount && history.columnCount == candidate.columnCount,
      "both towers see the same products and end in the same space")
    self.history = history
    self.candidate = candidate
  }
}
