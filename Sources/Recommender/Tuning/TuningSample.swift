// Recommender › TuningSample: customers whose later choices are known and hidden.

import Catalogue
import Evaluation
import Scoring

/// Who is asked about while settings are chosen, what is known of each, and what is to be foreseen.
struct TuningSample: Sendable {
  struct Customer: Sendable {
    let request: ScoringRequest
    let seen: Set<Int>
    /// What she took later; at least one product.
    let held: Set<Int>
  }
  /// All events that the kernels may know, by customer and in order of time.
  let known: [Event]
  let customers: [Customer]

  /// Hides the last choice of each customer, or what `validation` says that she took later.
  ///
  /// `events` stand by customer, in order of time; about `limit` customers are asked about, evenly spread. With
  /// `includesSeen` products may be foreseen that she has already: what the shop knows of them is not hidden.
  init(_ events: [Event], validation: [HeldOut]?, includesSeen: Bool = false, shop: Shop, limit: Int) {
    let known: [Event]
    let hidden: [HeldOut]
    if let validation {
      hidden = validation
      let products = Self.byCustomer(validation)
      known =
        includesSeen ? events : events.filter { !(products[$0.user]?.contains($0.product.index) ?? false) }
    } else {
      let split = LeaveLastOut(events, isChoice: shop.history.isChoice)
      (hidden, known) = (split.held, split.known)
    }
    self.known = known
    let later = Self.byCustomer(hidden)
    let ranges = Event.ranges(of: known, userCount: shop.customers.count)
    let users = ranges.indices.filter { !ranges[$0].isEmpty && !(later[$0] ?? []).isEmpty }
    customers = stride(from: 0, to: users.count, by: max(1, (users.count + limit - 1) / limit)).map { place in
      let user = users[place]
      let own = known[ranges[user]]
      let seen = includesSeen ? [] : Set(own.filter { $0.kind.marksAsSeen }.map(\.product.index))
      return Customer(
        request: ScoringRequest(user: user, history: shop.history.items(own)), seen: seen,
        held: later[user] ?? [])
    }
  }

  private static func byCustomer(_ held: [HeldOut]) -> [Int: Set<Int>] {
    Dictionary(held.map { ($0.user, Set($0.products.map(\.index))) }) { $0.union($1) }
  }
}
