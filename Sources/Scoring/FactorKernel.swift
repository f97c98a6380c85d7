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
  /// `g` for a customer whose own choices at training have a say in it, before they had it; `nil` where they have none.
  package let own: DenseRows?

  package init(history: DenseRows, candidate: DenseRows, own: DenseRows? = nil) {
    precondition(
      history.rowCount == candidate.rowCount && history.columnCount == candidate.columnCount
        && own.map { $0.rowCount == history.rowCount && $0.columnCount == history.columnCount } != false,
      "all sides see the same products and end in the same space")
    self.history = history
    self.candidate = candidate
    self.own = own
  }
}
