// Features › ColourSignature: pictures compared by the named colours that they share.

package import VectorMath
import GraphRules

/// A picture's colours as one sparse row whose inner product with another row is their affinity.
///
/// The affinity is the Bhattacharyya coefficient `Σ √(p q)` (A. Bhattacharyya, 1943; also called Hellinger
/// affinity), half of it over the whole product and a sixth over each third of it: 0 for nothing in common, 1
/// for equal. It is a sum over bins, so each bin's amount is a reason of its own.
///
/// Where the shop's words were learned, three tenths of it are the same over the likelihoods of the basic colours: two
/// reds are then alike though they fall into different bins.
package struct ColourSignature: Hashable, Sendable {
  /// Whole, top, middle, bottom; column = level × ``ColourBins/count`` + bin.
  package static let levels = 4
  /// The columns of bins; behind them stands a column for each basic colour.
  package static let binColumnCount = levels * ColourBins.count
  package static let columnCount = binColumnCount + BasicColour.allCases.count
  /// How much the names count beside the bins.
  private static let nameWeight: Float = 0.3
  /// A likelihood below this is left out.
  private static let leastShare = 0.005

  /// Rising.
  package let columns: [Int32]
  /// `√(level weight × share)`.
  package let values: [Float]

  /// The signature of a picture, with its names where there is a readout.
  package init(_ colours: PictureColours, readout: ColourReadout? = nil) {
    var columns: [Int32] = []
    var values: [Float] = []
    for (level, histogram) in ([colours.overall] + colours.bands).enumerated() {
      let weight: Float = (level == 0 ? 0.5 : 0.5 / 3) * (readout == nil ? 1 : 1 - Self.nameWeight)
      for (index, bin) in histogram.bins.enumerated() {
        columns.append(Int32(level * ColourBins.count) + Int32(bin))
        values.append((weight * histogram.share(index)).squareRoot())
      }
    }
    if let readout {
      for (colour, share) in zip(readout.colours, readout.shares(of: colours)) where share >= Self.leastShare
      {
        guard let place = BasicColour.allCases.firstIndex(of: colour) else { continue }
        columns.append(Int32(Self.binColumnCount + place))
        values.append((Self.nameWeight * Float(share)).squareRoot())
      }
    }
    self.columns = columns
    self.values = values
  }

  /// What a column is about: a place in ``names``, the same on all levels.
  package static func matter(ofColumn column: Int32) -> Int {
    let column = Int(column)
    return column < binColumnCount
      ? column % ColourBins.count : basicMatters[column - binColumnCount]
  }

  /// The English names of all that columns are about, ids of the lexicon for the basic colours.
  package static let names = ColourBins.names(language: "en") + BasicColour.allCases.map(\.rawValue)

  /// By basic colour its place in ``names``: black, grey and white are also bins.
  private static let basicMatters = BasicColour.allCases.indices.map { colour in
    names.firstIndex(of: BasicColour.allCases[colour].rawValue) ?? ColourBins.count + colour
  }

  /// What each bin and each name adds to the affinity, in their order; together the affinity, in `0...1` within
  /// rounding.
  package func shared(with other: ColourSignature) -> [(bin: Int, amount: Double)] {
    var amounts = [Double](repeating: 0, count: Self.names.count)
    var (i, j) = (0, 0)
    while i < columns.count, j < other.columns.count {
      if columns[i] == other.columns[j] {
        amounts[Self.matter(ofColumn: columns[i])] += Double(values[i]) * Double(other.values[j])
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
