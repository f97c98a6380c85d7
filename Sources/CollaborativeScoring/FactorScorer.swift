// CollaborativeScoring › FactorScorer: learned likeness, as an exact sum over the history.

package import Scoring
import Catalogue
import VectorMath

/// Scores a product by `Σ_h x_h · g(h)·f(i)`: the customer's side is a sum, so each event keeps its own part.
///
/// Fast pass over all products: O((history + products) · dimensions), one matrix-vector product. Within a list most
/// products are ruled out by ``BoundedScorer/addBounds(scale:into:)`` at O(products · parts). A receipt:
/// O(history · dimensions).
package struct FactorScorer: Scorer {
  package let name: String
  private let kernel: FactorKernel
  private let lengths: PartLengths

  package init(name: String, kernel: FactorKernel) {
    self.name = name
    self.kernel = kernel
    lengths = PartLengths(of: kernel.candidate)
  }

  package func prepare(_ request: ScoringRequest) -> any PreparedScorer {
    // Products that came after training have no vectors yet.
    let history = request.history.filter { $0.product.index < kernel.history.rowCount }
    return Prepared(name: name, kernel: kernel, lengths: lengths, history: history)
  }

  private struct Prepared: BoundedScorer {
    let name: String
    let kernel: FactorKernel
    let lengths: PartLengths
    let history: [HistoryItem]
    /// `Σ_h x_h · g(h)`.
    let profile: [Float]
    /// The lengths of the profile's parts.
    let own: [Float]

    init(name: String, kernel: FactorKernel, lengths: PartLengths, history: [HistoryItem]) {
      self.name = name
      self.kernel = kernel
      self.lengths = lengths
      self.history = history
      var profile = [Float](repeating: 0, count: kernel.history.columnCount)
      for item in history {
        kernel.history.addRow(item.product.index, scale: Float(item.strength), to: &profile)
      }
      self.profile = profile
      own = lengths.lengths(of: profile)
    }

    func addScores(scale: Float, into scores: inout [Float]) {
      kernel.candidate.addProduct(with: profile, scale: scale, to: &scores)
      // A product is not likened to itself.
      for item in history { scores[item.product.index] -= scale * Float(amount(of: item, to: item.product)) }
    }

    func addBounds(scale: Float, into bounds: inout [Float]) {
      lengths.addProducts(with: own, scale: abs(scale), to: &bounds)
      for item in history {
        bounds[item.product.index] += abs(scale * Float(amount(of: item, to: item.product)))
      }
    }

    func bound(of product: Int, scale: Float) -> Float {
      guard product < kernel.candidate.rowCount else { return 0 }
      return lengths.product(with: own, row: product, scale: abs(scale))
        + abs(toItself(product, scale: scale))
    }

    func fastScore(of product: Int, scale: Float, least: Float) -> Float? {
      guard product < kernel.candidate.rowCount else { return 0 >= least ? 0 : nil }
      let back = toItself(product, scale: scale)
      return lengths.product(
        of: profile, parts: own, with: kernel.candidate, row: product, scale: scale, least: least + back
      ).map { $0 - back }
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

    /// What a product of the history would say of itself.
    private func toItself(_ product: Int, scale: Float) -> Float {
      var sum: Float = 0
      for item in history where item.product.index == product {
        sum += scale * Float(amount(of: item, to: item.product))
      }
      return sum
    }

    private func amount(of item: HistoryItem, to product: ProductID) -> Double {
      item.strength
        * kernel.history.product(ofRow: item.product.index, with: kernel.candidate, row: product.index)
    }
  }
}
