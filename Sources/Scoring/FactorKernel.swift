// Scoring › FactorKernel: a product-by-product kernel as inner products of vectors.

package import VectorMath

/// `W(h, i) = g(h) · f(i)`: what a product says of the customer who has it, times what a product asks of a customer.
///
/// Two towers of a network, a truncated spectrum and factorised matrices all end in this form.
package struct FactorKernel: Sendable {
  /// `g`, one row a product.
  package let history: DenseRows
  /// `f`, one row a product.
  package let candidate: DenseRows

  package init(history: DenseRows, candidate: DenseRows) {
    precondition(
      history.rowCount == candidate.rowCount && history.columnCount == candidate.columnCount,
      "both sides see the same products and end in the same space")
    self.history = history
    self.candidate = candidate
  }
}
