// EvaluationTests › ReasonMetricsTests: figures of explanations, against numbers reckoned by hand.

import Evaluation
import Testing

@Suite("Figures of explanations")
struct ReasonMetricsTests {
  @Test("A moving average over rising times is stretched from 0 for the first to 1 for the last")
  func smoothed() {
    // 0, then 0.7·0 + 0.3·10 = 3, then 0.7·3 + 0.3·20 = 8.1.
    let found = ReasonMetrics.smoothed([0, 10, 20])
    #expect(found.count == 3 && found[0] == 0 && found[2] == 1)
    #expect(abs(found[1] - 3 / 8.1) < 1e-12)
    #expect(ReasonMetrics.smoothed([5, 5]) == [1, 1], "equal times are equally recent")
    #expect(ReasonMetrics.smoothed([]) == [])
  }

  @Test("Variety counts what differs among what could")
  func distinct() {
    #expect(ReasonMetrics.distinct(["a", "a", "b"], of: 5) == 2.0 / 3)
    #expect(ReasonMetrics.distinct(["a", "b", "c"], of: 2) == 1)
    #expect(ReasonMetrics.distinct([String](), of: 3) == 0)
  }

  @Test("Simpson's index is the chance that two drawn differ")
  func concentration() {
    // Of the 6 pairs of a, a, b, c one is alike.
    #expect(abs(ReasonMetrics.concentration(["a", "a", "b", "c"]) - 5.0 / 6) < 1e-12)
    #expect(ReasonMetrics.concentration(["a", "a"]) == 0)
    #expect(ReasonMetrics.concentration(["a"]) == 0)
  }

  @Test("What two sets share is counted against all they hold")
  func jaccard() {
    #expect(ReasonMetrics.jaccard([1, 2, 3], [2, 3, 4]) == 0.5)
    #expect(ReasonMetrics.jaccard(Set<Int>(), []) == 1)
  }

  @Test("A percentile is the value at the nearest rank")
  func percentile() {
    let values = (1...100).map(Double.init).reversed().map { $0 }
    #expect(ReasonMetrics.percentile(values, 0.5) == 50)
    #expect(ReasonMetrics.percentile(values, 0.99) == 99)
    #expect(ReasonMetrics.percentile([7], 0.99) == 7)
    #expect(ReasonMetrics.percentile([], 0.5) == 0)
  }
}
