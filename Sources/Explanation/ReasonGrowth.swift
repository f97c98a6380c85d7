// Explanation › ReasonGrowth: sorts the contributions of a receipt into a tree.

import Catalogue
import GraphRules
import KnowledgeGraph
import Scoring

/// Knows what each contribution is about, and whose product it hangs on.
struct ReasonGrowth {
  let contributions: [Contribution]
  private let graph: KnowledgeGraph
  private let byCause: [Cause: HistoryItem]
  /// By contribution, what the nodes from the channel down to the leaf are about.
  private let ways: [[ReasonMatter]]

  init(_ contributions: [Contribution], graph: KnowledgeGraph, history: [HistoryItem]) {
    let byCause = Dictionary(history.map { ($0.cause, $0) }) { first, _ in first }
    self.contributions = contributions
    self.graph = graph
    self.byCause = byCause
    ways = contributions.enumerated().map { place, contribution in
      let own = contribution.because.flatMap { byCause[$0] }
      var isSaid = false
      if own == nil, case .said = contribution.because { isSaid = true }
      return [.channel(Channel.of(scorer: contribution.scorer))]
        + [.relation(contribution.evidence.subject, isSaid: isSaid)]
        + [contribution.evidence.matter(in: graph), own.map { .own($0.product) }].compactMap(\.self)
        + [.contribution(place)]
    }
  }

  /// The event or the named product that a contribution hangs on.
  func own(_ place: Int) -> HistoryItem? { contributions[place].because.flatMap { byCause[$0] } }

  /// The tree of these contributions.
  func tree(of places: [Int]) -> ReasonNode { node(.score, places, depth: 0) }

  private func node(_ matter: ReasonMatter, _ places: [Int], depth: Int) -> ReasonNode {
    if case .contribution(let place) = matter {
      return ReasonNode(matter: matter, amount: contributions[place].amount)
    }
    // Ties stay in the receipt's order.
    let children = groups(of: places, depth: depth).map { node($0.matter, $0.places, depth: depth + 1) }
      .enumerated()
      .sorted { a, b in (b.element.amount, a.offset) < (a.element.amount, b.offset) }.map(\.element)
    return ReasonNode(
      matter: matter, amount: children.reduce(0) { $0 + $1.amount }, children: children)
  }

  /// What is about the same at this depth, in the order in which it comes first.
  private func groups(of places: [Int], depth: Int) -> [(matter: ReasonMatter, places: [Int])] {
    var groups: [(matter: ReasonMatter, places: [Int])] = []
    var numbers: [ReasonMatter: Int] = [:]
    for place in places {
      let matter = ways[place][depth]
      // A contribution is about nothing but itself, and most nodes have one: they need not be looked up.
      if case .contribution = matter {
        groups.append((matter, [place]))
      } else if groups.last?.matter == matter {
        groups[groups.count - 1].places.append(place)
      } else if places.count > 1, let number = numbers[matter] {
        groups[number].places.append(place)
      } else {
        if places.count > 1 { numbers[matter] = groups.count }
        groups.append((matter, [place]))
      }
    }
    return groups
  }
}

extension Evidence {
  /// What the phrases call it.
  fileprivate var subject: PhraseSubject {
    if case .path(let path) = self { return .path(path.metapath) }
    return .kind(PhraseKind(rawValue: kind) ?? .residual)
  }

  /// What both products share.
  fileprivate func matter(in graph: KnowledgeGraph) -> ReasonMatter? {
    switch self {
    case .path(let path): path.sharedNode(in: graph).map { .entity($0) }
    case .term(let word), .colour(let word), .said(let word): .word(word)
    case .attribute(let name, let value): .attribute(name: name, value: value)
    case .rule(let id): .word(id)
    default: nil
    }
  }
}

extension PathEvidence {
  /// The node that the customer's product and the recommended one have in common: the middle of the walk.
  ///
  /// `nil` for the walk without steps, from a product she knows to itself, and for one that is a single edge.
  func sharedNode(in graph: KnowledgeGraph) -> NodeID? {
    let between = nodes.drop { !graph.isProduct($0) }.dropFirst().dropLast()
    guard !between.isEmpty else { return nil }
    return between[between.startIndex + (between.count - 1) / 2]
  }
}
