// Comparison › DenseRows+Layers: what layers of a network do to each place of a matrix.

import VectorMath

extension DenseRows {
  private func combined(_ other: DenseRows, _ body: (Float, Float) -> Float) -> DenseRows {
    precondition(values.count == other.values.count, "shapes must fit")
    var result = self
    result.values.withUnsafeMutableBufferPointer { result in
      other.values.withUnsafeBufferPointer { other in
        for place in result.indices { result[place] = body(result[place], other[place]) }
      }
    }
    return result
  }

  /// Place by place.
  func multiplied(by other: DenseRows) -> DenseRows { combined(other) { $0 * $1 } }

  /// Place by place.
  func added(to other: DenseRows) -> DenseRows { combined(other) { $0 + $1 } }

  /// 0 wherever the other matrix is not above 0.
  func masked(where other: DenseRows) -> DenseRows { combined(other) { $1 > 0 ? $0 : 0 } }

  /// `max(0, row + bias)` of every row.
  func rectified(with bias: DenseRows) -> DenseRows {
    var result = self
    let width = columnCount
    result.values.withUnsafeMutableBufferPointer { result in
      bias.values.withUnsafeBufferPointer { bias in
        for row in 0..<rowCount {
          for column in 0..<width {
            result[row * width + column] = max(0, result[row * width + column] + bias[column])
          }
        }
      }
    }
    return result
  }
}

extension AdamRows {
  /// One step of rows that may be named more than once: their gradients are summed.
  mutating func stepRepeated(_ rows: [Int32], _ gradient: DenseRows, rate: Float) {
    let order = rows.indices.sorted { (rows[$0], $0) < (rows[$1], $1) }
    var once: [Int32] = []
    var sums = DenseRows(rowCount: Set(rows).count, columnCount: gradient.columnCount)
    for place in order {
      if once.last != rows[place] { once.append(rows[place]) }
      gradient.addRow(place, to: &sums, row: once.count - 1)
    }
    step(rows: once, sums, rate: rate)
  }
}
