// VectorMathTests › RowsByLengthTests: products with long and short rows, and of chosen rows, against plain loops.

import Testing
import VectorMath

@Suite("Rows by length")
struct RowsByLengthTests {
  private static let (rows, width) = (50, 20)

  /// Numbers within ±0.5; every third row is a fiftieth as long where `isUneven`.
  private static func drawn(_ rows: Int, seed: UInt64, isUneven: Bool = false) -> DenseRows {
    var random = SeededGenerator(seed: seed)
    return DenseRows(
      rowCount: rows, columnCount: width,
      values: (0..<rows * width).map { place in
        Float(random.unit() - 0.5) * (isUneven && (place / width).isMultiple(of: 3) ? 0.02 : 1)
      })
  }

  @Test(
    "Long rows and short ones make the inner product together, within the bound", arguments: [true, false])
  func parts(isUneven: Bool) {
    let matrix = Self.drawn(Self.rows, seed: 1, isUneven: isUneven)
    let vectors = Self.drawn(3, seed: 2)
    let rows = RowsByLength(matrix)
    #expect(rows.hasShort == isUneven)
    let stride = Self.rows + 2
    var found = [Float](repeating: 1, count: 3 * stride)
    rows.addLong(of: vectors.values, to: &found, stride: stride)
    for vector in 0..<3 {
      let own = Array(vectors.values[vector * Self.width..<(vector + 1) * Self.width])
      var bounds = [Float](repeating: 0, count: stride)
      rows.addShortBounds(of: own, to: &bounds)
      for row in 0..<Self.rows {
        let short = rows.short(row, with: own)
        let exact = matrix.product(ofRow: row, with: vectors, row: vector)
        #expect(abs(Double(found[vector * stride + row] - 1 + short) - exact) < 1e-5)
        #expect(abs(short) <= bounds[row])
      }
      #expect(rows.short(Self.rows, with: own) == 0, "a row that is not there")
      #expect(found[vector * stride + Self.rows...vector * stride + Self.rows + 1].allSatisfy { $0 == 1 })
    }
  }

  @Test("Chosen rows make the same with their own transpose as one after the other")
  func normalProduct() {
    let chosen = Self.drawn(Self.rows, seed: 3).rows([4, 0, 49, 4])
    let vectors = Self.drawn(2, seed: 4)
    var found = Self.drawn(2, seed: 5)
    var exact = found
    chosen.addNormalProduct(of: 1..<4, with: vectors, to: &found, row: 1)
    for row in 1..<4 {
      chosen.addRow(row, scale: Float(chosen.product(ofRow: row, with: vectors, row: 1)), to: &exact, row: 1)
    }
    for (value, expected) in zip(found.values, exact.values) { #expect(abs(value - expected) < 1e-5) }
  }

  @Test("The place of a column is found where it stands, and nowhere else")
  func place() {
    let rows = IndexRows(starts: [0, 3, 3, 4], columns: [2, 5, 9, 5])
    #expect(
      (0..<11).map { rows.place(of: $0, inRow: 0) } == [nil, nil, 0, nil, nil, 1, nil, nil, nil, 2, nil])
    #expect(rows.place(of: 5, inRow: 1) == nil)
    #expect(rows.place(of: 5, inRow: 2) == 0 && rows.place(of: 9, inRow: 2) == nil)
  }
}
