// Explanation › PathDrawing: a reason as steps that can be drawn.

import Catalogue
import Features
import GraphRules
import KnowledgeGraph
import Scoring

/// Turns a group of contributions into the steps from the customer to the product.
struct PathDrawing {
  let graph: KnowledgeGraph
  let phrases: Phrases
  let labels: Labels
  let names: ProductNames

  /// Empty for evidence that hangs on nothing of the customer's; `words` are what the two products have in common.
  func steps(of group: ReasonGroup, to product: ProductID, words: String) -> [DrawnStep] {
    if let path = group.path { return steps(along: path, group) }
    guard let own = group.items.first, group.isReason else { return [] }
    var steps = first(group, own)
    // No edge leads from product to product here: the kind of evidence has words for the arrow. Small counts of
    // other customers are not told.
    let told = group.customers.flatMap { $0 >= Phrases.leastCount ? $0 : nil } ?? 1
    let arrow = phrases.relation(group.subject.arrow, count: told)
    steps.append(
      DrawnStep(
        relation: words.isEmpty ? arrow : "\(arrow) \(words)", isInverse: false,
        node: names.short(product),
        swatch: nil))
    return steps
  }

  private func first(_ group: ReasonGroup, _ own: ProductID) -> [DrawnStep] {
    let words = phrases.relation(group.relation ?? ReasonGroup.named, count: max(1, group.events))
    return [DrawnStep(relation: words, isInverse: false, node: names.short(own), swatch: nil)]
  }

  private func steps(along path: PathEvidence, _ group: ReasonGroup) -> [DrawnStep] {
    // A walk from a product that was only named begins there: the way to it is drawn before.
    let start = path.nodes[0]
    let startsAtProduct = graph.isProduct(start)
    var steps = startsAtProduct ? first(group, ProductID(Int(start.index))) : []
    for (place, edge) in path.edges.enumerated() {
      let node = path.nodes[place + 1]
      let events = place == 0 && !startsAtProduct ? max(1, group.events) : 1
      let product = graph.isProduct(node) ? ProductID(Int(node.index)) : nil
      steps.append(
        DrawnStep(
          // An edge walked backwards is drawn with its arrow turned, so it keeps its own word.
          relation: phrases.relation(edge.relation, count: events), isInverse: edge.isInverse,
          node: product.map(names.short) ?? labels.label(node, phrases.language), swatch: labels.colour(node))
      )
    }
    return steps
  }
}

/// Names of nodes in a language.
struct Labels {
  let graph: KnowledgeGraph
  let lexicon: Lexicon

  func label(_ node: NodeID, _ language: String) -> String {
    let key = graph.key(node)
    switch graph.kind(of: node) {
    case "colour":
      return lexicon.colours.first { $0.entry.id == key }?.entry.word(language) ?? graph.label(node)
    case "category":
      return lexicon.categories.first { $0.entry.id == key }?.entry.word(language) ?? graph.label(node)
    default: return graph.label(node)
    }
  }

  /// The word for a named bin of the pictures, or for a colour of the lexicon.
  func colourWord(_ word: String, _ language: String) -> String {
    if let bin = ColourBins.names(language: "en").firstIndex(of: word) {
      return ColourBins.names(language: language)[bin]
    }
    return lexicon.colours.first { $0.entry.id == word }?.entry.word(language) ?? word
  }

  /// The sRGB value of a colour node.
  func colour(_ node: NodeID) -> UInt32? {
    guard graph.kind(of: node) == "colour" else { return nil }
    return lexicon.colours.first { $0.entry.id == graph.key(node) }?.rgb
  }
}

extension PhraseSubject {
  /// The name of the words for an arrow, where no relation of the graph stands behind it.
  fileprivate var arrow: String {
    switch self {
    case .path(let name): name
    case .kind(let kind): kind.rawValue
    }
  }
}
