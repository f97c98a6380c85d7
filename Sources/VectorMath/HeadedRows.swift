// VectorMath › HeadedRows: inner products of all rows with many vectors at once, but for the last columns.

import COpenBLAS

/// Rows whose first columns are multiplied for a whole block of vectors by one product of matrices.
///
/// What the other columns could still add is bounded by Cauchy and Schwarz, `|a·b| ≤ ‖a‖·‖b‖`, so that few rows need
/// them. In a spectrum the first columns are the long ones.
package struct HeadedRows: Sendable {
  private let rows: DenseRows
  private let head: Int
  /// By row the length of the columns behind the head.
  private let tails: [Float]

  /// So many columns are multiplied at once.
  private static let most = 384
  /// Single precision rounds; a bound may be too large, never too small.
  private static let slack: Float = 1.0001

  package init(_ rows: DenseRows) {
    self.rows = rows
    let head = min(Self.most, rows.columnCount)
    self.head = head
    tails = rows.values.withUnsafeBufferPointer { values in
      (0..<rows.rowCount).map { row in
        Self.length(values[row * rows.columnCount + head..<(row + 1) * rows.columnCount])
      }
    }
  }

  /// Whether there are columns behind the head.
  package var hasTails: Bool { head < rows.columnCount }

  private static func length(_ values: some Sequence<Float>) -> Float {
    values.reduce(0) { $0 + $1 * $1 }.squareRoot()
  }

  /// Adds to `products`, one run of `stride` places a vector, what the heads of all rows make with the vector.
  ///
  /// `vectors` lie one after the other. One thread: the bytes depend on the shapes alone.
  package func addHeads(of vectors: [Float], to products: inout [Float], stride: Int) {
    let width = rows.columnCount
    guard rows.rowCount > 0, width > 0, !vectors.isEmpty else { return }
    let count = vectors.count / width
    precondition(stride >= rows.rowCount && products.count >= count * stride, "one run a vector")
    rows.values.withUnsafeBufferPointer { rows in
      vectors.withUnsafeBufferPointer { vectors in
        products.withUnsafeMutableBufferPointer { products in
          OpenBLAS.sgemm(
            CblasRowMajor, CblasNoTrans, CblasTrans, Int32(count), Int32(self.rows.rowCount), Int32(head), 1,
            vectors.baseAddress, Int32(width), rows.baseAddress, Int32(width), 1, products.baseAddress,
            Int32(stride))
        }
      }
    }
  }

  /// Adds to each row's place a number not below what its tail can make with `vector`.
  package func addTailBounds(of vector: [Float], to bounds: inout [Float]) {
    precondition(bounds.count >= rows.rowCount, "one place a row")
    let length = Self.length(vector[head...]) * Self.slack
    guard length > 0 else { return }
    tails.withUnsafeBufferPointer { tails in
      bounds.withUnsafeMutableBufferPointer { bounds in
        for row in tails.indices { bounds[row] += tails[row] * length }
      }
    }
  }

  /// What the tail of a row makes with `vector`; 0 for a row that is not there.
  package func tail(ofRow row: Int, with vector: [Float]) -> Float {
    guard row < rows.rowCount, head < rows.columnCount else { return 0 }
    return rows.values.withUnsafeBufferPointer { rows in
      vector.withUnsafeBufferPointer { vector in
        guard let rows = rows.baseAddress, let vector = vector.baseAddress else { return 0 }
        let width = self.rows.columnCount
        return Lanes.product(rows + row * width + head, vector + head, count: width - head)
      }
    }
  }
}
