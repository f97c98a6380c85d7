// Fusion › AdditiveFusion: one score from many scorers, as a weighted sum.

package import Catalogue
package import Scoring

/// Fuses scorers by `Σ_m w_m / σ_m · s_m`, with constants that depend on no customer; a weight may differ with how popular
/// the candidate is.
///
/// The fast pass chooses a shortlist; the receipts of the shortlist decide the order. Per-customer normalisation or
/// rank fusion would break the sum: taking away one event would change the other events' parts.
package struct AdditiveFusion: Sendable {
  /// A scorer with `w_m / σ_m`.
  private struct Part: Sendable {
    let scorer: any Scorer
    let factor: Double
    /// By bucket of candidates, what the factor is multiplied with; `nil` where it is the same for all.
    let byBucket: [Double]?
  }
  private let parts: [Part]
  private let buckets: CandidateBuckets?

  /// A sum with weights `w_m` and scales `σ_m`, both by the scorer's name.
  ///
  /// A scorer without a weight, or with 0, takes no part; one without a scale, which training measures, has nothing to
  /// say yet.
  package init(
    scorers: [any Scorer], weights: [String: Double], scales: [String: Double],
    buckets: CandidateBuckets? = nil
  ) {
    self.buckets = buckets
    parts = scorers.compactMap { scorer in
      guard let weight = weights[scorer.name], weight > 0, let scale = scales[scorer.name], scale > 0 else {
        return nil
      }
      return Part(
        scorer: scorer, factor: weight / scale, byBucket: buckets?.factors(of: scorer.name))
    }
  }

  package func prepare(_ request: ScoringRequest, terms: NamedTerms = [:]) -> PreparedFusion {
    PreparedFusion(
      parts: parts.map {
        PreparedPart(
          name: $0.scorer.name, factor: $0.factor, byBucket: $0.byBucket, scorer: $0.scorer.prepare(request))
      }, buckets: buckets, terms: terms)
  }
}

/// One of the fused scorers after it has heard a request.
struct PreparedPart {
  /// The scorer's.
  let name: String
  let factor: Double
  let byBucket: [Double]?
  let scorer: any PreparedScorer
}

