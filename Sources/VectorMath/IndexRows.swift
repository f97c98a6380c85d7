// VectorMath › IndexRows: a frozen sparse matrix of ones.

/// For each row the columns that it has, in compressed storage.
package struct IndexRows: Sendable {
  /// `rowCount + 1` offsets into ``columns``.
  package let starts: [Int]
  package let columns: [Int32]

  package init(starts: [Int], columns: [Int32]) {
    precondition(starts.last == columns.count, "the last offset is the number of entries")
    self.starts = starts
    self.columns = columns
  }

  package var rowCount: Int { starts.count - 1 }

  package func row(_ row: Int) -> ArraySlice<Int32> { columns[starts[row]..<starts[row + 1]] }

  package func count(ofRow row: Int) -> Int { starts[row + 1] - starts[row] }

  /// Where in a row whose columns rise a column stands, from 0; `nil` where it does not.
  package func place(of column: Int32, inRow row: Int) -> Int? {
    var low = starts[row]
    var high = starts[row + 1]
    while low < high {
      let middle = (low + high) / 2
      if columns[middle] < column { low = middle + 1 } else { high = middle }
    }
    return low < starts[row + 1] && columns[low] == column ? low - starts[row] : nil
  }

  /// Rows become columns; the columns of each new row rise.
  ///
  /// Cost: O(entries + columns).
  package func transposed(columnCount: Int) -> IndexRows {
    var next = [Int](repeating: 0, count: columnCount + 1)
    for column in columns { next[Int(column) + 1] += 1 }
    for column in 0..<columnCount { next[column + 1] += next[column] }
    let starts = next
    var rows = [Int32](repeating: 0, count: columns.count)
    for row in 0..<rowCount {
      for column in self.row(row) {
        rows[next[Int(column)]] = Int32(row)
        next[Int(column)] += 1
      }
    }
    return IndexRows(starts: starts, columns: rows)
  }

  /// Multiplies this matrix of ones with `dense`: each row is the sum of the rows of `dense` that it names.
  ///
  /// Cost: O(entries · columns of `dense`), on all cores.
  package func times(_ dense: DenseRows) -> DenseRows {
    let width = dense.columnCount
    guard width > 0 else { return DenseRows(rowCount: rowCount, columnCount: 0) }
    let sums = Blocks.fill(rowCount: rowCount, width: width, size: 256, zero: Float(0)) { rows, result in
      dense.values.withUnsafeBufferPointer { dense in
        guard let first = dense.baseAddress else { return }
        for row in rows {
          let sum = result + (row - rows.lowerBound) * width
          for entry in starts[row]..<starts[row + 1] {
            let added = first + Int(columns[entry]) * width
            for column in 0..<width { sum[column] += added[column] }
          }
        }
      }
    }
    return DenseRows(rowCount: rowCount, columnCount: width, values: sums)
  }
}
