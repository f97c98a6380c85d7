// CollaborativeScoring › FactorScorer: learned likeness, as an exact sum over the history.

package import Scoring
import Catalogue
import VectorMath

/// Scores a product by `Σ_h x_h · g(h)·f(i)`: the customer's side is a sum, so each event keeps its own part.
///
/// Fast pass over all products: O((history + products) · dimensions), one matrix-vector product. Within a list most
/// products are ruled out by their bounds, at O(products · dimensions / 64). A receipt:
/// O(history · dimensions).
package struct FactorScorer: Scorer {
  package let name: String
  private let kernel: FactorKernel
  private let candidates: PartedRows

  package init(name: String, kernel: FactorKernel) {
    self.name = name
    self.kernel = kernel
    candidates = PartedRows(kernel.candidate)
  }

  package func prepare(_ request: ScoringRequest) -> any PreparedScorer {
    // Products that came after training have no vectors yet.
    let history = request.history.filter { $0.product.index < kernel.history.rowCount }
    return Prepared(name: name, kernel: kernel, candidates: candidates, history: history)
  }

  private struct Prepared: BoundedScorer {
    let name: String
    let kernel: FactorKernel
    let candidates: PartedRows
    let history: [HistoryItem]
    /// `Σ_h x_h · g(h)`, and the lengths of its parts.
    let profile: [Float]
    let lengths: [Float]

    init(name: String, kernel: FactorKernel, candidates: PartedRows, history: [HistoryItem]) {
      self.name = name
      self.kernel = kernel
      self.candidates = candidates
      self.history = history
      var profile = [Float](repeating: 0, count: kernel.history.columnCount)
      for item in history {
        kernel.history.addRow(item.product.index, scale: Float(item.strength), to: &profile)
      }
      self.profile = profile
      lengths = candidates.lengths(of: profile)
    }

    func addScores(scale: Float, into scores: inout [Float]) {
      kernel.candidate.addProduct(with: profile, scale: scale, to: &scores)
      addCorrections(scale: scale, into: &scores)
    }

    func addCorrections(scale: Float, into scores: inout [Float]) {
      // A product is not likened to itself.
      for item in history { scores[item.product.index] -= scale * Float(amount(of: item, to: item.product)) }
    }

    func addBounds(scale: Float, into bounds: inout [Float]) {
      candidates.addBounds(with: lengths, scale: scale, to: &bounds)
    }

    func bound(of product: Int, scale: Float) -> Float {
      product < kernel.candidate.rowCount ? candidates.bound(with: lengths, row: product, scale: scale) : 0
    }

    func fastScore(of product: Int, scale: Float, least: Float) -> Float? {
      guard product < kernel.candidate.rowCount else { return 0 >= least ? 0 : nil }
      return candidates.product(ofRow: product, with: profile, parts: lengths, scale: scale, least: least)
    }

    func contributions(to product: ProductID) -> [Contribution] {
      guard product.index < kernel.candidate.rowCount else { return [] }
      return history.filter { $0.product != product }.compactMap { item in
        let amount = amount(of: item, to: product)
        guard amount != 0 else { return nil }
        return Contribution(
          scorer: name, evidence: .latent(item: item.product), amount: amount, because: item.cause)
      }
    }

    func appendAmounts(to product: ProductID, scale: Double, onto amounts: inout [Double]) {
      guard product.index < kernel.candidate.rowCount else { return }
      for item in history where item.product != product {
        let amount = amount(of: item, to: product)
        if amount != 0 { amounts.append(amount * scale) }
      }
    }

    private func amount(of item: HistoryItem, to product: ProductID) -> Double {
      item.strength
        * kernel.history.product(ofRow: item.product.index, with: kernel.candidate, row: product.index)
    }
  }
}
