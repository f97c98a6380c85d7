// ComparisonTests › FusionTests: the fusions that the served one is compared with do what their papers say.

import Foundation
import Comparison
import Testing
import VectorMath

@Suite("Other fusions")
struct FusionTests {
  /// Two scorers; the last candidate has no evidence from the second.
  private let table = ScoreTable(columns: [[9, 6, 3, 0], [1, 4, 1, 0]])

  @Test("The average stretches each scorer to the same range first")
  func average() {
    let expected: [Float] = [0.625, 0.8333333, 0.29166667, 0]
    for (own, wanted) in zip(RankFusion.average(table), expected) { #expect((own - wanted).magnitude < 1e-6) }
  }

  @Test("Votes count ranks, equal scores alike, and nothing without evidence")
  func votes() {
    let points: [Float] = [5, 5, 3, 0]
    #expect(RankFusion.borda(table) == points)
    let ranks: [[Float]] = [[1, 2], [2, 1], [3, 2], []]
    for (own, ranks) in zip(RankFusion.reciprocalRank(table), ranks) {
      let wanted = ranks.reduce(Float(0)) { $0 + 1 / (60 + $1) }
      #expect((own - wanted).magnitude < 1e-7)
    }
  }

  @Test("A cascade orders what its first step let through, and nothing else")
  func cascade() {
    #expect(RankFusion.cascade(table, recall: 0, weights: [0, 1], depth: 2) == [1, 4, 0, 0])
  }

  /// Candidates of which those are taken more likely that score high with the first scorer.
  private func examples(_ count: Int, taken: ([Float], inout SeededGenerator) -> Bool) -> StackingExamples {
    var random = SeededGenerator(seed: 5)
    var examples = StackingExamples(width: 3)
    for _ in 0..<count {
      let row = (0..<3).map { _ in Float(random.unit()) }
      examples.add(row, isTaken: taken(row, &random))
    }
    return examples
  }

  @Test("Stacking finds the weights that choices were made with, and gives a contrary scorer none")
  func linear() {
    let stack = LinearStack(
      examples(20_000) { row, random in
        let score = 3 * Double(row[0]) + Double(row[1]) - 2 * Double(row[2]) - 2
        return random.unit() < 1 / (1 + exp(-score))
      })
    #expect(abs(stack.weights[0] - 3) < 0.25)
    #expect(abs(stack.weights[1] - 1) < 0.25)
    #expect(stack.weights[2] == 0)
  }

  @Test("No weight of a stack can be changed for the better")
  func optimum() {
    let shown = examples(500) { row, random in Double(row[0] + row[1] - row[2]) > random.unit() }
    let stack = LinearStack(shown)
    func loss(_ weights: [Double]) -> Double {
      var loss = (weights.reduce(0) { $0 + $1 * $1 } + stack.bias * stack.bias) * 0.5e-3
      for example in 0..<shown.count {
        let score = (0..<3).reduce(stack.bias) { $0 + weights[$1] * Double(shown.values[example * 3 + $1]) }
        loss += log1p(exp(shown.isTaken[example] ? -score : score))
      }
      return loss
    }
    let least = loss(stack.weights)
    for place in 0..<3 {
      for change in [-0.01, 0.01] {
        var other = stack.weights
        other[place] = max(0, other[place] + change)
        #expect(loss(other) >= least - 1e-9, "weight \(place) by \(change)")
      }
    }
  }

  @Test("Trees learn what no sum can: taken when just one of two scorers speaks for it")
  func trees() {
    let trees = BoostedTrees(examples(4000) { row, _ in (row[0] > 0.5) != (row[1] > 0.5) })
    #expect(trees.score([0.9, 0.1, 0.5]) > 2)
    #expect(trees.score([0.1, 0.9, 0.5]) > 2)
    #expect(trees.score([0.9, 0.9, 0.5]) < -2)
    #expect(trees.score([0.1, 0.1, 0.5]) < -2)
  }

  @Test("Without examples a stack has nothing to add")
  func none() {
    #expect(LinearStack(StackingExamples(width: 2)).weights == [0, 0])
    #expect(BoostedTrees(StackingExamples(width: 2)).score([1, 1]) == 0)
  }
}
