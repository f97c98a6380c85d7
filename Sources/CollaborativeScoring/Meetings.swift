// CollaborativeScoring › Meetings: what else the customers of one product chose.

import Scoring
import VectorMath

/// One product at a time, the others that share customers with it.
struct Meetings {
  private let choices: Choices
  /// By product how many customers chose both, and what they add up to.
  private(set) var customers: [Int32]
  private(set) var sums: [Double]
  /// The products met, in the order met.
  private(set) var met: [Int32] = []

  init(_ choices: Choices) {
    self.choices = choices
    customers = [Int32](repeating: 0, count: choices.productCount)
    sums = [Double](repeating: 0, count: choices.productCount)
  }

  /// Forgets the last product and meets those of this one; each customer of both adds her share.
  mutating func gather(for product: Int, shares: [Double]) {
    for other in met {
      customers[Int(other)] = 0
      sums[Int(other)] = 0
    }
    met.removeAll(keepingCapacity: true)
    for customer in choices.byProduct.row(product) {
      let share = shares[Int(customer)]
      for other in choices.byUser.row(Int(customer)) where Int(other) != product {
        if customers[Int(other)] == 0 { met.append(other) }
        customers[Int(other)] += 1
        sums[Int(other)] += share
      }
    }
  }
}
