// EvaluationTests › KFoldTests: every choice, or every customer, is hidden once.

import Catalogue
import Evaluation
import Testing

@Suite("K folds")
struct KFoldTests {
  /// Customers 0 to 5 with 1 to 6 choices each, and a look at each product before it.
  private var events: [Event] {
    var events: [Event] = []
    for user in 0..<6 {
      for product in 0...user {
        events.append(event(events.count, user, product, .view))
        events.append(event(events.count, user, product))
      }
    }
    return events
  }

  @Test("Every choice of who has two or more is hidden in exactly one fold, and seen in all others")
  func choices() {
    let folds = KFold(count: 3, unit: .choices, seed: 11)
    var hidden: [[Int]: Int] = [:]
    for number in 0..<3 {
      let fold = folds.fold(number, of: events, isChoice: isPurchase)
      for held in fold.held {
        for product in held.products {
          hidden[[held.user, product.index], default: 0] += 1
          #expect(!fold.training.contains { $0.user == held.user && $0.product == product })
        }
        #expect(fold.profiles.contains { $0.user == held.user }, "something must be known of her")
      }
      let kept = fold.training.count { $0.kind == .purchase }
      #expect(kept + fold.held.reduce(0) { $0 + $1.products.count } == 21)
    }
    #expect(hidden.count == 20 && hidden.values.allSatisfy { $0 == 1 })
  }

  @Test("Every customer with two choices is tested once, and training knows nothing of her then")
  func customers() {
    let folds = KFold(count: 2, unit: .customers, seed: 11)
    var tested: [Int] = []
    for number in 0..<2 {
      let fold = folds.fold(number, of: events, isChoice: isPurchase)
      let users = Set(fold.held.map(\.user))
      tested += users
      #expect(fold.training.allSatisfy { !users.contains($0.user) })
      #expect(Set(fold.profiles.map(\.user)) == users)
      #expect(fold.held.allSatisfy { $0.products == [ProductID($0.user)] }, "the last fifth, at least one")
      for held in fold.held {
        #expect(!fold.profiles.contains { $0.user == held.user && held.products.contains($0.product) })
      }
    }
    #expect(tested.sorted() == [1, 2, 3, 4, 5])
  }

  @Test("A seed makes the same folds again, another seed others", arguments: KFold.Unit.allCases)
  func seeds(unit: KFold.Unit) {
    func held(_ seed: UInt64) -> [HeldOut] {
      KFold(count: 2, unit: unit, seed: seed).fold(0, of: events, isChoice: isPurchase).held
    }
    #expect(held(1) == held(1))
    #expect(Set((1...8).map(held)).count > 1)
  }
}
