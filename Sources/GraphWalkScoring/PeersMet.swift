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
    let nearest = nearest.sorted().filter { Int($0) != user }
    // By product, the last place of the history that has it, and by place the one before.
    var last = [Int32](repeating: Self.none, count: choices.productCount)
    var previous = [Int32](repeating: Self.none, count: history.count)
    for (place, product) in history.enumerated() {
      previous[place] = last[product]
      last[product] = Int32(place)
    }
    // Who shares what, peer by peer; then by place, and by peer again: so each peer's places rise, and weights are
    // summed in the order of the history.
    var found: [(peer: Int32, place: Int32)] = []
    var lengths = [Int](repeating: 0, count: nearest.count)
    var ends = [Int](repeating: 0, count: history.count + 1)
    for (peer, customer) in nearest.enumerated() {
      for product in choices.byUser.row(Int(customer)) {
        var place = last[Int(product)]
        while place >= 0 {
          found.append((Int32(peer), place))
          lengths[peer] += 1
          ends[Int(place) + 1] += 1
          place = previous[Int(place)]
        }
      }
    }
    for place in history.indices { ends[place + 1] += ends[place] }
    var byPlace = found
    for one in found {
      byPlace[ends[Int(one.place)]] = one
      ends[Int(one.place)] += 1
    }
    var met: [Int32] = []
    var shared = SharedPlaces()
    var next: [Int] = []
    for (peer, customer) in nearest.enumerated() {
      next.append(Int(shared.starts[met.count]))
      guard lengths[peer] > 0 else { continue }
      met.append(customer)
      shared.starts.append(Int32(next[peer] + lengths[peer]))
    }
    shared.places = [Int32](repeating: 0, count: found.count)
    for one in byPlace {
      shared.places[next[Int(one.peer)]] = one.place
      next[Int(one.peer)] += 1
    }
    self.met = met
    self.shared = shared
  }

  private static let none: Int32 = -1

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
