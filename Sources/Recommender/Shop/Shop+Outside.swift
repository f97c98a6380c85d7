// Recommender › Shop+Outside: what a shop knows from elsewhere than its feed.

import Catalogue
import ShopStore

extension Shop {
  /// Gives products that have no title, as events alone make them, the name that a map of entities knows.
  static func titled(_ products: [Product], by entities: [EntityName]) -> [Product] {
    var names: [String: String] = [:]
    for entity in entities where !entity.isRelation && !entity.label.isEmpty {
      names[entity.item.isEmpty ? entity.id : entity.item] = entity.label
    }
    if names.isEmpty { return products }
    return products.map { product in
      guard product.lead.title.isEmpty, let name = names[product.id] else { return product }
      var variants = product.variants
      for place in variants.indices { variants[place].title = String(name.map { $0 == "_" ? " " : $0 }) }
      return Product(id: product.id, variants: variants, isOffered: product.isOffered)
    }
  }
}
