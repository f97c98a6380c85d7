// Recommender › ShopWelcome: the few words by which a shop introduces itself to an agent.

import Catalogue

package struct ShopWelcome: Hashable, Sendable {
  package let shop: String
  /// How many products are offered.
  package let products: Int
  package let customers: Int
  /// The name of one of them, for an example.
  package let someone: String?
}

extension Shop {
  package var welcome: ShopWelcome {
    ShopWelcome(
      shop: settings.name, products: catalogue.offeredCount, customers: customers.count { !$0.isErased },
      someone: customers.first { !$0.name.isEmpty }?.name)
  }
}
