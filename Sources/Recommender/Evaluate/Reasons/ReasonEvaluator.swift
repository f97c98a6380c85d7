// Recommender › ReasonEvaluator: measures the explanations of a shop's lists.

import Catalogue
import Dispatch
import Evaluation
import ShopStore
import Synchronization

/// One evaluation of the explanations that the model in use gives; the shop is left as it is.
package struct ReasonEvaluator {
  let shop: Shop
  let settings: ReasonSettings
  let progress: (EvaluationProgress) -> Void

  package init(_ shop: Shop, _ settings: ReasonSettings, progress: @escaping (EvaluationProgress) -> Void) {
    self.shop = shop
    self.settings = settings
    self.progress = progress
  }

  /// Runs it; all figures but the times are the same on however many cores.
  ///
  /// - Throws: ``ShopError/notTrained``, ``ShopError/nothingToEvaluate(_:)`` in a shop without customers who did
  ///   something, or what reading events throws.
  package func run() throws -> ReasonReport {
    let trial = try ReasonTrial(shop, settings)
    let active = try activeCustomers()
    let users = active.spread(settings.customers)
    var cases = try judged(users, by: trial)
    guard !cases.isEmpty else {
      throw ShopError.nothingToEvaluate("the lists of customers who did something")
    }
    let times = try timed(cases.map(\.user), by: trial)
    let agreed = try retrain(&cases, by: trial)
    return ReasonReport(
      shop: shop.settings.name, model: shop.model?.number ?? 0, settings: settings, cases: cases,
      times: times,
      retrained: agreed)
  }

  private func activeCustomers() throws -> [Int] {
    let ranges = Event.ranges(of: try shop.store.allEvents(), userCount: shop.customers.count)
    return ranges.indices.filter { !ranges[$0].isEmpty }
  }

  private func judged(_ users: [Int], by trial: ReasonTrial) throws -> [ReasonCase] {
    let results = Mutex([Result<ReasonCase?, any Error>?](repeating: nil, count: users.count))
    let chunk = 16
    for start in stride(from: 0, to: users.count, by: chunk) {
      let range = start..<min(start + chunk, users.count)
      DispatchQueue.concurrentPerform(iterations: range.count) { turn in
        let place = range.lowerBound + turn
        let found = Result { try trial.judge(users[place]) }
        results.withLock { $0[place] = found }
      }
      progress(EvaluationProgress(stage: "explanations", done: range.upperBound, total: users.count))
    }
    return try results.withLock { try $0.compactMap { try $0?.get() } }
  }

  /// One customer after the other: a second thread would be in the way.
  private func timed(_ users: [Int], by trial: ReasonTrial) throws -> [ReasonTimes] {
    var times: [ReasonTimes] = []
    for (place, user) in users.enumerated() {
      if let found = try trial.times(of: user) { times.append(found) }
      if place.isMultiple(of: 16) {
        progress(EvaluationProgress(stage: "times", done: place, total: users.count))
      }
    }
    return times
  }

  /// Fills in whether changes hold after another training, of customers whose first product a training with everything
  /// makes the first as well: how many those are.
  private func retrain(_ cases: inout [ReasonCase], by trial: ReasonTrial) throws -> Int {
    guard settings.retrained > 0 else { return 0 }
    let places = cases.indices.filter { cases[$0].first != nil }.spread(settings.retrained)
    progress(EvaluationProgress(stage: "training again", done: 0, total: places.count + 1))
    let retraining = try Retraining(trial)
    let firsts = try retraining.firsts(of: places.map { cases[$0].user })
    var agreed = 0
    for (turn, place) in places.enumerated() {
      progress(EvaluationProgress(stage: "training again", done: turn + 1, total: places.count + 1))
      guard let (_, list) = try trial.weighing(of: cases[place].user), list.first?.product == firsts[turn]
      else {
        continue
      }
      agreed += 1
      let holds = try retraining.holds(cases[place].user)
      cases[place].first?.holdsAfterTraining = holds
    }
    return agreed
  }
}
