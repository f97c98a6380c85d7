// CollaborativeScoringTests › OwnTasteTests: customers folded in by their own choices, against matrices inverted outright.

import Catalogue
import CollaborativeScoring
import Scoring
import ScoringTesting
import Testing
import VectorMath

@Suite("Factors by a customer's own taste")
struct OwnTasteTests {
  private static let width = 6
  private let choices = Choices.drawn(users: 60, products: 20, chance: 0.25, seed: 4)
  private let trainer = ALSTrainer(
    dimensions: width, epochs: 4, unobserved: 0.1, regularisation: 0.02, own: true)

  /// What a customer chose before training and what she did since: a product taken twice, one disliked, one too new.
  private func request(of user: Int) -> ScoringRequest {
    let chosen = choices.byUser.row(user).enumerated().map { place, product in
      HistoryItem.bought(10 + place, Int(product), 1 - 0.1 * Double(place))
    }
    return ScoringRequest(user: user, history: chosen + .trying)
  }

  @Test("The laws hold, with choices of before and after training", arguments: [0, 1, 2])
  func laws(user: Int) throws {
    let kernel = try #require(trainer.train(choices))
    expectLaws(
      of: FactorScorer(name: "als", kernel: kernel, choices: choices), request: request(of: user),
      productCount: 24)
  }

  @Test("Each event counts by the inverse of the customer's own normal matrix", arguments: [0, 1, 2])
  func againstInverse(user: Int) throws {
    let kernel = try #require(trainer.train(choices))
    let items = (0..<20).map { row in
      (0..<Self.width).map { Double(kernel.candidate.values[row * Self.width + $0]) }
    }
    let chosen = Set(choices.byUser.row(user).map { Int($0) })
    let mean = Double(choices.sequences.columns.count) / 60
    var matrix = [[Double]](repeating: [Double](repeating: 0, count: Self.width), count: Self.width)
    for a in 0..<Self.width {
      matrix[a][a] = 0.02 * (mean + 0.1 * 20)
      for b in 0..<Self.width {
        for (item, vector) in items.enumerated() {
          matrix[a][b] += (chosen.contains(item) ? 1.1 : 0.1) * vector[a] * vector[b]
        }
      }
    }
    let request = request(of: user)
    let prepared = FactorScorer(name: "als", kernel: kernel, choices: choices).prepare(request)
    for product in 0..<20 {
      let asked = solved(matrix, items[product])
      let expected = request.history.filter { $0.product.index < 20 && $0.product.index != product }
      let found = prepared.contributions(to: ProductID(product))
      #expect(found.map(\.because) == expected.map(\.cause))
      for (contribution, item) in zip(found, expected) {
        let likeness = zip(items[item.product.index], asked).reduce(0) { $0 + $1.0 * $1.1 }
        #expect(
          abs(contribution.amount - item.strength * likeness) < 1e-4, "product \(product), \(item.cause)")
      }
    }
  }

  @Test("Who was not there at training is folded in as the average customer", arguments: [nil, 60, 3])
  func stranger(user: Int?) throws {
    // Customer 3 was there and had chosen nothing.
    let all = Choices.drawn(users: 60, products: 20, chance: 0.25, seed: 4).sequences
    let rows = (0..<60).map { user in user == 3 ? [] : all.row(user).map { Int($0) } }
    let choices = Choices(sequences: IndexRows(rows: rows), productCount: 20)
    let kernel = try #require(trainer.train(choices))
    let average = FactorKernel(history: kernel.history, candidate: kernel.candidate)
    let request = ScoringRequest(user: user, history: .trying)
    let own = FactorScorer(name: "als", kernel: kernel, choices: choices).prepare(request)
    let plain = FactorScorer(name: "als", kernel: average).prepare(request)
    for product in 0..<20 {
      #expect(own.contributions(to: ProductID(product)) == plain.contributions(to: ProductID(product)))
    }
  }

  @Test("On the checkerboard everybody's missing product comes before the other camp's")
  func checkerboard() throws {
    let board = Checkerboard()
    let trainer = ALSTrainer(dimensions: 4, epochs: 30, unobserved: 0.1, own: true)
    let kernel = try #require(trainer.train(board.choices))
    let scorer = FactorScorer(name: "als", kernel: kernel, choices: board.choices)
    for user in 0..<board.side { #expect(board.isSolved(by: scorer, for: user), "customer \(user)") }
  }
}
