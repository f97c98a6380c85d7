// CollaborativeScoring › Likeness: what makes two products neighbours.

import Foundation
import Scoring
import VectorMath

/// The family of item-to-item measures: each is a sum over the customers of both, times something of either product.
package enum Likeness: Hashable, Sendable {
  /// `c / (√(d_h d_i) + shrinkage)` with `c` customers of both. B. Sarwar et al., “Item-based collaborative filtering
  /// recommendation algorithms”, WWW 2001.
  case cosine(shrinkage: Double)
  /// The same of the choices less their means: a pair of two popular products must be seen more often than by chance.
  case pearson(shrinkage: Double)
  /// The inner product of the customers' BM25 weights, with k₁ 1.2 and b 0.75: customers who chose much say little.
  /// S. Robertson, H. Zaragoza, “The probabilistic relevance framework: BM25 and beyond”, FnTIR 3(4), 2009.
  case bm25
  /// `d_h^-α Σ_v d_v^-α d_i^-β`, a walk of three steps. B. Paudel et al., “Updatable, accurate, diverse, and scalable
  /// recommendations for interactive applications”, TiiS 7(1), 2016.
  case rp3beta(alpha: Double, beta: Double)

  /// What each customer of both adds.
  func shares(_ choices: Choices) -> [Double] {
    (0..<choices.userCount).map { user in
      let count = Double(max(1, choices.byUser.count(ofRow: user)))
      switch self {
      case .cosine, .pearson: return 1
      case .bm25:
        let rarity = log(Double(choices.productCount) / (1 + count))
        return rarity * rarity
      case .rp3beta(let alpha, _): return pow(count, -alpha)
      }
    }
  }

  /// What the sum is multiplied with on the side of `h`, by product; 1 where a measure does not split.
  func starts(_ choices: Choices) -> [Double] {
    switch self {
    case .cosine, .pearson: return [Double](repeating: 1, count: choices.productCount)
    case .bm25: return saturations(choices)
    case .rp3beta(let alpha, _): return powers(choices, -alpha)
    }
  }

  /// The same on the side of `i`.
  func ends(_ choices: Choices) -> [Double] {
    switch self {
    case .cosine, .pearson: return [Double](repeating: 1, count: choices.productCount)
    case .bm25: return saturations(choices)
    case .rp3beta(_, let beta): return powers(choices, -beta)
    }
  }

  /// The measure's value, given the sum with its two factors, and how many customers chose `h` and `i` of all.
  func value(_ sum: Double, _ h: Double, _ i: Double, of users: Double) -> Double {
    switch self {
    case .cosine(let shrinkage): sum / ((h * i).squareRoot() + shrinkage)
    case .pearson(let shrinkage):
      (sum - h * i / users) / ((h * (1 - h / users) * i * (1 - i / users)).squareRoot() + shrinkage)
    case .bm25, .rp3beta: sum
    }
  }

  private func powers(_ choices: Choices, _ exponent: Double) -> [Double] {
    (0..<choices.productCount).map { pow(Double(max(1, choices.popularity(of: $0))), exponent) }
  }

  private func saturations(_ choices: Choices) -> [Double] {
    let mean = Double(choices.sequences.columns.count) / Double(max(1, choices.productCount))
    return (0..<choices.productCount).map { product in
      let length = 0.25 + 0.75 * Double(choices.popularity(of: product)) / max(mean, .leastNormalMagnitude)
      return 2.2 / (1.2 * length + 1)
    }
  }
}
