// GraphWalkScoring › EverybodyMet: meetings with all other customers.

import Scoring
import VectorMath

/// All customers who share something with a history, found from the history's products.
///
/// What is costly is made when it is first asked for: the customers, for the fast pass, in O(choices of the history's
/// products); the places that each shares, for receipts, in as much again. A few products asked about before any fast
/// pass, as when an answer is checked, are worked out from those choices directly.
final class EverybodyMet: Meetings {
  private let choices: Choices
  private let history: [Int]
  private let user: Int

  init(_ choices: Choices, history: [Int], but user: Int) {
    self.choices = choices
    self.history = history
    self.user = user
  }

  /// Customer to her place in ``met``, and how much of the history each of those shares.
  private lazy var found: (places: [Int32], met: [Int32], lengths: [Int32]) = {
    var places = [Int32](repeating: Self.stranger, count: choices.userCount)
    var met: [Int32] = []
    var lengths: [Int32] = []
    for product in history {
      for customer in choices.byProduct.row(product) where Int(customer) != user {
        let place = Int(places[Int(customer)])
        if place < 0 {
          places[Int(customer)] = Int32(met.count)
          met.append(customer)
          lengths.append(1)
        } else {
          lengths[place] += 1
        }
      }
    }
    isFound = true
    return (places, met, lengths)
  }()
  private var isFound = false
  private static let stranger: Int32 = -1

  private lazy var shared: SharedPlaces = {
    let (places, _, lengths) = found
    var shared = SharedPlaces()
    shared.starts.reserveCapacity(lengths.count + 1)
    for length in lengths { shared.starts.append(shared.starts[shared.starts.count - 1] + length) }
    var next = shared.starts
    shared.places = [Int32](repeating: 0, count: Int(shared.starts[lengths.count]))
    for (place, product) in history.enumerated() {
      for customer in choices.byProduct.row(product) where Int(customer) != user {
        let row = Int(places[Int(customer)])
        shared.places[Int(next[row])] = Int32(place)
        next[row] += 1
      }
    }
    isShared = true
    return shared
  }()
  private var isShared = false

  var met: [Int32] { found.met }

  func sums(of weights: [Double]) -> [Double] {
    let found = self.found
    var sums = [Double](repeating: 0, count: found.met.count)
    sums.withUnsafeMutableBufferPointer { sums in
      found.places.withUnsafeBufferPointer { places in
        for (place, product) in history.enumerated() {
          let weight = weights[place]
          for customer in choices.byProduct.row(product) where Int(customer) != user {
            sums[Int(places[Int(customer)])] += weight
          }
        }
      }
    }
    return sums
  }

  func forEachMet(whoChose product: Int, _ body: (_ place: Int, _ customer: Int) -> Void) {
    let places = found.places
    for customer in choices.byProduct.row(product) where places[Int(customer)] >= 0 {
      body(Int(places[Int(customer)]), Int(customer))
    }
  }

  func add(
    at product: Int, passing amounts: [Double], to sums: UnsafeMutableBufferPointer<Double>,
    _ counts: UnsafeMutableBufferPointer<Int32>
  ) {
    if !isFound, directly > 0, isSmall {
      directly -= 1
      return gather(at: product, passing: amounts, to: sums, counts)
    }
    let shared = self.shared
    // A list for every customer asks this of some twenty products each: plain buffers here too.
    choices.byProduct.columns.withUnsafeBufferPointer { columns in
      found.places.withUnsafeBufferPointer { places in
        for entry in choices.byProduct.starts[product]..<choices.byProduct.starts[product + 1] {
          let customer = Int(columns[entry])
          let row = Int(places[customer])
          if row >= 0 { shared.add(amounts[customer], ofRow: row, to: sums, counts) }
        }
      }
    }
  }

  // MARK: A few products only

  /// How many more products may be worked out without an index.
  private var directly = 4
  /// How many choices of its products there are.
  private lazy var size = history.reduce(0) { $0 + choices.byProduct.count(ofRow: $1) }
  /// Whether marking customers costs less than reading the history's choices.
  private var isSmall: Bool { size >= choices.userCount }

