// Scoring › Receipt: a score with the parts that it is made of.

package import Catalogue

/// The score of one recommended product, as the sum of its contributions.
///
/// **Law 1:** ``score`` is the sum of the amounts in `Double`, from first to last. There is no other way to make one.
package struct Receipt: Sendable {
  package let product: ProductID
  /// The place of the offered variant among the product's variants.
  package let variant: Int
  /// From 1 within its list.
  package var rank: Int
  package let contributions: [Contribution]
  package let score: Double

  package init(product: ProductID, variant: Int, rank: Int, contributions: [Contribution]) {
    self.product = product
    self.variant = variant
    self.rank = rank
    self.contributions = contributions
    score = contributions.reduce(0) { $0 + $1.amount }
  }
}
