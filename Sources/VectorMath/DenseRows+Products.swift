// VectorMath › DenseRows+Products: products of matrices, in blocks on all cores.

import COpenBLAS

/// Every block is one call of OpenBLAS on one thread, so the bytes depend on the shapes alone.
extension DenseRows {
  private static let block = 512

  /// `self · other`.
  package func times(_ other: DenseRows) -> DenseRows { product(with: other, block: Self.block) }

  /// `self · other`, or with either of them transposed, in blocks of so many rows of the result.
  func product(
    with other: DenseRows, isTransposed: Bool = false, isOtherTransposed: Bool = false, block: Int
  ) -> DenseRows {
    let (count, inner) = isTransposed ? (columnCount, rowCount) : (rowCount, columnCount)
    let (otherInner, width) =
      isOtherTransposed ? (other.columnCount, other.rowCount) : (other.rowCount, other.columnCount)
    precondition(inner == otherInner, "the inner sizes must be the same")
    guard count > 0, inner > 0, width > 0 else { return DenseRows(rowCount: count, columnCount: width) }
    let product = Blocks.fill(rowCount: count, width: width, size: block, zero: Float(0)) { rows, result in
      let start = isTransposed ? rows.lowerBound : rows.lowerBound * columnCount
      values.withUnsafeBufferPointer { left in
        other.values.withUnsafeBufferPointer { right in
          OpenBLAS.sgemm(
            CblasRowMajor, isTransposed ? CblasTrans : CblasNoTrans,
            isOtherTransposed ? CblasTrans : CblasNoTrans, Int32(rows.count), Int32(width), Int32(inner), 1,
            left.baseAddress.map { $0 + start }, Int32(columnCount), right.baseAddress,
            Int32(other.columnCount), 0, result, Int32(width))
        }
      }
    }
    return DenseRows(rowCount: count, columnCount: width, values: product)
  }

  /// `selfᵀ · self`, a symmetric matrix of ``columnCount`` rows.
  package func gram() -> DenseRows {
    guard rowCount > 0, columnCount > 0 else {
      return DenseRows(rowCount: columnCount, columnCount: columnCount)
    }
    let width = columnCount
    var gram = Blocks.fill(rowCount: width, width: width, size: 64, zero: Float(0)) { rows, result in
      values.withUnsafeBufferPointer { own in
        // Only what is not left of the block: the rest is its mirror.
        let start = rows.lowerBound
        OpenBLAS.sgemm(
          CblasRowMajor, CblasTrans, CblasNoTrans, Int32(rows.count), Int32(width - start), Int32(rowCount),
          1,
          own.baseAddress.map { $0 + start }, Int32(width), own.baseAddress.map { $0 + start }, Int32(width),
          0, result + start, Int32(width))
      }
    }
    for row in 0..<width { for column in 0..<row { gram[row * width + column] = gram[column * width + row] } }
    return DenseRows(rowCount: width, columnCount: width, values: gram)
  }

  /// The same space with orthonormal columns, by a Cholesky factorisation of ``gram()``.
  ///
  /// `nil` when the columns are hardly independent in single precision. Y. Yamamoto et al., “Roundoff error analysis of
  /// the CholeskyQR2 algorithm”, ETNA 44, 2015: good for condition numbers below a thousand, as between two steps of a
  /// subspace iteration.
  package func orthonormalised() -> DenseRows? {
    guard rowCount > 0, columnCount > 0 else { return self }
    let width = columnCount
    guard let factor = gram().choleskyFactor() else { return nil }
    let diagonal = (0..<width).map { factor.values[$0 * width + $0] }
    guard let least = diagonal.min(), let most = diagonal.max(), least > most * 1e-3 else { return nil }
    let solved = Blocks.fill(rowCount: rowCount, width: width, size: Self.block, zero: Float(0)) {
      rows, result in
      values.withUnsafeBufferPointer { own in
        for place in 0..<rows.count * width { result[place] = own[rows.lowerBound * width + place] }
      }
      factor.values.withUnsafeBufferPointer { factor in
        OpenBLAS.strsm(
          CblasRowMajor, CblasRight, CblasUpper, CblasNoTrans, CblasNonUnit, Int32(rows.count), Int32(width),
          1, factor.baseAddress, Int32(width), result, Int32(width))
      }
    }
    return DenseRows(rowCount: rowCount, columnCount: width, values: solved)
  }

