// Evaluation › ListCharacter: what a list is like besides being right: varied, surprising, fair to the customer's taste.

import Foundation

/// Measures of one list that look at what it holds; accuracy alone would list bestsellers to everybody.
package enum ListCharacter {
  /// Mean self-information `−log₂ p` of the listed products in bits, with `p` the share of customers who chose one.
  ///
  /// T. Zhou et al., “Solving the apparent diversity-accuracy dilemma of recommender systems”, PNAS 2010. One customer
  /// more is reckoned to have chosen everything, so that a product nobody chose is novel and not infinitely so.
  ///
  /// - Returns: `nil` for an empty list.
  package static func novelty(
    _ list: some Collection<Int32>, popularity: (Int32) -> Int, customers: Int
  ) -> Double? {
    guard !list.isEmpty else { return nil }
    let bits = list.reduce(0.0) { $0 - log2(Double(popularity($1) + 1) / Double(customers + 1)) }
    return bits / Double(list.count)
  }

  /// Mean of `1 − likeness` over all pairs of the list, in `0...1` for a likeness in `0...1`.
  ///
  /// B. Smyth, P. McClave, “Similarity vs. diversity”, ICCBR 2001. Pairs whose likeness is not known are left out.
  ///
  /// - Returns: `nil` when no pair is known.
  package static func diversity(
    _ list: some Collection<Int32>, likeness: (Int32, Int32) -> Double?
  ) -> Double? {
    let items = Array(list)
    var sum = 0.0
    var pairs = 0
    for first in items.indices {
      for second in items[(first + 1)...] {
        guard let likeness = likeness(items[first], second) else { continue }
        sum += 1 - likeness
        pairs += 1
      }
    }
    return pairs == 0 ? nil : sum / Double(pairs)
  }

  /// The share of the cut-off that was wanted *and* is not on the list of what is popular.
  ///
  /// M. Ge et al., “Beyond accuracy: evaluating recommender systems by coverage and serendipity”, RecSys 2010, with the
  /// most popular products as the primitive recommender.
  package static func serendipity(
    _ list: some Collection<Int32>, wanted: Set<Int32>, expected: Set<Int32>, cutoff: Int
  ) -> Double {
    Double(list.prefix(cutoff).count { wanted.contains($0) && !expected.contains($0) }) / Double(cutoff)
  }

  /// How far the list's shares of categories are from those of the customer's own products: `KL(p ‖ q̃)` in nats, 0 when
  /// they are the same.
  ///
  /// H. Steck, “Calibrated recommendations”, RecSys 2018: `q̃ = (1 − α) q + α p` with `α = 0.01`.
  ///
  /// - Parameters:
  ///   - own: Weight by category of what she has; need not add up to 1.
  ///   - listed: The same of the list.
  /// - Returns: `nil` when either is empty.
  package static func miscalibration<Category: Hashable & Comparable>(
    own: [Category: Double], listed: [Category: Double]
  ) -> Double? {
    // Summed in the order of the names: a dictionary has none of its own, and the last bit would hang on it.
    let categories = own.keys.sorted()
    let ownSum = categories.reduce(0) { $0 + (own[$1] ?? 0) }
    let listedSum = listed.keys.sorted().reduce(0) { $0 + (listed[$1] ?? 0) }
    guard ownSum > 0, listedSum > 0 else { return nil }
    var divergence = 0.0
    for category in categories {
      let p = (own[category] ?? 0) / ownSum
      guard p > 0 else { continue }
      let q = (1 - smoothing) * (listed[category] ?? 0) / listedSum + smoothing * p
      divergence += p * log(p / q)
    }
    return max(0, divergence)
  }

  private static let smoothing = 0.01
}
