// Scoring › Scorer: the one contract that every way of ranking products keeps.

package import Catalogue

/// Says how well each product suits a request, and why.
///
/// **Law A:** the contributions to a product, added from first to last, *are* its score; the fast pass of
/// ``addScores(for:scale:into:)`` agrees with them within `1e-4` of the largest score and only chooses the shortlist.
/// **Law B:** leaving out one history item changes no contribution that another one caused.
/// `ScorerLaws` in `ScoringTesting` checks both for every scorer in the package.
package protocol Scorer: Sendable {
  /// The name in receipts and in `fusion.yaml`.
  var name: String { get }

  /// Adds `scale` times the score of every product to `scores`, which has one place a product.
  ///
  /// A fast pass in single precision; it allocates at most once a call.
  func addScores(for request: ScoringRequest, scale: Float, into scores: inout [Float])

  /// The reasons behind one product's score, in a fixed order; empty when there is no evidence.
  func contributions(to product: ProductID, for request: ScoringRequest) -> [Contribution]
}

extension Scorer {
  /// The exact score: the sum of the contributions, from first to last.
  package func score(of product: ProductID, for request: ScoringRequest) -> Double {
    contributions(to: product, for: request).reduce(0) { $0 + $1.amount }
  }
}
