// ShopStore › ShopCounts: how much a shop holds.

package import Catalogue

/// How much a shop holds.
package struct ShopCounts: Hashable, Sendable {
  package var products = 0
  package var offeredProducts = 0
  package var variants = 0
  package var pictures = 0
  package var customers = 0
  package var events = 0
  package var eventsByKind: [EventKind: Int] = [:]
  package var pendingEvents = 0
  package var imports = 0
  package var stores = 0
  package var triples = 0
  package var vectors = 0

  package init() {}
}
