// GraphWalkScoring › PlacesByProduct: where in a history each of its products stands.

/// Where in a history each of its products stands; O(history) however many products a shop has.
struct PlacesByProduct {
  private let products: [Int]
  /// By slot the first place of the product that hashes there, and by place the next one of the same product.
  private var slots: [Int32]
  private var next: [Int32]

  init(_ products: [Int]) {
    self.products = products
    var count = 2
    while count < 2 * products.count { count *= 2 }
    slots = [Int32](repeating: Self.none, count: count)
    next = [Int32](repeating: Self.none, count: products.count)
    // From the last on, so that the places of a product rise.
    for place in products.indices.reversed() {
      let slot = slot(of: products[place])
      next[place] = slots[slot]
      slots[slot] = Int32(place)
    }
  }

  /// Hands on the places of a product, rising; of most products there are none.
  @inline(__always)
  func forEach(of product: Int, _ body: (Int) -> Void) {
    let slot = slot(of: product)
    var place = Int(slots[slot])
    guard place >= 0 else { return }
    while place >= 0, products[place] == product {
      body(place)
      place = Int(next[place])
    }
  }

  private static let none: Int32 = -1

  /// The slot that has the product, or the free one that it would take.
  @inline(__always)
  private func slot(of product: Int) -> Int {
    var slot = Int(truncatingIfNeeded: UInt64(product) &* 0x9E37_79B9_7F4A_7C15 >> 32) & (slots.count - 1)
    while slots[slot] >= 0, products[Int(slots[slot])] != product { slot = (slot + 1) & (slots.count - 1) }
    return slot
  }
}
