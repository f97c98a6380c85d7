// Explanation › Labels: what nodes, colours and words are called in a language.

import Features
import GraphRules
import KnowledgeGraph

/// Names of nodes in a language.
struct Labels: Sendable {
  let graph: KnowledgeGraph
  let language: String
  /// Words that tell nobody anything.
  let untold: Set<String>
  /// By id: a shop may have thousands of categories, and a list names hundreds of nodes.
  private let colours: [String: LexiconColour]
  private let categories: [String: String]
  private let attributes: [String: LexiconEntry]

  init(graph: KnowledgeGraph, lexicon: Lexicon, language: String) {
    self.graph = graph
    self.language = language
    untold = lexicon.untold
    colours = Dictionary(lexicon.colours.map { ($0.entry.id, $0) }) { first, _ in first }
    categories = Dictionary(lexicon.categories.map { ($0.entry.id, $0.entry.word(language)) }) { first, _ in
      first
    }
    attributes = Dictionary(lexicon.attributes.map { ($0.entry.id, $0.entry) }) { first, _ in first }
  }

  /// By English name, the number of a bin.
  private static let bins = Dictionary(
    uniqueKeysWithValues: ColourBins.names(language: "en").enumerated().map { ($1, $0) })

  func label(_ node: NodeID) -> String {
    let key = graph.key(node)
    switch graph.kind(of: node) {
    case "colour": return colours[key]?.entry.word(language) ?? graph.label(node)
    case "category": return categories[key] ?? graph.label(node)
    case "attribute": return attribute(key) ?? graph.label(node)
    default: return graph.label(node)
    }
  }

  /// `waterproof`, or `warranty=2-years` with the value as the graph labels it.
  private func attribute(_ key: String) -> String? {
    guard language != "en", let node = graph.node("attribute", key) else { return nil }
    let id = String(key.prefix { $0 != "=" })
    guard let entry = attributes[id] else { return nil }
    let english = entry.word("en")
    var value = graph.label(node)
    if value.hasPrefix(english) { value.removeFirst(english.count) }
    var label = entry.word(language)
    HanSpacing.append(String(value.drop { $0 == " " }), to: &label)
    return label
  }

  /// The word for a named bin of the pictures, or for a colour of the lexicon.
  func colourWord(_ word: String) -> String {
    if let bin = Self.bins[word] { return ColourBins.names(language: language)[bin] }
    return colours[word]?.entry.word(language) ?? word
  }

  /// The sRGB value of a colour node.
  func colour(_ node: NodeID) -> UInt32? {
    guard graph.kind(of: node) == "colour" else { return nil }
    return colours[graph.key(node)]?.rgb
  }

  /// The sRGB value of a named bin, or of a colour of the lexicon.
  func colour(ofWord word: String) -> UInt32? {
    if let bin = Self.bins[word] { return ColourBins.centres[bin].rgb }
    return colours[word]?.rgb
  }
}
