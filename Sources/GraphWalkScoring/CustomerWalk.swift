// GraphWalkScoring › CustomerWalk: product – customer – product, with degree exponents.

import Catalogue
import Foundation
import GraphRules
import Scoring
import VectorMath

/// The walk from a product over the customers who chose it to what else they chose.
///
/// `W(h, i) = weight · d_h^-start · Σ_v d_v^-middle · d_i^-end` over the customers `v` who chose both. With start 0.9,
/// middle 1 and end 0.1 it is the linear part of C. Kim et al., “Graph Spectral Filtering with Chebyshev
/// Interpolation for Recommendation”, SIGIR 2025.
///
/// The walk is taken over the frozen table itself, no product-to-product matrix is ever made. Fast pass: O(choices of
/// all customers who share a product with this one). A receipt: O(customers of the product).
struct CustomerWalk: Sendable {
  /// The scorer that speaks.
  let scorer: String
  /// How much of the past the walk starts from, where it is not what the request says.
  let history: HistoryProfile?
  let choices: Choices
  /// By customer those whom the walk may pass; `nil` for all.
  let peers: IndexRows?
  /// `weight · d_h^-start` by product, `d_v^-middle` by customer, `d_i^-end` by product.
  let start: [Double]
  let middle: [Double]
  let end: [Double]
  /// ``end`` in the precision of the fast pass.
  let fastEnd: [Float]

  init(_ path: MetaPath, choices: Choices) {
    scorer = "walk"
    history = path.history
    self.choices = choices
    peers = nil
    start = Self.powers(of: choices.byProduct, -path.start).map { $0 * path.weight }
    middle = Self.powers(of: choices.byUser, -path.middle)
    end = Self.powers(of: choices.byProduct, -path.end)
    fastEnd = end.map { Float($0) }
  }

  /// The walk over the nearest customers: see ``PeersScorer``.
  init(peers: IndexRows, choices: Choices, damping: Double) {
    scorer = "peers"
    history = nil
    self.choices = choices
    self.peers = peers
    let start = Self.powers(of: choices.byProduct, -damping)
    self.start = start
    middle = (0..<choices.userCount).map { user in
      let square = choices.byUser.row(user).reduce(0) { $0 + start[Int($1)] }
      return square > 0 ? 1 / square.squareRoot() : 0
    }
    end = Self.powers(of: choices.byProduct, 0)
    fastEnd = end.map { Float($0) }
  }

  private static func powers(of rows: IndexRows, _ exponent: Double) -> [Double] {
    (0..<rows.rowCount).map { row in
      rows.count(ofRow: row) > 0 ? pow(Double(rows.count(ofRow: row)), exponent) : 0
    }
  }
}

/// The walk over other customers that has heard one customer's history.
struct PreparedCustomerWalk: PreparedScorer {
  private let walk: CustomerWalk
  /// The history as far as the frozen table knows its products.
  private let history: [HistoryItem]
  /// Customer to her run in ``shared``; below 0 for who shares nothing or is not asked.
  ///
  /// Each run: the places of the history she shares.
  private let runs: [Int32]
  private let runStarts: [Int32]
  private let shared: [Int32]
  /// The customers who share something, in the order met.
  private let met: [Int32]

  private static let silent: Int32 = -1
  private static let outside: Int32 = -2

  init(_ walk: CustomerWalk, _ request: ScoringRequest) {
    self.walk = walk
    let user = request.user ?? -1
    history = request.history.filter { $0.product.index < walk.choices.productCount }
    let customers = walk.choices.byProduct
    var runs = [Int32](
      repeating: walk.peers == nil ? Self.silent : Self.outside, count: walk.choices.userCount)
    if let peers = walk.peers, user >= 0, user < peers.rowCount {
      for peer in peers.row(user) { runs[Int(peer)] = Self.silent }
    }
    var met: [Int32] = []
    var lengths: [Int32] = []
    for item in history {
      for place in customers.starts[item.product.index]..<customers.starts[item.product.index + 1] {
        let customer = customers.columns[place]
        guard Int(customer) != user, runs[Int(customer)] != Self.outside else { continue }
        if runs[Int(customer)] < 0 {
          runs[Int(customer)] = Int32(met.count)
          met.append(customer)
          lengths.append(1)
        } else {
          lengths[Int(runs[Int(customer)])] += 1
        }
      }
    }
    var starts: [Int32] = [0]
    starts.reserveCapacity(lengths.count + 1)
    for length in lengths { starts.append(starts[starts.count - 1] + length) }
    var next = starts
    var shared = [Int32](repeating: 0, count: Int(starts[starts.count - 1]))
    for (place, item) in history.enumerated() {
      for customer in customers.row(item.product.index) where Int(customer) != user {
        let run = Int(runs[Int(customer)])
        guard run >= 0 else { continue }
        shared[Int(next[run])] = Int32(place)
        next[run] += 1
      }
    }
    self.runs = runs
    self.met = met
    runStarts = starts
    self.shared = shared
  }

