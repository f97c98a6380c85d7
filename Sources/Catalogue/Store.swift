// Catalogue › Store: a shop one can walk into, and what lies on its shelves.

/// A place where the shop sells over the counter.
package struct Store: Hashable, Sendable {
  package var id: String
  package var name: String
  package var city: String
  /// Degrees, north positive; `nil` when the file does not say.
  package var latitude: Double?
  /// Degrees, east positive; `nil` when the file does not say.
  package var longitude: Double?

  package init(id: String, name: String, city: String, latitude: Double? = nil, longitude: Double? = nil) {
    self.id = id
    self.name = name
    self.city = city
    self.latitude = latitude
    self.longitude = longitude
  }
}

/// How many pieces of one product a store has.
package struct StockLevel: Hashable, Sendable {
  package var store: String
  /// The id of a variant or of an item.
  package var item: String
  /// Pieces, never negative.
  package var quantity: Int
  /// The 1-based line in its file.
  package var line: Int

  package init(store: String, item: String, quantity: Int, line: Int) {
    self.store = store
    self.item = item
    self.quantity = quantity
    self.line = line
  }
}
