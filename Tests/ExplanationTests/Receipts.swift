// ExplanationTests › Receipts: receipts made by hand, over the small world.

import Catalogue
import Explanation
import GraphRules
import KnowledgeGraph
import Scoring
import ScoringTesting
import Testing

extension SmallWorld {
  /// What is told of a receipt with these contributions to an item.
  func tree(
    of item: String, _ contributions: [Contribution], language: String = "en", history: [HistoryItem]? = nil
  ) throws -> ReasonTree {
    try builder(language).tree(
      of: Receipt(product: id(item), variant: 0, rank: 1, contributions: contributions),
      history: history ?? request.history, customer: "Anna")
  }

  func builder(_ language: String) throws -> ReasonTreeBuilder {
    ReasonTreeBuilder(
      graph: graph, phrases: try #require(rules.phrases[language]), lexicon: rules.lexicon,
      names: ProductNames(catalogue, lexicon: rules.lexicon))
  }

  /// A path over one node that the event's product and `item` share.
  func shared(_ entity: String, by relation: String, event: Int, to item: String, _ scale: Double) throws
    -> Contribution
  {
    let cause = try #require(request.history.first { $0.cause == .event(event) })
    let path = PathEvidence(
      metapath: metapath(of: relation), scale: scale,
      nodes: [
        graph.node(ofUser: anna), graph.node(of: cause.product), try node(entity), graph.node(of: id(item)),
      ],
      edges: [
        PathEdge(relation: cause.relation ?? "", weight: 1), PathEdge(relation: relation, weight: 1),
        PathEdge(relation: relation, isInverse: true, weight: 1),
      ])
    return Contribution(scorer: "walk", evidence: .path(path), amount: path.amount, because: cause.cause)
  }

  func node(_ name: String) throws -> NodeID { try #require(graph.node(named: name), "no node \(name)") }

  private func metapath(of relation: String) -> String {
    rules.metapaths.first { $0.steps.first?.relation == relation }?.name ?? ""
  }
}

/// Evidence that is no path, from one of Anna's events or from nothing of hers.
func part(_ scorer: String, _ evidence: Evidence, _ amount: Double, event: Int? = nil) -> Contribution {
  Contribution(scorer: scorer, evidence: evidence, amount: amount, because: event.map { .event($0) })
}
