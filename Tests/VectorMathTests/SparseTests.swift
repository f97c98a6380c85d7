// VectorMathTests › SparseTests: compressed rows against plain lists.

import Testing
import VectorMath

@Suite("Sparse rows")
struct SparseTests {
  /// A seeded random list of columns by row, columns rising.
  private func drawn(rows: Int, columns: Int, seed: UInt64) -> [[Int]] {
    var random = SeededGenerator(seed: seed)
    return (0..<rows).map { _ in (0..<columns).filter { _ in random.below(4) == 0 } }
  }

  private func indexRows(_ rows: [[Int]]) -> IndexRows {
    IndexRows(
      starts: rows.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1.count) },
      columns: rows.joined().map { Int32($0) })
  }

  @Test("Transposed, a column's rows are those that have it, in rising order", arguments: 1...5)
  func transposition(seed: UInt64) {
    let rows = drawn(rows: 13, columns: 9, seed: seed)
    let transposed = indexRows(rows).transposed(columnCount: 9)
    #expect(transposed.rowCount == 9)
    for column in 0..<9 {
      let wanted = rows.indices.filter { rows[$0].contains(column) }
      #expect(transposed.row(column).map { Int($0) } == wanted)
      #expect(transposed.count(ofRow: column) == wanted.count)
    }
    let back = transposed.transposed(columnCount: 13)
    #expect(back.columns == indexRows(rows).columns && back.starts == indexRows(rows).starts)
  }

  @Test("A matrix without entries, or without rows, can be turned too")
  func empty() {
    #expect(indexRows([[], []]).transposed(columnCount: 3).starts == [0, 0, 0, 0])
    #expect(indexRows([]).transposed(columnCount: 2).rowCount == 2)
  }

  @Test("Looking up an entry finds what was stored, and 0 elsewhere", arguments: 1...3)
  func lookup(seed: UInt64) {
    let rows = drawn(rows: 8, columns: 30, seed: seed)
    let index = indexRows(rows)
    let sparse = SparseRows(
      starts: index.starts, columns: index.columns, values: index.columns.indices.map { Float($0 + 1) },
      columnCount: 30)
    var place: Float = 0
    for row in 0..<8 {
      for column in 0..<31 {
        if rows[row].contains(column) { place += 1 }
        #expect(sparse.value(row, column) == (rows[row].contains(column) ? place : 0))
      }
    }
    #expect(place > 20)
  }
}

@Suite("Dense rows")
struct DenseTests {
  @Test("The product with a vector is added, row by row", arguments: [(1, 1), (7, 5), (64, 33), (3, 0)])
  func product(rows: Int, columns: Int) {
    var random = SeededGenerator(seed: 1)
    let values = (0..<rows * columns).map { _ in Float(random.unit() - 0.5) }
    let vector = (0..<columns).map { _ in Float(random.unit() - 0.5) }
    let matrix = DenseRows(rowCount: rows, columnCount: columns, values: values)
    // One place more than rows: products that came after training.
    var result = [Float](repeating: 2, count: rows + 1)
    matrix.addProduct(with: vector, scale: 3, to: &result)
    for row in 0..<rows {
      let wanted = (0..<columns).reduce(2.0) {
        $0 + 3 * Double(values[row * columns + $1]) * Double(vector[$1])
      }
      #expect(abs(Double(result[row]) - wanted) < 1e-5)
    }
    #expect(result[rows] == 2)
  }

  @Test("Two rows' inner product is that of their values")
  func inner() {
    let a = DenseRows(rowCount: 2, columnCount: 3, values: [1, 2, 3, 4, 5, 6])
    let b = DenseRows(rowCount: 1, columnCount: 3, values: [1, 0, -1])
    #expect(a.product(ofRow: 1, with: b, row: 0) == -2)
  }
}