  private func gather(
    at product: Int, passing amounts: [Double], to sums: UnsafeMutableBufferPointer<Double>,
    _ counts: UnsafeMutableBufferPointer<Int32>
  ) {
    var passed = [Double](repeating: 0, count: choices.userCount)
    var isCounted = [Int32](repeating: 0, count: choices.userCount)
    for customer in choices.byProduct.row(product) where Int(customer) != user {
      passed[Int(customer)] = amounts[Int(customer)]
      isCounted[Int(customer)] = 1
    }
    passed.withUnsafeBufferPointer { passed in
      isCounted.withUnsafeBufferPointer { isCounted in
        choices.byProduct.columns.withUnsafeBufferPointer { columns in
          for (place, own) in history.enumerated() {
            var sum = 0.0
            var count: Int32 = 0
            for entry in choices.byProduct.starts[own]..<choices.byProduct.starts[own + 1] {
              sum += passed[Int(columns[entry])]
              count += isCounted[Int(columns[entry])]
            }
            sums[place] = sum
            counts[place] = count
          }
        }
      }
    }
  }

  // MARK: Several products at once

  func sums(at products: [Int], passing amounts: [Double]) -> [SIMD8<Double>]? {
    guard isSmall, products.count > 1 || !isShared else { return nil }
    let lanes = SIMD8<Double>.scalarCount
    let rounds = (products.count + lanes - 1) / lanes
    let reached = products.reduce(0) { $0 + reach(of: $1) }
    // Reading a customer's choice costs a third of reading a choice of the history in eight lanes.
    if reached < Self.dearer * rounds * size {
      return spread(products, passing: amounts)
    }
    var sums: [SIMD8<Double>] = []
    sums.reserveCapacity(rounds * history.count)
    for start in stride(from: 0, to: products.count, by: lanes) {
      gather(at: products[start..<min(start + lanes, products.count)], passing: amounts, onto: &sums)
    }
    return sums
  }

  private static let dearer = 3

  /// How many choices the customers of a product have made.
  private func reach(of product: Int) -> Int {
    choices.byProduct.row(product).reduce(0) { $0 + choices.byUser.count(ofRow: Int($1)) }
  }

  /// Reads what the customers of each product chose.
  private func spread(_ products: [Int], passing amounts: [Double]) -> [SIMD8<Double>] {
    let lanes = SIMD8<Double>.scalarCount
    var sums = [SIMD8<Double>](
      repeating: .zero, count: (products.count + lanes - 1) / lanes * history.count)
    var passed = [Double](repeating: 0, count: choices.productCount)
    for (turn, product) in products.enumerated() {
      passed.withUnsafeMutableBufferPointer { passed in
        passed.update(repeating: 0)
        choices.byUser.columns.withUnsafeBufferPointer { columns in
          for customer in choices.byProduct.row(product) where Int(customer) != user {
            let amount = amounts[Int(customer)]
            let start = choices.byUser.starts[Int(customer)]
            for entry in start..<choices.byUser.starts[Int(customer) + 1] {
              passed[Int(columns[entry])] += amount
            }
          }
        }
      }
      let first = turn / lanes * history.count
      for (place, own) in history.enumerated() { sums[first + place][turn % lanes] = passed[own] }
    }
    return sums
  }

  /// Reads the history's choices once for eight products, whose customers are marked in eight lanes.
  private func gather(
    at products: ArraySlice<Int>, passing amounts: [Double], onto sums: inout [SIMD8<Double>]
  ) {
    var passed = [SIMD8<Double>](repeating: .zero, count: choices.userCount)
    for (lane, product) in products.enumerated() {
      for customer in choices.byProduct.row(product) where Int(customer) != user {
        passed[Int(customer)][lane] = amounts[Int(customer)]
      }
    }
    passed.withUnsafeBufferPointer { passed in
      choices.byProduct.columns.withUnsafeBufferPointer { columns in
        for own in history {
          // Customers rise, and adding nothing changes no bit: the sums are those of one product alone.
          var sum = SIMD8<Double>.zero
          for entry in choices.byProduct.starts[own]..<choices.byProduct.starts[own + 1] {
            sum += passed[Int(columns[entry])]
          }
          sums.append(sum)
        }
      }
    }
  }
}
