// CollaborativeScoringTests › UpdateTests: tables brought up to date against tables learned from everything.

import CollaborativeScoring
import Scoring
import ScoringTesting
import Testing
import VectorMath

@Suite("Tables brought up to date")
struct UpdateTests {
  /// Choices of before, and the rows of some customers who did more: new products, new customers, or nothing.
  private func change(seed: UInt64, takesBack: Bool = false) -> (before: Choices, change: ChoicesChange) {
    var chance = SeededGenerator(seed: seed)
    let before = Choices.drawn(users: 60, products: 30, chance: 0.2, seed: seed)
    var rows: [Int: [Int32]] = [:]
    for user in [3, 17, 40, 60, 61] {
      var row = user < 60 ? Array(before.sequences.row(user)) : []
      if takesBack, !row.isEmpty { row.removeFirst() }
      // Products from 30 on came after the training.
      for _ in 0..<3 {
        let product = Int32(chance.next() % 33)
        let place = Int(chance.next() % UInt64(row.count + 1))
        if !row.contains(product) { row.insert(product, at: place) }
      }
      rows[user] = row
    }
    rows[5] = Array(before.sequences.row(5))
    return (before, ChoicesChange(before, rows: rows, productCount: 33, userCount: 63))
  }

  private func expectSame(_ one: KernelTable?, _ other: KernelTable) throws {
    let one = try #require(one)
    #expect(one.weights.starts == other.weights.starts)
    #expect(one.weights.columns == other.weights.columns)
    #expect(one.weights.values.map(\.bitPattern) == other.weights.values.map(\.bitPattern))
    #expect(one.customers == other.customers)
  }

  @Test("Neighbours are those of a full training to the bit, however many a row keeps", arguments: 0..<40)
  func neighbours(seed: UInt64) throws {
    for (limit, shrinkage) in [(3, 0.0), (6, 5.0), (100, 5.0)] {
      let trainer = NeighboursTrainer(count: limit, likeness: .cosine(shrinkage: shrinkage))
      let (before, change) = change(seed: seed)
      try expectSame(trainer.update(trainer.train(before), by: change), trainer.train(change.choices))
    }
  }

  @Test(
    "Transitions are those of a full training to the bit, also where something was taken back",
    arguments: 0..<20)
  func transitions(seed: UInt64) throws {
    for takesBack in [false, true] {
      let trainer = TransitionsTrainer(window: 3, back: 0.3, count: 5)
      let (before, change) = change(seed: seed, takesBack: takesBack)
      try expectSame(trainer.update(trainer.train(before), by: change), trainer.train(change.choices))
    }
  }

  @Test("What hangs on more than the customers of both is not brought up to date")
  func refusals() {
    let (before, growth) = change(seed: 1)
    let shrinking = change(seed: 1, takesBack: true).change
    let cosine = NeighboursTrainer(count: 5)
    #expect(growth.isGrowth && !shrinking.isGrowth)
    #expect(cosine.update(cosine.train(before), by: shrinking) == nil)
    for likeness in [Likeness.pearson(shrinkage: 1), .bm25, .rp3beta(alpha: 0.6, beta: 0.3)] {
      let trainer = NeighboursTrainer(count: 5, likeness: likeness)
      #expect(trainer.update(trainer.train(before), by: growth) == nil)
    }
    let damped = TransitionsTrainer(end: 0.5)
    #expect(damped.update(damped.train(before), by: growth) == nil)
  }

  @Test("A change counts the customers whose choices differ, and concerns their products alone")
  func touched() {
    let before = Choices.drawn(users: 60, products: 30, chance: 0.2, seed: 9)
    let same = ChoicesChange(
      before, rows: [4: Array(before.sequences.row(4))], productCount: 30, userCount: 60)
    #expect(same.customerCount == 0 && !(0..<30).contains(where: same.concerns))
    let one = ChoicesChange(before, rows: [60: [7, 2]], productCount: 30, userCount: 61)
    #expect(one.customerCount == 1 && (0..<30).filter(one.concerns) == [2, 7])
  }
}
