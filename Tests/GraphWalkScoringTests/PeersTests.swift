// GraphWalkScoringTests › PeersTests: customers of the same taste, against cosines taken at their word.

import Catalogue
import CollaborativeScoring
import Foundation
import GraphWalkScoring
import Scoring
import ScoringTesting
import Testing
import VectorMath

@Suite("Customers of the same taste")
struct PeersTests {
  private let choices = Choices.drawn(users: 60, products: 20, chance: 0.2, seed: 4)

  private func chosen(_ user: Int) -> Set<Int> { Set(choices.byUser.row(user).map { Int($0) }) }

  private func weight(_ product: Int, _ damping: Double) -> Double {
    pow(Double(choices.popularity(of: product)), -damping)
  }

  private func norm(_ user: Int, _ damping: Double) -> Double {
    chosen(user).sorted().reduce(0) { $0 + weight($1, damping) }.squareRoot()
  }

  @Test("The nearest customers are those with the largest cosines", arguments: [0.5, 1])
  func nearest(damping: Double) {
    let peers = PeersTrainer(count: 7, damping: damping).train(choices)
    for user in 0..<60 {
      let cosines = (0..<60).map { other -> Double in
        guard other != user else { return 0 }
        let shared = chosen(user).intersection(chosen(other)).sorted()
        return shared.reduce(0) { $0 + weight($1, damping) }
          / max(1e-9, norm(user, damping) * norm(other, damping))
      }
      let row = peers.row(user).map { Int($0) }
      let met = cosines.count { $0 > 0 }
      #expect(row.count == min(7, met) && row == row.sorted())
      let least = row.map { cosines[$0] }.min() ?? 0
      for other in 0..<60 where !row.contains(other) { #expect(cosines[other] <= least + 1e-6) }
    }
  }

  @Test("The laws hold, with a product taken twice, one disliked, and ones that came after training")
  func laws() {
    let scorer = PeersScorer(PeersTrainer(count: 9).train(choices), choices: choices, damping: 1)
    let history = [
      HistoryItem.bought(1, 2, 1), HistoryItem.bought(2, 21, 1), HistoryItem.bought(3, 9, -0.8),
      HistoryItem.bought(4, 2, 0.2), HistoryItem.bought(5, 7, 1),
    ]
    expectLaws(of: scorer, request: ScoringRequest(user: 1, history: history), productCount: 24)
  }

  @Test(
    "For what a customer has chosen, a product's score is the cosines of her peers who have it, times her norm"
  )
  func score() {
    let peers = PeersTrainer(count: 9).train(choices)
    let scorer = PeersScorer(peers, choices: choices, damping: 1)
    for user in 0..<60 {
      let history = chosen(user).sorted().map { HistoryItem.bought($0, $0, 1) }
      let prepared = scorer.prepare(ScoringRequest(user: user, history: history))
      for product in 0..<20 where !chosen(user).contains(product) {
        let exact = peers.row(user).map { Int($0) }.filter { chosen($0).contains(product) }.reduce(0.0) {
          sum, peer in
          let shared = chosen(user).intersection(chosen(peer)).sorted()
          return sum + shared.reduce(0) { $0 + weight($1, 1) } / norm(peer, 1)
        }
        #expect(abs(prepared.score(of: ProductID(product)) - exact) < 1e-9)
      }
    }
  }

  @Test("Nobody is asked for somebody who came after training")
  func newcomer() {
    let scorer = PeersScorer(PeersTrainer(count: 9).train(choices), choices: choices, damping: 1)
    for user in [nil, 60] {
      let prepared = scorer.prepare(ScoringRequest(user: user, history: [HistoryItem.bought(1, 2, 1)]))
      #expect((0..<20).allSatisfy { prepared.contributions(to: ProductID($0)).isEmpty })
    }
  }
}
