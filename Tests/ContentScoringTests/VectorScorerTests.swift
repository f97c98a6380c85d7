// ContentScoringTests › VectorScorerTests: likeness by vectors from any encoder.

import Catalogue
import ContentScoring
import Scoring
import ScoringTesting
import Testing
import VectorMath

@Suite("Vectors")
struct VectorScorerTests {
  private static let scorer = VectorScorer(
    DenseRows(rowCount: 5, columnCount: 2, values: [1, 0, 0.6, 0.8, 0, 1, 0, 0, -1, 0]))

  @Test("The laws hold, with products that have no vector and ones that came later")
  func laws() {
    let history = [
      HistoryItem.bought(1, 0, 1), HistoryItem.bought(2, 1, 0.5), HistoryItem.bought(3, 3, 1),
      HistoryItem.bought(4, 2, -0.8), HistoryItem.bought(5, 0, 0.2), HistoryItem.bought(6, 6, 1),
    ]
    expectLaws(of: Self.scorer, request: ScoringRequest(user: 0, history: history), productCount: 7)
  }

  @Test("The amount is the cosine times the strength of the event")
  func cosine() {
    let prepared = Self.scorer.prepare(ScoringRequest(user: 0, history: [HistoryItem.bought(1, 0, 0.5)]))
    #expect(abs(prepared.score(of: ProductID(1)) - 0.3) < 1e-7)
    #expect(prepared.score(of: ProductID(4)) == -0.5)
    #expect(prepared.contributions(to: ProductID(3)).isEmpty)
    #expect(prepared.contributions(to: ProductID(0)).isEmpty)
  }
}
