// Recommender › ModelUpdate: what has happened since the model in use was trained.

import Catalogue
import GraphRules
import Scoring
import ShopStore
import VectorMath

/// What `clew train --incremental` did.
package struct UpdateReport: Hashable, Sendable {
  /// How many customers chose something else than before.
  package let customers: Int
  /// Scorers whose tables were brought up to date, and those that were learned anew from all choices.
  package let updated, relearned: [String]
}

/// The choices of the model in use, brought up to date, and the requests that scales are measured on.
///
/// The result is that of reading all events, which is only done when more than events and customers came in since the
/// training: a feed may have moved variants to other products.
struct ModelUpdate {
  let change: ChoicesChange
  /// All events that there are now.
  let eventCount: Int
  let requests: [ScoringRequest]

  /// `nil` where the model does not say what it has seen, or was trained under other rules of what a choice is.
  init?(_ shop: Shop, of model: TrainedModel) throws {
    guard let last = model.facts.lastEvent,
      model.facts.learnedBy?[Self.choiceRules] == shop.history.choiceRules,
      model.facts.products <= shop.catalogue.count, model.facts.customers <= shop.customers.count
    else { return nil }
    let users = try shop.store.usersWithEvents()
    let before = model.kernels.choices
    // Of customers who may have done something, what they chose.
    var rows: [Int: [Int32]] = [:]
    if try Self.hasOnlyGrown(shop, since: model), try !shop.store.hasRetractions(since: last) {
      let new = try shop.store.users(since: last)
      eventCount = model.facts.events + new.events
      for user in new.users { rows[user] = shop.history.choices(of: try shop.store.events(ofUser: user)) }
    } else {
      let events = try shop.store.allEvents()
      eventCount = events.count
      for (user, range) in Event.ranges(of: events, userCount: shop.customers.count).enumerated() {
        let row = shop.history.choices(of: Array(events[range]))
        let known = user < before.userCount ? before.sequences.row(user) : []
        if !row.elementsEqual(known) { rows[user] = row }
      }
    }
    change = ChoicesChange(
      before, rows: rows, productCount: shop.catalogue.count, userCount: shop.customers.count)
    requests = try ScaleConstants.requests(of: users, in: shop) { user in
      shop.history.items(try shop.store.events(ofUser: user))
    }
  }

  /// The key in `learnedBy` of what was a choice.
  static let choiceRules = "choices"

  /// Whether all that came in since is events and customers, which take nothing away and move nothing.
  private static func hasOnlyGrown(_ shop: Shop, since model: TrainedModel) throws -> Bool {
    try shop.store.imports().allSatisfy {
      $0.number <= model.facts.dataVersion || $0.verdict == .held
        || ["events", "customers"].contains($0.kind)
    }
  }
}
