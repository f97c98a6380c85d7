// ScoringTesting › Checkerboard: choices whose right answer is known in one's head.

package import Scoring
package import VectorMath
import Catalogue

/// Customers and products in two camps: even customers chose even products, odd ones odd.
///
/// Each chose all of her camp but the product of her own number. That held-out product is the right answer, and the other camp's products are wrong ones.
package struct Checkerboard: Sendable {
  package let side: Int
  package let choices: Choices

  package init(side: Int = 12) {
    self.side = side
    choices = Choices(
      sequences: IndexRows(
        rows: (0..<side).map { user in (0..<side).filter { $0 != user && ($0 + user).isMultiple(of: 2) } }),
      productCount: side)
  }

  /// Everything that a customer chose, with strength 1.
  package func request(of user: Int) -> ScoringRequest {
    ScoringRequest(
      user: user,
      history: choices.sequences.row(user).enumerated().map { place, product in
        HistoryItem(
          cause: .event(100 * user + place), product: ProductID(Int(product)), variant: 0, relation: "bought",
          strength: 1)
      })
  }

  /// Whether a customer's held-out product outranks every product of the other camp.
  package func isSolved(by scorer: any Scorer, for user: Int) -> Bool {
    let prepared = scorer.prepare(request(of: user))
    let right = prepared.score(of: ProductID(user))
    return (0..<side).allSatisfy {
      ($0 + user).isMultiple(of: 2) || prepared.score(of: ProductID($0)) < right
    }
  }
}

extension IndexRows {
  /// Rows as lists of columns.
  package init(rows: [[Int]]) {
    self.init(
      starts: rows.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1.count) },
      columns: rows.joined().map { Int32($0) })
  }
}

extension Choices {
  /// Each of `users` customers chose each of `products` products with the given chance, in a drawn order.
  package static func drawn(users: Int, products: Int, chance: Double, seed: UInt64) -> Choices {
    var random = SeededGenerator(seed: seed)
    let rows = (0..<users).map { _ in
      (0..<products).filter { _ in random.unit() < chance }.shuffled(using: &random)
    }
    return Choices(sequences: IndexRows(rows: rows), productCount: products)
  }
}
