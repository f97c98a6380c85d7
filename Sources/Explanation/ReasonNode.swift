// Explanation › ReasonNode: a receipt as a tree, from the whole score down to single contributions.

package import Catalogue
package import GraphRules
package import KnowledgeGraph

/// What a node of the tree sums up.
package enum ReasonMatter: Hashable, Sendable {
  case score
  case channel(Channel)
  /// A walk or a kind of evidence; `isSaid` where it hangs on words said and on no product.
  case relation(PhraseSubject, isSaid: Bool)
  /// What both products share: a brand, a colour, …
  case entity(NodeID)
  /// A word, a named bin of the pictures, or the id of a rule.
  case word(String)
  case attribute(name: String, value: String)
  /// A product of the customer's own.
  case own(ProductID)
  /// The place of a contribution in its receipt.
  case contribution(Int)
}

/// A sum of contributions: channel → relation → entity → the customer's own product → contribution.
///
/// Kinds of evidence that share nothing, or hang on nothing of hers, leave that storey out. Every contribution of the
/// receipt is exactly one leaf, and a node's amount is the sum of its children's in their order, the largest first.
package struct ReasonNode: Hashable, Sendable {
  package let matter: ReasonMatter
  package let amount: Double
  package let children: [ReasonNode]

  package init(matter: ReasonMatter, amount: Double, children: [ReasonNode] = []) {
    self.matter = matter
    self.amount = amount
    self.children = children
  }

  /// The places of its contributions in the receipt.
  package var leaves: [Int] {
    if case .contribution(let place) = matter { return [place] }
    return children.flatMap(\.leaves)
  }
}
