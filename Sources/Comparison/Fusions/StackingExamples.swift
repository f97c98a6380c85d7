// Comparison › StackingExamples: what a fusion that learns is shown.

import Foundation

/// Candidates of many customers with what each scorer says of them, and whether they were taken later.
package struct StackingExamples: Sendable {
  /// Row by row, ``width`` values each.
  package private(set) var values: [Float] = []
  package private(set) var isTaken: [Bool] = []
  /// How many scorers there are.
  package let width: Int

  package init(width: Int) { self.width = width }

  package var count: Int { isTaken.count }

  /// Adds a candidate, with one value a scorer.
  package mutating func add(_ row: [Float], isTaken: Bool) {
    precondition(row.count == width, "each scorer must judge each candidate")
    values += row
    self.isTaken.append(isTaken)
  }
}

/// `1 / (1 + e^−score)`.
func likelihood(ofScore score: Double) -> Double {
  score >= 0 ? 1 / (1 + exp(-score)) : 1 - 1 / (1 + exp(score))
}
