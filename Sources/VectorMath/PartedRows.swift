// VectorMath › PartedRows: vectors cut into parts, whose lengths bound inner products.

/// A copy of a matrix for finding the rows with large inner products without working out all of them.
///
/// By Cauchy and Schwarz, part by part, `|a·b| ≤ Σ_p ‖a_p‖·‖b_p‖`. A row is given up as soon as the parts that are
/// still to come cannot lift it to where it would matter. The parts lie one after the other, each with all its rows and
/// the longest rows first, so that what is mostly needed lies together and stays in the cache.
package struct PartedRows: Sendable {
  private let rowCount: Int
  /// Where each part begins; the last place is the number of columns.
  private let starts: [Int]
  /// By row its place among the rows by falling length.
  private let places: [Int32]
  /// Part by part, place by place.
  private let values: [Float]
  /// Part by part, one length a row.
  private let lengths: [Float]
  /// The same place by place, one length a part.
  private let lengthsByPlace: [Float]

  private static let width = 64
  /// Single precision rounds; a bound may be too large, never too small.
  private static let slack: Float = 1.0001

  package init(_ rows: DenseRows) {
    let count = max(1, (rows.columnCount + Self.width - 1) / Self.width)
    let starts = (0...count).map { $0 * rows.columnCount / count }
    var lengths = [Float](repeating: 0, count: rows.rowCount * count)
    var squares = [Float](repeating: 0, count: rows.rowCount)
    rows.values.withUnsafeBufferPointer { source in
      for row in 0..<rows.rowCount {
        for part in 0..<count {
          var sum: Float = 0
          for place in row * rows.columnCount + starts[part]..<row * rows.columnCount + starts[part + 1] {
            sum += source[place] * source[place]
          }
          lengths[part * rows.rowCount + row] = sum.squareRoot()
          squares[row] += sum
        }
      }
    }
    let order = (0..<rows.rowCount).sorted { (squares[$1], $0) < (squares[$0], $1) }
    var places = [Int32](repeating: 0, count: rows.rowCount)
    for (place, row) in order.enumerated() { places[row] = Int32(place) }
    var values = [Float](repeating: 0, count: rows.values.count)
    var lengthsByPlace = lengths
    rows.values.withUnsafeBufferPointer { source in
      values.withUnsafeMutableBufferPointer { target in
        for (place, row) in order.enumerated() {
          for part in 0..<count {
            let width = starts[part + 1] - starts[part]
            let from = row * rows.columnCount + starts[part]
            let to = rows.rowCount * starts[part] + place * width
            for column in 0..<width { target[to + column] = source[from + column] }
            lengthsByPlace[place * count + part] = lengths[part * rows.rowCount + row]
          }
        }
      }
    }
    rowCount = rows.rowCount
    self.starts = starts
    self.places = places
    self.values = values
    self.lengths = lengths
    self.lengthsByPlace = lengthsByPlace
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
    let first = Int(places[row]) * partCount
    var sum: Float = 0
    for part in parts.indices { sum += parts[part] * lengthsByPlace[first + part] }
    return sum * abs(scale) * Self.slack
  }

  /// `scale` times the inner product of a row with `vector`, whose parts have these lengths; `nil` as soon as it is
  /// certain to be below `least`.
  package func product(
    ofRow row: Int, with vector: [Float], parts: [Float], scale: Float, least: Float
  ) -> Float? {
    let place = Int(places[row])
    let count = partCount
    let looser = abs(scale) * Self.slack
    return lengthsByPlace.withUnsafeBufferPointer { lengths -> Float? in
      values.withUnsafeBufferPointer { values -> Float? in
        vector.withUnsafeBufferPointer { vector -> Float? in
          guard let values = values.baseAddress, let vector = vector.baseAddress else { return nil }
          var rest: Float = 0
          for part in 0..<count { rest += parts[part] * lengths[place * count + part] }
          rest *= looser
          var sum: Float = 0
          for part in 0..<count {
            guard sum + rest >= least else { return nil }
            let width = starts[part + 1] - starts[part]
            sum +=
              scale
              * Lanes.product(
                values + rowCount * starts[part] + place * width, vector + starts[part], count: width)
            rest -= parts[part] * lengths[place * count + part] * looser
          }
          return sum
        }
      }
    }
  }
}
