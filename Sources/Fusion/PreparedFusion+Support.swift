// Fusion › PreparedFusion+Support: scores without some causes, and where a product stands among all.

package import Catalogue
package import Scoring
import VectorMath

extension PreparedFusion {
  /// The score of one product as its receipt would have it, without the reasons.
  ///
  /// By law B of `Scorer` the amounts that hang on other causes stay as they are, to the bit, when some are left out.
  package func score(of product: ProductID, without causes: Set<Cause> = []) -> Double {
    var amounts: [Double] = []
    for part in parts {
      let factor = factor(of: part, for: product)
      guard !causes.isEmpty else {
        part.scorer.appendAmounts(to: product, scale: factor, onto: &amounts)
        continue
      }
      part.scorer.forEachAmount(to: product, scale: factor) { cause, amount in
        if cause.map(causes.contains) != true { amounts.append(amount) }
      }
    }
    for term in terms[product.index] { amounts.append(term.amount) }
    return FallingSum.of(&amounts)
  }

  /// A product's score in two parts: what some scorers add, and the rest.
  package func split(_ product: ProductID, by scorers: Set<String>) -> (part: Double, rest: Double) {
    var sums = (part: 0.0, rest: 0.0)
    for part in parts {
      part.scorer.forEachAmount(to: product, scale: factor(of: part, for: product)) { _, amount in
        if scorers.contains(part.name) { sums.part += amount } else { sums.rest += amount }
      }
    }
    for term in terms[product.index] { sums.rest += term.amount }
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

  /// The fast scores of all products, for ``standing(of:at:in:eligible:naming:reckoned:exactly:)`` and ``best(_:of:eligible:)``.
  ///
  /// Cost: O(products · dimensions) where there are dense kernels, whose bounds would rule out little: who stands where
  /// is asked of products anywhere in the list.
  package func fastScores(count: Int) -> FastScores {
    var scores = [Float](repeating: 0, count: count)
    for part in parts { addScores(of: part, to: &scores) }
    terms.add(to: &scores)
    return FastScores(scores)
  }

  /// The products with the best fast scores, in rising order of number.
  package static func best(_ count: Int, of scores: FastScores, eligible: [Int16]) -> [ProductID] {
    var shortlist = Shortlist(capacity: count)
    shortlist.take(scores.values) { eligible[$0] >= 0 }
    return shortlist.products.map { ProductID(Int($0)) }
  }

  /// The best `count` of ``rankWithoutReasons(eligible:leavingOut:count:)``, where fast scores are known already.
  package func list(of scores: FastScores, eligible: [Int16], count: Int) -> [(
    product: ProductID, score: Double
  )] {
    var shortlist = Shortlist(capacity: Self.capacity(ofList: count))
    shortlist.take(scores.values) { eligible[$0] >= 0 }
    return list(of: shortlist.products(forList: count), count: count)
  }

  /// The exact place of a product, however far down; where the fast scores cannot tell, receipts decide.
  ///
  /// With a `score` it is the place that the product would have if it had that score, and all others theirs. `exactly`
  /// are the scores of the receipts, `reckoned` the same up to rounding, where that is known sooner; without some causes,
  /// these and `fast` are to be those without them.
  package func standing(
    of product: ProductID, at score: Double? = nil, in fast: FastScores, eligible: [Int16], naming most: Int,
    reckoned: (([ProductID]) -> [Double])? = nil, exactly: ([ProductID]) -> [Double]
  ) -> Standing {
    let scores = fast.values
    let exact = score ?? exactly([product])[0]
    let target = Float(exact)
    let slack = fast.slack(at: target)
    let rounding = Self.rounding * Double(max(fast.magnitude, abs(target)))
    var above: [(product: ProductID, score: Double)] = []
    var near: [ProductID] = []
    for other in scores.indices
    where scores[other] >= target - slack && eligible[other] >= 0 && other != product.index {
      if scores[other] <= target + slack {
        near.append(ProductID(other))
      } else {
        above.append((ProductID(other), Double(scores[other])))
      }
    }
    if !near.isEmpty {
      for (other, score) in zip(near, reckoned?(near) ?? exactly(near)) {
        let score = reckoned != nil && abs(score - exact) <= rounding ? exactly([other])[0] : score
        if score > exact || score == exact && other < product { above.append((other, score)) }
      }
    }
    let rank = above.count + 1
    above.sort { ($1.score, $0.product) < ($0.score, $1.product) }
    if most < above.count {
      // Those that single precision may have put behind the last that is named are looked at too.
      let least = most > 0 ? above[most - 1].score - Double(slack) : .infinity
      above.removeLast(above.count - (above.firstIndex { $0.score < least } ?? above.count))
    }
    let named = above.map(\.product)
    if !named.isEmpty {
      above = Self.ordered(named, by: reckoned?(named) ?? exactly(named))
      // Where rounding may have turned two round, their receipts decide.
      if reckoned != nil, zip(above, above.dropFirst()).contains(where: { $0.score - $1.score <= rounding }) {
        above = Self.ordered(named, by: exactly(named))
      }
    }
    return Standing(score: exact, rank: rank, above: above.prefix(most).map(\.product))
  }

  private static func ordered(
    _ products: [ProductID], by scores: [Double]
  ) -> [(product: ProductID, score: Double)] {
    zip(products, scores).map { (product: $0, score: $1) }
      .sorted { ($1.score, $0.product) < ($0.score, $1.product) }
  }

  /// Far more than adding thousands of amounts in another order makes of a score.
  private static let rounding = 1e-9
}

/// What the fast pass says of all products, and how large the numbers were that it was made of.
package struct FastScores: Sendable {
  package let values: [Float]
  /// Rounding is in proportion to this: the largest absolute score, or the sum of those of all that was added up.
  let magnitude: Float

  init(_ values: [Float]) {
    self.values = values
    magnitude = values.reduce(0) { max($0, abs($1)) }
  }

  private init(values: [Float], magnitude: Float) {
    self.values = values
    self.magnitude = magnitude
  }

  package subscript(product: ProductID) -> Float { values[product.index] }

  /// How far a score of this size may be from that of the receipt: three times what law A of a scorer allows single
  /// precision.
  package func slack(at score: Float) -> Float { 3e-4 * max(magnitude, abs(score)) }

  /// What is left without some causes: `part` is what they say alone, `silence` what is said without any.
  ///
  /// By law B of `Scorer`; leaving out one of hundreds of events costs what scoring the one does.
  package func without(_ part: FastScores, silence: FastScores) -> FastScores {
    var left = values
    left.withUnsafeMutableBufferPointer { left in
      part.values.withUnsafeBufferPointer { part in
        silence.values.withUnsafeBufferPointer { silence in
          for product in left.indices { left[product] -= part[product] - silence[product] }
        }
      }
    }
    return FastScores(values: left, magnitude: magnitude + part.magnitude + silence.magnitude)
  }
}
