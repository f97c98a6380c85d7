// Explanation › WeightFlip: how much a part of the score would have to count for another product to be ahead.

package import Catalogue

/// A product's score in two parts: what is counted more or less, and the rest.
package struct SplitScore: Hashable, Sendable {
  package let product: ProductID
  package let part: Double
  package let rest: Double

  package init(product: ProductID, part: Double, rest: Double) {
    self.product = product
    self.part = part
    self.rest = rest
  }
}

/// The factor on a part of the score at which a rival draws level.
package struct WeightFlip: Hashable, Sendable {
  /// 0 leaves the part out, 1 counts it as now.
  package let factor: Double
  package let rival: ProductID
  /// Whether the rival is ahead above the factor and not below it.
  package var isMore: Bool { factor > 1 }

  /// The nearest factors below and above 1 at which some rival overtakes; `nil` where none does.
  ///
  /// The score is linear in the factor, so each rival draws level at one: `-Δrest / Δpart`. Cost: O(rivals).
  package static func nearest(_ target: SplitScore, rivals: [SplitScore]) -> (
    less: WeightFlip?, more: WeightFlip?
  ) {
    var less: WeightFlip?
    var more: WeightFlip?
    for rival in rivals {
      let part = target.part - rival.part
      let rest = target.rest - rival.rest
      guard part != 0, part + rest > 0 else { continue }
      let factor = -rest / part
      if factor >= 0, factor < 1, factor > less?.factor ?? -1 {
        less = WeightFlip(factor: factor, rival: rival.product)
      } else if factor > 1, factor < more?.factor ?? .infinity {
        more = WeightFlip(factor: factor, rival: rival.product)
      }
    }
    return (less, more)
  }
}
