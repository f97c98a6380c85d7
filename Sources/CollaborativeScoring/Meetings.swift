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
    let (customersOf, productsOf) = (choices.byProduct, choices.byUser)
    var (met, customers, sums) = (self.met, self.customers, self.sums)
    (self.met, self.customers, self.sums) = ([], [], [])
    // Most of a training in a large shop is spent here: plain buffers, no checks inside.
    customers.withUnsafeMutableBufferPointer { customers in
      sums.withUnsafeMutableBufferPointer { sums in
        productsOf.columns.withUnsafeBufferPointer { columns in
          productsOf.starts.withUnsafeBufferPointer { starts in
            for customer in customersOf.row(product) {
              let share = shares[Int(customer)]
              for entry in starts[Int(customer)]..<starts[Int(customer) + 1] {
                let other = Int(columns[entry])
                guard other != product else { continue }
                if customers[other] == 0 { met.append(Int32(other)) }
                customers[other] += 1
                sums[other] += share
              }
            }
          }
        }
      }
    }
    (self.met, self.customers, self.sums) = (met, customers, sums)
  }
}
