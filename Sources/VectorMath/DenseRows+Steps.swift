// VectorMath › DenseRows+Steps: sums of single rows, for solvers that go row by row.

import COpenBLAS

extension DenseRows {
  /// The rows of these numbers, one after the other.
  package func rows(_ numbers: some Collection<Int32>) -> DenseRows {
    var found: [Float] = []
    found.reserveCapacity(numbers.count * columnCount)
    for number in numbers {
      found += values[Int(number) * columnCount..<(Int(number) + 1) * columnCount]
    }
    return DenseRows(rowCount: numbers.count, columnCount: columnCount, values: found)
  }

  /// `target[row] += XᵀX · vectors[row]`, where `X` are the rows `own` of this matrix.
  package func addNormalProduct(
    of own: Range<Int>, with vectors: DenseRows, to target: inout DenseRows, row: Int
  ) {
    precondition(
      own.upperBound <= rowCount && vectors.columnCount == columnCount && target.columnCount == columnCount
        && row < vectors.rowCount && row < target.rowCount, "shapes must fit")
    guard !own.isEmpty, columnCount > 0 else { return }
    let (count, width) = (Int32(own.count), Int32(columnCount))
    withUnsafeTemporaryAllocation(of: Float.self, capacity: own.count) { products in
      values.withUnsafeBufferPointer { values in
        let rows = values.baseAddress.map { $0 + own.lowerBound * columnCount }
        vectors.values.withUnsafeBufferPointer { vectors in
          OpenBLAS.sgemv(
            CblasRowMajor, CblasNoTrans, count, width, 1, rows, width,
            vectors.baseAddress.map { $0 + row * columnCount }, 1, 0, products.baseAddress, 1)
        }
        target.values.withUnsafeMutableBufferPointer { target in
          OpenBLAS.sgemv(
            CblasRowMajor, CblasTrans, count, width, 1, rows, width, products.baseAddress, 1, 1,
            target.baseAddress.map { $0 + row * columnCount }, 1)
        }
      }
    }
  }

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
