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
      // Amounts of one cause mostly come one after the other.
      var last: (cause: Cause?, place: Int?) = (nil, nil)
      part.scorer.forEachAmount(to: product, scale: factor(of: part, for: product)) { cause, amount in
        if cause != last.cause { last = (cause, cause.flatMap { places[$0] }) }
        if let place = last.place { parts[place] += amount } else { base += amount }
      }
    }
    for term in terms[product.index] ?? [] { base += term.amount }
    return Support(product: product, base: base, parts: parts)
  }

  /// The score of one product as its receipt would have it, without the reasons.
  package func score(of product: ProductID) -> Double {
    var amounts: [Double] = []
    for part in parts {
      part.scorer.appendAmounts(to: product, scale: factor(of: part, for: product), onto: &amounts)
    }
    for term in terms[product.index] ?? [] { amounts.append(term.amount) }
    amounts.sort(by: >)
    return amounts.reduce(0, +)
  }

  /// A product's score in two parts: what some scorers add, and the rest.
  package func split(_ product: ProductID, by scorers: Set<String>) -> (part: Double, rest: Double) {
    var sums = (part: 0.0, rest: 0.0)
    for part in parts {
      part.scorer.forEachAmount(to: product, scale: factor(of: part, for: product)) { _, amount in
        if scorers.contains(part.name) { sums.part += amount } else { sums.rest += amount }
      }
    }
    for term in terms[product.index] ?? [] { sums.rest += term.amount }
    return sums
  }

  /// Where a product stands among all that may be listed.
  package struct Standing: Sendable {
    /// Its score, to the bit that of its receipt.
    package let score: Double
    /// From 1.
    package let rank: Int
    /// The best of those above it in their order, no more than were asked for.
    package let above: [ProductID]
  }

  /// The fast scores of all products, for ``standing(of:in:eligible:naming:)`` and ``best(_:of:eligible:)``.
  ///
  /// Cost: O(products · dimensions) where there are dense kernels, whose bounds would rule out little: who stands where
  /// is asked of products anywhere in the list.
  package func fastScores(count: Int) -> [Float] {
    var scores = [Float](repeating: 0, count: count)
    for part in parts { addScores(of: part, to: &scores) }
    addTerms(to: &scores)
    return scores
  }

  /// The products with the best fast scores, in rising order of number.
  package static func best(_ count: Int, of scores: [Float], eligible: [Int16]) -> [ProductID] {
    var shortlist = Shortlist(capacity: count)
    shortlist.take(scores) { eligible[$0] >= 0 }
    return shortlist.products.map { ProductID(Int($0)) }
  }

  /// The exact place of a product, however far down; where the fast scores cannot tell, receipts decide.
  ///
  /// With a `score` it is the place that the product would have if it had that score, and all others theirs.
  package func standing(
    of product: ProductID, at score: Double? = nil, in scores: [Float], eligible: [Int16], naming most: Int
  ) -> Standing {
    let exact = score ?? self.score(of: product)
    let target = Float(exact)
    let slack = Self.slack * scores.reduce(abs(target)) { max($0, abs($1)) }
    var above: [(product: Int, score: Double)] = []
    for other in scores.indices
    where scores[other] >= target - slack && eligible[other] >= 0 && other != product.index {
      var score = Double(scores[other])
      if scores[other] <= target + slack {
        score = self.score(of: ProductID(other))
        guard score > exact || score == exact && other < product.index else { continue }
      }
      above.append((other, score))
    }
    let rank = above.count + 1
    above.sort { ($1.score, $0.product) < ($0.score, $1.product) }
    if most < above.count {
      // Those that single precision may have put behind the last that is named are looked at too.
      let least = most > 0 ? above[most - 1].score - Double(slack) : .infinity
      above.removeLast(above.count - (above.firstIndex { $0.score < least } ?? above.count))
    }
    for place in above.indices { above[place].score = self.score(of: ProductID(above[place].product)) }
    above.sort { ($1.score, $0.product) < ($0.score, $1.product) }
    return Standing(score: exact, rank: rank, above: above.prefix(most).map { ProductID($0.product) })
  }

  /// Three times what law A of a scorer allows single precision.
  private static let slack: Float = 3e-4
}
