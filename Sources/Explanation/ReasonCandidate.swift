// Explanation › ReasonCandidate: a node of the tree that one sentence can tell.

import Catalogue
import GraphRules
import KnowledgeGraph
import Scoring

/// A node that may become a reason: an entity where things are shared, else a whole kind of evidence.
///
/// “Bought with the boots and 5 more” is one reason, not six of a sixth each: told product by product, four reasons of a
/// long history cover next to nothing.
struct ReasonCandidate {
  let channel: Channel
  let subject: PhraseSubject
  let isSaid: Bool
  /// What both share, in the graph.
  let entity: NodeID?
  let isReason: Bool
  let amount: Double
  /// The places of its contributions.
  let leaves: [Int]
  /// The customer's own products and what hangs on each, the largest first.
  let own: [(product: ProductID, amount: Double)]
  /// How the customer met each of ``own``, by her strongest event: `bought`; `nil` for a product only named.
  let relations: [ProductID: String]
  /// How many events of that relation stand behind each of ``own``.
  let events: [ProductID: Int]

  /// All candidates of a tree, the largest first; together they have every leaf once.
  static func all(of tree: ReasonNode, _ growth: ReasonGrowth) -> [ReasonCandidate] {
    var found: [ReasonCandidate] = []
    for channel in tree.children {
      guard case .channel(let name) = channel.matter else { continue }
      for relation in channel.children {
        guard case .relation(let subject, let isSaid) = relation.matter else { continue }
        // Words and bins are many small things: they are told together. A brand is told for itself.
        let parts = subject.isToldByEntity ? relation.children : [relation]
        let entities = parts.filter { $0.matter.isShared }
        let others = parts.filter { !$0.matter.isShared }
        found += entities.map { ReasonCandidate(name, subject, isSaid, [$0], growth) }
        if !others.isEmpty { found.append(ReasonCandidate(name, subject, isSaid, others, growth)) }
      }
    }
    return found.enumerated()
      .sorted { a, b in (b.element.amount, a.offset) < (a.element.amount, b.offset) }.map(\.element)
  }

  private init(
    _ channel: Channel, _ subject: PhraseSubject, _ isSaid: Bool, _ nodes: [ReasonNode],
    _ growth: ReasonGrowth
  ) {
    self.channel = channel
    self.subject = subject
    self.isSaid = isSaid
    if nodes.count == 1, case .entity(let node) = nodes[0].matter { entity = node } else { entity = nil }
    amount = nodes.reduce(0) { $0 + $1.amount }
    leaves = nodes.flatMap(\.leaves)
    isReason = leaves.first.map { growth.contributions[$0].evidence.isReason } ?? false
    var sums: [ProductID: Double] = [:]
    var strongest: [ProductID: HistoryItem] = [:]
    var causes: [ProductID: Set<Cause>] = [:]
    var relationOf: [Cause: String] = [:]
    for place in leaves {
      guard let own = growth.own(place) else { continue }
      sums[own.product, default: 0] += growth.contributions[place].amount
      causes[own.product, default: []].insert(own.cause)
      relationOf[own.cause] = own.relation
      if abs(own.strength) > strongest[own.product].map({ abs($0.strength) }) ?? -1 {
        strongest[own.product] = own
      }
    }
    self.own = sums.map { (product: $0.key, amount: $0.value) }
      .sorted { ($1.amount, $0.product) < ($0.amount, $1.product) }
    relations = strongest.compactMapValues(\.relation)
    events = strongest.mapValues { first in
      causes[first.product]?.count { relationOf[$0] == first.relation } ?? 0
    }
  }

  /// The products that speak as the whole does, the strongest first.
  var agreeing: [(product: ProductID, amount: Double)] {
    amount < 0 ? own.reversed().filter { $0.amount < 0 } : own.filter { $0.amount > 0 }
  }

  /// What is counted as the same kind of reason.
  var kind: String {
    switch subject {
    case .path(let name): name
    case .kind(let kind): kind.rawValue
    }
  }
}

extension PhraseSubject {
  /// Whether each thing shared is a reason of its own.
  fileprivate var isToldByEntity: Bool {
    switch self {
    case .path: true
    case .kind(let kind): kind == .rule || kind == .said || kind == .attribute
    }
  }
}

extension ReasonMatter {
  fileprivate var isShared: Bool {
    switch self {
    case .entity, .word, .attribute: true
    default: false
    }
  }
}
