// Evaluation › Fold: one training, and what is asked of it afterwards.

package import Catalogue

/// What is hidden from one customer's past, or lies ahead of it.
package struct HeldOut: Hashable, Sendable {
  package let user: Int
  /// The products that should be found, rising, each once.
  package let products: [ProductID]
  /// Wanted items that the shop does not have: no list can hold them, and they count as missed.
  package let unknown: Int

  package init(user: Int, products: [ProductID], unknown: Int = 0) {
    self.user = user
    self.products = products
    self.unknown = unknown
  }

  /// How many items a perfect list would hold.
  package var count: Int { products.count + unknown }
}

/// One training and its test.
///
/// Nothing of ``held`` is in ``training`` or ``profiles``: neither the choice nor a look at the product before it.
package struct Fold: Sendable {
  /// What training may know, by customer, in order of time.
  package let training: [Event]
  /// What is known of the customers when their lists are made, in the same order.
  package let profiles: [Event]
  package let held: [HeldOut]
  /// The moment of the test in seconds since 1970, from which the age of an event is reckoned; `nil` for the shop's now.
  package let moment: Int64?

  package init(training: [Event], profiles: [Event], held: [HeldOut], moment: Int64? = nil) {
    self.training = training
    self.profiles = profiles
    self.held = held
    self.moment = moment
  }
}

extension Sequence<ProductID> {
  /// Rising, each once.
  var distinct: [ProductID] { Set(self).sorted() }
}

extension [Event] {
  /// The events of each customer, who must stand together; empty runs are not told.
  func forEachCustomer(_ body: (_ user: Int, _ events: ArraySlice<Event>) -> Void) {
    var start = startIndex
    while start < endIndex {
      let user = self[start].user
      let end = self[start...].firstIndex { $0.user != user } ?? endIndex
      body(user, self[start..<end])
      start = end
    }
  }
}
