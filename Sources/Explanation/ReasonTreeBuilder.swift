// Explanation › ReasonTreeBuilder: from a receipt to the reasons worth telling.

import Catalogue
package import Features
package import GraphRules
package import KnowledgeGraph
package import Scoring

/// Makes a receipt's contributions a tree, chooses which of its nodes to show, and puts them into words.
///
/// Nothing is computed anew: a reason's amount is the sum of the receipt's own contributions.
package struct ReasonTreeBuilder: Sendable {
  let graph: KnowledgeGraph
  private let phrases: Phrases
  private let lexicon: Lexicon
  private let labels: Labels
  private let names: ProductNames
  /// The ids of the categories that the request is narrowed down to.
  package var asked: Set<String> = []
  private let words: HanWords?

  /// What speaks against is told from this share of what speaks for the product.
  private static let leastObjection = 0.005
  private static let objections = 2
  private static let threads = 8

  /// `words` tells words of Chinese texts from pieces of them.
  ///
  /// Cost: O(words of the lexicon); one serves all requests.
  package init(
    graph: KnowledgeGraph, phrases: Phrases, lexicon: Lexicon, names: ProductNames, words: HanWords? = nil
  ) {
    self.graph = graph
    self.phrases = phrases
    self.lexicon = lexicon
    labels = Labels(graph: graph, lexicon: lexicon, language: phrases.language)
    self.names = names
    self.words = words
  }

  /// The reasons of a receipt, worded; drawn paths begin with `customer`, for instance `Anna`.
  ///
  /// `history` is the evidence that the receipt was made from: it names the product behind each event.
  /// Cost: O(contributions · log).
  package func tree(of receipt: Receipt, history: [HistoryItem], customer: String) -> ReasonTree {
    let plan = ReasonPlan(receipt, history: history, graph: graph, asked: asked, naming: naming)
    let (growth, naming, candidates) = (plan.growth, plan.naming, plan.candidates)
    let wording = wording(growth, receipt, customer: customer)
    let shown = plan.chosen.map { wording.reason(candidates[$0.place], $0.told) }
    let places = Set(plan.chosen.map(\.place))
    let rest = candidates.indices.filter { !places.contains($0) }.map { place in
      wording.reason(candidates[place], naming.names(of: candidates[place], after: Named()).told)
    }
    let negative = receipt.contributions.indices.filter { receipt.contributions[$0].amount < 0 }
    let objections = ReasonCandidate.all(of: growth.tree(of: negative), growth).reversed()
      .filter { $0.isReason && -$0.amount >= Self.leastObjection * plan.positive }.prefix(Self.objections)
    return ReasonTree(
      score: receipt.score, language: phrases.language, customer: customer,
      product: names.short(receipt.product), root: plan.root, channels: channels(of: plan.root),
      shown: shown, rest: rest,
      objections: objections.map { wording.reason($0, naming.names(of: $0, after: Named()).told) },
      threads: wording.threads(most: Self.threads),
      covered: plan.positive > 0 ? shown.reduce(0) { $0 + $1.amount } / plan.positive : 0,
      against: negative.reduce(0) { $0 + receipt.contributions[$1].amount })
  }

  /// The short phrases of the tree's shown reasons, for a line of a list: a fraction of the tree's cost.
  package func shortReasons(of receipt: Receipt, history: [HistoryItem]) -> [String] {
    let plan = ReasonPlan(receipt, history: history, graph: graph, asked: asked, naming: naming)
    let wording = wording(plan.growth, receipt, customer: "")
    return plan.chosen.map { wording.short(plan.candidates[$0.place], $0.told) }
  }

  private func naming(_ growth: ReasonGrowth) -> ReasonNaming {
    ReasonNaming(growth: growth, labels: labels, names: names, trivial: trivial, words: words)
  }

  private func wording(_ growth: ReasonGrowth, _ receipt: Receipt, customer: String) -> ReasonWording {
    ReasonWording(
      growth: growth, labels: labels, names: names, phrases: phrases, product: receipt.product,
      customer: customer)
  }

  private func channels(of root: ReasonNode) -> [ChannelShare] {
    root.children.compactMap { child in
      guard case .channel(let channel) = child.matter else { return nil }
      return ChannelShare(label: phrases.label(channel), amount: child.amount)
    }
  }

  /// Words that say no more than the categories asked for.
  private var trivial: Set<String> {
    guard !asked.isEmpty else { return [] }
    return Set(
      lexicon.categories.filter { asked.contains($0.entry.id) }
        .flatMap { $0.entry.words.values.joined() + [$0.entry.id] }
        .flatMap { $0.lowercased().split { $0 == " " || $0 == "-" } }.map(String.init))
  }
}

/// What will be told of a receipt, before it is put into words.
private struct ReasonPlan {
  let growth: ReasonGrowth
  let root: ReasonNode
  let naming: ReasonNaming
  /// The largest first.
  let candidates: [ReasonCandidate]
  /// The sum of what speaks for the product.
  let positive: Double
  /// The places of the candidates that are shown, with what each names.
  let chosen: [(place: Int, told: Told)]

  init(
    _ receipt: Receipt, history: [HistoryItem], graph: KnowledgeGraph, asked: Set<String>,
    naming: (ReasonGrowth) -> ReasonNaming
  ) {
    growth = ReasonGrowth(receipt.contributions, graph: graph, history: history)
    root = growth.tree(of: Array(receipt.contributions.indices))
    self.naming = naming(growth)
    candidates = ReasonCandidate.all(of: root, growth)
    positive = receipt.contributions.reduce(0) { $0 + max(0, $1.amount) }
    chosen = ReasonChoice(graph: graph, naming: self.naming, asked: asked)
      .chosen(candidates, positive: positive)
  }
}
