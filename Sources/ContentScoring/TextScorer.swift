// ContentScoring › TextScorer: likeness of descriptions by the words that they share.

import Catalogue
package import Features
package import Scoring
import VectorMath

/// Scores a product by `Σ_h x_h · cosine(text of h, text of i)`, summed word by word, and by the words said.
///
/// The weights are those of ``TermIndex``: BM25-saturated, at most 32 words a product, rows of length 1. A word said
/// counts `rarity · weight in i`. Fast pass: O(products of the words met). A receipt: O(history · words of a row).
package struct TextScorer: Scorer {
  package let name = "text"
  private let terms: TermIndex

  package init(_ terms: TermIndex) {
    self.terms = terms
  }

  package func prepare(_ request: ScoringRequest) -> any PreparedScorer { Prepared(terms: terms, request) }

  private struct Prepared: PreparedScorer {
    /// A word with what it weighs, and where that comes from.
    private struct Source {
      let cause: Cause
      /// The product that the words are those of, `nil` for words said.
      let product: ProductID?
      let strength: Double
      /// Rising, with their weights; those of a product are a part of the table of all.
      let terms: ArraySlice<Int32>
      let weights: ArraySlice<Float>
    }
    let terms: TermIndex
    private let sources: [Source]

    init(terms: TermIndex, _ request: ScoringRequest) {
      self.terms = terms
      let said: [Source] = request.said.compactMap { said in
        guard case .word(let word) = said.matter else { return nil }
        let words = terms.query(word)
        return Source(
          cause: .said(turn: said.turn), product: nil, strength: said.strength,
          terms: words.map { Int32($0.term) }[...], weights: words.map(\.weight)[...])
      }
      let rows = terms.productTerms
      sources =
        request.history.map { item in
          let row = rows.starts[item.product.index]..<rows.starts[item.product.index + 1]
          return Source(
            cause: item.cause, product: item.product, strength: item.strength,
            terms: rows.columns[row], weights: rows.values[row])
        } + said
    }

    func addScores(scale: Float, into scores: inout [Float]) {
      var profile = [Float](repeating: 0, count: terms.termCount)
      for source in sources {
        for (term, weight) in zip(source.terms, source.weights) {
          profile[Int(term)] += Float(source.strength) * weight
        }
      }
      let postings = terms.postings
      for term in profile.indices where profile[term] != 0 {
        for entry in postings.starts[term]..<postings.starts[term + 1] {
          scores[Int(postings.columns[entry])] += scale * profile[term] * postings.values[entry]
        }
      }
      // A product is not likened to itself.
      for source in sources {
        guard let product = source.product else { continue }
        let own = shared(source, with: product).reduce(0) { $0 + $1.amount }
        scores[product.index] -= scale * Float(own)
      }
    }

    func contributions(to product: ProductID) -> [Contribution] {
      sources.filter { $0.product != product }.flatMap { source in
        shared(source, with: product).map { term, amount in
          Contribution(
            scorer: "text", evidence: .term(terms.word(term)), amount: amount, because: source.cause)
        }
      }
    }

    func forEachAmount(to product: ProductID, scale: Double, _ body: (Cause?, Double) -> Void) {
      sources.withUnsafeBufferPointer { sources in
        for place in sources.indices where sources[place].product != product {
          forEachShared(sources[place], with: product) { _, amount in
            body(sources[place].cause, amount * scale)
          }
        }
      }
    }

    /// What each shared word adds, by rising term.
    private func shared(_ source: Source, with product: ProductID) -> [(term: Int, amount: Double)] {
      var amounts: [(term: Int, amount: Double)] = []
      forEachShared(source, with: product) { amounts.append(($0, $1)) }
      return amounts
    }

    @inline(__always)
    private func forEachShared(_ source: Source, with product: ProductID, _ body: (Int, Double) -> Void) {
      let rows = terms.productTerms
      rows.columns.withUnsafeBufferPointer { columns in
        source.terms.withUnsafeBufferPointer { terms in
          source.weights.withUnsafeBufferPointer { weights in
            var entry = rows.starts[product.index]
            let end = rows.starts[product.index + 1]
            for place in terms.indices {
              while entry < end, columns[entry] < terms[place] { entry += 1 }
              guard entry < end else { break }
              if columns[entry] == terms[place] {
                body(
                  Int(terms[place]),
                  source.strength * Double(weights[place]) * Double(rows.values[entry]))
              }
            }
          }
        }
      }
    }
  }
}
