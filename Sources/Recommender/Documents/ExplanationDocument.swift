// Recommender › ExplanationDocument: a tree of reasons as JSON.

import Catalogue
package import Explanation
import GraphRules
import KnowledgeGraph

/// What chat and drawings say of a receipt, with the tree that it is read from, as `Documentation/shapes.md` tells.
package struct ExplanationDocument: Encodable, Sendable {
  /// A reason in words.
  struct ReasonDocument: Encodable, Sendable {
    struct Own: Encodable, Sendable {
      let item: String
      let relation: String
      let amount: Double
    }
    let amount: Double
    let channel: String
    /// The metapath or the kind of evidence.
    let kind: String
    /// The node that both share, where it is one of the graph.
    let entity: String?
    let shared: String
    let words: [String]?
    let customers: Int?
    /// The customer's own products behind it, the largest first.
    let own: [Own]
    let short: String
    let sentence: String
    /// The places of its contributions among those of the receipt, from 0.
    let contributions: [Int]
    var sources: [SourceLine]?
  }

  /// A node of the tree.
  struct NodeDocument: Encodable, Sendable {
    let kind: String
    let id: String?
    let amount: Double
    let children: [NodeDocument]?
    /// Of a lowest node, the places of its contributions in the receipt, from 0.
    let contributions: [Int]?
  }
  struct ChannelDocument: Encodable, Sendable {
    let label: String
    let amount: Double
  }

  let language: String
  /// The share of what speaks for the product that `reasons` make.
  let covered: Double
  let against: Double
  /// What the data say against themselves.
  let notes: [String]?
  let channels: [ChannelDocument]
  private(set) var reasons: [ReasonDocument]
  let smaller: [ReasonDocument]
  let objections: [ReasonDocument]
  let tree: NodeDocument

  package init(_ tree: ReasonTree, in shop: Shop) {
    language = tree.language
    covered = tree.covered
    against = tree.against
    notes = tree.notes.isEmpty ? nil : tree.notes
    channels = tree.channels.map { ChannelDocument(label: $0.label, amount: $0.amount) }
    reasons = tree.shown.map { ReasonDocument($0, in: shop) }
    smaller = tree.rest.map { ReasonDocument($0, in: shop) }
    objections = tree.objections.map { ReasonDocument($0, in: shop) }
    self.tree = NodeDocument(tree.root, in: shop)
  }

  /// The same with the sources of each shown reason.
  package func with(_ sources: [[SourceLine]]) -> ExplanationDocument {
    var document = self
    for (place, lines) in zip(reasons.indices, sources) { document.reasons[place].sources = lines }
    return document
  }
}

extension ExplanationDocument.ReasonDocument {
  fileprivate init(_ reason: Reason, in shop: Shop) {
    let told = reason.told
    amount = reason.amount
    channel = told.channel.rawValue
    kind = told.subject.name
    entity = told.sharedID.contains(":") ? told.sharedID : nil
    shared = told.shared
    words = told.words.isEmpty ? nil : told.words
    customers = told.customers
    own = reason.own.map {
      Own(item: shop.catalogue[$0.product].id, relation: $0.relation, amount: $0.amount)
    }
    short = reason.short
    sentence = reason.sentence
    contributions = reason.leaves
  }
}

extension ExplanationDocument.NodeDocument {
  /// The receipt beside it has the amounts of single contributions: an object for each would double the text.
  fileprivate init(_ node: ReasonNode, in shop: Shop) {
    let below = node.children.filter { if case .contribution = $0.matter { false } else { true } }
    let leaves = node.children.compactMap { child -> Int? in
      if case .contribution(let place) = child.matter { place } else { nil }
    }
    amount = node.amount
    children = below.isEmpty ? nil : below.map { Self($0, in: shop) }
    contributions = leaves.isEmpty ? nil : leaves
    switch node.matter {
    case .score, .contribution: (kind, id) = ("score", nil)
    case .channel(let channel): (kind, id) = ("channel", channel.rawValue)
    case .relation(let subject, let isSaid): (kind, id) = (isSaid ? "said" : "relation", subject.name)
    case .entity(let entity): (kind, id) = ("entity", shop.graph.name(entity))
    case .word(let word): (kind, id) = ("word", word)
    case .attribute(let name, let value): (kind, id) = ("attribute", "\(name)=\(value)")
    case .own(let product): (kind, id) = ("own", "product:\(shop.catalogue[product].id)")
    }
  }
}

extension PhraseSubject {
  /// The metapath or the kind.
  fileprivate var name: String {
    switch self {
    case .path(let name): name
    case .kind(let kind): kind.rawValue
    }
  }
}
