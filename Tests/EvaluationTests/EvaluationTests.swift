// EvaluationTests › EvaluationTests: what is held out, and how a list is measured.

import Catalogue

import Foundation
import Testing

import Evaluation

@Suite("Leave the last out")
struct LeaveLastOutTests {
  private func event(_ number: Int, _ user: Int, _ product: Int, _ kind: EventKind = .purchase) -> Event {
    Event(
      number: number, user: user, product: ProductID(product), variant: 0, kind: kind, value: nil,
      time: Int64(number))
  }

  private func split(_ events: [Event]) -> LeaveLastOut {
    LeaveLastOut(events) { $0.kind == .purchase }
  }

  @Test("The product first bought last is held out, with all that came after it and all looks at it before")
  func holdsOut() {
    let split = split([
      event(1, 0, 1), event(2, 0, 2), event(3, 0, 9, .view), event(4, 0, 3, .view), event(5, 0, 9),
      event(6, 0, 1), event(7, 0, 4, .view),
    ])
    #expect(split.held == [.init(user: 0, product: ProductID(9))])
    #expect(split.known.map(\.number) == [1, 2, 4])
  }

  @Test("Who bought fewer than three different things is not tested, and everything of hers is known")
  func tooFew() {
    let events = [event(1, 0, 1), event(2, 0, 2), event(3, 0, 1), event(4, 0, 3, .view)]
    #expect(split(events).held.isEmpty)
    #expect(split(events).known == events)
  }

  @Test("Customers are split one by one, in their order")
  func customers() {
    let split = split([
      event(1, 0, 1), event(2, 2, 1), event(3, 2, 2), event(4, 2, 3), event(5, 5, 4), event(6, 5, 1),
      event(7, 5, 2),
    ])
    #expect(split.held == [.init(user: 2, product: ProductID(3)), .init(user: 5, product: ProductID(2))])
    #expect(split.known.map(\.number) == [1, 2, 3, 5, 6])
  }

  @Test("No events, nothing to test")
  func none() {
    #expect(split([]).held.isEmpty && split([]).known.isEmpty)
  }
}

@Suite("Quality of a ranking")
struct RankingQualityTests {
  @Test("A hit at rank r gains 1 / log2(r + 1), one below the cut-off nothing")
  func gains() {
    var quality = RankingQuality(cutoff: 3)
    for rank in [1, 3, 4, nil] { quality.add(rank: rank) }
    #expect(quality.lists == 4)
    #expect(quality.hitRate == 0.5)
    #expect(abs(quality.ndcg - (1 + 0.5) / 4) < 1e-12)
  }

  @Test("Nothing measured is 0, and everything first is 1")
  func ends() {
    var quality = RankingQuality()
    #expect(quality.hitRate == 0 && quality.ndcg == 0)
    for _ in 0..<3 { quality.add(rank: 1) }
    #expect(quality.hitRate == 1 && quality.ndcg == 1)
  }
}
