// Scoring › Evidence: what was found, typed until the last step.

package import Catalogue
package import KnowledgeGraph

/// One edge of a shown path.
package struct PathEdge: Hashable, Sendable {
  /// The relation's name in the ontology, for instance `hasColour`.
  package let relation: String
  /// Whether the path walks the edge from its tail to its head.
  package let isInverse: Bool
  /// The edge's weight in the graph.
  package let weight: Double

  package init(relation: String, isInverse: Bool = false, weight: Double) {
    self.relation = relation
    self.isInverse = isInverse
    self.weight = weight
  }
}

/// A walk through the graph from the customer to the product.
///
/// **Law:** the contribution's amount is `scale · Π weight`, and every edge is in the graph.
package struct PathEvidence: Hashable, Sendable {
  /// The name of the metapath in `metapaths.yaml`.
  package let metapath: String
  /// Everything that is not an edge: fusion weight over scale constant, strength and age of the event, damping.
  package let scale: Double
  /// One more than ``edges``; the first is the customer, the last the product.
  package let nodes: [NodeID]
  package let edges: [PathEdge]

  package init(metapath: String, scale: Double, nodes: [NodeID], edges: [PathEdge]) {
    precondition(nodes.count == edges.count + 1, "a path has one node more than edges")
    self.metapath = metapath
    self.scale = scale
    self.nodes = nodes
    self.edges = edges
  }

  /// `scale · Π weight`, the amount that this path adds.
  package var amount: Double { edges.reduce(scale) { $0 * $1.weight } }
}

/// The evidence behind one contribution; a closed list of kinds.
package enum Evidence: Hashable, Sendable {
  case path(PathEvidence)
  /// A word that both products, or the product and the request, have in common.
  case term(String)
  /// A named colour bin that both pictures, or the picture and the request, have in common.
  case colour(String)
  case attribute(name: String, value: String)
  /// Customers who have `item` also have the recommended product.
  case together(item: ProductID, customers: Int)
  /// Customers who bought `item` bought the recommended product next.
  case next(item: ProductID, customers: Int)
  /// A learned likeness to `item`.
  case latent(item: ProductID)
  case said(String)
  /// Liked by many, whoever asks.
  case popularity
  /// A vote's points.
  case rank
  case rule(id: String)
  case diversity
  case exploration
  case prior
  case residual

  /// The name on the wire.
  package var kind: String {
    switch self {
    case .path: "path"
    case .term: "term"
    case .colour: "colour"
    case .attribute: "attribute"
    case .together: "together"
    case .next: "next"
    case .latent: "latent"
    case .said: "said"
    case .popularity: "popularity"
    case .rank: "rank"
    case .rule: "rule"
    case .diversity: "diversity"
    case .exploration: "exploration"
    case .prior: "prior"
    case .residual: "residual"
    }
  }

  /// Whether it counts as an explanation: it names something of the customer's own, or something said.
  package var isReason: Bool {
    switch self {
    case .path, .term, .colour, .attribute, .together, .next, .latent, .said: true
    case .popularity, .rank, .rule, .diversity, .exploration, .prior, .residual: false
    }
  }
}
