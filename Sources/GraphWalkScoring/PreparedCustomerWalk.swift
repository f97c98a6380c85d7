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

  init(_ walk: CustomerWalk, _ request: ScoringRequest, meeting: (_ products: [Int]) -> any Meetings) {
    self.walk = walk
    history = request.history.filter { $0.product.index < walk.choices.productCount }
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
            amount: amount(of: item, sum: sums[place], to: product), because: item.cause))
      }
    }
    return found
  }

  func forEachAmount(to product: ProductID, scale: Double, _ body: (Cause?, Double) -> Void) {
    guard product.index < walk.choices.productCount else { return }
    withSums(at: product.index) { sums, counts in
      for (place, item) in history.enumerated() where counts[place] > 0 && item.product != product {
        body(item.cause, amount(of: item, sum: sums[place], to: product) * scale)
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

  /// What one item of the history adds, given what its customers pass on.
  private func amount(of item: HistoryItem, sum: Double, to product: ProductID) -> Double {
    item.strength * walk.start[item.product.index] * sum * walk.end[product.index]
  }
}
