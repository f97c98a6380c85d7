// GraphWalkScoring › PreparedCustomerWalk: the walk over other customers that has heard one customer's history.

import Catalogue
import Scoring
import VectorMath

/// What the customers met pass on from a history to everything else they chose.
struct PreparedCustomerWalk: PreparedScorer {
  private let walk: CustomerWalk
  /// The history as far as the frozen table knows its products.
  private let history: [HistoryItem]
  /// What the walk starts with at each place of the history.
  private let weights: [Double]
  private let meetings: any Meetings

  init(_ walk: CustomerWalk, _ items: [HistoryItem], meeting: (_ products: [Int]) -> any Meetings) {
    self.walk = walk
    history = items.filter { $0.product.index < walk.choices.productCount }
    weights = history.map { $0.strength * walk.start[$0.product.index] }
    meetings = meeting(history.map(\.product.index))
  }

  func addScores(scale: Float, into scores: inout [Float]) {
    let choices = walk.choices
    let met = meetings.met
    // By customer met: what reaches her from the whole history, and goes on to each of her choices.
    var amounts = meetings.sums(of: weights)
    for (place, customer) in met.enumerated() { amounts[place] *= walk.middle[Int(customer)] }
    var mass = [Float](repeating: 0, count: choices.productCount)
    // Scattering is where a list for every customer spends its time: plain buffers, no checks inside.
    mass.withUnsafeMutableBufferPointer { mass in
      choices.byUser.columns.withUnsafeBufferPointer { columns in
        choices.byUser.starts.withUnsafeBufferPointer { starts in
          guard let mass = mass.baseAddress, let columns = columns.baseAddress else { return }
          for (place, customer) in met.enumerated() {
            let amount = Float(amounts[place])
            var entry = columns + starts[Int(customer)]
            let end = columns + starts[Int(customer) + 1]
            while entry < end {
              mass[Int(entry.pointee)] += amount
              entry += 1
            }
          }
        }
      }
    }
    // Walks back to the same product do not count. For a product that thousands chose they are most of its mass, and
    // single precision would leave their rounding behind: her own products are reckoned anew.
    var own: [Int: Double] = [:]
    for (place, item) in history.enumerated() { own[item.product.index, default: 0] += weights[place] }
    for (product, weight) in own { mass[product] = massFromOthers(to: product, own: weight, amounts) }
    for product in mass.indices { scores[product] += scale * mass[product] * walk.fastEnd[product] }
  }

  /// What reaches a product of hers from her other products: all that reaches it, without what it sent itself.
  private func massFromOthers(to product: Int, own: Double, _ amounts: [Double]) -> Float {
    var all = 0.0
    var back = 0.0
    meetings.forEachMet(whoChose: product) { place, customer in
      all += amounts[place]
      back += walk.middle[customer]
    }
    return Float(all - own * back)
  }

  func contributions(to product: ProductID) -> [Contribution] {
    guard product.index < walk.choices.productCount else { return [] }
    var found: [Contribution] = []
    found.reserveCapacity(history.count)
    withSums(at: product.index) { sums, counts in
      for (place, item) in history.enumerated() where counts[place] > 0 && item.product != product {
        found.append(
          Contribution(
            scorer: walk.scorer, evidence: .together(item: item.product, customers: Int(counts[place])),
            amount: amount(place, sum: sums[place], to: product), because: item.cause))
      }
    }
    return found
  }

  func forEachAmount(to product: ProductID, scale: Double, _ body: (Cause?, Double) -> Void) {
    guard product.index < walk.choices.productCount else { return }
    withSums(at: product.index) { sums, counts in
      history.withUnsafeBufferPointer { history in
        for place in history.indices where counts[place] > 0 && history[place].product != product {
          body(history[place].cause, amount(place, sum: sums[place], to: product) * scale)
        }
      }
    }
  }

  func forEachAmount(
    to products: [ProductID], scales: [Double], _ body: (_ place: Int, Cause?, Double) -> Void
  ) {
    let known = products.indices.filter { products[$0].index < walk.choices.productCount }
    let together = meetings.sums(at: known.map { products[$0].index }, passing: walk.middle)
    guard let together else {
      for place in known { forEachAmount(to: products[place], scale: scales[place]) { body(place, $0, $1) } }
      return
    }
    let lanes = SIMD8<Double>.scalarCount
    history.withUnsafeBufferPointer { history in
      together.withUnsafeBufferPointer { together in
        for (turn, place) in known.enumerated() {
          let (product, scale) = (products[place], scales[place])
          let sums = turn / lanes * history.count
          // Every customer passes something on, so nothing is passed on where nobody has chosen both.
          for own in history.indices where history[own].product != product {
            let sum = together[sums + own][turn % lanes]
            if sum != 0 { body(place, history[own].cause, amount(own, sum: sum, to: product) * scale) }
          }
        }
      }
    }
  }

  /// By place of the history: what its customers who chose the product too pass on, and how many they are.
  @inline(__always)
  private func withSums(
    at product: Int,
    _ body: (_ sums: UnsafeMutableBufferPointer<Double>, _ counts: UnsafeMutableBufferPointer<Int32>) -> Void
  ) {
    withUnsafeTemporaryAllocation(of: Double.self, capacity: history.count) { sums in
      withUnsafeTemporaryAllocation(of: Int32.self, capacity: history.count) { counts in
        sums.initialize(repeating: 0)
        counts.initialize(repeating: 0)
        meetings.add(at: product, passing: walk.middle, to: sums, counts)
        body(sums, counts)
      }
    }
  }

  /// What one place of the history adds, given what its customers pass on.
  private func amount(_ place: Int, sum: Double, to product: ProductID) -> Double {
    weights[place] * sum * walk.end[product.index]
  }
}
