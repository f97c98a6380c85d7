// GraphWalkScoring › Meetings: which other customers share something with a history.

/// The customers who chose something of a history, and what of it.
///
/// Places of the history are given by its products; a product may have several. Sums over customers go by rising
/// customer, so that every way to find them gives the same bits.
protocol Meetings {
  /// The customers who share something, each once.
  var met: [Int32] { get }

  /// For each customer of ``met`` the sum of the weights of the places that she shares, in the order of the history.
  func sums(of weights: [Double]) -> [Double]

  /// The customers of ``met`` who chose a product, with their places in it.
  func forEachMet(whoChose product: Int, _ body: (_ place: Int, _ customer: Int) -> Void)

  /// Adds to each place of the history what the customers who chose `product` and share the place pass on, and how many
  /// they are.
  func add(
    at product: Int, passing amounts: [Double], to sums: UnsafeMutableBufferPointer<Double>,
    _ counts: UnsafeMutableBufferPointer<Int32>)

  /// The sums of ``add(at:passing:to:_:)`` for many products, eight at a time: those of the first eight by place of the
  /// history, then those of the next. `nil` where one product after the other costs less.
  func sums(at products: [Int], passing amounts: [Double]) -> [SIMD8<Double>]?
}

extension Meetings {
  func sums(at products: [Int], passing amounts: [Double]) -> [SIMD8<Double>]? { nil }
}

/// For each of some customers the places of a history that she shares, in compressed rows.
struct SharedPlaces {
  var starts: [Int32] = [0]
  var places: [Int32] = []

  /// Adds what a customer passes on to each place that she shares.
  @inline(__always)
  func add(
    _ amount: Double, ofRow row: Int, to sums: UnsafeMutableBufferPointer<Double>,
    _ counts: UnsafeMutableBufferPointer<Int32>
  ) {
    places.withUnsafeBufferPointer { places in
      for entry in Int(starts[row])..<Int(starts[row + 1]) {
        let place = Int(places[entry])
        sums[place] += amount
        counts[place] += 1
      }
    }
  }
}
