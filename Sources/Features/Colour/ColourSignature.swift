// Features › ColourSignature: pictures compared by the named colours that they share.

package import VectorMath

/// A picture's colours as one sparse row whose inner product with another row is their affinity.
///
/// The affinity is the Bhattacharyya coefficient `Σ √(p q)` (A. Bhattacharyya, 1943; also called Hellinger
/// affinity), half of it over the whole product and a sixth over each third of it: 0 for nothing in common, 1
/// for equal. It is a sum over bins, so each bin's amount is a reason of its own.
package struct ColourSignature: Hashable, Sendable {
  /// Whole, top, middle, bottom; column = level × ``ColourBins/count`` + bin.
  package static let levels = 4
  package static let columnCount = levels * ColourBins.count

  /// Rising.
  package let columns: [Int32]
  /// `√(level weight × share)`.
  package let values: [Float]

  package init(_ colours: PictureColours) {
    var columns: [Int32] = []
    var values: [Float] = []
    for (level, histogram) in ([colours.overall] + colours.bands).enumerated() {
      let weight: Float = level == 0 ? 0.5 : 0.5 / 3
      for (index, bin) in histogram.bins.enumerated() {
        columns.append(Int32(level * ColourBins.count) + Int32(bin))
        values.append((weight * histogram.share(index)).squareRoot())
      }
    }
    self.columns = columns
    self.values = values
  }

  /// What each bin adds to the affinity, in bin order; together the affinity, in `0...1` within rounding.
  package func shared(with other: ColourSignature) -> [(bin: Int, amount: Double)] {
    var amounts = [Double](repeating: 0, count: ColourBins.count)
    var (i, j) = (0, 0)
    while i < columns.count, j < other.columns.count {
      if columns[i] == other.columns[j] {
        amounts[Int(columns[i]) % ColourBins.count] += Double(values[i]) * Double(other.values[j])
        i += 1
        j += 1
      } else if columns[i] < other.columns[j] {
        i += 1
      } else {
        j += 1
      }
    }
    return amounts.enumerated().filter { $0.element > 0 }.map { (bin: $0.offset, amount: $0.element) }
  }

  /// The sum of ``shared(with:)``, from first to last.
  package func affinity(to other: ColourSignature) -> Double {
    shared(with: other).reduce(0) { $0 + $1.amount }
  }

  /// One row per product, empty where a product has no picture; `products ×` ``columnCount``.
  package static func rows(_ signatures: [ColourSignature?]) -> SparseRows {
    var starts = [0]
    var columns: [Int32] = []
    var values: [Float] = []
    for signature in signatures {
      columns += signature?.columns ?? []
      values += signature?.values ?? []
      starts.append(columns.count)
    }
    return SparseRows(starts: starts, columns: columns, values: values, columnCount: columnCount)
  }
}
