// Fusion › NamedTerms: what rules and wishes add to scores, by name, besides the scorers.

package import Scoring

/// Named terms of products' scores, added as they are; none hangs on an event.
///
/// A rule concerns some products and gives them terms of their own. A wish such as “surprise me” concerns all of them
/// and is a table of amounts: the terms of a hundred thousand products are numbers until somebody asks for one's.
package struct NamedTerms: Sendable, ExpressibleByDictionaryLiteral {
  private struct Table {
    let scorer: String
    let evidence: Evidence
    let amounts: [Double]
  }
  private var own: [Int: [Contribution]]
  private var tables: [Table] = []

  /// Terms by product number.
  package init(dictionaryLiteral elements: (Int, [Contribution])...) {
    own = Dictionary(elements, uniquingKeysWith: +)
  }

  /// Gives a product terms of its own.
  package mutating func add(_ terms: [Contribution], to product: Int) {
    if !terms.isEmpty { own[product, default: []] += terms }
  }

  /// Gives every product a term with the same name: `amounts` by product, 0 for none.
  package mutating func add(_ amounts: [Double], by scorer: String, as evidence: Evidence) {
    tables.append(Table(scorer: scorer, evidence: evidence, amounts: amounts))
  }

  /// The terms of a product: its own, then those of the tables in the order in which they were added.
  package subscript(product: Int) -> [Contribution] {
    var terms = own[product] ?? []
    for table in tables where table.amounts[product] != 0 {
      terms.append(
        Contribution(
          scorer: table.scorer, evidence: table.evidence, amount: table.amounts[product], because: nil))
    }
    return terms
  }

  /// Adds all of them to the fast scores.
  ///
  /// Cost: O(terms).
  func add(to scores: inout [Float]) {
    for (product, terms) in own { for term in terms { scores[product] += Float(term.amount) } }
    for table in tables {
      for (product, amount) in table.amounts.enumerated() { scores[product] += Float(amount) }
    }
  }
}
