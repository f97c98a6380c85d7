// VectorMath › PartLengths: the lengths of pieces of vectors, which bound inner products.

/// For each row of a matrix the Euclidean lengths of its parts.
///
/// By Cauchy and Schwarz, part by part, `|a·b| ≤ Σ_p ‖a_p‖·‖b_p‖`; parts of a spectrum, whose first components are the
/// largest, make that much tighter than one length alone.
package struct PartLengths: Sendable {
  /// By row, one length a part.
  private let lengths: [Float]
  /// Where each part begins; the last place is the number of columns.
  private let starts: [Int]

  private static let most = 8
  /// Single precision rounds; a bound may be too large, never too small.
  private static let slack: Float = 1.0001

  package init(of rows: DenseRows) {
    let count = max(1, min(Self.most, rows.columnCount))
    let starts = (0...count).map { $0 * rows.columnCount / count }
    self.starts = starts
    lengths = Blocks.fill(rowCount: rows.rowCount, width: count, size: 4096, zero: Float(0)) {
      block, result in
      rows.values.withUnsafeBufferPointer { values in
        for row in block {
          for part in 0..<count {
            var sum: Float = 0
            for column in starts[part]..<starts[part + 1] {
              let value = values[row * rows.columnCount + column]
              sum += value * value
            }
            result[(row - block.lowerBound) * count + part] = sum.squareRoot()
          }
        }
      }
    }
  }

  private var count: Int { starts.count - 1 }

  /// The lengths of the parts of another vector.
  package func lengths(of vector: [Float]) -> [Float] {
    (0..<count).map { part in
      vector[starts[part]..<starts[part + 1]].reduce(0) { $0 + $1 * $1 }.squareRoot()
    }
  }

  /// Adds to each row's place a number not below `|scale · row · vector|`, given the lengths of the vector's parts.
  package func addProducts(with parts: [Float], scale: Float, to bounds: inout [Float]) {
    let scaled = parts.map { $0 * scale * Self.slack }
    let count = count
    lengths.withUnsafeBufferPointer { lengths in
      scaled.withUnsafeBufferPointer { scaled in
        bounds.withUnsafeMutableBufferPointer { bounds in
          for row in 0..<lengths.count / count {
            var sum: Float = 0
            for part in 0..<count { sum += lengths[row * count + part] * scaled[part] }
            bounds[row] += sum
          }
        }
      }
    }
  }

  /// A number not below `|scale · row · vector|` for one row.
  package func product(with parts: [Float], row: Int, scale: Float) -> Float {
    var sum: Float = 0
    for part in 0..<count { sum += parts[part] * lengths[row * count + part] }
    return sum * scale * Self.slack
  }

  /// `scale` times the inner product of `vector`, whose parts have these lengths, with a row of `rows`; `nil` as soon as
  /// the parts still to come cannot lift it to `least`.
  package func product(
    of vector: [Float], parts: [Float], with rows: DenseRows, row: Int, scale: Float, least: Float
  ) -> Float? {
    var rest: Float = 0
    for part in 0..<count { rest += parts[part] * lengths[row * count + part] }
    rest *= abs(scale) * Self.slack
    var sum: Float = 0
    return rows.values.withUnsafeBufferPointer { values -> Float? in
      vector.withUnsafeBufferPointer { vector -> Float? in
        guard let values = values.baseAddress, let vector = vector.baseAddress else {
          return 0 >= least ? 0 : nil
        }
        for part in 0..<count {
          guard sum + rest >= least else { return nil }
          let place = starts[part]
          sum +=
            scale
            * Lanes.product(
              values + row * rows.columnCount + place, vector + place, count: starts[part + 1] - place)
          rest -= parts[part] * lengths[row * count + part] * abs(scale) * Self.slack
        }
        return sum
      }
    }
  }
}
