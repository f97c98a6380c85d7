// NeuralScoring › TwoTowerScorer: learned likeness, as an exact sum over the history.

package import Scoring
import Catalogue
import VectorMath

/// Scores a product by `Σ_h x_h · g(h)·f(i)`: the customer's side is a sum, so each event keeps its own part.
///
/// Fast pass: O((history + products) · dimensions), one matrix-vector product.
package struct TwoTowerScorer: Scorer {
  package let name = "latent"
  private let model: TwoTowerModel

  package init(_ model: TwoTowerModel) {
    self.model = model
  }

  package func prepare(_ request: ScoringRequest) -> any PreparedScorer {
    Prepared(model: model, history: request.history.filter { $0.product.index < model.history.rowCount })
  }

  private struct Prepared: PreparedScorer {
    let model: TwoTowerModel
    let history: [HistoryItem]

    func addScores(scale: Float, into scores: inout [Float]) {
      let width = model.history.columnCount
      var profile = [Float](repeating: 0, count: width)
      for item in history {
        let row = item.product.index * width
        for column in 0..<width {
          profile[column] += Float(item.strength) * model.history.values[row + column]
        }
      }
      model.candidate.addProduct(with: profile, scale: scale, to: &scores)
      // A product is not likened to itself.
      for item in history { scores[item.product.index] -= scale * Float(amount(of: item, to: item.product)) }
    }

    func contributions(to product: ProductID) -> [Contribution] {
      guard product.index < model.candidate.rowCount else { return [] }
      return history.filter { $0.product != product }.compactMap { item in
        let amount = amount(of: item, to: product)
        guard amount != 0 else { return nil }
        return Contribution(
          scorer: "latent", evidence: .latent(item: item.product), amount: amount, because: item.cause)
      }
    }

    private func amount(of item: HistoryItem, to product: ProductID) -> Double {
      item.strength
        * model.history.product(ofRow: item.product.index, with: model.candidate, row: product.index)
    }
  }
}
