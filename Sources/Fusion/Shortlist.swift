// Fusion › Shortlist: the best few of many, by a bounded heap.

/// Keeps the products with the largest scores; of equal scores the lower product number stays.
package struct Shortlist {
  private let capacity: Int
  /// A heap with the worst kept product at the root.
  private var heap: [(product: Int32, score: Float)] = []

  package init(capacity: Int) {
    self.capacity = capacity
    heap.reserveCapacity(capacity)
  }

  /// Takes the best of all products that are allowed.
  ///
  /// Most products are far from the list: sixteen at a time are passed over by one comparison with the worst kept.
  package mutating func take(_ scores: [Float], where isAllowed: (Int) -> Bool) {
    take(bounds: scores, where: isAllowed) { product, _ in scores[product] }
  }

  /// Takes the best of all products that are allowed, working out only those whose bound is above the worst kept.
  ///
  /// `score` is asked for a product's score, and may answer `nil` once it is sure to be no more than the given bar.
  mutating func take(
    bounds scores: [Float], where isAllowed: (Int) -> Bool, score: (_ product: Int, _ bar: Float) -> Float?
  ) {
    var place = 0
    var bar = heap.count == capacity ? heap[0].score : -Float.infinity
    scores.withUnsafeBytes { bytes in
      let scores = bytes.bindMemory(to: Float.self)
      while place < scores.count {
        if place + Self.block <= scores.count, !Self.exceeds(bytes, at: place, bar) {
          place += Self.block
          continue
        }
        let end = min(place + Self.block, scores.count)
        while place < end {
          if scores[place] > bar, isAllowed(place), let score = score(place, bar), score > bar {
            insert(Int32(place), score)
            if heap.count == capacity { bar = heap[0].score }
          }
          place += 1
        }
      }
    }
  }

  /// So many scores are compared with the bar at once.
  private static let block = 16

  /// Whether one of a block of scores is above the bar: four times four lanes, which every processor has.
  private static func exceeds(_ scores: UnsafeRawBufferPointer, at place: Int, _ bar: Float) -> Bool {
    let bars = SIMD4(repeating: bar)
    func four(_ part: Int) -> SIMDMask<SIMD4<Int32>> {
      scores.loadUnaligned(
        fromByteOffset: (place + 4 * part) * MemoryLayout<Float>.stride, as: SIMD4<Float>.self) .> bars
    }
    return any(four(0) .| four(1) .| four(2) .| four(3))
  }

  /// In rising order of number.
  package var products: [Int32] { heap.map(\.product).sorted() }

  /// In rising order of number, those of the kept products that the first `length` may hold.
  ///
  /// Single precision is within `1e-4` of the largest score (law A of a scorer); here that is taken ten times as wide. What
  /// lies further behind the last place needs no receipt.
  func products(forList length: Int) -> [Int32] {
    guard length > 0, length < heap.count else { return products }
    let scores = heap.map(\.score).sorted(by: >)
    let least = scores[length - 1] - Self.rounding * max(abs(scores[0]), abs(scores[scores.count - 1]))
    return heap.lazy.filter { $0.score >= least }.map(\.product).sorted()
  }

  private static let rounding: Float = 1e-3

  /// Takes one product; when the list is full, only one that is better than the worst kept.
  mutating func offer(_ product: Int32, score: Float) {
    if heap.count < capacity || score > heap[0].score { insert(product, score) }
  }

  private mutating func insert(_ product: Int32, _ score: Float) {
    if heap.count < capacity {
      heap.append((product, score))
      var place = heap.count - 1
      while place > 0, Self.isWorse(heap[place], heap[(place - 1) / 2]) {
        heap.swapAt(place, (place - 1) / 2)
        place = (place - 1) / 2
      }
    } else {
      heap[0] = (product, score)
      sink()
    }
  }

  private mutating func sink() {
    var place = 0
    while true {
      let left = 2 * place + 1
      guard left < heap.count else { return }
      let right = left + 1
      let worse = right < heap.count && Self.isWorse(heap[right], heap[left]) ? right : left
      guard Self.isWorse(heap[worse], heap[place]) else { return }
      heap.swapAt(place, worse)
      place = worse
    }
  }

  private static func isWorse(_ a: (product: Int32, score: Float), _ b: (product: Int32, score: Float))
    -> Bool
  {
    a.score != b.score ? a.score < b.score : a.product > b.product
  }
}