  func addScores(scale: Float, into scores: inout [Float]) {
    let choices = walk.choices
    let weights = history.map { $0.strength * walk.start[$0.product.index] }
    // By run: what reaches the customer from the whole history, and goes on to each of her choices.
    let amounts = met.indices.map { run in
      (runStarts[run]..<runStarts[run + 1]).reduce(0) { $0 + weights[Int(shared[Int($1)])] }
        * walk.middle[Int(met[run])]
    }
    var mass = [Float](repeating: 0, count: choices.productCount)
    // Scattering is where a list for every customer spends its time: plain buffers, no checks inside.
    mass.withUnsafeMutableBufferPointer { mass in
      choices.byUser.columns.withUnsafeBufferPointer { columns in
        choices.byUser.starts.withUnsafeBufferPointer { starts in
          guard let mass = mass.baseAddress, let columns = columns.baseAddress else { return }
          for (run, customer) in met.enumerated() {
            let amount = Float(amounts[run])
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
    for customer in walk.choices.byProduct.row(product) where runs[Int(customer)] >= 0 {
      all += amounts[Int(runs[Int(customer)])]
      back += walk.middle[Int(customer)]
    }
    return Float(all - own * back)
  }

  func contributions(to product: ProductID) -> [Contribution] {
    guard product.index < walk.choices.productCount else { return [] }
    var sums = [Double](repeating: 0, count: history.count)
    var counts = [Int](repeating: 0, count: history.count)
    forEachMeeting(at: product.index) { customer, place in
      sums[place] += walk.middle[customer]
      counts[place] += 1
    }
    var found: [Contribution] = []
    found.reserveCapacity(history.count)
    for (place, item) in history.enumerated() where counts[place] > 0 && item.product != product {
      found.append(
        Contribution(
          scorer: walk.scorer, evidence: .together(item: item.product, customers: counts[place]),
          amount: amount(of: item, sum: sums[place], to: product), because: item.cause))
    }
    return found
  }

  func forEachAmount(to product: ProductID, scale: Double, _ body: (Cause?, Double) -> Void) {
    guard product.index < walk.choices.productCount else { return }
    withUnsafeTemporaryAllocation(of: Double.self, capacity: history.count) { sums in
      sums.initialize(repeating: 0)
      forEachMeeting(at: product.index) { customer, place in sums[place] += walk.middle[customer] }
      // A customer always passes something on: a sum of 0 is a product that nobody shares.
      for (place, item) in history.enumerated() where sums[place] > 0 && item.product != product {
        body(item.cause, amount(of: item, sum: sums[place], to: product) * scale)
      }
    }
  }

  /// Each customer who chose the product, with each place of the history that she shares.
  @inline(__always)
  private func forEachMeeting(at product: Int, _ body: (_ customer: Int, _ place: Int) -> Void) {
    // A list for every customer asks this of some twenty products each: plain buffers here too.
    let customers = walk.choices.byProduct
    customers.columns.withUnsafeBufferPointer { columns in
      runs.withUnsafeBufferPointer { runs in
        runStarts.withUnsafeBufferPointer { starts in
          for entry in customers.starts[product]..<customers.starts[product + 1] {
            let customer = Int(columns[entry])
            let run = Int(runs[customer])
            guard run >= 0 else { continue }
            for place in starts[run]..<starts[run + 1] { body(customer, Int(shared[Int(place)])) }
          }
        }
      }
    }
  }

  /// What one item of the history adds, given what its customers pass on.
  private func amount(of item: HistoryItem, sum: Double, to product: ProductID) -> Double {
    item.strength * walk.start[item.product.index] * sum * walk.end[product.index]
  }
}
