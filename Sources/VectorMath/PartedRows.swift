// VectorMath › PartedRows: vectors cut into parts, whose lengths bound inner products.

/// A copy of a matrix for finding the rows with large inner products without working out all of them.
///
/// By Cauchy and Schwarz, part by part, `|a·b| ≤ Σ_p ‖a_p‖·‖b_p‖`. A row is given up as soon as the parts that are
/// still to come cannot lift it to where it would matter. The parts lie one after the other, each with all its rows, so
/// that the first parts, which are all that most rows need, stay in the cache.
package struct PartedRows: Sendable {
  private let rowCount: Int
  /// Where each part begins; the last place is the number of columns.
  private let starts: [Int]
  /// Part by part, row by row.
  private let values: [Float]
  /// Part by part, one length a row.
  private let lengths: [Float]

  private static let width = 64
  /// Single precision rounds; a bound may be too large, never too small.
  private static let slack: Float = 1.0001

  package init(_ rows: DenseRows) {
    let count = max(1, (rows.columnCount + Self.width - 1) / Self.width)
    let starts = (0...count).map { $0 * rows.columnCount / count }
    var values = [Float](repeating: 0, count: rows.values.count)
    var lengths = [Float](repeating: 0, count: rows.rowCount * count)
    rows.values.withUnsafeBufferPointer { source in
      values.withUnsafeMutableBufferPointer { target in
        for part in 0..<count {
          let width = starts[part + 1] - starts[part]
          for row in 0..<rows.rowCount {
            let from = row * rows.columnCount + starts[part]
            let to = rows.rowCount * starts[part] + row * width
            var sum: Float = 0
            for column in 0..<width {
              target[to + column] = source[from + column]
              sum += source[from + column] * source[from + column]
            }
            lengths[part * rows.rowCount + row] = sum.squareRoot()
          }
        }
      }
    }
    rowCount = rows.rowCount
    self.starts = starts
    self.values = values
    self.lengths = lengths
  }

  /// The number of parts.
  package var partCount: Int { starts.count - 1 }

  /// The lengths of the parts of a vector.
  package func lengths(of vector: [Float]) -> [Float] {
    (0..<partCount).map { part in
      vector[starts[part]..<starts[part + 1]].reduce(0) { $0 + $1 * $1 }.squareRoot()
    }
  }

  /// Adds to each row's place a number not below `|scale · row · vector|`, given the lengths of the vector's parts.
  ///
  /// Cost: O(rows · parts).
  package func addBounds(with parts: [Float], scale: Float, to bounds: inout [Float]) {
    precondition(bounds.count >= rowCount, "one place a row")
    lengths.withUnsafeBufferPointer { lengths in
      bounds.withUnsafeMutableBufferPointer { bounds in
        for part in parts.indices {
          let factor = parts[part] * abs(scale) * Self.slack
          let start = part * rowCount
          for row in 0..<rowCount { bounds[row] += lengths[start + row] * factor }
        }
      }
    }
  }

  /// The same for one row.
  package func bound(with parts: [Float], row: Int, scale: Float) -> Float {
    var sum: Float = 0
    for part in parts.indices { sum += parts[part] * lengths[part * rowCount + row] }
    return sum * abs(scale) * Self.slack
  }

  /// `scale` times the inner product of a row with `vector`, whose parts have these lengths; `nil` as soon as it is
  /// certain to be below `least`.
  package func product(
    ofRow row: Int, with vector: [Float], parts: [Float], scale: Float, least: Float
  ) -> Float? {
    var rest = bound(with: parts, row: row, scale: scale)
    var sum: Float = 0
    return values.withUnsafeBufferPointer { values -> Float? in
      vector.withUnsafeBufferPointer { vector -> Float? in
        guard let values = values.baseAddress, let vector = vector.baseAddress else { return nil }
        for part in parts.indices {
          guard sum + rest >= least else { return nil }
          let width = starts[part + 1] - starts[part]
          sum +=
            scale
            * Lanes.product(
              values + rowCount * starts[part] + row * width, vector + starts[part], count: width)
          rest -= parts[part] * lengths[part * rowCount + row] * abs(scale) * Self.slack
        }
        return sum
      }
    }
  }
}
