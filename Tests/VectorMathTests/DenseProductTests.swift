// VectorMathTests › DenseProductTests: products and factorisations against sums taken at their word.

import Testing
import VectorMath

@Suite("Products of matrices")
struct DenseProductTests {
  private func drawn(_ rows: Int, _ columns: Int, seed: UInt64) -> DenseRows {
    var random = SeededGenerator(seed: seed)
    return DenseRows(
      rowCount: rows, columnCount: columns,
      values: (0..<rows * columns).map { _ in Float(random.unit() - 0.5) })
  }

  private func value(_ rows: DenseRows, _ row: Int, _ column: Int) -> Double {
    Double(rows.values[row * rows.columnCount + column])
  }

  @Test("A product is the sum of products, over block borders too", arguments: [1, 511, 513, 1100])
  func product(rows: Int) {
    let a = drawn(rows, 7, seed: 1)
    let b = drawn(7, 5, seed: 2)
    let product = a.times(b)
    for row in 0..<rows {
      for column in 0..<5 {
        let exact = (0..<7).reduce(0.0) { $0 + value(a, row, $1) * value(b, $1, column) }
        #expect(abs(value(product, row, column) - exact) < 1e-6)
      }
    }
  }

  @Test("A Gram matrix is whole and symmetric, wider than a block too", arguments: [3, 70, 130])
  func gram(columns: Int) {
    let a = drawn(40, columns, seed: 3)
    let gram = a.gram()
    for row in 0..<columns {
      for column in 0..<columns {
        let exact = (0..<40).reduce(0.0) { $0 + value(a, $1, row) * value(a, $1, column) }
        #expect(abs(value(gram, row, column) - exact) < 1e-5)
      }
    }
  }

  private func expectOrthonormal(_ basis: DenseRows) {
    let gram = basis.gram()
    for row in 0..<gram.rowCount {
      for column in 0..<gram.rowCount {
        #expect(abs(value(gram, row, column) - (row == column ? 1 : 0)) < 1e-4)
      }
    }
  }

  @Test("Columns become orthonormal without leaving their space")
  func orthonormal() throws {
    let a = drawn(600, 9, seed: 4)
    for basis in [try #require(a.orthonormalised()), try #require(a.orthonormalisedByEigenvectors())] {
      expectOrthonormal(basis)
      // What is projected onto the new columns and back is what it was.
      let back = basis.times(basis.transposed().times(a))
      for place in a.values.indices { #expect(abs(back.values[place] - a.values[place]) < 1e-4) }
    }
  }

  @Test("Columns that depend on each other are told, and left out by the slower way")
  func dependent() throws {
    let a = drawn(50, 3, seed: 5)
    let doubled = DenseRows(
      rowCount: 50, columnCount: 4,
      values: (0..<50).flatMap { row -> [Float] in
        let own = Array(a.values[row * 3..<row * 3 + 3])
        return own + [own[0] - 2 * own[2]]
      })
    #expect(doubled.orthonormalised() == nil)
    let basis = try #require(doubled.orthonormalisedByEigenvectors())
    #expect(basis.columnCount == 3)
    expectOrthonormal(basis)
    #expect(DenseRows(rowCount: 4, columnCount: 2).orthonormalisedByEigenvectors() == nil)
  }

  @Test("Eigenvectors are what the matrix only stretches, the most stretched first")
  func eigen() throws {
    let matrix = drawn(30, 6, seed: 6).gram()
    let (values, vectors) = try #require(matrix.eigen())
    #expect(values == values.sorted(by: >))
    for place in 0..<6 {
      for row in 0..<6 {
        let stretched = (0..<6).reduce(0.0) { $0 + value(matrix, row, $1) * value(vectors, place, $1) }
        #expect(abs(stretched - values[place] * value(vectors, place, row)) < 1e-4)
      }
    }
  }

  @Test("A matrix of ones adds up the rows that it names")
  func ones() {
    let dense = drawn(4, 3, seed: 7)
    let sums = IndexRows(starts: [0, 2, 2, 5], columns: [0, 3, 1, 2, 3]).times(dense)
    for column in 0..<3 {
      #expect(abs(value(sums, 0, column) - value(dense, 0, column) - value(dense, 3, column)) < 1e-6)
      #expect(value(sums, 1, column) == 0)
      let three = value(dense, 1, column) + value(dense, 2, column) + value(dense, 3, column)
      #expect(abs(value(sums, 2, column) - three) < 1e-6)
    }
  }

  @Test("No bound is below its inner product, and none that matters is given up", arguments: [5, 64, 200])
  func bounds(columns: Int) {
    let rows = drawn(50, columns, seed: 8)
    let vector = drawn(1, columns, seed: 9).values
    let parted = PartedRows(rows)
    let lengths = parted.lengths(of: vector)
    #expect(lengths.count == parted.partCount)
    for scale in [Float(1), -2.5] {
      var bounds = [Float](repeating: 0, count: 50)
      parted.addBounds(with: lengths, scale: scale, to: &bounds)
      for row in 0..<50 {
        let exact =
          (0..<columns).reduce(0.0) { $0 + value(rows, row, $1) * Double(vector[$1]) } * Double(scale)
        #expect(Double(bounds[row]) >= abs(exact))
        #expect(parted.bound(with: lengths, row: row, scale: scale) >= Float(abs(exact)))
        func found(_ least: Float) -> Float? {
          parted.product(ofRow: row, with: vector, parts: lengths, scale: scale, least: least)
        }
        for least in [-Float.infinity, Float(exact) - 0.01] {
          #expect(found(least).map { abs(Double($0) - exact) < 1e-4 } == true)
        }
        #expect(found(bounds[row] * 1.01 + 0.01) == nil)
      }
    }
  }
}
