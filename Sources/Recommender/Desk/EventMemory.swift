// Recommender › EventMemory: all events of a shop, kept between questions until another one is written.

import Catalogue
import ShopStore
import Synchronization

/// What customers did, by customer, read again only when there is more of it.
///
/// 40 bytes an event; reading them takes about 0.2 µs each, once.
final class EventMemory: Sendable {
  private struct Known {
    let last: Int
    let events: [Event]
    let taking: EventKind
  }
  private let known = Mutex<Known?>(nil)

  /// The events by customer, then time, and the kind of event by which this shop knows what was taken.
  func events(of store: ShopStore) throws -> (events: [Event], taking: EventKind) {
    let last = try store.lastEvent()
    if let found = known.withLock({ $0 }), found.last == last { return (found.events, found.taking) }
    let events = try store.allEvents()
    // A shop without purchases may still know who chose or rated what.
    let taking =
      [EventKind.purchase, .interaction, .rating].first { kind in events.contains { $0.kind == kind } }
      ?? .purchase
    known.withLock { $0 = Known(last: last, events: events, taking: taking) }
    return (events, taking)
  }
}

/// How many customers had to do with each product.
struct CustomerCounts {
  private(set) var counts: [Int]
  private var lastUser: [Int32]

  init(productCount: Int) {
    counts = [Int](repeating: 0, count: productCount)
    lastUser = [Int32](repeating: -1, count: productCount)
  }

  /// Counts a customer once a product; events come customer by customer.
  mutating func add(_ event: Event) {
    let product = event.product.index
    guard lastUser[product] != Int32(event.user) else { return }
    lastUser[product] = Int32(event.user)
    counts[product] += 1
  }
}
