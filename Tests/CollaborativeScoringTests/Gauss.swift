// CollaborativeScoringTests › Gauss: small systems solved the slow way, in `Double`.

/// Solves a small system by Gauss with pivots, in `Double`.
func solved(_ matrix: [[Double]], _ right: [Double]) -> [Double] {
  var rows = zip(matrix, right).map { $0 + [$1] }
  for column in rows.indices {
    let pivot = (column..<rows.count).max { abs(rows[$0][column]) < abs(rows[$1][column]) } ?? column
    rows.swapAt(column, pivot)
    for row in rows.indices where row != column {
      let factor = rows[row][column] / rows[column][column]
      for place in rows[row].indices { rows[row][place] -= factor * rows[column][place] }
    }
  }
  return rows.indices.map { rows[$0][rows.count] / rows[$0][$0] }
}
