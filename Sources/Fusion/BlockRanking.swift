// Fusion › BlockRanking: the lists of many customers at once.

package import Catalogue
import Scoring
import VectorMath

extension PreparedFusion {
  /// For each customer the list of ``rankWithoutReasons(eligible:leavingOut:count:)``.
  ///
  /// All are prepared by the same fusion, with the same named terms. The dense kernels are multiplied for the whole block
  /// by one product of matrices, which reads them once from memory and not once a customer.
  package static func rankWithoutReasons(
    _ block: [PreparedFusion], eligible: [Int16], leavingOut seen: [Set<Int>], count: Int
  ) -> [[(product: ProductID, score: Double)]] {
    let dense = block.map { customer in
      customer.parts.compactMap { part in
        factored(part).map { (factor: Float(part.factor), scorer: $0) }
      }
    }
    guard block.count > 1, let first = dense.first, !first.isEmpty else {
      return zip(block, seen).map {
        $0.rankWithoutReasons(eligible: eligible, leavingOut: $1, count: count)
      }
    }
    let profiles = dense.map { $0.map { part in part.scorer.profile.map { $0 * part.factor } } }
    // One scorer after the other, so that each finds its tables in the cache.
    var scores: [Float] = []
    scores.reserveCapacity(block.count * eligible.count)
    for customer in block { scores += customer.scoresWithoutProfiles(count: eligible.count) }
    for (place, part) in first.enumerated() {
      part.scorer.rows.addLong(
        of: profiles.flatMap { $0[place] }, to: &scores, stride: eligible.count)
    }
    return block.indices.map { customer in
      let own = zip(first, profiles[customer]).map { Rest(rows: $0.scorer.rows, profile: $1) }
      let start = customer * eligible.count
      let products = shortlist(
        Array(scores[start..<start + eligible.count]), own, length: count,
        where: { eligible[$0] >= 0 && !seen[customer].contains($0) })
      return block[customer].list(of: products, count: count)
    }
  }

  /// The dense kernel of a part that weighs the same for all candidates.
  private static func factored(_ part: PreparedPart) -> (any FactoredScorer)? {
    part.byBucket == nil ? part.scorer as? any FactoredScorer : nil
  }

  /// What the product of matrices left out of one dense kernel.
  private struct Rest {
    let rows: RowsByLength
    let profile: [Float]
  }

  /// The fast scores, without the inner products of the dense kernels.
  private func scoresWithoutProfiles(count: Int) -> [Float] {
    var scores = [Float](repeating: 0, count: count)
    for part in parts {
      if let scorer = Self.factored(part) {
        scorer.addCorrections(scale: Float(part.factor), into: &scores)
      } else {
        addScores(of: part, to: &scores)
      }
    }
    terms.add(to: &scores)
    return scores
  }

  /// The best products: those with long rows set the bar, and short rows are worked out where they could reach it.
  private static func shortlist(
    _ scores: [Float], _ rests: [Rest], length: Int, where isAllowed: (Int) -> Bool
  ) -> [Int32] {
    let rests = rests.filter(\.rows.hasShort)
    let whole: (Int) -> Float = { product in
      rests.reduce(scores[product]) { $0 + $1.rows.short(product, with: $1.profile) }
    }
    var likely = Shortlist(capacity: capacity(ofList: length))
    likely.take(scores, where: isAllowed)
    guard !rests.isEmpty else { return likely.products(forList: length) }
    var bounds = scores
    for rest in rests { rest.rows.addShortBounds(of: rest.profile, to: &bounds) }
    var best = Shortlist(capacity: capacity(ofList: length))
    for product in likely.products {
      best.offer(product, score: whole(Int(product)))
      bounds[Int(product)] = -.infinity
    }
    best.take(bounds: bounds, where: isAllowed) { product, _ in whole(product) }
    return best.products(forList: length)
  }
}
