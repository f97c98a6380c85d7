// GraphWalkScoring › CustomerWalk: product – customer – product, with degree exponents.

import Catalogue
import Foundation
import GraphRules
import Scoring
import VectorMath

/// The walk from a product over the customers who chose it to what else they chose.
///
/// `W(h, i) = weight · d_h^-start · Σ_v d_v^-middle · d_i^-end` over the customers `v` who chose both. With start 0.9,
/// middle 1 and end 0.1 it is the linear part of C. Kim et al., “Graph Spectral Filtering with Chebyshev
/// Interpolation for Recommendation”, SIGIR 2025.
///
/// The walk is taken over the frozen table itself, no product-to-product matrix is ever made. Fast pass: O(choices of
/// all customers who share a product with this one). A receipt: O(customers of the product).
struct CustomerWalk: Sendable {
  /// The scorer that speaks.
  let scorer: String
  /// How much of the past the walk starts from, where it is not what the request says.
  let history: HistoryProfile?
  let choices: Choices
  /// `weight · d_h^-start` by product, `d_v^-middle` by customer, `d_i^-end` by product.
  let start: [Double]
  let middle: [Double]
  let end: [Double]
  /// ``end`` in the precision of the fast pass.
  let fastEnd: [Float]

  init(_ path: MetaPath, choices: Choices) {
    scorer = "walk"
    history = path.history
    self.choices = choices
    start = Self.powers(of: choices.byProduct, -path.start).map { $0 * path.weight }
    middle = Self.powers(of: choices.byUser, -path.middle)
    end = Self.powers(of: choices.byProduct, -path.end)
    fastEnd = end.map { Float($0) }
  }

  /// The walk over the nearest customers: see ``PeersScorer``.
  init(overPeersIn choices: Choices, damping: Double) {
    scorer = "peers"
    history = nil
    self.choices = choices
    let start = Self.powers(of: choices.byProduct, -damping)
    self.start = start
    middle = (0..<choices.userCount).map { user in
      let square = choices.byUser.row(user).reduce(0) { $0 + start[Int($1)] }
      return square > 0 ? 1 / square.squareRoot() : 0
    }
    end = Self.powers(of: choices.byProduct, 0)
    fastEnd = end.map { Float($0) }
  }

  private static func powers(of rows: IndexRows, _ exponent: Double) -> [Double] {
    (0..<rows.rowCount).map { row in
      rows.count(ofRow: row) > 0 ? pow(Double(rows.count(ofRow: row)), exponent) : 0
    }
  }
}
