// Recommender › Supposition: what is supposed to be otherwise than it is.

package import Catalogue
package import GraphRules
package import Scoring

/// A change of the past or of the way of reckoning, tried in memory.
package struct Supposition: Hashable, Sendable {
  /// Something that the customer is supposed to do now.
  package struct Deed: Hashable, Sendable {
    package let kind: EventKind
    package let product: ProductID

    package init(_ kind: EventKind, _ product: ProductID) {
      self.kind = kind
      self.product = product
    }
  }
  /// What she does besides, in this order.
  package var deeds: [Deed] = []
  /// What she has not done.
  package var without: Set<Cause> = []
  /// How many times as much some scorers count, by name; 0 leaves one out.
  package var factors: [String: Double] = [:]
  /// Whether the shop's own rules do not hold.
  package var ignoresRules = false
  /// Rules that hold besides.
  package var rules: [ShopRule] = []

  package init() {}

  /// The deeds as events after all recorded ones.
  ///
  /// A view has no length and a purchase no price: they count as such events do. A rating supposed has no stars.
  func events(after recorded: [Event], now: Int64) -> [Event] {
    let last = recorded.map(\.number).max() ?? 0
    return deeds.enumerated().map { place, deed in
      Event(
        number: last + 1 + place, user: recorded.first?.user ?? -1, product: deed.product, variant: 0,
        kind: deed.kind, value: nil, time: now)
    }
  }
}
