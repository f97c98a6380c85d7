// Fusion › PreparedFusion+Support: scores shared out among causes, and where a product stands among all.

package import Catalogue
package import Scoring

extension PreparedFusion {
  /// What each of the causes adds to a product's score, `places` being their places in ``Support/parts``.
  ///
  /// Cost: that of the amounts of one receipt, without the reasons themselves.
  package func support(of product: ProductID, places: [Cause: Int]) -> Support {
    var base = 0.0
    var parts = [Double](repeating: 0, count: places.count)
    for part in self.parts {
      part.scorer.forEachAmount(to: product) { cause, amount in
        if let cause, let place = places[cause] {
          parts[place] += amount * part.factor
        } else {
          base += amount * part.factor
        }
      }
    }
    for term in terms[product.index] ?? [] { base += term.amount }
    return Support(product: product, base: base, parts: parts)
  }

  /// The score of one product as its receipt would have it, without the reasons.
  package func score(of product: ProductID) -> Double {
    var amounts: [Double] = []
    for part in parts { part.scorer.appendAmounts(to: product, scale: part.factor, onto: &amounts) }
    for term in terms[product.index] ?? [] { amounts.append(term.amount) }
    amounts.sort(by: >)
    return amounts.reduce(0, +)
  }

  /// Where a product stands among all that may be listed.
  package struct Standing: Sendable {
    /// Its score, to the bit that of its receipt.
    package let score: Double
    /// From 1.
    package let rank: Int
    /// The best of those above it, the first first; no more than were asked for.
    package let above: [ProductID]
  }

  /// The exact place of a product, however far down.
  ///
  /// Products whose bound is below the score are passed over; where single precision cannot tell, receipts decide. Cost:
  /// one fast pass, and the dense kernels' inner products for what may be above.
  package func standing(of product: ProductID, eligible: [Int16], naming most: Int) -> Standing {
    let exact = score(of: product)
    let (scores, bounded) = fastParts(count: eligible.count)
    var bounds = [Float](repeating: 0, count: eligible.count)
    for part in bounded { part.scorer.addBounds(scale: part.factor, into: &bounds) }
    let slack = Self.slack * max(Float(abs(exact)), scores.reduce(0) { max($0, abs($1)) })
    let target = Float(exact)
    var above: [(product: Int, score: Double)] = []
    var rank = 1
    for other in eligible.indices where eligible[other] >= 0 && other != product.index {
      guard scores[other] + bounds[other] >= target - slack else { continue }
      var fast = scores[other]
      for part in bounded {
        fast += part.scorer.fastScore(of: other, scale: part.factor, least: -.infinity) ?? 0
      }
      guard fast >= target - slack else { continue }
      var score = Double(fast)
      if fast <= target + slack {
        score = self.score(of: ProductID(other))
        guard score > exact || score == exact && other < product.index else { continue }
      }
      rank += 1
      above.append((other, score))
    }
    above.sort { ($1.score, $0.product) < ($0.score, $1.product) }
    return Standing(score: exact, rank: rank, above: above.prefix(most).map { ProductID($0.product) })
  }

  /// Ten times what law A of a scorer allows single precision.
  private static let slack: Float = 1e-3
}
