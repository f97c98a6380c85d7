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
      /// By rising term.
      let words: [(term: Int, weight: Float)]
    }
    let terms: TermIndex
    private let sources: [Source]

    init(terms: TermIndex, _ request: ScoringRequest) {
      self.terms = terms
      let said: [Source] = request.said.compactMap { said in
        guard case .word(let word) = said.matter else { return nil }
        return Source(
          cause: .said(turn: said.turn), product: nil, strength: said.strength, words: terms.query(word))
      }
      sources =
        request.history.map { item in
          Source(
            cause: item.cause, product: item.product, strength: item.strength,
            words: terms.terms(of: item.product))
        } + said
    }

    func addScores(scale: Float, into scores: inout [Float]) {
      var profile = [Float](repeating: 0, count: terms.termCount)
      for source in sources {
        for (term, weight) in source.words { profile[term] += Float(source.strength) * weight }
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
      let rows = terms.productTerms
      for source in sources where source.product != product {
        var entry = rows.starts[product.index]
        let end = rows.starts[product.index + 1]
        for (term, weight) in source.words {
          while entry < end, rows.columns[entry] < Int32(term) { entry += 1 }
          guard entry < end else { break }
          if rows.columns[entry] == Int32(term) {
            body(source.cause, source.strength * Double(weight) * Double(rows.values[entry]) * scale)
          }
        }
      }
    }

    /// What each shared word adds, by rising term.
    private func shared(_ source: Source, with product: ProductID) -> [(term: Int, amount: Double)] {
      let rows = terms.productTerms
      var entry = rows.starts[product.index]
      let end = rows.starts[product.index + 1]
      var amounts: [(term: Int, amount: Double)] = []
      for (term, weight) in source.words {
        while entry < end, rows.columns[entry] < Int32(term) { entry += 1 }
        guard entry < end else { break }
        if rows.columns[entry] == Int32(term) {
          amounts.append((term, source.strength * Double(weight) * Double(rows.values[entry])))
        }
      }
      return amounts
    }
  }
}
