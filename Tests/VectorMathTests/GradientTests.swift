// VectorMathTests › GradientTests: what a network is made of, against plain loops in double precision.

import Foundation
import Testing
import VectorMath

@Suite("Products and steps of a network")
struct GradientTests {
  private func drawn(_ rows: Int, _ columns: Int, seed: UInt64) -> DenseRows {
    var random = SeededGenerator(seed: seed)
    return DenseRows(
      rowCount: rows, columnCount: columns,
      values: (0..<rows * columns).map { _ in Float(random.unit()) * 2 - 1 })
  }

  private func at(_ matrix: DenseRows, _ row: Int, _ column: Int) -> Double {
    Double(matrix.values[row * matrix.columnCount + column])
  }

  private func expectEqual(_ found: DenseRows, _ rows: Int, _ columns: Int, _ oracle: (Int, Int) -> Double) {
    #expect(found.rowCount == rows && found.columnCount == columns)
    for row in 0..<rows {
      for column in 0..<columns {
        #expect(abs(at(found, row, column) - oracle(row, column)) < 1e-4, "\(row), \(column)")
      }
    }
  }

  @Test("Rows with rows, and columns with columns", arguments: [1, 7, 150])
  func dense(count: Int) {
    let (a, b, c) = (drawn(count, 19, seed: 1), drawn(23, 19, seed: 2), drawn(count, 11, seed: 3))
    expectEqual(a.timesTransposed(b), count, 23) { row, column in
      (0..<19).reduce(0) { $0 + at(a, row, $1) * at(b, column, $1) }
    }
    expectEqual(a.transposedTimes(c), 19, 11) { row, column in
      (0..<count).reduce(0) { $0 + at(a, $1, row) * at(c, $1, column) }
    }
    expectEqual(a.rowSum(), 1, 19) { _, column in (0..<count).reduce(0) { $0 + at(a, $1, column) } }
    expectEqual(a.rows([0, Int32(count - 1), 0]), 3, 19) { row, column in
      at(a, row == 1 ? count - 1 : 0, column)
    }
  }

  @Test("Sparse rows times a matrix, and their way back to the columns that are touched")
  func sparse() {
    let facts = SparseRows(
      starts: [0, 2, 2, 5, 6], columns: [1, 4, 0, 1, 5, 4], values: [0.5, -1, 2, 0.25, 1, 3], columnCount: 7)
    let (weights, numbers) = (drawn(7, 13, seed: 4), [Int32(2), 0, 1])
    func fact(_ row: Int, _ column: Int) -> Double {
      (facts.starts[row]..<facts.starts[row + 1]).filter { Int(facts.columns[$0]) == column }
        .reduce(0) { $0 + Double(facts.values[$1]) }
    }
    expectEqual(facts.times(weights, rows: numbers), 3, 13) { row, column in
      (0..<7).reduce(0) { $0 + fact(Int(numbers[row]), $1) * at(weights, $1, column) }
    }
    let gradient = drawn(3, 13, seed: 5)
    let back = facts.transposedTimes(gradient, rows: numbers)
    #expect(back.columns == [0, 1, 4, 5])
    expectEqual(back.sums, 4, 13) { row, column in
      (0..<3).reduce(0) { $0 + fact(Int(numbers[$1]), Int(back.columns[row])) * at(gradient, $1, column) }
    }
  }

  @Test("Shares sum to one and are those of the exponential function, however far apart the scores are")
  func softmax() {
    for (count, spread) in [(1, 1), (8, 1), (21, 10), (100, 60), (17, 1000)] {
      let scores = drawn(1, count, seed: UInt64(count)).values.map { $0 * Float(spread) }
      var shares = scores
      let log = shares.withUnsafeMutableBufferPointer { Softmax.share($0) }
      let most = Double(scores.max() ?? 0)
      let sum = scores.reduce(0) { $0 + exp(Double($1) - most) }
      #expect(abs(Double(log) - (most + Foundation.log(sum))) < 1e-5 * max(1, abs(most)))
      for place in 0..<count {
        #expect(abs(Double(shares[place]) - exp(Double(scores[place]) - most) / sum) < 2e-6)
      }
    }
  }

  @Test("A step of Adam is the paper's, and rows that it does not touch rest", arguments: [1, 8, 11])
  func adam(width: Int) {
    var rows = AdamRows(drawn(3, width, seed: 6))
    var (weights, first, second) = (rows.weights.values.map(Double.init), [Double](), [Double]())
    first = weights.map { _ in 0 }
    second = first
    for step in 1...4 {
      let gradient = drawn(2, width, seed: UInt64(10 + step))
      rows.step(rows: [2, 0], gradient, rate: 0.1, decay: 0.05)
      for (place, row) in [2, 0].enumerated() {
        for column in 0..<width {
          let (to, slope) = (row * width + column, at(gradient, place, column))
          first[to] = 0.9 * first[to] + 0.1 * slope
          second[to] = 0.999 * second[to] + 0.001 * slope * slope
          let (one, two) = (
            first[to] / (1 - pow(0.9, Double(step))), second[to] / (1 - pow(0.999, Double(step)))
          )
          weights[to] -= 0.1 * (one / (two.squareRoot() + 1e-8) + 0.05 * weights[to])
        }
      }
    }
    for place in weights.indices { #expect(abs(Double(rows.weights.values[place]) - weights[place]) < 1e-4) }
  }
}
