// VectorMath › SparseRows+Products: products with dense matrices, and the way back.

extension SparseRows {
  /// `self[rows] · dense`: for each row number the sum of the rows of `dense` that it names.
  ///
  /// Cost: O(entries · columns of `dense`), on all cores; the bytes do not depend on their number.
  package func times(_ dense: DenseRows, rows numbers: [Int32]) -> DenseRows {
    precondition(columnCount == dense.rowCount, "the inner sizes must be the same")
    let width = dense.columnCount
    let sums = Blocks.fill(rowCount: numbers.count, width: width, size: 128, zero: Float(0)) {
      places, result in
      dense.values.withUnsafeBufferPointer { source in
        guard let source = source.baseAddress else { return }
        for place in places {
          let sum = result + (place - places.lowerBound) * width
          let row = Int(numbers[place])
          for entry in starts[row]..<starts[row + 1] {
            Lanes.add(source + Int(columns[entry]) * width, scale: values[entry], to: sum, count: width)
          }
        }
      }
    }
    return DenseRows(rowCount: numbers.count, columnCount: width, values: sums)
  }

  /// `self[rows]ᵀ · gradient`, for the columns that any of the rows has, rising.
  ///
  /// Cost: O(entries · columns of `gradient`), in one thread.
  package func transposedTimes(
    _ gradient: DenseRows, rows numbers: [Int32]
  ) -> (columns: [Int32], sums: DenseRows) {
    precondition(numbers.count == gradient.rowCount, "one row of the gradient a row")
    let width = gradient.columnCount
    var place = [Int32](repeating: -1, count: columnCount)
    for number in numbers {
      for entry in starts[Int(number)]..<starts[Int(number) + 1] { place[Int(columns[entry])] = 0 }
    }
    let touched = place.indices.filter { place[$0] == 0 }.map { Int32($0) }
    for (number, column) in touched.enumerated() { place[Int(column)] = Int32(number) }
    var sums = DenseRows(rowCount: touched.count, columnCount: width)
    sums.values.withUnsafeMutableBufferPointer { target in
      gradient.values.withUnsafeBufferPointer { source in
        guard let target = target.baseAddress, let source = source.baseAddress else { return }
        for (row, number) in numbers.enumerated() {
          for entry in starts[Int(number)]..<starts[Int(number) + 1] {
            let to = Int(place[Int(columns[entry])]) * width
            Lanes.add(source + row * width, scale: values[entry], to: target + to, count: width)
          }
        }
      }
    }
    return (touched, sums)
  }
}
