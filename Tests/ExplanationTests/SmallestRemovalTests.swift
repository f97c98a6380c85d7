// ExplanationTests › SmallestRemovalTests: removals on random sums, against all subsets.

import Catalogue
import Explanation
import Scoring
import Testing
import VectorMath

/// A made-up list: some products whose scores are sums over actions.
private struct RandomList {
  let supports: [Support]

  init(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let actions = Int.random(in: 1...10, using: &generator)
    supports = (0..<12).map { product in
      let parts = (0..<actions).map { _ in
        Double.random(in: 0...1, using: &generator) < 0.3 ? 0 : Double.random(in: -0.2...1, using: &generator)
      }
      return Support(
        product: ProductID(product), base: Double.random(in: 0...0.6, using: &generator), parts: parts)
    }.sorted { $0.score > $1.score }
  }

  var actionCount: Int { supports[0].parts.count }

  /// The place of the first product without some actions.
  func rank(without actions: [Int]) -> Int {
    let own = supports[0].score(without: actions)
    return 1 + supports.dropFirst().count { $0.score(without: actions) > own + 1e-12 }
  }

  /// The size of the smallest set without which the first product is not among the first `places`, by trying all.
  func smallest(places: Int) -> Int? {
    (1..<(1 << actionCount)).filter { mask in
      rank(without: (0..<actionCount).filter { mask >> $0 & 1 == 1 }) > places
    }.map(\.nonzeroBitCount).min()
  }
}

@Suite("The smallest removal")
struct SmallestRemovalTests {
  @Test("It takes the first place away, and no smaller set does", arguments: 0..<300 as Range<UInt64>)
  func first(seed: UInt64) throws {
    let list = RandomList(seed: seed)
    let found = SmallestRemoval.overtaken(list.supports[0], by: Array(list.supports.dropFirst()))
    #expect(found?.actions.count == list.smallest(places: 1))
    if let found {
      #expect(list.rank(without: found.actions) > 1)
      #expect(found.actions == found.actions.sorted())
    }
  }

  @Test(
    "What takes a product from the list does, and none of it can be given back",
    arguments: 0..<300 as Range<UInt64>)
  func list(seed: UInt64) throws {
    let list = RandomList(seed: seed)
    let found = SmallestRemoval.dropped(list.supports[0], from: 3, by: Array(list.supports.dropFirst()))
    guard let found else {
      #expect(list.rank(without: Array(0..<list.actionCount)) <= 3)
      return
    }
    #expect(list.rank(without: found.actions) > 3)
    #expect(found.actions.count >= list.smallest(places: 3) ?? .max)
    for action in found.actions where found.actions.count > 1 {
      #expect(list.rank(without: found.actions.filter { $0 != action }) <= 3)
    }
  }

  @Test("Of equally few actions those that put the rival furthest ahead are taken, and then the latest")
  func ties() throws {
    let first = Support(product: ProductID(0), base: 0, parts: [0.6, 0.6, 0.5])
    let near = Support(product: ProductID(1), base: 1.3, parts: [0, 0, 0])
    let found = try #require(SmallestRemoval.overtaken(first, by: [near]))
    #expect(found.actions == [1])
    let far = Support(product: ProductID(2), base: 1.4, parts: [0, 0, 0])
    #expect(SmallestRemoval.overtaken(first, by: [near, far])?.rival == ProductID(2))
  }

  @Test("A product that stands without any action cannot be moved")
  func unmoved() {
    let first = Support(product: ProductID(0), base: 2, parts: [0.1, 0.1])
    let other = Support(product: ProductID(1), base: 1, parts: [0.1, 0])
    #expect(SmallestRemoval.overtaken(first, by: [other]) == nil)
    #expect(SmallestRemoval.dropped(first, from: 1, by: [other]) == nil)
    #expect(SmallestRemoval.dropped(first, from: 2, by: [other]) == nil)
  }

  @Test("A weight flips the order where the rivals' lines cross", arguments: 0..<100 as Range<UInt64>)
  func weights(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let scores = (0..<8).map { product in
      SplitScore(
        product: ProductID(product), part: Double.random(in: -0.2...1, using: &generator),
        rest: Double.random(in: 0...1, using: &generator))
    }.sorted { $0.part + $0.rest > $1.part + $1.rest }
    let rivals = Array(scores.dropFirst())
    let first = scores[0]
    func isFirst(at factor: Double) -> Bool {
      rivals.allSatisfy { $0.part * factor + $0.rest <= first.part * factor + first.rest }
    }
    let (less, more) = WeightFlip.nearest(first, rivals: rivals)
    if let less { #expect(less.factor == 0 || !isFirst(at: less.factor - 1e-9)) }
    // Between the two factors nobody else is ahead.
    for step in 1..<100 {
      let factor =
        (less?.factor ?? 0) + Double(step) / 100 * (min(more?.factor ?? 20, 20) - (less?.factor ?? 0))
      #expect(isFirst(at: factor), "at \(factor)")
    }
    if let more { #expect(!isFirst(at: more.factor * (1 + 1e-9))) }
  }

  @Test("Moves tell what rose, fell, came and went")
  func moves() {
    let ids = (0..<5).map { ProductID($0) }
    let moves = ListMove.between([ids[0], ids[1], ids[2]], [ids[2], ids[0], ids[4]])
    #expect(moves.map(\.product) == [ids[2], ids[0], ids[4], ids[1]])
    #expect(moves.map(\.rise) == [2, -1, nil, nil])
    #expect(moves.map(\.before) == [3, 1, nil, 2])
    #expect(moves.map(\.after) == [1, 2, 3, nil])
  }
}
