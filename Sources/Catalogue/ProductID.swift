// Catalogue › ProductID: the small number that stands for a product inside the program.

/// A product's place in the catalogue: dense, from 0, in the order in which feeds brought the products.
///
/// A product keeps its number for as long as its shop exists, so trained tables may refer to it; outside the
/// program the item's own id is used (``Product/id``).
package struct ProductID: Hashable, Comparable, Sendable {
  package let index: Int

  package init(_ index: Int) {
    self.index = index
  }

  package static func < (a: ProductID, b: ProductID) -> Bool { a.index < b.index }
}
