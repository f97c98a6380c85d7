// Explanation › ReasonGroup: contributions that say the same thing.

import Catalogue
import GraphRules
import KnowledgeGraph
import Scoring

/// Contributions of one kind about one entity, or about one of the customer's products, with their sum.
struct ReasonGroup {
  /// The words in `phrases.*.yaml` for a product that was only named in the conversation.
  static let named = "named"

  /// Kind of evidence, or a path's metapath.
  let kind: String
  let subject: PhraseSubject
  /// What both products share, for a path: the node in the middle.
  let entity: NodeID?
  /// The relation by which the path enters the product.
  let lastRelation: String?
  let isReason: Bool
  let isSaid: Bool
  var amount = 0.0
  var count = 0
  /// The customer's own products, the strongest first.
  var items: [ProductID] = []
  /// How the customer met the first of ``items``, for instance `bought`; `nil` where it was only named.
  var relation: String?
  /// How many of her events stand behind the first of ``items``.
  var events = 0
  /// Words or colours in the order of their amounts.
  var words: [String] = []
  var customers: Int?
  /// The path of the largest contribution.
  var path: PathEvidence?
}

/// Sorts contributions into groups.
struct ReasonGroups {
  private struct Key: Hashable {
    let kind: String
    let entity: NodeID?
    let item: ProductID?
    let word: String?
    let isSaid: Bool
  }
  private struct Sums {
    var group: ReasonGroup
    var byItem: [ProductID: Double] = [:]
    var byWord: [String: Double] = [:]
    var largest = 0.0
    var events: [ProductID: Set<Int>] = [:]
    var relations: [ProductID: (relation: String, strength: Double)] = [:]
  }
  private let graph: KnowledgeGraph
  private let byCause: [Cause: HistoryItem]
  private var sums: [Key: Sums] = [:]
  /// Keys in the order in which they were met, so that ties keep the receipt's order.
  private var order: [Key] = []

  init(graph: KnowledgeGraph, history: [HistoryItem]) {
    self.graph = graph
    byCause = Dictionary(history.map { ($0.cause, $0) }) { first, _ in first }
  }

  /// The largest sum first.
  var sorted: [ReasonGroup] {
    order.compactMap { sums[$0] }.map(finished).enumerated()
      .sorted { a, b in (b.element.amount, a.offset) < (a.element.amount, b.offset) }.map(\.element)
  }

  mutating func add(_ contribution: Contribution) {
    let item = contribution.because.flatMap { byCause[$0] }
    let key = key(of: contribution, item: item)
    if sums[key] == nil { order.append(key) }
    var sum = sums[key] ?? Sums(group: group(of: contribution))
    sum.group.amount += contribution.amount
    sum.group.count += 1
    if let item {
      sum.byItem[item.product, default: 0] += abs(contribution.amount)
      if case .event(let number)? = contribution.because {
        sum.events[item.product, default: []].insert(number)
      }
      if let relation = item.relation, abs(item.strength) > sum.relations[item.product]?.strength ?? 0 {
        sum.relations[item.product] = (relation, abs(item.strength))
      }
    }
    if let word = contribution.evidence.word { sum.byWord[word, default: 0] += abs(contribution.amount) }
    switch contribution.evidence {
    case .together(_, let customers), .next(_, let customers):
      sum.group.customers = max(sum.group.customers ?? 0, customers)
    case .path(let path) where abs(contribution.amount) > sum.largest:
      sum.largest = abs(contribution.amount)
      sum.group.path = path
    default: break
    }
    sums[key] = sum
  }

  private func finished(_ sums: Sums) -> ReasonGroup {
    var group = sums.group
    group.items = sums.byItem.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
    group.words = sums.byWord.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
    if let first = group.items.first {
      group.relation = sums.relations[first]?.relation
      // How often she did it: events of the kind that is named.
      group.events = sums.events[first]?.count { byCause[.event($0)]?.relation == group.relation } ?? 0
    }
    return group
  }

  /// Paths group by what is shared, everything else by the customer's product: “three Northpeak things she bought”
  /// is one reason, and so is “text and words like the rain shell”.
  private func key(of contribution: Contribution, item: HistoryItem?) -> Key {
    var isSaid = false
    if case .said = contribution.because { isSaid = true }
    switch contribution.evidence {
    case .path(let path):
      let entity = path.sharedNode(in: graph)
      return Key(
        kind: path.metapath, entity: entity, item: entity == nil ? item?.product : nil, word: nil,
        isSaid: isSaid)
    case .rule(let id):
      return Key(kind: contribution.evidence.kind, entity: nil, item: nil, word: id, isSaid: isSaid)
    default:
      return Key(
        kind: contribution.evidence.kind, entity: nil, item: item?.product, word: nil, isSaid: isSaid)
    }
  }

  private func group(of contribution: Contribution) -> ReasonGroup {
    var isSaid = false
    if case .said = contribution.because { isSaid = true }
    if case .path(let path) = contribution.evidence {
      return ReasonGroup(
        kind: path.metapath, subject: .path(path.metapath), entity: path.sharedNode(in: graph),
        lastRelation: path.edges.last?.relation, isReason: true, isSaid: isSaid)
    }
    let kind = contribution.evidence.kind
    return ReasonGroup(
      kind: kind, subject: .kind(PhraseKind(rawValue: kind) ?? .residual), entity: nil, lastRelation: nil,
      isReason: contribution.evidence.isReason, isSaid: isSaid)
  }
}

extension PathEvidence {
  /// The node that the customer's product and the recommended one have in common: the middle of the walk.
  ///
  /// `nil` for the walk without steps, from a product she knows to itself.
  func sharedNode(in graph: KnowledgeGraph) -> NodeID? {
    let between = nodes.drop { !graph.isProduct($0) }.dropFirst().dropLast()
    guard !between.isEmpty else { return nil }
    return between[between.startIndex + (between.count - 1) / 2]
  }
}

extension Evidence {
  /// The word or colour that the evidence is about.
  fileprivate var word: String? {
    switch self {
    case .term(let word), .colour(let word), .said(let word): word
    case .attribute(_, let value): value
    case .rule(let id): id
    default: nil
    }
  }
}
