// Scoring › Scorer: the one contract that every way of ranking products keeps.

package import Catalogue
package import VectorMath

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

  /// Hands on the amount of each of ``contributions(to:)``, scaled as ``Contribution/scale(by:)`` would, in their order
  /// and with what it hangs on, without making the reasons themselves: for lists that nobody reads the reasons of, and
  /// for what would happen without this or that.
  func forEachAmount(to product: ProductID, scale: Double, _ body: (Cause?, Double) -> Void)

  /// The same for several products, with their places in `products`; those of one product come in their order.
  ///
  /// The amounts have the same bits: what rivals share is looked up once for all of them.
  func forEachAmount(
    to products: [ProductID], scales: [Double], _ body: (_ place: Int, Cause?, Double) -> Void)
}

/// A prepared scorer that can tell how much a product could get before it works that out.
///
/// Dense kernels cost as much for a product that is far from the list as for one on it. A bound is cheap, and spares
/// most products.
///
/// The fast score of a product is its bounded part, by ``fastScore(of:scale:least:)``, plus its correction.
package protocol BoundedScorer: PreparedScorer {
  /// Adds `scale` times what is known of few products for certain, such as those of the history.
  func addCorrections(scale: Float, into scores: inout [Float])

  /// Adds to each product's place a number not below the bounded part of `|scale · score|`.
  func addBounds(scale: Float, into bounds: inout [Float])

  /// The same for one product.
  func bound(of product: Int, scale: Float) -> Float

  /// `scale` times the bounded part of one product's fast score, or `nil` once it is certain to be below `least`.
  func fastScore(of product: Int, scale: Float, least: Float) -> Float?
}

/// A bounded scorer whose bounded part is the inner product of one vector of the request with a row of each product's.
///
/// The rows are the same for all requests, so many requests can be answered by one product of matrices.
package protocol FactoredScorer: BoundedScorer {
  /// The request's vector.
  var profile: [Float] { get }

  /// The rows of the products.
  var rows: RowsByLength { get }
}

extension PreparedScorer {
  /// The exact score: the sum of the contributions, from first to last.
  package func score(of product: ProductID) -> Double {
    contributions(to: product).reduce(0) { $0 + $1.amount }
  }

  /// Appends the amounts of ``forEachAmount(to:scale:_:)``.
  package func appendAmounts(to product: ProductID, scale: Double, onto amounts: inout [Double]) {
    forEachAmount(to: product, scale: scale) { _, amount in amounts.append(amount) }
  }

  package func forEachAmount(to product: ProductID, scale: Double, _ body: (Cause?, Double) -> Void) {
    for var contribution in contributions(to: product) {
      contribution.scale(by: scale)
      body(contribution.because, contribution.amount)
    }
  }

  package func forEachAmount(
    to products: [ProductID], scales: [Double], _ body: (_ place: Int, Cause?, Double) -> Void
  ) {
    for (place, product) in products.enumerated() {
      forEachAmount(to: product, scale: scales[place]) { body(place, $0, $1) }
    }
  }
}
