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
    return shared
  }()

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

  /// Reads the history's choices once for eight products, whose customers are marked in eight lanes.
  func sums(at products: [Int], passing amounts: [Double]) -> [SIMD8<Double>]? {
    guard products.count > 1, isSmall else { return nil }
    let lanes = SIMD8<Double>.scalarCount
    let rounds = (products.count + lanes - 1) / lanes
    if isFound {
      // With the index made, a product costs what its customers share: few for one that few chose.
      let customers = products.reduce(0) { $0 + choices.byProduct.count(ofRow: $1) }
      guard customers * size / max(1, found.met.count) > rounds * (size + choices.userCount) else {
        return nil
      }
    }
    var sums: [SIMD8<Double>] = []
    sums.reserveCapacity(rounds * history.count)
    for start in stride(from: 0, to: products.count, by: lanes) {
      let some = products[start..<min(start + lanes, products.count)]
      switch some.count {
      case ...2:
        gather(at: some, passing: amounts, SIMD2.self) {
          sums.append(SIMD8(lowHalf: SIMD4(lowHalf: $0, highHalf: .zero), highHalf: .zero))
        }
      case ...4:
        gather(at: some, passing: amounts, SIMD4.self) { sums.append(SIMD8(lowHalf: $0, highHalf: .zero)) }
      default: gather(at: some, passing: amounts, SIMD8.self) { sums.append($0) }
      }
    }
    return sums
  }

  /// Hands on by place of the history what those who chose both pass on, one product a lane.
  @inline(__always)
  private func gather<Lanes: SIMD<Double>>(
    at products: ArraySlice<Int>, passing amounts: [Double], _: Lanes.Type, _ body: (Lanes) -> Void
  ) {
    var passed = [Lanes](repeating: .init(repeating: 0), count: choices.userCount)
    for (lane, product) in products.enumerated() {
      for customer in choices.byProduct.row(product) where Int(customer) != user {
        passed[Int(customer)][lane] = amounts[Int(customer)]
      }
    }
    passed.withUnsafeBufferPointer { passed in
      choices.byProduct.columns.withUnsafeBufferPointer { columns in
        for own in history {
          // Customers rise, and adding nothing changes no bit: the sums are those of one product alone.
          var sum = Lanes(repeating: 0)
          for entry in choices.byProduct.starts[own]..<choices.byProduct.starts[own + 1] {
            sum += passed[Int(columns[entry])]
          }
          body(sum)
        }
      }
    }
  }
}