/// The fused scorers after they have heard one request.
package struct PreparedFusion {
  let parts: [PreparedPart]
  private let buckets: CandidateBuckets?
  let terms: NamedTerms

  init(parts: [PreparedPart], buckets: CandidateBuckets?, terms: NamedTerms) {
    self.parts = parts
    self.buckets = buckets
    self.terms = terms
  }

  /// The parts of one product's score, the largest first; equal ones in the scorers' order.
  package func contributions(to product: ProductID) -> [Contribution] {
    var found: [Contribution] = []
    for part in parts {
      var own = part.scorer.contributions(to: product)
      let factor = factor(of: part, for: product)
      for place in own.indices { own[place].scale(by: factor) }
      if found.isEmpty { found = own } else { found += own }
    }
    found += terms[product.index]
    // Equal amounts keep the scorers' order, so a receipt keeps its bytes. Places are sorted, not the reasons: they
    // are large, and most of a list for everybody is spent here.
    let order = found.indices.sorted { a, b in
      found[a].amount != found[b].amount ? found[a].amount > found[b].amount : a < b
    }
    return order.map { found[$0] }
  }

  /// The best products by their receipts.
  ///
  /// - Parameters:
  ///   - eligible: By product, the place of the variant to offer, or -1 for a product that may not be listed.
  ///   - seen: Products to leave out, besides.
  ///   - range: The places of the list that are wanted, from 0.
  /// - Returns: Receipts in falling order of score, ties by product number, with their ranks from 1.
  package func rank(eligible: [Int16], leavingOut seen: Set<Int>, range: Range<Int>) -> [Receipt] {
    var receipts = shortlist(eligible, leavingOut: seen, length: range.upperBound).map { product in
      Receipt(
        product: ProductID(Int(product)), variant: Int(eligible[Int(product)]), rank: 0,
        contributions: contributions(to: ProductID(Int(product))))
    }
    receipts.sort { ($1.score, $0.product) < ($0.score, $1.product) }
    let wanted = range.clamped(to: 0..<receipts.count)
    return wanted.map { place in
      var receipt = receipts[place]
      receipt.rank = place + 1
      return receipt
    }
  }

  /// The first `count` of the same list with the same scores, without their reasons.
  package func rankWithoutReasons(
    eligible: [Int16], leavingOut seen: Set<Int>, count: Int
  ) -> [(product: ProductID, score: Double)] {
    list(of: shortlist(eligible, leavingOut: seen, length: count), count: count)
  }

  /// The best `count` of the products by their receipts, without making their reasons.
  func list(of products: [Int32], count: Int) -> [(product: ProductID, score: Double)] {
    let products = products.map { ProductID(Int($0)) }
    var list = zip(products, scores(of: products)).map { (product: $0, score: $1) }
    list.sort { ($1.score, $0.product) < ($0.score, $1.product) }
    return Array(list.prefix(count))
  }

  func factor(of part: PreparedPart, for product: ProductID) -> Double {
    guard let byBucket = part.byBucket, let buckets else { return part.factor }
    return part.factor * byBucket[buckets.number(of: product.index)]
  }

  /// Adds the fast scores of a part to those of all products.
  func addScores(of part: PreparedPart, to scores: inout [Float]) {
    guard let byBucket = part.byBucket, let buckets else {
      return part.scorer.addScores(scale: Float(part.factor), into: &scores)
    }
    var own = [Float](repeating: 0, count: scores.count)
    part.scorer.addScores(scale: Float(part.factor), into: &own)
    buckets.add(own, factors: byBucket, to: &scores)
  }

  /// A shortlist wide enough that single precision cannot keep a product out of the list it belongs to.
  static func capacity(ofList length: Int) -> Int { length + max(10, length / 2) }

  private static let manyProducts = 10_000
  /// So many times the shortlist are tried first.
  private static let triedShare = 8

  /// Products, in rising order of number, among which are the `length` best by their receipts.
  private func shortlist(_ eligible: [Int16], leavingOut seen: Set<Int>, length: Int) -> [Int32] {
    var scores = [Float](repeating: 0, count: eligible.count)
    var bounded: [(factor: Float, scorer: any BoundedScorer)] = []
    for part in parts {
      if part.byBucket == nil, let scorer = part.scorer as? any BoundedScorer {
        bounded.append((Float(part.factor), scorer))
        scorer.addCorrections(scale: Float(part.factor), into: &scores)
      } else {
        addScores(of: part, to: &scores)
      }
    }
    terms.add(to: &scores)
    let capacity = Self.capacity(ofList: length)
    let isAllowed: (Int) -> Bool = { eligible[$0] >= 0 && !seen.contains($0) }
    var shortlist = Shortlist(capacity: capacity)
    guard !bounded.isEmpty else {
      shortlist.take(scores, where: isAllowed)
      return shortlist.products(forList: length)
    }
    // The best by all but the dense kernels set the bar; of the others only those whose bound is above it are worked
    // out, one kernel after the other, for as long as there is hope.
    var first = Shortlist(capacity: Self.triedShare * capacity)
    first.take(scores, where: isAllowed)
    let tried = first.products
    // How much of its bound a product has reached at most, by kernel.
    var reached = [Float](repeating: 0, count: bounded.count)
    for product in tried {
      var score = scores[Int(product)]
      for (place, part) in bounded.enumerated() {
        let own = part.scorer.fastScore(of: Int(product), scale: part.factor, least: -.infinity) ?? 0
        let bound = part.scorer.bound(of: Int(product), scale: part.factor)
        if bound > 0 { reached[place] = max(reached[place], abs(own) / bound) }
        score += own
      }
      shortlist.offer(product, score: score)
    }
    // In high dimensions a bound is many times what is ever reached. In large catalogues no other product is expected
    // to reach more of it than the most that the tried ones did; in small ones every bound is taken at its word.
    let hope = reached.map { eligible.count > Self.manyProducts ? min(1, $0) : 1 }
    var bounds = scores
    for (place, part) in bounded.enumerated() {
      part.scorer.addBounds(scale: part.factor * hope[place], into: &bounds)
    }
    for product in tried { bounds[Int(product)] = -.infinity }
    shortlist.take(bounds: bounds, where: isAllowed) { product, bar in
      var score = scores[product]
      var rest = bounds[product] - score
      for (place, part) in bounded.enumerated() {
        rest -=
          place == bounded.count - 1
          ? rest : part.scorer.bound(of: product, scale: part.factor * hope[place])
        // Rounding must not turn hope away.
        let least = bar - score - rest - 1e-5 * abs(bar)
        guard let own = part.scorer.fastScore(of: product, scale: part.factor, least: least) else {
          return nil
        }
        score += own
      }
      return score
    }
    return shortlist.products(forList: length)
  }
}