  /// The same space with orthonormal columns, fewer where columns are not independent; `nil` where nothing is left.
  ///
  /// Slower than ``orthonormalised()``, and good for any matrix.
  package func orthonormalisedByEigenvectors() -> DenseRows? {
    guard let (squares, vectors) = gram().eigen(), let most = squares.first, most > 0 else { return nil }
    let kept = squares.prefix { $0 > most * 1e-6 }
    var rotation = DenseRows(
      rowCount: kept.count, columnCount: columnCount,
      values: Array(vectors.values.prefix(kept.count * columnCount)))
    rotation.scaleRows(by: kept.map { Float(1 / $0.squareRoot()) })
    return times(rotation.transposed())
  }

  /// `R` with `Rᵀ R = self` for a symmetric positive matrix; below the diagonal stands what stood there before.
  private func choleskyFactor() -> DenseRows? {
    var factor = self
    return factor.factorise() ? factor : nil
  }

  private mutating func factorise() -> Bool {
    var info: Int32 = 0
    // By columns the lower triangle, which is the upper one by rows.
    withUnsafePointer(to: Int32(rowCount)) { size in
      values.withUnsafeMutableBufferPointer { OpenBLAS.spotrf("L", size, $0.baseAddress, size, &info) }
    }
    return info == 0
  }

  /// Turns a symmetric positive matrix into its inverse, in place; `false` where there is none.
  ///
  /// Cost: O(rows³).
  package mutating func invert() -> Bool {
    guard factorise() else { return false }
    var info: Int32 = 0
    let width = columnCount
    withUnsafePointer(to: Int32(rowCount)) { size in
      values.withUnsafeMutableBufferPointer { values in
        OpenBLAS.spotri("L", size, values.baseAddress, size, &info)
        for row in 0..<width {
          for column in 0..<row { values[row * width + column] = values[column * width + row] }
        }
      }
    }
    return info == 0
  }

  /// Eigenvalues of a symmetric matrix in falling order, and their vectors as rows.
  ///
  /// `nil` when LAPACK does not converge, as with values that are not finite. In `Double` inside: O(rows³).
  package func eigen() -> (values: [Double], vectors: DenseRows)? {
    precondition(rowCount == columnCount, "eigenvalues are of square matrices")
    guard rowCount > 0 else { return ([], self) }
    var matrix = values.map { Double($0) }
    var found = [Double](repeating: 0, count: rowCount)
    var info: Int32 = 0
    // The sizes that LAPACK's manual asks for.
    var work = [Double](repeating: 0, count: 1 + 6 * rowCount + 2 * rowCount * rowCount)
    var integers = [Int32](repeating: 0, count: 3 + 5 * rowCount)
    let sizes = [rowCount, work.count, integers.count].map { Int32($0) }
    sizes.withUnsafeBufferPointer { sizes in
      let size = sizes.baseAddress
      OpenBLAS.dsyevd(
        "V", "L", size, &matrix, size, &found, &work, size.map { $0 + 1 }, &integers, size.map { $0 + 2 },
        &info)
    }
    guard info == 0 else { return nil }
    // LAPACK's order is rising, and its columns are our rows.
    let vectors = (0..<rowCount).reversed().flatMap { row in
      matrix[row * rowCount..<(row + 1) * rowCount].map { Float($0) }
    }
    return (found.reversed(), DenseRows(rowCount: rowCount, columnCount: rowCount, values: vectors))
  }

  /// Multiplies each row with its factor.
  package mutating func scaleRows(by factors: [Float]) {
    precondition(factors.count == rowCount, "one factor a row")
    let width = columnCount
    values.withUnsafeMutableBufferPointer { values in
      for row in factors.indices {
        let factor = factors[row]
        for place in row * width..<(row + 1) * width { values[place] *= factor }
      }
    }
  }

  /// Columns become rows.
  package func transposed() -> DenseRows {
    var values: [Float] = []
    values.reserveCapacity(self.values.count)
    for column in 0..<columnCount {
      for row in 0..<rowCount { values.append(self.values[row * columnCount + column]) }
    }
    return DenseRows(rowCount: columnCount, columnCount: rowCount, values: values)
  }
}
