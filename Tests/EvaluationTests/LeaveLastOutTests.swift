// EvaluationTests › LeaveLastOutTests: what is held out of each customer's past.

import Catalogue
import Evaluation
import Testing

@Suite("Leave the last out")
struct LeaveLastOutTests {
  private func split(_ events: [Event]) -> LeaveLastOut {
    LeaveLastOut(events) { $0.kind == .purchase }
  }

  @Test("The product first bought last is held out, with all that came after it and all looks at it before")
  func holdsOut() {
    let split = split([
      event(1, 0, 1), event(2, 0, 2), event(3, 0, 9, .view), event(4, 0, 3, .view), event(5, 0, 9),
      event(6, 0, 1), event(7, 0, 4, .view),
    ])
    #expect(split.held == [.init(user: 0, products: [ProductID(9)])])
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
    #expect(
      split.held == [.init(user: 2, products: [ProductID(3)]), .init(user: 5, products: [ProductID(2)])])
    #expect(split.known.map(\.number) == [1, 2, 3, 5, 6])
  }

  @Test("No events, nothing to test")
  func none() {
    #expect(split([]).held.isEmpty && split([]).known.isEmpty)
  }
}
