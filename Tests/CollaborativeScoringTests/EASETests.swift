// CollaborativeScoringTests › EASETests: the linear model against the conditions that its weights fulfil.

import Catalogue
import CollaborativeScoring
import Scoring
import ScoringTesting
import Testing
import VectorMath

@Suite("Linear autoencoder")
struct EASETests {
  private let choices = Choices.drawn(users: 60, products: 15, chance: 0.25, seed: 11)

  @Test("The laws hold, with weights below 0")
  func laws() throws {
    let table = try #require(EASETrainer(regularisation: 2).train(choices))
    #expect(table.weights.values.contains { $0 < 0 })
    let history = [(2, 1.0), (16, 1), (9, -0.8), (2, 0.2)].enumerated().map { event, item in
      HistoryItem(
        cause: .event(event), product: ProductID(item.0), variant: 0, relation: "bought", strength: item.1)
    }
    expectLaws(
      of: TableScorer(name: "ease", table: table, pattern: .together),
      request: ScoringRequest(user: 1, history: history), productCount: 18)
  }

  @Test("Off the diagonal the gradient of the loss is 0: Rᵀ(R W − R) + λW = 0")
  func gradient() throws {
    let table = try #require(EASETrainer(regularisation: 3).train(choices))
    func both(_ a: Int, _ b: Int) -> Double {
      Double(Set(choices.byProduct.row(a)).intersection(choices.byProduct.row(b)).count)
    }
    for h in 0..<15 {
      for i in 0..<15 where i != h {
        let fitted = (0..<15).reduce(0.0) { $0 + both(h, $1) * Double(table.weights.value($1, i)) }
        #expect(abs(fitted - both(h, i) + 3 * Double(table.weights.value(h, i))) < 1e-3, "\(h), \(i)")
      }
      #expect(table.weights.value(h, h) == 0)
    }
  }

  @Test("Cut short, a row keeps its largest weights by amount, with the customers of both")
  func pruned() throws {
    let whole = try #require(EASETrainer(regularisation: 3).train(choices))
    let cut = try #require(EASETrainer(regularisation: 3, count: 4).train(choices))
    for h in 0..<15 {
      let amounts = (0..<15).map { abs(whole.weights.value(h, $0)) }.sorted(by: >)
      for i in 0..<15 {
        let kept = abs(whole.weights.value(h, i)) >= amounts[3]
        #expect(cut.weights.value(h, i) == (kept ? whole.weights.value(h, i) : 0))
        guard let place = cut.weights.index(h, i) else { continue }
        let both = Set(choices.byProduct.row(h)).intersection(choices.byProduct.row(i)).count
        #expect(Int(cut.customers[place]) == both)
      }
    }
  }

  @Test("Without regularisation, two products that always go together cannot be told apart")
  func singular() {
    let twins = Choices(sequences: IndexRows(rows: [[0, 1], [0, 1]]), productCount: 2)
    #expect(EASETrainer(regularisation: 0).train(twins) == nil)
  }
}
