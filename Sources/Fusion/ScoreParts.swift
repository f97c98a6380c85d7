// Fusion › ScoreParts: one product's score, amount by amount.

package import Catalogue
package import Scoring
import VectorMath

/// The amounts of a product's score with the actions that they hang on: kept, they answer what is left without some.
package struct ScoreParts: Sendable {
  package let support: Support
  private let amounts: [Double]
  /// By amount, the place of the action that it hangs on, or -1.
  private let owners: [Int32]

  fileprivate init(_ product: ProductID, _ found: Gathered) {
    support = Support(product: product, base: found.base, parts: found.parts)
    amounts = found.amounts
    owners = found.owners
  }

  /// The score that is left without the actions, to the bit that of the receipt.
  ///
  /// By law B of `Scorer` the amounts that hang on others stay as they are. Cost: O(amounts).
  package func score(without actions: [Int] = []) -> Double {
    guard !actions.isEmpty else {
      var left = amounts
      return FallingSum.of(&left)
    }
    var isGone = [Bool](repeating: false, count: support.parts.count + 1)
    for action in actions { isGone[action + 1] = true }
    var left: [Double] = []
    left.reserveCapacity(amounts.count)
    for place in amounts.indices where !isGone[Int(owners[place]) + 1] { left.append(amounts[place]) }
    return FallingSum.of(&left)
  }

  fileprivate struct Gathered {
    var base = 0.0
    var parts: [Double]
    var amounts: [Double] = []
    var owners: [Int32] = []
    /// The action of the last amount.
    var last = -1
  }
}

extension PreparedFusion {
  /// The scores of several products, shared out among actions: what their parts have in common is looked up once.
  ///
  /// `places` are those of `actions`. Cost: that of the amounts of their receipts, without the reasons themselves.
  package func parts(of products: [ProductID], by actions: [Cause], places: CausePlaces) -> [ScoreParts] {
    var found = [ScoreParts.Gathered](
      repeating: .init(parts: [Double](repeating: 0, count: actions.count)), count: products.count)
    found.withUnsafeMutableBufferPointer { found in
      for part in self.parts {
        for place in found.indices { found[place].last = -1 }
        let scales = products.map { factor(of: part, for: $0) }
        part.scorer.forEachAmount(to: products, scales: scales) { place, cause, amount in
          // Amounts come in the order of the actions mostly: the next one is looked at before all are searched.
          var owner = -1
          if let cause {
            let last = found[place].last
            if last >= 0, actions[last] == cause {
              owner = last
            } else if last + 1 < actions.count, actions[last + 1] == cause {
              owner = last + 1
            } else {
              owner = places[cause] ?? -1
            }
            found[place].last = owner
          }
          if owner >= 0 { found[place].parts[owner] += amount } else { found[place].base += amount }
          found[place].amounts.append(amount)
          found[place].owners.append(Int32(owner))
        }
      }
      for (place, product) in products.enumerated() {
        for term in terms[product.index] {
          found[place].base += term.amount
          found[place].amounts.append(term.amount)
          found[place].owners.append(-1)
        }
      }
    }
    return zip(products, found).map { ScoreParts($0, $1) }
  }

  /// The scores of several products as their receipts would have them, without the reasons.
  package func scores(of products: [ProductID]) -> [Double] {
    var scores: [Double] = []
    scores.reserveCapacity(products.count)
    var amounts = [[Double]](repeating: [], count: min(Self.together, products.count))
    for start in stride(from: 0, to: products.count, by: Self.together) {
      let some = Array(products[start..<min(start + Self.together, products.count)])
      for place in amounts.indices { amounts[place].removeAll(keepingCapacity: true) }
      for part in parts {
        part.scorer.forEachAmount(to: some, scales: some.map { factor(of: part, for: $0) }) {
          amounts[$0].append($2)
        }
      }
      for (place, product) in some.enumerated() {
        for term in terms[product.index] { amounts[place].append(term.amount) }
        // A receipt adds the largest first.
        scores.append(FallingSum.of(&amounts[place]))
      }
    }
    return scores
  }

  /// So many products' amounts are held at a time.
  private static let together = 8
}
