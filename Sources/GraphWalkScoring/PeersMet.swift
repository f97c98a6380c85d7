// GraphWalkScoring › PeersMet: meetings with the customers of the same taste.

import Scoring
import VectorMath

/// Those of a customer's nearest others who share something with a history, found from what they chose.
///
/// Cost: O(choices of the nearest), however many chose the history's products.
final class PeersMet: Meetings {
  private let choices: Choices
  let met: [Int32]
  private let shared: SharedPlaces

  init(_ choices: Choices, nearest: ArraySlice<Int32>, history: [Int], but user: Int) {
    self.choices = choices
    let places = Dictionary(grouping: history.indices, by: { history[$0] })
    // Most of what others chose is not hers: a glance spares the search.
    var isHers = [Bool](repeating: false, count: choices.productCount)
    for product in history { isHers[product] = true }
    var met: [Int32] = []
    var shared = SharedPlaces()
    for customer in nearest.sorted() where Int(customer) != user {
      let start = shared.places.count
      for product in choices.byUser.row(Int(customer)) where isHers[Int(product)] {
        for place in places[Int(product)] ?? [] { shared.places.append(Int32(place)) }
      }
      guard shared.places.count > start else { continue }
      // By place: weights are summed in the order of the history.
      shared.places[start...].sort()
      met.append(customer)
      shared.starts.append(Int32(shared.places.count))
    }
    self.met = met
    self.shared = shared
  }

  func sums(of weights: [Double]) -> [Double] {
    met.indices.map { row in
      shared.places[Int(shared.starts[row])..<Int(shared.starts[row + 1])]
        .reduce(0) { $0 + weights[Int($1)] }
    }
  }

  func forEachMet(whoChose product: Int, _ body: (_ place: Int, _ customer: Int) -> Void) {
    for (place, customer) in met.enumerated()
    where choices.byUser.place(of: Int32(product), inRow: Int(customer)) != nil {
      body(place, Int(customer))
    }
  }

  func add(
    at product: Int, passing amounts: [Double], to sums: UnsafeMutableBufferPointer<Double>,
    _ counts: UnsafeMutableBufferPointer<Int32>
  ) {
    forEachMet(whoChose: product) { row, customer in
      shared.add(amounts[customer], ofRow: row, to: sums, counts)
    }
  }
}
