// Catalogue › Catalogue: all products of a shop, frozen.

/// The products of a shop, found by number, by item id or by a variant's id.
package struct Catalogue: Sendable {
  package let products: [Product]
  /// How many of them are offered.
  package let offeredCount: Int
  private let byItem: [String: Int]
  private let byVariant: [String: VariantPlace]

  /// A variant's product and its place among that product's variants.
  package struct VariantPlace: Hashable, Sendable {
    package let product: ProductID
    package let variant: Int

    package init(product: ProductID, variant: Int) {
      self.product = product
      self.variant = variant
    }
  }

  package init(products: [Product]) {
    self.products = products
    offeredCount = products.count { $0.isOffered }
    var items: [String: Int] = [:]
    var variants: [String: VariantPlace] = [:]
    items.reserveCapacity(products.count)
    variants.reserveCapacity(products.count)
    for (index, product) in products.enumerated() {
      items[product.id] = index
      for (place, variant) in product.variants.enumerated() {
        variants[variant.id] = VariantPlace(product: ProductID(index), variant: place)
      }
    }
    byItem = items
    byVariant = variants
  }

  package var count: Int { products.count }
  package subscript(id: ProductID) -> Product { products[id.index] }

  /// The product with this item id.
  package func product(_ item: String) -> ProductID? {
    byItem[item].map { ProductID($0) }
  }

  /// What an id in an event or a question means: a variant's own id first, else an item's (its first variant).
  package func place(of id: String) -> VariantPlace? {
    byVariant[id] ?? byItem[id].map { VariantPlace(product: ProductID($0), variant: 0) }
  }
}
