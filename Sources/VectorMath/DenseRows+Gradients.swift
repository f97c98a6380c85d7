// VectorMath › DenseRows+Gradients: the products that a network's way back needs.

import COpenBLAS

/// Every block is one call of OpenBLAS on one thread, so the bytes depend on the shapes alone.
extension DenseRows {
  private static let gradientBlock = 128

  /// `self · otherᵀ`: every row of one with every row of the other.
  package func timesTransposed(_ other: DenseRows) -> DenseRows {
    precondition(columnCount == other.columnCount, "rows must be of one width")
    let width = other.rowCount
    guard rowCount > 0, columnCount > 0, width > 0 else {
      return DenseRows(rowCount: rowCount, columnCount: width)
    }
    let product = Blocks.fill(rowCount: rowCount, width: width, size: Self.gradientBlock, zero: Float(0)) {
      rows, result in
      values.withUnsafeBufferPointer { left in
        other.values.withUnsafeBufferPointer { right in
          OpenBLAS.sgemm(
            CblasRowMajor, CblasNoTrans, CblasTrans, Int32(rows.count), Int32(width), Int32(columnCount), 1,
            left.baseAddress.map { $0 + rows.lowerBound * columnCount }, Int32(columnCount),
            right.baseAddress, Int32(columnCount), 0, result, Int32(width))
        }
      }
    }
    return DenseRows(rowCount: rowCount, columnCount: width, values: product)
  }

  /// `selfᵀ · other`, for matrices with as many rows.
  package func transposedTimes(_ other: DenseRows) -> DenseRows {
    precondition(rowCount == other.rowCount, "both must have as many rows")
    let width = other.columnCount
    guard rowCount > 0, columnCount > 0, width > 0 else {
      return DenseRows(rowCount: columnCount, columnCount: width)
    }
    let product = Blocks.fill(
      rowCount: columnCount, width: width, size: Self.gradientBlock, zero: Float(0)
    ) { columns, result in
      values.withUnsafeBufferPointer { left in
        other.values.withUnsafeBufferPointer { right in
          OpenBLAS.sgemm(
            CblasRowMajor, CblasTrans, CblasNoTrans, Int32(columns.count), Int32(width), Int32(rowCount), 1,
            left.baseAddress.map { $0 + columns.lowerBound }, Int32(columnCount),
            right.baseAddress, Int32(width), 0, result, Int32(width))
        }
      }
    }
    return DenseRows(rowCount: columnCount, columnCount: width, values: product)
  }

  /// Changes each row in place, on all cores, and keeps what `body` answers of it.
  package mutating func mapRows(
    _ body: @Sendable (Int, UnsafeMutableBufferPointer<Float>) -> Float
  ) -> [Float] {
    let width = columnCount
    let count = rowCount
    return values.withUnsafeMutableBufferPointer { values in
      // Each row is one block's alone.
      nonisolated(unsafe) let values = values
      return Blocks.fill(rowCount: count, width: 1, size: 64, zero: Float(0)) { rows, result in
        for row in rows {
          let own = UnsafeMutableBufferPointer(rebasing: values[row * width..<(row + 1) * width])
          result[row - rows.lowerBound] = body(row, own)
        }
      }
    }
  }

  /// The sum of all rows, in their order, as a matrix of one row.
  package func rowSum() -> DenseRows {
    var sum = [Float](repeating: 0, count: columnCount)
    for row in 0..<rowCount { addRow(row, scale: 1, to: &sum) }
    return DenseRows(rowCount: 1, columnCount: columnCount, values: sum)
  }

  /// The rows of these numbers, one after the other.
  package func rows(_ numbers: [Int32]) -> DenseRows {
    let width = columnCount
    let picked = Blocks.fill(rowCount: numbers.count, width: width, size: 512, zero: Float(0)) {
      places, result in
      values.withUnsafeBufferPointer { source in
        for place in places {
          let from = Int(numbers[place]) * width
          let to = (place - places.lowerBound) * width
          for column in 0..<width { result[to + column] = source[from + column] }
        }
      }
    }
    return DenseRows(rowCount: numbers.count, columnCount: width, values: picked)
  }
}
