// CollaborativeScoring › RidgeSolver: one half of an epoch of alternating least squares.

import VectorMath

/// For each row the vector `x` with `(w₀ FᵀF + Σ_{i ∈ row} f_i f_iᵀ + λ I) x = Σ_{i ∈ row} f_i`, given the other side's
/// vectors `F`, by a few steps of conjugate gradients.
struct RidgeSolver: Sendable {
  private let rows: IndexRows
  private let others: DenseRows
  /// `w₀ FᵀF`.
  private let shared: DenseRows

  private static let steps = 3
  private static let block = 64
  /// How many numbers a block keeps of the other side's vectors, and how many vectors are brought together at once
  /// where a row has more.
  private static let kept = 4_194_304
  private static let piece = 1024

  init(_ rows: IndexRows, _ others: DenseRows, unobserved: Double) {
    self.rows = rows
    self.others = others
    var shared = others.gram()
    shared.scaleRows(by: [Float](repeating: Float(unobserved), count: shared.rowCount))
    self.shared = shared
  }

  /// Solves on all cores from where the vectors stood.
  ///
  /// `ridge` gives a row's `λ` by its number of entries; a row without entries becomes 0.
  func solve(from start: DenseRows, ridge: @Sendable (Int) -> Float) -> DenseRows {
    let width = others.columnCount
    let values = Blocks.fill(
      rowCount: rows.rowCount, width: width, size: Self.block, zero: Float(0)
    ) { block, result in
      var solution = DenseRows(
        rowCount: block.count, columnCount: width,
        values: Array(start.values[block.lowerBound * width..<block.upperBound * width]))
      let ridges = block.map { ridge(rows.count(ofRow: $0)) }
      // They lie all over the memory and are needed at every step: once side by side, they are found in the cache.
      let entries = rows.starts[block.lowerBound]..<rows.starts[block.upperBound]
      let near = others.rows(rows.columns[entries.prefix(Self.kept / max(1, width))])
      var rest = product(of: solution, block, ridges, near)
      for place in rest.values.indices { rest.values[place] = -rest.values[place] }
      for row in block {
        for other in rows.row(row) {
          others.addRow(Int(other), to: &rest, row: row - block.lowerBound)
        }
      }
      var direction = rest
      var length = block.indices.map { rest.squaredLength(ofRow: $0 - block.lowerBound) }
      for _ in 0..<Self.steps {
        let image = product(of: direction, block, ridges, near)
        for row in 0..<block.count where length[row] > 0 {
          let against = direction.product(ofRow: row, with: image, row: row)
          guard against > 0 else { continue }
          let step = Float(length[row] / against)
          solution.add(direction, scale: step, row: row)
          rest.add(image, scale: -step, row: row)
          let next = rest.squaredLength(ofRow: row)
          direction.turn(towards: rest, keeping: Float(next / length[row]), row: row)
          length[row] = next
        }
      }
      for row in 0..<block.count where rows.count(ofRow: block.lowerBound + row) > 0 {
        for column in 0..<width { result[row * width + column] = solution.values[row * width + column] }
      }
    }
    return DenseRows(rowCount: rows.rowCount, columnCount: width, values: values)
  }

  /// Each row's matrix times its vector; `near` are the vectors of the block's first entries.
  private func product(
    of vectors: DenseRows, _ block: Range<Int>, _ ridges: [Float], _ near: DenseRows
  ) -> DenseRows {
    var result = vectors.times(shared)
    let first = rows.starts[block.lowerBound]
    for row in block {
      let place = row - block.lowerBound
      result.add(vectors, scale: ridges[place], row: place)
      let entries = rows.starts[row] - first..<rows.starts[row + 1] - first
      let there = entries.clamped(to: 0..<near.rowCount)
      near.addNormalProduct(of: there, with: vectors, to: &result, row: place)
      for start in stride(
        from: max(entries.lowerBound, near.rowCount), to: entries.upperBound, by: Self.piece)
      {
        let end = min(start + Self.piece, entries.upperBound)
        let piece = others.rows(rows.columns[first + start..<first + end])
        piece.addNormalProduct(of: 0..<piece.rowCount, with: vectors, to: &result, row: place)
      }
    }
    return result
  }
}
