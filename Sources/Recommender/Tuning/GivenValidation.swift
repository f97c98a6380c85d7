// Recommender › GivenValidation: a file that says what customers took later.

import Catalogue
import EventIngest

/// Reads what is to be foreseen from a file of events.
struct GivenValidation {
  /// The products by customer, as far as the shop knows both.
  let held: [Int: Set<Int>]

  /// - Throws: An `EventFileError` for a file that cannot be read.
  init(path: String, shop: Shop) throws {
    var held: [Int: Set<Int>] = [:]
    _ = try EventReader(now: shop.clock.now).read(
      path: path,
      onEvent: { event in
        guard let user = shop.customerNumbers[event.user], let place = shop.catalogue.place(of: event.item)
        else { return }
        held[user, default: []].insert(place.product.index)
      })
    self.held = held
  }
}
