// Evaluation › Exposure: which products get onto lists at all, over many lists.

/// How often each product was listed.
package struct Exposure: Hashable, Sendable {
  /// By product.
  package private(set) var counts: [Int]

  package init(productCount: Int) {
    counts = [Int](repeating: 0, count: productCount)
  }

  package mutating func add(_ list: some Sequence<Int32>) {
    for product in list { counts[Int(product)] += 1 }
  }

  /// The share of products that were listed at least once, among those that `counts` them.
  package func coverage(of products: (Int) -> Bool) -> Double {
    var listed = 0
    var all = 0
    for product in counts.indices where products(product) {
      all += 1
      if counts[product] > 0 { listed += 1 }
    }
    return all == 0 ? 0 : Double(listed) / Double(all)
  }

  /// The Gini index of the counts: 0 when every product is listed equally often, near 1 when a few have every place.
  ///
  /// `Σ (2 rank − n − 1) x / (n Σ x)` over the counts in rising order.
  package func gini(of products: (Int) -> Bool) -> Double {
    let rising = counts.indices.filter(products).map { counts[$0] }.sorted()
    let sum = rising.reduce(0, +)
    guard sum > 0 else { return 0 }
    let weighted = rising.enumerated().reduce(0.0) {
      $0 + Double((2 * $1.offset + 1 - rising.count) * $1.element)
    }
    return weighted / (Double(rising.count) * Double(sum))
  }

  /// The Lorenz curve: the share of all places that the least listed products have, at so many equal steps from 0 to 1.
  package func lorenz(of products: (Int) -> Bool, steps: Int) -> [Double] {
    let rising = counts.indices.filter(products).map { counts[$0] }.sorted()
    let sum = rising.reduce(0, +)
    guard sum > 0 else { return [] }
    var running = [0]
    running.reserveCapacity(rising.count + 1)
    for count in rising { running.append(running[running.count - 1] + count) }
    return (0...steps).map { Double(running[rising.count * $0 / steps]) / Double(sum) }
  }
}
