// VectorMath › DenseRows+Steps: sums of single rows, for solvers that go row by row.

extension DenseRows {
  /// `target[row] += scale · self[own]`.
  package func addRow(_ own: Int, scale: Float = 1, to target: inout DenseRows, row: Int) {
    let width = columnCount
    values.withUnsafeBufferPointer { source in
      target.values.withUnsafeMutableBufferPointer { target in
        for column in 0..<width { target[row * width + column] += scale * source[own * width + column] }
      }
    }
  }

  /// `self[row] += scale · other[row]`.
  package mutating func add(_ other: DenseRows, scale: Float, row: Int) {
    other.addRow(row, scale: scale, to: &self, row: row)
  }

  /// `self[row] = other[row] + share · self[row]`.
  package mutating func turn(towards other: DenseRows, keeping share: Float, row: Int) {
    let width = columnCount
    values.withUnsafeMutableBufferPointer { own in
      other.values.withUnsafeBufferPointer { other in
        for place in row * width..<(row + 1) * width { own[place] = other[place] + share * own[place] }
      }
    }
  }

  package func squaredLength(ofRow row: Int) -> Double { product(ofRow: row, with: self, row: row) }

  /// The inner product of two rows in single precision.
  package func fastProduct(ofRow row: Int, with other: DenseRows, row otherRow: Int) -> Float {
    values.withUnsafeBufferPointer { own in
      other.values.withUnsafeBufferPointer { others in
        guard let own = own.baseAddress, let others = others.baseAddress else { return 0 }
        return Lanes.product(own + row * columnCount, others + otherRow * columnCount, count: columnCount)
      }
    }
  }
}
