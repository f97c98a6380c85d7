// Recommender › Retraining: whether what explanations say would happen does happen when all is learned anew.

import Catalogue
import Evaluation
import Fusion
import GraphRules
import Scoring
import ShopStore

/// Trains without the actions of a smallest change, and looks whether the product loses its place then, too.
///
/// An explanation tells what the model in use would do. Without an action that model itself would be another: how
/// other customers' products belong together would be learned from a little less.
struct Retraining {
  let trial: ReasonTrial
  private let shop: Shop
  private let config: TrainConfig
  private let events: [Event]
  private let ranges: [Range<Int>]

  /// - Throws: What reading events and settings throws.
  init(_ trial: ReasonTrial) throws {
    self.trial = trial
    shop = trial.shop
    config = try UsedSettings(shop, given: trial.settings.config).config
    events = try shop.store.allEvents()
    ranges = Event.ranges(of: events, userCount: shop.customers.count)
  }

  /// The customers' first products by a training with all events; `nil` for those who get none.
  func firsts(of users: [Int]) throws -> [ProductID?] {
    let fused = try TrainedScorers(shop, config: config, events: events).fused
    return try users.map { user in
      guard let (weighing, _) = try trial.weighing(of: user) else { return nil }
      return first(by: fused, weighing, without: [])
    }
  }

  /// Whether another product is first after a training without the actions of the smallest change; `nil` where there is
  /// no such change.
  ///
  /// Cost: one training.
  func holds(_ user: Int) throws -> Bool? {
    guard let (weighing, list) = try trial.weighing(of: user), let target = list.first?.product,
      let change = weighing.counterfactual(of: target, goal: .first)
    else { return nil }
    let gone = Set(change.without)
    var left = events
    left.removeSubrange(ranges[user])
    left.insert(
      contentsOf: events[ranges[user]].filter { !gone.contains(.event($0.number)) },
      at: ranges[user].lowerBound)
    let fused = try TrainedScorers(shop, config: config, events: left).fused
    return first(by: fused, weighing, without: gone) != target
  }

  private func first(by lists: FusionLists, _ weighing: Weighing, without: Set<Cause>) -> ProductID? {
    let candidates = ListCandidates(
      eligible: weighing.context.eligible, terms: weighing.context.terms, seen: [])
    return lists.list(for: weighing.evidence(without: without), among: candidates, count: 1).first.map {
      ProductID(Int($0))
    }
  }
}
