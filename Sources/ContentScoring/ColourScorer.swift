// ContentScoring › ColourScorer: likeness of pictures by the named colours that they share.

import Catalogue
package import Features
package import Scoring
import VectorMath

/// Scores a product by `Σ_h x_h · affinity(picture of h, pictures of i)`, summed bin by named bin.
///
/// The affinity is that of ``ColourSignature``, the mean over the candidate's variants; of a history item the variant
/// that the event was about speaks. Where the shop's words were learned, names are shared beside bins. A colour said counts the share of it that the product's pictures show.
/// Fast pass: O(products · bins of a row), after one sum over the history.
package struct ColourScorer: Scorer {
  package let name = "colour"
  /// One row a product: the mean signature of its variants.
  private let products: SparseRows
  /// One row a variant, and where each product's variants start.
  private let variants: SparseRows
  private let variantStarts: [Int]
  /// By product, then by the lexicon's colour: the mean share over its pictures.
  private let shares: [[String: Double]]
  private let names = ColourSignature.names

  /// - Parameters:
  ///   - pictures: By product, then by variant; `nil` for a variant without a readable picture.
  ///   - shares: By product, the share of its pictures that each colour of the lexicon covers, in `0...1`.
  ///   - readout: What tells the names of pictures, where the shop's words were learned.
  package init(_ pictures: [[PictureColours?]], shares: [[String: Double]], readout: ColourReadout? = nil) {
    self.shares = shares
    let signatures = pictures.map { own in
      own.map { picture in picture.map { ColourSignature($0, readout: readout) } }
    }
    variants = ColourSignature.rows(signatures.flatMap(\.self))
    var starts = [0]
    for own in pictures { starts.append(starts[starts.count - 1] + own.count) }
    variantStarts = starts
    products = Self.means(of: signatures)
  }

  package func prepare(_ request: ScoringRequest) -> any PreparedScorer { Prepared(self, request) }

  private static func means(of signatures: [[ColourSignature?]]) -> SparseRows {
    var starts = [0]
    var columns: [Int32] = []
    var values: [Float] = []
    var sum = [Float](repeating: 0, count: ColourSignature.columnCount)
    for own in signatures {
      let known = own.compactMap(\.self)
      for signature in known {
        for (column, value) in zip(signature.columns, signature.values) { sum[Int(column)] += value }
      }
      for column in sum.indices where sum[column] > 0 {
        columns.append(Int32(column))
        values.append(sum[column] / Float(known.count))
        sum[column] = 0
      }
      starts.append(columns.count)
    }
    return SparseRows(
      starts: starts, columns: columns, values: values, columnCount: ColourSignature.columnCount)
  }

  private struct Prepared: PreparedScorer {
    let scorer: ColourScorer
    let history: [HistoryItem]
    let said: [(colour: String, said: Said)]

    init(_ scorer: ColourScorer, _ request: ScoringRequest) {
      self.scorer = scorer
      history = request.history
      said = request.said.compactMap { said in
        if case .colour(let colour) = said.matter { (colour, said) } else { nil }
      }
    }

    func addScores(scale: Float, into scores: inout [Float]) {
      let variants = scorer.variants
      let products = scorer.products
      var profile = [Float](repeating: 0, count: ColourSignature.columnCount)
      for item in history {
        let row = row(of: item)
        for entry in variants.starts[row]..<variants.starts[row + 1] {
          profile[Int(variants.columns[entry])] += Float(item.strength) * variants.values[entry]
        }
      }
      for product in 0..<products.rowCount {
        var sum: Float = 0
        for entry in products.starts[product]..<products.starts[product + 1] {
          sum += profile[Int(products.columns[entry])] * products.values[entry]
        }
        scores[product] += scale * sum
      }
      for (colour, said) in said {
        for product in 0..<products.rowCount {
          scores[product] += scale * Float(said.strength * (scorer.shares[product][colour] ?? 0))
        }
      }
      // A product is not likened to itself.
      for item in history {
        let own = amounts(of: item, to: item.product).reduce(0) { $0 + $1.amount }
        scores[item.product.index] -= scale * Float(own)
      }
    }

    func contributions(to product: ProductID) -> [Contribution] {
      let asked = said.compactMap { colour, said in
        scorer.shares[product.index][colour].map { share in
          Contribution(
            scorer: "colour", evidence: .colour(colour), amount: said.strength * share,
            because: .said(turn: said.turn))
        }
      }
      return asked
        + history.filter { $0.product != product }.flatMap { item in
          amounts(of: item, to: product).map { bin, amount in
            Contribution(
              scorer: "colour", evidence: .colour(scorer.names[bin]), amount: amount, because: item.cause)
          }
        }
    }

    private func row(of item: HistoryItem) -> Int { scorer.variantStarts[item.product.index] + item.variant }

    /// What each named bin, and each name of a picture, adds, in their order.
    private func amounts(of item: HistoryItem, to product: ProductID) -> [(bin: Int, amount: Double)] {
      let variants = scorer.variants
      let products = scorer.products
      let row = row(of: item)
      var amounts: [(bin: Int, amount: Double)] = []
      var mine = variants.starts[row]
      var theirs = products.starts[product.index]
      while mine < variants.starts[row + 1], theirs < products.starts[product.index + 1] {
        let (a, b) = (variants.columns[mine], products.columns[theirs])
        if a == b {
          let amount = item.strength * Double(variants.values[mine]) * Double(products.values[theirs])
          amounts.append((ColourSignature.matter(ofColumn: a), amount))
        }
        if a <= b { mine += 1 }
        if b <= a { theirs += 1 }
      }
      // The whole picture and its three bands tell of the same bin: one reason each.
      amounts.sort { $0.bin < $1.bin }
      return amounts.reduce(into: []) { merged, next in
        if let last = merged.last, last.bin == next.bin {
          merged[merged.count - 1].amount += next.amount
        } else {
          merged.append(next)
        }
      }
    }
  }
}
