// Explanation › ListMoves: how one list differs from another.

package import Catalogue

/// A product's place in two lists; one of them may not hold it.
package struct ListMove: Hashable, Sendable {
  package let product: ProductID
  /// From 1.
  package let before: Int?
  package let after: Int?

  package init(product: ProductID, before: Int?, after: Int?) {
    self.product = product
    self.before = before
    self.after = after
  }

  /// Places won, below 0 for places lost; `nil` for what came or went.
  package var rise: Int? {
    guard let before, let after else { return nil }
    return before - after
  }

  /// All products of both lists: those of the new list in its order, then what is gone in the order of the old one.
  package static func between(_ old: [ProductID], _ new: [ProductID]) -> [ListMove] {
    let before = Dictionary(zip(old, 1...)) { first, _ in first }
    let now = Set(new)
    let kept = new.enumerated().map { ListMove(product: $1, before: before[$1], after: $0 + 1) }
    return kept
      + old.enumerated().filter { !now.contains($1) }.map {
        ListMove(product: $1, before: $0 + 1, after: nil)
      }
  }
}
