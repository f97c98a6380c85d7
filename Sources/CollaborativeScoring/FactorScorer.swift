// CollaborativeScoring › FactorScorer: learned likeness, as an exact sum over the history.

package import Scoring
import Catalogue
import VectorMath

/// Scores a product by `Σ_h x_h · g(h)·f(i)`: the customer's side is a sum, so each event keeps its own part.
///
/// Where the kernel says so, `g` is the customer's own: see ``OwnTaste``.
///
/// Fast pass over all products: O((history + products) · dimensions), one matrix-vector product. Within a list most
/// products are ruled out by their bounds, at O(products · dimensions / 64). A receipt:
/// O(history · dimensions).
package struct FactorScorer: Scorer {
  package let name: String
  private let kernel: FactorKernel
  private let candidates: PartedRows
  private let rows: RowsByLength
  private let choices: Choices?

  /// `choices` are those of training, which a kernel with a side of the customers' own needs.
  package init(name: String, kernel: FactorKernel, choices: Choices? = nil) {
    self.name = name
    self.kernel = kernel
    self.choices = choices
    candidates = PartedRows(kernel.candidate)
    rows = RowsByLength(kernel.candidate)
  }

  package func prepare(_ request: ScoringRequest) -> any PreparedScorer {
    // Products that came after training have no vectors yet.
    let history = request.history.filter { $0.product.index < kernel.history.rowCount }
    let taste = choices.flatMap {
      OwnTaste(kernel, user: request.user, history: history, choices: $0)
    }
    return Prepared(
      name: name, kernel: kernel, candidates: candidates, rows: rows, history: history, taste: taste)
  }

  private struct Prepared: FactoredScorer {
    let name: String
    let kernel: FactorKernel
    let candidates: PartedRows
    let rows: RowsByLength
    let history: [HistoryItem]
    let taste: OwnTaste?
    /// `Σ_h x_h · g(h)`, and the lengths of its parts.
    let profile: [Float]
    let lengths: [Float]

    init(
      name: String, kernel: FactorKernel, candidates: PartedRows, rows: RowsByLength,
      history: [HistoryItem], taste: OwnTaste?
    ) {
      self.name = name
      self.kernel = kernel
      self.candidates = candidates
      self.rows = rows
      self.history = history
      self.taste = taste
      if let taste {
        profile = taste.profile(history)
      } else {
        var profile = [Float](repeating: 0, count: kernel.history.columnCount)
        for item in history {
          kernel.history.addRow(item.product.index, scale: Float(item.strength), to: &profile)
        }
        self.profile = profile
      }
      lengths = candidates.lengths(of: profile)
    }

    func addScores(scale: Float, into scores: inout [Float]) {
      kernel.candidate.addProduct(with: profile, scale: scale, to: &scores)
      addCorrections(scale: scale, into: &scores)
    }

    func addCorrections(scale: Float, into scores: inout [Float]) {
      // A product is not likened to itself.
      for (place, item) in history.enumerated() {
        let own = taste?.ofItself[place] ?? likeness(of: item, to: item.product)
        scores[item.product.index] -= scale * Float(item.strength * own)
      }
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
      var found: [Contribution] = []
      forEachItem(to: product) { item, amount in
        found.append(
          Contribution(
            scorer: name, evidence: .latent(item: item.product), amount: amount, because: item.cause))
      }
      return found
    }

    func forEachAmount(to product: ProductID, scale: Double, _ body: (Cause?, Double) -> Void) {
      forEachItem(to: product) { item, amount in body(item.cause, amount * scale) }
    }

    /// What each item of the history adds, in order, where that is anything.
    private func forEachItem(to product: ProductID, _ body: (HistoryItem, Double) -> Void) {
      guard product.index < kernel.candidate.rowCount else { return }
      let likenesses = taste?.likenesses(to: product.index)
      for (place, item) in history.enumerated() where item.product != product {
        let amount = item.strength * (likenesses?[place] ?? likeness(of: item, to: product))
        if amount != 0 { body(item, amount) }
      }
    }

    private func likeness(of item: HistoryItem, to product: ProductID) -> Double {
      kernel.history.product(ofRow: item.product.index, with: kernel.candidate, row: product.index)
    }
  }
}
