// VectorMath › SparseRows: a frozen sparse matrix in compressed rows.

/// A sparse matrix of `Float` in compressed row storage (CSR).
///
/// Row `r` holds the entries `starts[r]..<starts[r + 1]`; columns rise within a row.
package struct SparseRows: Sendable {
  /// `rowCount + 1` offsets into ``columns`` and ``values``.
  package let starts: [Int]
  package let columns: [Int32]
  package let values: [Float]
  package let columnCount: Int

  package init(starts: [Int], columns: [Int32], values: [Float], columnCount: Int) {
    precondition(starts.last == columns.count && columns.count == values.count, "one value per column entry")
    self.starts = starts
    self.columns = columns
    self.values = values
    self.columnCount = columnCount
  }

  package var rowCount: Int { starts.count - 1 }

  /// The value at (`row`, `column`), 0 where nothing is stored.
  ///
  /// Cost: O(log entries of the row).
  package func value(_ row: Int, _ column: Int) -> Float {
    index(row, column).map { values[$0] } ?? 0
  }

  /// The place of (`row`, `column`) in ``values``.
  package func index(_ row: Int, _ column: Int) -> Int? {
    let wanted = Int32(column)
    return columns.withUnsafeBufferPointer { columns in
      var low = starts[row]
      var count = starts[row + 1] - low
      guard count > 0 else { return nil }
      // Which half it is in cannot be foreseen: the step is reckoned instead of branched on.
      while count > 1 {
        let half = count / 2
        low += columns[low + half] <= wanted ? half : 0
        count -= half
      }
      return columns[low] == wanted ? low : nil
    }
  }
}
