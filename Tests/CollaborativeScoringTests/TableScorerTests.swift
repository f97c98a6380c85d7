// CollaborativeScoringTests › TableScorerTests: tables looked up, and what everybody likes.

import Catalogue
import CollaborativeScoring
import Foundation
import Scoring
import ScoringTesting
import Testing
import VectorMath

@Suite("Scores from what customers chose")
struct TableScorerTests {
  /// Product 2 twice, 9 disliked, 21 unknown to the tables.
  private var request: ScoringRequest {
    ScoringRequest(user: 1, history: .trying)
  }

  @Test("The laws hold, with products among the history that came after training")
  func laws() {
    let choices = Choices.drawn(users: 60, products: 20, chance: 0.2, seed: 8)
    let neighbours = TableScorer(
      name: "neighbours", table: NeighboursTrainer(count: 5).train(choices), pattern: .together)
    let transitions = TableScorer(
      name: "transition", table: TransitionsTrainer().train(choices), pattern: .next)
    expectLaws(of: neighbours, request: request, productCount: 24)
    expectLaws(of: transitions, request: request, productCount: 24)
    expectLaws(of: PopularityScorer(choices), request: request, productCount: 24)
  }

  @Test("A score is the strength times the table's weight, and says how many customers are behind it")
  func lookUp() {
    let table = KernelTable(
      weights: SparseRows(starts: [0, 2, 2, 2], columns: [1, 2], values: [0.5, 0.25], columnCount: 3),
      customers: [7, 3])
    let history = ScoringRequest(user: nil, history: [HistoryItem.bought(5, 0, 0.8)])
    let together = TableScorer(name: "neighbours", table: table, pattern: .together).prepare(history)
    #expect(
      together.contributions(to: ProductID(1)) == [
        Contribution(
          scorer: "neighbours", evidence: .together(item: ProductID(0), customers: 7), amount: 0.4,
          because: .event(5))
      ])
    let next = TableScorer(name: "transition", table: table, pattern: .next).prepare(history)
    #expect(next.contributions(to: ProductID(2)).map(\.evidence) == [.next(item: ProductID(0), customers: 3)])
    #expect(next.contributions(to: ProductID(0)).isEmpty)
  }

  @Test("On the checkerboard everybody's missing product comes before the other camp's", arguments: 0..<12)
  func checkerboard(user: Int) {
    let board = Checkerboard()
    let table = NeighboursTrainer().train(board.choices)
    #expect(board.isSolved(by: TableScorer(name: "neighbours", table: table, pattern: .together), for: user))
  }

  @Test("The most popular product scores 1, one that nobody chose 0 and without a reason")
  func popularity() {
    let choices = Choices(sequences: IndexRows(rows: [[0, 1], [0], [0]]), productCount: 3)
    let prepared = PopularityScorer(choices).prepare(ScoringRequest(user: nil, history: []))
    #expect(prepared.score(of: ProductID(0)) == 1)
    #expect(prepared.score(of: ProductID(1)) == log1p(1) / log1p(3))
    #expect(prepared.contributions(to: ProductID(2)).isEmpty)
    #expect(prepared.contributions(to: ProductID(3)).isEmpty)
    let empty = PopularityScorer(Choices(sequences: IndexRows(rows: [[]]), productCount: 2))
    #expect(empty.prepare(ScoringRequest(user: nil, history: [])).score(of: ProductID(0)) == 0)
  }
}
