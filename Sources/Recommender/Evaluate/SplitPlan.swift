// Recommender › SplitPlan: the folds that a split makes of a shop's events.

import Catalogue
import Evaluation
import Foundation

/// Makes the folds one after another, each when it is needed.
struct SplitPlan {
  let name: String
  /// What is hidden, in one sentence.
  let words: String
  let foldCount: Int
  let seed: UInt64
  /// Whether the shop is known as it is and a file says what was wanted.
  let isGiven: Bool
  private let make: (Int) -> Fold

  /// - Throws: ``ShopError/nothingToEvaluate(_:)``, ``ShopError/badTestFile(_:line:reason:)``.
  init(_ settings: EvaluationSettings, _ shop: Shop, _ events: [Event]) throws {
    self = try Self(settings, shop, events, isChoice: shop.history.isChoice)
  }

  /// A split that hides events of another kind than choices, such as ratings.
  init(
    _ settings: EvaluationSettings, _ shop: Shop, _ events: [Event],
    isChoice: @escaping (Event) -> Bool
  ) throws {
    name = settings.split.name
    seed = settings.seed
    switch settings.split {
    case .leaveOneOut:
      foldCount = 1
      isGiven = false
      words =
        "the last choice of each customer with at least \(LeaveLastOut.minimumChoices), and all that she did after it"
      make = { _ in LeaveLastOut(events, isChoice: isChoice).fold }
    case .time(let moment, let share):
      let found = moment ?? TimeCut.moment(hiding: share, of: events, isChoice: shop.history.isChoice)
      guard let found else {
        throw ShopError.nothingToEvaluate("a cut in time needs events with different times")
      }
      foldCount = 1
      isGiven = false
      words =
        "what customers first chose from \(Self.text(of: found)) on"
        + (settings.includesSeen ? ", repeats included" : "")
      let cut = TimeCut(moment: found, countsRepeats: settings.includesSeen)
      make = { _ in cut.fold(of: events, isChoice: isChoice) }
    case .kFold(let count, let unit):
      foldCount = count
      isGiven = false
      words =
        switch unit {
        case .choices: "each choice once, by chance in \(count) folds; order in time is not kept"
        case .customers:
          "the last fifth of the choices of customers whom training does not know, in \(count) folds"
        }
      let folds = KFold(count: count, unit: unit, seed: settings.seed)
      make = { folds.fold($0, of: events, isChoice: isChoice) }
    case .given(let file):
      let held = try WantedItems(file: file, history: shop.history, now: shop.clock.now).held(in: shop)
      foldCount = 1
      isGiven = true
      words = "the items of \((file as NSString).lastPathComponent); the shop is what is known"
      make = { _ in Fold(training: [], profiles: events, held: held) }
    }
  }

  func fold(_ number: Int) -> Fold { make(number) }

  private static func text(of moment: Int64) -> String {
    Date(timeIntervalSince1970: Double(moment)).formatted(.iso8601)
  }
}
