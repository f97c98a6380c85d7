// VectorMath › DenseRows+Gradients: the products that a network's way back needs.

extension DenseRows {
  private static let gradientBlock = 128

  /// `self · otherᵀ`: every row of one with every row of the other.
  package func timesTransposed(_ other: DenseRows) -> DenseRows {
    product(with: other, isOtherTransposed: true, block: Self.gradientBlock)
  }

  /// `selfᵀ · other`, for matrices with as many rows.
  package func transposedTimes(_ other: DenseRows) -> DenseRows {
    product(with: other, isTransposed: true, block: Self.gradientBlock)
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
}
