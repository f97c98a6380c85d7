// Features › TermIndex: which words describe which products, and how strongly.

package import Catalogue
package import VectorMath

/// The terms of all products with BM25 weights, both ways.
///
/// Each product has its at most 32 strongest terms, as a row of length 1 (L2), so the cosine of two products
/// is the sum of `weight × weight` over the terms they share, and each shared term is a reason.
package struct TermIndex: Sendable {
  /// `products × terms`.
  package let productTerms: SparseRows
  /// `terms × products`, the same weights.
  package let postings: SparseRows
  /// The number of products whose text has the term, its rows cut or not.
  package let documentFrequency: [Int32]
  private let words: [String]
  private let vocabulary: TermNumbers
  /// From the vocabulary's number to the index's, -1 for terms that no row kept.
  private let kept: [Int32]

  init(
    productTerms: SparseRows, postings: SparseRows, documentFrequency: [Int32], words: [String],
    vocabulary: TermNumbers, kept: [Int32]
  ) {
    self.productTerms = productTerms
    self.postings = postings
    self.documentFrequency = documentFrequency
    self.words = words
    self.vocabulary = vocabulary
    self.kept = kept
  }

  package var productCount: Int { productTerms.rowCount }
  package var termCount: Int { postings.rowCount }

  /// The term as a word to show, as a product first wrote it but in lower case (`boots`, not `boot`).
  package func word(_ term: Int) -> String { words[term] }

  /// The terms of a product and their weights, by rising term.
  package func terms(of product: ProductID) -> [(term: Int, weight: Float)] {
    Self.entries(productTerms, product.index).map { (term: $0.0, weight: $0.1) }
  }

  /// The products that have a term and its weight in each, in catalogue order.
  package func posting(_ term: Int) -> [(product: ProductID, weight: Float)] {
    Self.entries(postings, term).map { (product: ProductID($0.0), weight: $0.1) }
  }

  /// The terms of a text that some product has, each once, by rising term; weights by rarity, of length 1 (L2).
  package func query(_ text: String) -> [(term: Int, weight: Float)] {
    var found: Set<Int> = []
    Tokeniser.forEachTerm(in: text) { term, _ in
      guard let number = vocabulary.number(of: term), kept[number] >= 0 else { return }
      found.insert(Int(kept[number]))
    }
    let weighted = found.sorted().map {
      (term: $0, weight: TermWeights.rarity(documentFrequency[$0], of: productCount))
    }
    let length = weighted.reduce(0) { $0 + $1.weight * $1.weight }.squareRoot()
    return weighted.map { (term: $0.term, weight: $0.weight / length) }
  }

  private static func entries(_ rows: SparseRows, _ row: Int) -> [(Int, Float)] {
    (rows.starts[row]..<rows.starts[row + 1]).map { (Int(rows.columns[$0]), rows.values[$0]) }
  }
}
