// EvaluationTests › TimeCutTests: before and after a moment.

import Catalogue
import Evaluation
import Testing

@Suite("A cut in time")
struct TimeCutTests {
  @Test("What is before the moment is known, what is first chosen from then on is hidden")
  func cuts() {
    let fold = TimeCut(moment: 5).fold(
      of: [
        event(1, 0, 1), event(5, 0, 2), event(6, 0, 1), event(7, 0, 3, .view),
        event(2, 1, 4), event(8, 1, 6), event(9, 1, 5), event(9, 1, 6),
        event(3, 2, 7), event(4, 3, 8, at: .some(nil)), event(9, 3, 9),
      ], isChoice: isPurchase)
    #expect(fold.training.map(\.number) == [1, 2, 3, 4])
    #expect(fold.profiles == fold.training)
    #expect(
      fold.held == [
        .init(user: 0, products: [ProductID(2)]), .init(user: 1, products: [ProductID(5), ProductID(6)]),
        .init(user: 3, products: [ProductID(9)]),
      ])
    #expect(fold.moment == 5)
  }

  @Test("Repeats are hidden, too, when they count")
  func repeats() {
    let events = [event(1, 0, 1), event(5, 0, 1), event(6, 0, 2)]
    let fold = TimeCut(moment: 5, countsRepeats: true).fold(of: events, isChoice: isPurchase)
    #expect(fold.held == [.init(user: 0, products: [ProductID(1), ProductID(2)])])
  }

  @Test("A share of the choices makes the cut; views do not count, nor events without a time")
  func share() {
    let choices = (1...10).map { event($0, 0, $0) }
    let others = [event(50, 1, 1, .view), event(60, 1, 1, at: .some(nil))]
    #expect(TimeCut.moment(hiding: 0.2, of: choices + others, isChoice: isPurchase) == 9)
    #expect(TimeCut.moment(hiding: 0.99, of: choices, isChoice: isPurchase) == 2)
    #expect(TimeCut.moment(hiding: 0.2, of: [event(3, 0, 1), event(3, 1, 1)], isChoice: isPurchase) == nil)
    #expect(TimeCut.moment(hiding: 0.2, of: [], isChoice: isPurchase) == nil)
  }

  @Test("Choices of the same moment stay together")
  func ties() {
    let events = [event(1, 0, 1), event(1, 1, 1, at: 1), event(1, 2, 1, at: 1), event(4, 3, 1)]
    #expect(TimeCut.moment(hiding: 0.5, of: events, isChoice: isPurchase) == 4)
  }
}
