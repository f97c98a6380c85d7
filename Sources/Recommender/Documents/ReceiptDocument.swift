// Recommender › ReceiptDocument: a receipt as JSON, in the shape that outside tools rely on.

package import Catalogue
package import Conversation
import KnowledgeGraph
package import Scoring

/// A receipt with every id spelled out, as `Documentation/shapes.md` tells.
///
/// Shapes only ever grow.
public struct ReceiptDocument: Encodable, Sendable {
  /// The version of the shape.
  public var v = 1
  /// The customer's id, absent for somebody unknown.
  public var user: String?
  /// The item, and the variant that is offered.
  public var item: String
  /// The feed's own id of the offered variant.
  public var variant: String
  /// From 1; absent for an explanation of a product outside a list.
  public var rank: Int?
  /// The sum of the amounts, from first to last, to the last bit.
  public var score: Double
  /// The trained model's version.
  public var model: String
  /// The last import that the answer knows.
  public var data: String
  /// In the order in which they are added.
  public var contributions: [ContributionDocument]
  /// What would cost it its place in the list; present in explanations of what is listed.
  public var counterfactual: CounterfactualDocument?
  /// What an agent reads out; present in the turns of a conversation.
  package var listing: ListingDocument?
  /// The reasons and their tree; present in an explanation.
  package var explanation: ExplanationDocument?

  package init(_ receipt: Receipt, user: String?, in shop: Shop) {
    let product = shop.catalogue[receipt.product]
    self.user = user
    item = product.id
    variant = product.variants[receipt.variant].id
    rank = receipt.rank > 0 ? receipt.rank : nil
    score = receipt.score
    model = String(shop.model?.number ?? 0)
    data = "import-\(shop.dataVersion)"
    contributions = receipt.contributions.map { ContributionDocument($0, in: shop) }
  }

  /// The receipt of a listed item, with what an agent reads out.
  package init(listed: ListedItem, user: String?, in shop: Shop) {
    self.init(listed.receipt, user: user, in: shop)
    listing = ListingDocument(
      title: listed.title, price: listed.price, isInStock: listed.isInStock, link: listed.link)
    listing?.ground = listed.ground?.words
  }

  private enum Key: String, CodingKey {
    case v, user, item, variant, rank, score, model, data, contributions, counterfactual, explanation
  }

  /// Writes the receipt, and beside it what an agent reads out where that is known.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(v, forKey: .v)
    try container.encodeIfPresent(user, forKey: .user)
    try container.encode(item, forKey: .item)
    try container.encode(variant, forKey: .variant)
    try container.encodeIfPresent(rank, forKey: .rank)
    try container.encode(score, forKey: .score)
    try container.encode(model, forKey: .model)
    try container.encode(data, forKey: .data)
    if let pieces = JSONPieces.of(encoder) {
      try container.encode(
        pieces.token(for: ContributionPiece(contributions).bytes), forKey: .contributions)
    } else {
      try container.encode(contributions, forKey: .contributions)
    }
    try container.encodeIfPresent(counterfactual, forKey: .counterfactual)
    try container.encodeIfPresent(explanation, forKey: .explanation)
    try listing?.encode(to: encoder)
  }
}

/// The part of a listed item that is no receipt.
package struct ListingDocument: Encodable, Sendable {
  package var title: String
  package var price: Double?
  package var currency: String?
  package var in_stock: Bool
  package var url: String
  /// Why it stands where it stands, in a list that is not ordered by receipts.
  package var ground: String?

  package init(title: String, price: Money?, isInStock: Bool, link: String) {
    self.title = title
    self.price = price?.amount
    currency = price?.currency
    in_stock = isInStock
    url = link
  }
}

/// One contribution of a receipt.
public struct ContributionDocument: Encodable, Sendable {
  /// The scorer that found it.
  public var scorer: String
  /// The signed amount.
  public var amount: Double
  /// `event:ID` or `said:TURN`; absent for evidence that is no reason.
  public var because: String?
  /// What was found.
  public var evidence: EvidenceDocument

  package init(_ contribution: Contribution, in shop: Shop) {
    scorer = contribution.scorer
    amount = contribution.amount
    because = contribution.because?.description
    evidence = EvidenceDocument(contribution.evidence, in: shop)
  }
}

/// Evidence as JSON: `kind`, and what belongs to the kind.
public struct EvidenceDocument: Encodable, Sendable {
  /// One of the closed list of kinds.
  public var kind: String
  var metapath: String?
  var scale: Double?
  var nodes: [String]?
  var edges: [EdgeDocument]?
  var term: String?
  var colour: String?
  var name: String?
  var value: String?
  var item: String?
  var customers: Int?
  var words: String?
  var id: String?

  /// An edge of a path.
  struct EdgeDocument: Encodable, Sendable {
    var relation: String
    var inverse: Bool?
    var weight: Double
  }

  /// Counts of other customers are only told from here up.
  static let fewestCustomers = 5

  package init(_ evidence: Evidence, in shop: Shop) {
    kind = evidence.kind
    switch evidence {
    case .path(let path):
      metapath = path.metapath
      scale = path.scale
      nodes = path.nodes.map(shop.graph.name)
      edges = path.edges.map {
        EdgeDocument(relation: $0.relation, inverse: $0.isInverse ? true : nil, weight: $0.weight)
      }
    case .term(let word): term = word
    case .colour(let bin): colour = bin
    case .attribute(let name, let value):
      self.name = name
      self.value = value
    case .together(let product, let count), .next(let product, let count):
      item = shop.catalogue[product].id
      customers = count >= Self.fewestCustomers ? count : nil
    case .latent(let product): item = shop.catalogue[product].id
    case .said(let said): words = said
    case .rule(let rule): id = rule
    case .popularity, .rank, .diversity, .exploration, .prior, .residual: break
    }
  }
}
