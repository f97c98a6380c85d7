// Comparison › RankFusion: fusions without anything to learn, to compare a learned sum with.

/// Ways to make one score of several that look at the candidates of one customer alone.
///
/// None of them adds up: what one event is worth hangs on all the others, so they have no exact reasons and are never
/// served. Cost: O(scorers · candidates · log candidates).
package enum RankFusion {
  /// The mean of the columns, each stretched to `0...1`.
  ///
  /// CombSUM of E. Fox, J. Shaw, “Combination of multiple searches”, TREC 1994.
  package static func average(_ table: ScoreTable) -> [Float] {
    let stretched = table.columns.map { column -> [Float] in
      let (least, most) = (column.min() ?? 0, column.max() ?? 0)
      return most > least ? column.map { ($0 - least) / (most - least) } : column.map { _ in 0 }
    }
    let share = 1 / Double(max(1, stretched.count))
    return ScoreTable(columns: stretched).sum(stretched.map { _ in share })
  }

  /// Each scorer gives a candidate as many points as it beats others; those without evidence get none.
  ///
  /// J. Aslam, M. Montague, “Models for metasearch”, SIGIR 2001.
  package static func borda(_ table: ScoreTable) -> [Float] {
    votes(table) { rank in Float(table.count - rank) }
  }

  /// Each scorer gives `1 / (60 + rank)`, with ranks from 1.
  ///
  /// G. Cormack, C. Clarke, S. Büttcher, “Reciprocal rank fusion outperforms Condorcet”, SIGIR 2009.
  package static func reciprocalRank(_ table: ScoreTable) -> [Float] { votes(table) { 1 / Float(60 + $0) } }

  /// The `depth` first of one scorer, in the order of the weighted sum of all; the others get nothing.
  package static func cascade(_ table: ScoreTable, recall: Int, weights: [Double], depth: Int) -> [Float] {
    let column = table.columns[recall]
    let kept = order(column).prefix(depth)
    let sum = table.sum(weights)
    var result = [Float](repeating: 0, count: table.count)
    for row in kept { result[row] = sum[row] }
    return result
  }

  /// Equal scores get the vote of the first of them.
  private static func votes(_ table: ScoreTable, _ vote: (_ rank: Int) -> Float) -> [Float] {
    var result = [Float](repeating: 0, count: table.count)
    for column in table.columns {
      var rank = 0
      var last: Float?
      for (place, row) in order(column).enumerated() {
        if column[row] != last { rank = place + 1 }
        last = column[row]
        result[row] += vote(rank)
      }
    }
    return result
  }

  /// Rows with evidence, the best first, ties by number.
  private static func order(_ column: [Float]) -> [Int] {
    column.indices.filter { column[$0] > 0 }.sorted { (column[$1], $0) < (column[$0], $1) }
  }
}
