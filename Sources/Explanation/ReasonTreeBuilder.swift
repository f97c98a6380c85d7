// Explanation › ReasonTreeBuilder: from a receipt to the reasons worth telling.

import Catalogue
package import GraphRules
package import KnowledgeGraph
package import Scoring

/// Groups a receipt's contributions, puts the groups into words and chooses which to show.
///
/// Nothing is computed anew: a reason's amount is the sum of the receipt's own contributions.
package struct ReasonTreeBuilder: Sendable {
  let graph: KnowledgeGraph
  private let phrases: Phrases
  private let lexicon: Lexicon
  private let names: ProductNames
  /// Categories that were asked for: everything listed is one of them, so they are told last.
  private let asked: Set<String>

  /// At most so many reasons are shown, each with at least so much of the positive part of the score.
  private static let shownReasons = 4
  private static let leastShare = 0.03
  /// A second reason of the same kind must be this much heavier than one of a new kind.
  private static let repeatedKind = 0.4
  /// An entity that more of the catalogue shares says little, and is not shown.
  private static let hubShare = 0.3

  /// `asked` are the ids of the categories that the request is narrowed down to.
  package init(
    graph: KnowledgeGraph, phrases: Phrases, lexicon: Lexicon, names: ProductNames, asked: [String]
  ) {
    self.graph = graph
    self.phrases = phrases
    self.lexicon = lexicon
    self.names = names
    self.asked = Set(asked)
  }

  /// The reasons of a receipt, worded; drawn paths begin with `customer`, for instance `Anna`.
  ///
  /// `history` is the evidence that the receipt was made from: it names the product behind each event.
  package func tree(of receipt: Receipt, history: [HistoryItem], customer: String) -> ReasonTree {
    var groups = ReasonGroups(graph: graph, history: history)
    for contribution in receipt.contributions { groups.add(contribution) }
    let worded = groups.sorted.map { group in
      (group: group, reason: reason(group, of: receipt.product, customer: customer))
    }
    let positive = receipt.contributions.reduce(0) { $0 + max(0, $1.amount) }
    let shown = chosen(worded.map(\.group), positive: positive)
    let shownReasons = shown.map { worded[$0].reason }
    let rest = worded.indices.filter { !shown.contains($0) }.map { worded[$0].reason }
    return ReasonTree(
      score: receipt.score, channels: channels(of: receipt), shown: shownReasons, rest: rest,
      covered: positive > 0 ? shownReasons.reduce(0) { $0 + $1.amount } / positive : 0,
      against: receipt.contributions.reduce(0) { $0 + min(0, $1.amount) })
  }

  /// The places of the groups to show, the heaviest first: greedy, a kind already shown counting less.
  private func chosen(_ groups: [ReasonGroup], positive: Double) -> [Int] {
    var chosen: [Int] = []
    var kinds: Set<String> = []
    let candidates = groups.indices.filter { place in
      groups[place].amount >= Self.leastShare * positive && groups[place].amount > 0 && !isHub(groups[place])
        && groups[place].isReason
    }
    while chosen.count < Self.shownReasons {
      let best = candidates.filter { !chosen.contains($0) }.max { a, b in
        let (x, y) = (worth(groups[a], kinds), worth(groups[b], kinds))
        return x != y ? x < y : a > b
      }
      guard let best else { break }
      chosen.append(best)
      kinds.insert(groups[best].kind)
    }
    return chosen.sorted()
  }

  private func worth(_ group: ReasonGroup, _ kinds: Set<String>) -> Double {
    let isOld = kinds.contains(group.kind) || group.entity.map { asked.contains(graph.key($0)) } == true
    return isOld ? group.amount * Self.repeatedKind : group.amount
  }

  private func isHub(_ group: ReasonGroup) -> Bool {
    // On a longer walk the shared thing may be of another kind than what the last step leaves.
    guard let entity = group.entity, let relation = group.lastRelation.flatMap(graph.relation),
      graph.kind(of: entity) == relation.rule.to
    else { return false }
    let products = Double(relation.forward.nodeCount)
    return products > 20 && Double(relation.backward.degree(Int(entity.index))) > Self.hubShare * products
  }

  private func channels(of receipt: Receipt) -> [ChannelShare] {
    var amounts: [Channel: Double] = [:]
    for contribution in receipt.contributions {
      amounts[Channel.of(scorer: contribution.scorer), default: 0] += contribution.amount
    }
    return amounts.map { ChannelShare(label: phrases.label($0.key), amount: $0.value) }
      .sorted { ($1.amount, $0.label) < ($0.amount, $1.label) }
  }

  func reason(_ group: ReasonGroup, of product: ProductID, customer: String) -> Reason {
    let labels = Labels(graph: graph, lexicon: lexicon)
    let words = telling(group.words).map {
      group.kind == "colour" ? labels.colourWord($0, phrases.language) : $0
    }
    var values = PhraseValues()
    values.item = group.items.first.map(names.short) ?? ""
    values.entity =
      group.entity.map { labels.label($0, phrases.language) } ?? phrases.joined(Array(words.prefix(2)))
    values.word = phrases.joined(Array(words.prefix(3)))
    values.verb = phrases.verb(group.relation ?? ReasonGroup.named)
    values.count = group.customers
    // A product that was named is told as a product of hers would be; a word that was said, as asked for.
    values.isSaid = group.isSaid && group.items.isEmpty
    values.isAgainst = group.amount < 0
    let short = phrases.short(group.subject, values)
    values.item = group.items.first.map(names.full) ?? ""
    let drawing = PathDrawing(graph: graph, phrases: phrases, labels: labels, names: names)
    return Reason(
      amount: group.amount, short: short, sentence: phrases.sentence(group.subject, values), start: customer,
      steps: drawing.steps(of: group, to: product, words: phrases.joined(Array(words.prefix(2)))),
      items: group.items, count: group.count)
  }

  /// Without the words of the category that was asked for, unless nothing else is left.
  private func telling(_ words: [String]) -> [String] {
    let trivial =
      asked.isEmpty
      ? []
      : Set(
        lexicon.categories.filter { asked.contains($0.entry.id) }
          .flatMap { $0.entry.words.values.joined() + [$0.entry.id] }
          .flatMap { $0.lowercased().split { $0 == " " || $0 == "-" } }.map(String.init))
    // A number alone, a size mostly, tells nothing without what it counts.
    let rest = words.filter { !trivial.contains($0) && !$0.allSatisfy(\.isNumber) }
    return rest.isEmpty ? words : rest
  }
}
