// VectorMath › DenseRows: a dense matrix of vectors, one a row.

import COpenBLAS

/// Row-major `rowCount × columnCount` of `Float`.
package struct DenseRows: Sendable {
  package let rowCount: Int
  package let columnCount: Int
  package var values: [Float]

  package init(rowCount: Int, columnCount: Int, values: [Float]) {
    precondition(values.count == rowCount * columnCount, "one value a place")
    self.rowCount = rowCount
    self.columnCount = columnCount
    self.values = values
  }

  /// Zeros.
  package init(rowCount: Int, columnCount: Int) {
    self.init(
      rowCount: rowCount, columnCount: columnCount,
      values: [Float](repeating: 0, count: rowCount * columnCount))
  }

  /// `result += scale · self · vector`, with one thread so that the bytes do not depend on the machine's load.
  package func addProduct(with vector: [Float], scale: Float, to result: inout [Float]) {
    precondition(vector.count == columnCount && result.count >= rowCount, "shapes must fit")
    guard rowCount > 0 else { return }
    values.withUnsafeBufferPointer { matrix in
      vector.withUnsafeBufferPointer { vector in
        result.withUnsafeMutableBufferPointer { result in
          OpenBLAS.sgemv(
            CblasRowMajor, CblasNoTrans, Int32(rowCount), Int32(columnCount), scale, matrix.baseAddress,
            Int32(columnCount), vector.baseAddress, 1, 1, result.baseAddress, 1)
        }
      }
    }
  }

  /// `result += scale · row`.
  package func addRow(_ row: Int, scale: Float, to result: inout [Float]) {
    precondition(result.count >= columnCount, "one place a column")
    values.withUnsafeBufferPointer { values in
      result.withUnsafeMutableBufferPointer { result in
        for column in 0..<columnCount { result[column] += scale * values[row * columnCount + column] }
      }
    }
  }

  /// The inner product of a row with a row of another matrix of the same width, in `Double`.
  package func product(ofRow row: Int, with other: DenseRows, row otherRow: Int) -> Double {
    values.withUnsafeBufferPointer { own in
      other.values.withUnsafeBufferPointer { others in
        guard let own = own.baseAddress, let others = others.baseAddress else { return 0 }
        return Lanes.exactProduct(
          own + row * columnCount, others + otherRow * columnCount, count: columnCount)
      }
    }
  }
}
