// Comparison › ScoreTable: what several scorers say of the same products.

/// Scores of some candidates of one customer: a column a scorer, a row a candidate; 0 is no evidence.
package struct ScoreTable: Sendable {
  package let columns: [[Float]]
  /// How many candidates there are.
  package let count: Int

  /// - Parameter columns: One or more, of the same length.
  package init(columns: [[Float]]) {
    count = columns.first?.count ?? 0
    precondition(columns.allSatisfy { [count] in $0.count == count }, "each scorer must judge each candidate")
    self.columns = columns
  }

  /// `Σ weight · column`.
  package func sum(_ weights: [Double]) -> [Float] {
    var total = [Float](repeating: 0, count: count)
    for (column, weight) in zip(columns, weights) where weight != 0 {
      for row in 0..<count { total[row] += Float(weight) * column[row] }
    }
    return total
  }
}
