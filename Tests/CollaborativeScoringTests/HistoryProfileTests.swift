// CollaborativeScoringTests › HistoryProfileTests: scorers that hear the past in their own way.

import Catalogue
import CollaborativeScoring
import GraphRules
import Scoring
import ScoringTesting
import Testing

@Suite("How much of the past a scorer hears")
struct HistoryProfileTests {
  private let request = ScoringRequest(
    user: nil,
    history: [
      HistoryItem(
        cause: .event(1), product: ProductID(2), variant: 0, relation: "bought", strength: 0.25, lasting: 1,
        laterChoices: 2),
      HistoryItem(
        cause: .event(2), product: ProductID(5), variant: 0, relation: "rated", strength: 0.3, lasting: 0.5,
        laterChoices: 1),
      HistoryItem(cause: .event(3), product: ProductID(7), variant: 0, relation: "bought", strength: 1),
    ])

  @Test(
    "A strength fades with age, not at all, or with each later choice",
    arguments: [
      (HistoryProfile.age, [0.25, 0.3, 1]), (.flat, [1, 0.5, 1]), (.later(0.5), [0.25, 0.25, 1]),
      (.later(0), [1]),
    ])
  func strengths(profile: HistoryProfile, expected: [Double]) {
    #expect(request.weighed(by: profile).history.map(\.strength) == expected)
  }

  @Test("The laws hold under every profile", arguments: [HistoryProfile.age, .flat, .later(0.6), .later(1)])
  func laws(profile: HistoryProfile) {
    let choices = Choices.drawn(users: 60, products: 20, chance: 0.2, seed: 8)
    let table = TransitionsTrainer(back: 0.5, start: 0.5, end: 0.3).train(choices)
    let scorer = TableScorer(name: "transition", table: table, pattern: .next)
    expectLaws(of: ProfiledScorer(scorer, profile: profile), request: request, productCount: 20)
  }

  @Test("A profile is written as it is read", arguments: [HistoryProfile.age, .flat, .later(0.85)])
  func text(profile: HistoryProfile) {
    #expect(HistoryProfile(profile.text) == profile)
    #expect(HistoryProfile("yesterday") == nil && HistoryProfile("1.01") == nil)
  }
}
