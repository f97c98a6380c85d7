// Explanation › ReasonWording: a reason in words, and its path in steps that can be drawn.

import Catalogue
import GraphRules
import KnowledgeGraph
import Scoring

/// Puts reasons of one receipt into words.
struct ReasonWording {
  let growth: ReasonGrowth
  let labels: Labels
  let names: ProductNames
  let phrases: Phrases
  /// The product that is explained, and whom its paths start from.
  let product: ProductID
  let customer: String

  /// The words in `phrases.*.yaml` for a product that was only named in the conversation.
  private static let named = "named"
  /// And for texts that are alike in words that tell nothing.
  private static let alike = "alike"

  func reason(_ candidate: ReasonCandidate, _ names: Told) -> Reason {
    let (told, blanks) = blanks(candidate, names)
    var values = blanks
    let short = phrases.short(candidate.subject, values)
    values.item = told.item.map(self.names.full) ?? ""
    return Reason(
      amount: candidate.amount, short: short, sentence: phrases.sentence(candidate.subject, values),
      start: customer, steps: steps(of: candidate, told), told: told, own: own(of: candidate),
      leaves: candidate.leaves)
  }

  /// The reason in the few words of a list.
  func short(_ candidate: ReasonCandidate, _ names: Told) -> String {
    phrases.short(candidate.subject, blanks(candidate, names).values)
  }

  /// What the blanks of the short phrase are filled with, and what that tells.
  private func blanks(_ candidate: ReasonCandidate, _ names: Told) -> (told: Told, values: PhraseValues) {
    var told = names
    let words = phrases.joined(told.words)
    if told.shared.isEmpty {
      let arrow = arrow(between: candidate, told)
      told.arrow = arrow
      told.shared = candidate.entity == nil && !words.isEmpty ? words : arrow
    }
    var values = PhraseValues()
    values.item = told.item.map(self.names.short) ?? ""
    values.entity = candidate.entity == nil ? words : told.shared
    values.word = candidate.entity == nil ? words : told.shared
    values.verb = phrases.verb(told.relation ?? Self.named)
    values.count = told.customers
    values.more = told.more
    // A product that was named is told as a product of hers would be; a word that was said, as asked for.
    values.isSaid = candidate.isSaid
    values.isAgainst = candidate.amount < 0
    return (told, values)
  }

  private func own(of candidate: ReasonCandidate) -> [OwnShare] {
    (candidate.amount < 0 ? candidate.own.reversed() : candidate.own).map { share in
      OwnShare(
        product: share.product, id: labels.graph.name(labels.graph.node(of: share.product)),
        name: names.short(share.product), relation: arrow(to: share.product, candidate), amount: share.amount)
    }
  }

  /// How she met a product, as it stands on the arrow.
  private func arrow(to own: ProductID, _ candidate: ReasonCandidate) -> String {
    phrases.relation(candidate.relations[own] ?? Self.named, count: max(1, candidate.events[own] ?? 1))
  }

  /// What stands between two products that no edge joins.
  private func arrow(between candidate: ReasonCandidate, _ told: Told) -> String {
    if case .kind(.term) = candidate.subject, told.words.isEmpty { return phrases.relation(Self.alike) }
    return phrases.relation(candidate.kind, count: told.customers ?? 1)
  }

  /// Empty for evidence that hangs on nothing of the customer's.
  private func steps(of candidate: ReasonCandidate, _ told: Told) -> [DrawnStep] {
    guard candidate.isReason, let own = told.item else { return [] }
    let first = DrawnStep(
      relation: arrow(to: own, candidate), isInverse: false, node: counted(names.short(own), told.more),
      swatch: nil)
    if let path = strongestPath(of: candidate, over: own) { return steps(along: path, from: first) }
    // No edge leads from product to product here: the kind of evidence has words for the arrow, and then what the
    // two have in common. Small counts of other customers are not told.
    let arrow = arrow(between: candidate, told)
    let words = phrases.joined(Array(told.words.prefix(2)))
    return [
      first,
      DrawnStep(
        relation: words.isEmpty ? arrow : "\(arrow) \(words)", isInverse: false, node: names.short(product),
        swatch: nil),
    ]
  }

  /// `Trail Mid GTX +5`.
  private func counted(_ name: String, _ more: Int) -> String { more > 0 ? "\(name) +\(more)" : name }

  private func strongestPath(of candidate: ReasonCandidate, over own: ProductID) -> PathEvidence? {
    var best: PathEvidence?
    for place in candidate.leaves where growth.own(place)?.product == own {
      guard case .path(let path) = growth.contributions[place].evidence else { continue }
      if best.map({ abs(path.amount) > abs($0.amount) }) ?? true { best = path }
    }
    return best
  }

  private func steps(along path: PathEvidence, from first: DrawnStep?) -> [DrawnStep] {
    var steps: [DrawnStep] = []
    // A walk from a product that was only named begins there: the way to it is drawn before.
    if labels.graph.isProduct(path.nodes[0]) {
      let start = ProductID(Int(path.nodes[0].index))
      let arrow = phrases.relation(Self.named)
      steps.append(
        first ?? DrawnStep(relation: arrow, isInverse: false, node: names.short(start), swatch: nil))
    }
    for (place, edge) in path.edges.enumerated() {
      let node = path.nodes[place + 1]
      let isProduct = labels.graph.isProduct(node)
      let isFirst = place == 0 && steps.isEmpty
      let name = isProduct ? names.short(ProductID(Int(node.index))) : labels.label(node)
      steps.append(
        DrawnStep(
          // An edge walked backwards is drawn with its arrow turned, so it keeps its own word.
          relation: isFirst && first != nil ? first?.relation ?? "" : phrases.relation(edge.relation),
          isInverse: edge.isInverse, node: isFirst && first != nil ? first?.node ?? name : name,
          swatch: labels.colour(node), weight: edge.weight))
    }
    return steps
  }

  /// The heaviest single paths of the receipt, each with the weights of its edges.
  ///
  /// The receipt holds every path there is, so none that is heavier has been left out.
  func threads(most: Int) -> [DrawnPath] {
    var paths: [PathEvidence] = []
    for contribution in growth.contributions {
      if case .path(let path) = contribution.evidence, path.amount > 0 { paths.append(path) }
    }
    let heaviest = paths.enumerated().sorted {
      ($1.element.amount, $0.offset) < ($0.element.amount, $1.offset)
    }
    return heaviest.prefix(most).map { _, path in
      DrawnPath(
        amount: path.amount, scale: path.scale, start: customer, steps: steps(along: path, from: nil))
    }
  }
}
