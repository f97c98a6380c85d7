// Explanation › ReasonChoice: which few reasons are shown.

import GraphRules
import KnowledgeGraph
import Scoring

/// Chooses greedily at most four reasons: the heaviest, but for another thing each.
///
/// A reason that would name a product or an entity again is taken only when no other is left.
struct ReasonChoice {
  let graph: KnowledgeGraph
  let naming: ReasonNaming
  /// Categories that were asked for: everything listed is one of them, so they are told last.
  let asked: Set<String>

  /// At most so many reasons are shown, each with at least so much of the positive part of the score.
  private static let shownReasons = 4
  private static let leastShare = 0.03
  /// A second reason of the same kind, or one without a telling word, must be this much heavier than another.
  private static let weaker = 0.4
  /// An entity that more of the catalogue shares says little, and is not shown.
  private static let hubShare = 0.3

  /// The places of the candidates to show, the heaviest first, with what each names; `candidates` fall in amount.
  func chosen(_ candidates: [ReasonCandidate], positive: Double) -> [(place: Int, told: Told)] {
    let reasons = candidates.indices.filter { candidates[$0].isReason && candidates[$0].amount > 0 }
    var left = reasons.filter { place in
      candidates[place].amount >= Self.leastShare * positive && !isHub(candidates[place])
    }
    // A small or common reason is better than none.
    if left.isEmpty { left = Array(reasons.prefix(1)) }
    var chosen: [(place: Int, told: Told)] = []
    var named = Named()
    var kinds: Set<String> = []
    while chosen.count < Self.shownReasons {
      var best: (place: Int, told: Told, rank: (fresh: Int, worth: Double))?
      for place in left {
        // Nothing is worth more than its amount, and amounts fall.
        if let best, best.rank.fresh == 1, best.rank.worth >= candidates[place].amount { break }
        let (told, repeats) = naming.names(of: candidates[place], after: named)
        // Two ways of counting customers may end in the same words, which are said once.
        if chosen.contains(where: { $0.told.saysTheSame(as: told) }) { continue }
        let rank = (fresh: repeats ? 0 : 1, worth: worth(candidates[place], told, kinds))
        if best == nil || rank > (best?.rank ?? rank) { best = (place, told, rank) }
      }
      guard let best else { break }
      chosen.append((best.place, best.told))
      left.removeAll { $0 == best.place }
      kinds.insert(candidates[best.place].kind)
      if let item = best.told.item { named.products.insert(item) }
      named.things += best.told.words
      if !best.told.shared.isEmpty { named.things.append(best.told.shared) }
    }
    return chosen.sorted { $0.place < $1.place }
  }

  private func worth(_ candidate: ReasonCandidate, _ told: Told, _ kinds: Set<String>) -> Double {
    var worth = candidate.amount
    if kinds.contains(candidate.kind) { worth *= Self.weaker }
    if let entity = candidate.entity, asked.contains(graph.key(entity)) { worth *= Self.weaker }
    if case .kind(.term) = candidate.subject, told.words.isEmpty { worth *= Self.weaker }
    return worth
  }

  private func isHub(_ candidate: ReasonCandidate) -> Bool {
    // On a longer walk the shared thing may be of another kind than what the last step leaves.
    guard let entity = candidate.entity, let last = naming.lastRelation(of: candidate),
      let relation = graph.relation(last), graph.kind(of: entity) == relation.rule.to
    else { return false }
    let products = Double(relation.forward.nodeCount)
    return products > 20 && Double(relation.backward.degree(Int(entity.index))) > Self.hubShare * products
  }
}

extension ReasonNaming {
  /// The relation by which the paths of a candidate enter the product.
  func lastRelation(of candidate: ReasonCandidate) -> String? {
    guard let first = candidate.leaves.first, case .path(let path) = growth.contributions[first].evidence
    else {
      return nil
    }
    return path.edges.last?.relation
  }
}

extension Told {
  /// Whether the words would be the same, but for a number.
  fileprivate func saysTheSame(as other: Told) -> Bool {
    subject == other.subject && sharedID == other.sharedID && words == other.words && item == other.item
  }
}
