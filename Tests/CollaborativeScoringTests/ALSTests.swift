// CollaborativeScoringTests › ALSTests: factors against the loss that they minimise.

import Catalogue
import CollaborativeScoring
import Scoring
import ScoringTesting
import Testing
import VectorMath

@Suite("Alternating least squares")
struct ALSTests {
  private let choices = Choices.drawn(users: 60, products: 20, chance: 0.2, seed: 4)

  @Test("The laws hold, with a product taken twice, one disliked, and ones that came after training")
  func laws() throws {
    let kernel = try #require(ALSTrainer(dimensions: 8, epochs: 3).train(choices))
    let history = [HistoryItem].trying
    expectLaws(
      of: FactorScorer(name: "als", kernel: kernel), request: ScoringRequest(user: 1, history: history),
      productCount: 24)
  }

  @Test("Training ends where each product's vector is the least-squares answer to the customers' vectors")
  func fixedPoint() throws {
    let trainer = ALSTrainer(dimensions: 3, epochs: 400, unobserved: 0.1, regularisation: 0.02)
    let kernel = try #require(trainer.train(choices))
    let items = (0..<20).map { row in
      (0..<3).map { Double(kernel.candidate.values[row * 3 + $0]) }
    }
    func normal(_ all: [[Double]], _ chosen: [Int]) -> (matrix: [[Double]], right: [Double]) {
      let ridge = 0.02 * (Double(chosen.count) + 0.1 * Double(all.count))
      var matrix = [[Double]](repeating: [0, 0, 0], count: 3)
      var right = [0.0, 0, 0]
      for (place, vector) in all.enumerated() {
        let weight = chosen.contains(place) ? 1.1 : 0.1
        for a in 0..<3 { for b in 0..<3 { matrix[a][b] += weight * vector[a] * vector[b] } }
        if chosen.contains(place) { for a in 0..<3 { right[a] += vector[a] } }
      }
      for a in 0..<3 { matrix[a][a] += ridge }
      return (matrix, right)
    }
    let customers = (0..<60).map { user in
      let (matrix, right) = normal(items, choices.byUser.row(user).map { Int($0) })
      return solved(matrix, right)
    }
    for product in 0..<20 {
      let (matrix, right) = normal(customers, choices.byProduct.row(product).map { Int($0) })
      for (found, exact) in zip(items[product], solved(matrix, right)) { #expect(abs(found - exact) < 2e-3) }
    }
    // Folded in: the history's side is the candidates' times the inverse of the average customer's matrix.
    var mean = [[Double]](repeating: [0, 0, 0], count: 3)
    for user in 0..<60 {
      let (matrix, _) = normal(items, choices.byUser.row(user).map { Int($0) })
      for a in 0..<3 { for b in 0..<3 { mean[a][b] += matrix[a][b] / 60 } }
    }
    for product in 0..<20 {
      for (column, exact) in solved(mean, items[product]).enumerated() {
        #expect(abs(Double(kernel.history.values[product * 3 + column]) - exact) < 1e-3 * max(1, abs(exact)))
      }
    }
  }

  @Test("On the checkerboard everybody's missing product comes before the other camp's")
  func checkerboard() throws {
    let board = Checkerboard()
    let kernel = try #require(ALSTrainer(dimensions: 4, epochs: 30, unobserved: 0.1).train(board.choices))
    let scorer = FactorScorer(name: "als", kernel: kernel)
    for user in 0..<board.side { #expect(board.isSolved(by: scorer, for: user), "customer \(user)") }
  }

  @Test("The same seed gives the same bytes, another seed others; progress is told; nobody teaches nothing")
  func seeds() throws {
    var told: [Int] = []
    func bits(_ seed: UInt64) throws -> [UInt32] {
      let kernel = try #require(
        ALSTrainer(dimensions: 4, epochs: 2, seed: seed).train(choices) { told.append($0) })
      return kernel.history.values.map(\.bitPattern)
    }
    #expect(try bits(1) == bits(1))
    #expect(try bits(1) != bits(2))
    #expect(told == [1, 2, 1, 2, 1, 2, 1, 2])
    #expect(ALSTrainer().train(Choices(sequences: IndexRows(rows: [[]]), productCount: 2)) == nil)
  }
}
