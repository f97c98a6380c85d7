// Scoring › Scorer: the one contract that every way of ranking products keeps.

package import Catalogue

/// Says how well each product suits a request, and why.
///
/// `ScorerLaws` in `ScoringTesting` checks, for every scorer in the package:
/// **Law A:** the contributions to a product, added from first to last, *are* its score; the fast pass agrees with
/// them within `1e-4` of the largest score and only chooses the shortlist.
/// **Law B:** leaving out one history item changes no contribution that another one caused.
package protocol Scorer: Sendable {
  /// The name in receipts and in `fusion.yaml`.
  var name: String { get }

  /// Does once what all products of one request share, such as spreading the history over the graph.
  func prepare(_ request: ScoringRequest) -> any PreparedScorer
}

/// A scorer that has heard one request.
package protocol PreparedScorer {
  /// Adds `scale` times the score of every product to `scores`, which has one place a product.
  ///
  /// The fast pass, in single precision.
  func addScores(scale: Float, into scores: inout [Float])

  /// The reasons behind one product's score, in a fixed order; empty when there is no evidence.
  func contributions(to product: ProductID) -> [Contribution]
}

extension PreparedScorer {
  /// The exact score: the sum of the contributions, from first to last.
  package func score(of product: ProductID) -> Double {
    contributions(to: product).reduce(0) { $0 + $1.amount }
  }
}
