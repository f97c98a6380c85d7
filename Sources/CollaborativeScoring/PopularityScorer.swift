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
  /// The same in the precision of the fast pass.
  private let fastScores: [Float]

  package init(_ choices: Choices) {
    let counts = (0..<choices.productCount).map { log1p(Double(choices.popularity(of: $0))) }
    let most = counts.max() ?? 0
    scores = most > 0 ? counts.map { $0 / most } : counts
    fastScores = scores.map { Float($0) }
  }

  package func prepare(_ request: ScoringRequest) -> any PreparedScorer {
    Prepared(scores: scores, fastScores: fastScores)
  }

  private struct Prepared: PreparedScorer {
    let scores: [Double]
    let fastScores: [Float]

    func addScores(scale: Float, into sums: inout [Float]) {
      // Every product has one: in plain buffers, several at a time.
      precondition(sums.count >= fastScores.count, "one place a product")
      sums.withUnsafeMutableBufferPointer { sums in
        fastScores.withUnsafeBufferPointer { scores in
          for product in 0..<scores.count { sums[product] += scale * scores[product] }
        }
      }
    }

    func contributions(to product: ProductID) -> [Contribution] {
      guard product.index < scores.count, scores[product.index] > 0 else { return [] }
      return [
        Contribution(scorer: "popularity", evidence: .popularity, amount: scores[product.index], because: nil)
      ]
    }
  }
}
