// CollaborativeScoring › PopularityScorer: what many chose, whoever asks.

package import Scoring
import Catalogue
import Foundation

/// Scores a product by `ln(1 + customers)`, divided by that of the most popular one: in `0...1`.
///
/// It does not depend on the request and never counts as a reason.
package struct PopularityScorer: Scorer {
  package let name = "popularity"
  private let scores: [Double]

  package init(_ choices: Choices) {
    let counts = (0..<choices.productCount).map { log1p(Double(choices.popularity(of: $0))) }
    let most = counts.max() ?? 0
    scores = most > 0 ? counts.map { $0 / most } : counts
  }

  package func prepare(_ request: ScoringRequest) -> any PreparedScorer { Prepared(scores: scores) }

  private struct Prepared: PreparedScorer {
    let scores: [Double]

    func addScores(scale: Float, into sums: inout [Float]) {
      for product in scores.indices { sums[product] += scale * Float(scores[product]) }
    }

    func contributions(to product: ProductID) -> [Contribution] {
      guard product.index < scores.count, scores[product.index] > 0 else { return [] }
      return [
        Contribution(scorer: "popularity", evidence: .popularity, amount: scores[product.index], because: nil)
      ]
    }
  }
}
