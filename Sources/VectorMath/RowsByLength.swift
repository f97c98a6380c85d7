// VectorMath › RowsByLength: inner products of rows with many vectors at once, but for the short rows.

import COpenBLAS

/// Rows of which the long ones are multiplied for a whole block of vectors by one product of matrices.
///
/// What a short row can make is bounded by Cauchy and Schwarz, `|a·b| ≤ ‖a‖·‖b‖`, so that few of them are ever worked
/// out. In a spectrum the rows of products that few chose are short, and those are most of a catalogue; where all rows are
/// about as long as each other, all are long.
package struct RowsByLength: Sendable {
  private let rows: DenseRows
  private let long: DenseRows
  /// The numbers of the long rows, rising.
  private let numbers: [Int32]
  /// By row the length of a short one; 0 for a long one.
  private let lengths: [Float]

  /// A row is short when the longest is more than so many times as long.
  private static let contrast: Float = 12
  /// Single precision rounds; a bound may be too large, never too small.
  private static let slack: Float = 1.0001

  package init(_ rows: DenseRows) {
    let all = rows.values.withUnsafeBufferPointer { values in
      (0..<rows.rowCount).map { row in
        Self.length(values[row * rows.columnCount..<(row + 1) * rows.columnCount])
      }
    }
    let least = (all.max() ?? 0) / Self.contrast
    self.rows = rows
    numbers = all.indices.filter { all[$0] >= least }.map { Int32($0) }
    long = numbers.count == rows.rowCount ? rows : rows.rows(numbers)
    lengths = all.map { $0 >= least ? 0 : $0 }
  }

  private static func length(_ values: some Sequence<Float>) -> Float {
    values.reduce(0) { $0 + $1 * $1 }.squareRoot()
  }

  /// Whether there are short rows.
  package var hasShort: Bool { long.rowCount < rows.rowCount }

  /// Adds to `products`, one run of `stride` places a vector, what the long rows make with the vector.
  ///
  /// `vectors` lie one after the other. One thread: the bytes depend on the shapes alone.
  package func addLong(of vectors: [Float], to products: inout [Float], stride: Int) {
    guard !numbers.isEmpty, rows.columnCount > 0, !vectors.isEmpty else { return }
    let count = vectors.count / rows.columnCount
    precondition(stride >= rows.rowCount && products.count >= count * stride, "one run a vector")
    guard hasShort else {
      products.withUnsafeMutableBufferPointer {
        multiply(vectors, count, keeping: 1, $0.baseAddress, stride)
      }
      return
    }
    let width = numbers.count
    withUnsafeTemporaryAllocation(of: Float.self, capacity: count * width) { found in
      multiply(vectors, count, keeping: 0, found.baseAddress, width)
      products.withUnsafeMutableBufferPointer { products in
        numbers.withUnsafeBufferPointer { numbers in
          for vector in 0..<count {
            for place in 0..<width {
              products[vector * stride + Int(numbers[place])] += found[vector * width + place]
            }
          }
        }
      }
    }
  }

  private func multiply(
    _ vectors: [Float], _ count: Int, keeping: Float, _ target: UnsafeMutablePointer<Float>?, _ stride: Int
  ) {
    let width = Int32(rows.columnCount)
    long.values.withUnsafeBufferPointer { long in
      vectors.withUnsafeBufferPointer { vectors in
        OpenBLAS.sgemm(
          CblasRowMajor, CblasNoTrans, CblasTrans, Int32(count), Int32(numbers.count), width, 1,
          vectors.baseAddress, width, long.baseAddress, width, keeping, target, Int32(stride))
      }
    }
  }

  /// Adds to each short row's place a number not below what it can make with `vector`.
  package func addShortBounds(of vector: [Float], to bounds: inout [Float]) {
    precondition(bounds.count >= rows.rowCount, "one place a row")
    let length = Self.length(vector) * Self.slack
    lengths.withUnsafeBufferPointer { lengths in
      bounds.withUnsafeMutableBufferPointer { bounds in
        for row in lengths.indices { bounds[row] += lengths[row] * length }
      }
    }
  }

  /// What a short row makes with `vector`; 0 for a long one, and for a row that is not there.
  package func short(_ row: Int, with vector: [Float]) -> Float {
    guard row < rows.rowCount, lengths[row] > 0 else { return 0 }
    return rows.values.withUnsafeBufferPointer { rows in
      vector.withUnsafeBufferPointer { vector in
        guard let rows = rows.baseAddress, let vector = vector.baseAddress else { return 0 }
        let width = self.rows.columnCount
        return Lanes.product(rows + row * width, vector, count: width)
      }
    }
  }
}
