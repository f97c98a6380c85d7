// ComparisonTests › NeuMFTests: the network that lists are compared with learns what there is to learn.

import Comparison
import Scoring
import ScoringTesting
import Testing
import VectorMath

@Suite("NeuMF")
struct NeuMFTests {
  private func bits(_ seed: UInt64) throws -> [UInt32] {
    let choices = Choices.drawn(users: 60, products: 20, chance: 0.2, seed: 4)
    let model = try #require(NeuMFTrainer(dimensions: 4, epochs: 3, seed: seed).train(choices))
    return (0..<60).flatMap { model.scores(user: $0).map(\.bitPattern) }
  }

  @Test("One seed gives one network, to the bit; another seed another")
  func seeds() throws {
    #expect(try bits(1) == bits(1))
    #expect(try bits(1) != bits(2))
  }

  @Test("Each small step lowers the loss of what it learns from")
  func steps() {
    var random = SeededGenerator(seed: 3)
    var model = NeuMF(userCount: 5, productCount: 7, dimensions: 6, &random)
    let users: [Int32] = [0, 1, 1, 4, 2, 0]
    let products: [Int32] = [3, 3, 6, 0, 5, 3]
    let isTaken = [true, false, true, true, false, true]
    var before = model.loss(users: users, products: products, isTaken: isTaken)
    for step in 0..<50 {
      model.learn(users: users, products: products, isTaken: isTaken, rate: 0.001)
      let after = model.loss(users: users, products: products, isTaken: isTaken)
      #expect(after < before, "step \(step)")
      before = after
    }
  }

  @Test("What is taken by one camp comes before what is taken by the other")
  func camps() throws {
    let rows = (0..<80).map { user in (0..<10).filter { ($0 + user) % 10 != 0 }.map { 2 * $0 + user % 2 } }
    let choices = Choices(sequences: IndexRows(rows: rows), productCount: 20)
    let model = try #require(NeuMFTrainer(dimensions: 8, epochs: 150).train(choices))
    for user in 0..<10 {
      let scores = model.scores(user: user)
      let own = (0..<20).filter { $0 % 2 == user % 2 }.map { scores[$0] }
      let others = (0..<20).filter { $0 % 2 != user % 2 }.map { scores[$0] }
      #expect((own.min() ?? 0) > (others.max() ?? 0), "customer \(user)")
    }
  }

  @Test("Nothing to learn from gives no network, and somebody new has no taste")
  func little() throws {
    #expect(NeuMFTrainer().train(Choices(sequences: IndexRows(rows: [[0], [1]]), productCount: 2)) == nil)
    let choices = Choices.drawn(users: 60, products: 20, chance: 0.2, seed: 4)
    let model = try #require(NeuMFTrainer(dimensions: 4, epochs: 1).train(choices))
    #expect(model.scores(user: 60) == [Float](repeating: 0, count: 20))
  }
}
