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
  /// `events` stand by customer, in order of time; `validation` holds the products to foresee by customer, `nil` for
  /// the last choices; about `limit` customers are asked about, evenly spread.
  init(_ events: [Event], validation: [Int: Set<Int>]?, shop: Shop, limit: Int) {
    var held = validation ?? [:]
    let known: [Event]
    if validation == nil {
      let split = LeaveLastOut(events, isChoice: shop.history.isChoice)
      for last in split.held { held[last.user] = Set(last.products.map(\.index)) }
      known = split.known
    } else {
      let hidden = held
      known = events.filter { !(hidden[$0.user]?.contains($0.product.index) ?? false) }
    }
    self.known = known
    let later = held
    let ranges = Event.ranges(of: known, userCount: shop.customers.count)
    let users = ranges.indices.filter { !ranges[$0].isEmpty && !(later[$0] ?? []).isEmpty }
    customers = stride(from: 0, to: users.count, by: max(1, (users.count + limit - 1) / limit)).map { place in
      let user = users[place]
      let own = known[ranges[user]]
      return Customer(
        request: ScoringRequest(user: user, history: shop.history.items(own)),
        seen: Set(own.filter { $0.kind.marksAsSeen }.map(\.product.index)), held: later[user] ?? [])
    }
  }
}
