// Features › HanWords: which pairs of Chinese characters are words.

package import Catalogue

/// Tells words from pairs that only stand side by side: of 防水耐磨, 防水 and 耐磨 are words and 水耐 is none.
///
/// A word is met beside many different characters, a pair that straddles two words always between the same ones: the
/// smaller of the two counts of neighbours must reach a least one. H. Feng, K. Chen, X. Deng, W. Zheng, “Accessor
/// Variety Criteria for Chinese Word Extraction”, Computational Linguistics 30(1), 2004.
package struct HanWords: Sendable {
  private let catalogue: Catalogue
  private let terms: TermIndex

  /// So many products that have the pair are read.
  private static let readProducts = 60
  private static let leastVariety = 2

  package init(_ catalogue: Catalogue, _ terms: TermIndex) {
    self.catalogue = catalogue
    self.terms = terms
  }

  /// Whether a term may be shown as a word; of Chinese characters only pairs may.
  ///
  /// Cost: O(text of at most 60 products).
  package func isWord(_ term: String) -> Bool {
    let pair = Array(term.unicodeScalars)
    // A lone character is a unit mostly.
    if pair.count == 1, Self.isHan(pair[0]) { return false }
    guard pair.count == 2, pair.allSatisfy({ Self.isHan($0) }) else { return true }
    guard let number = terms.query(term).first?.term else { return false }
    var before: Set<Unicode.Scalar> = []
    var after = before
    // A pair at either end of a phrase stands there by itself: each such place counts as a neighbour of its own.
    var edges = (before: 0, after: 0)
    for entry in terms.posting(number).prefix(Self.readProducts) {
      let lead = catalogue[entry.product].lead
      for text in [lead.title, lead.summary] {
        let scalars = Array(text.unicodeScalars)
        for place in scalars.indices.dropLast()
        where scalars[place] == pair[0] && scalars[place + 1] == pair[1] {
          if place > 0, Self.isHan(scalars[place - 1]) {
            before.insert(scalars[place - 1])
          } else {
            edges.before += 1
          }
          if place + 2 < scalars.count, Self.isHan(scalars[place + 2]) {
            after.insert(scalars[place + 2])
          } else {
            edges.after += 1
          }
        }
      }
    }
    return min(before.count + edges.before, after.count + edges.after) >= Self.leastVariety
  }

  private static func isHan(_ scalar: Unicode.Scalar) -> Bool { (0x3400...0x9FFF).contains(scalar.value) }
}
