// Explanation › Labels: what nodes, colours and words are called in a language.

import Features
import GraphRules
import KnowledgeGraph

/// Names of nodes in a language.
struct Labels {
  let graph: KnowledgeGraph
  let lexicon: Lexicon
  let language: String

  /// By English name, the number of a bin.
  private static let bins = Dictionary(
    uniqueKeysWithValues: ColourBins.names(language: "en").enumerated().map { ($1, $0) })

  func label(_ node: NodeID) -> String {
    let key = graph.key(node)
    switch graph.kind(of: node) {
    case "colour":
      return lexicon.colours.first { $0.entry.id == key }?.entry.word(language) ?? graph.label(node)
    case "category":
      return lexicon.categories.first { $0.entry.id == key }?.entry.word(language) ?? graph.label(node)
    case "attribute": return attribute(key) ?? graph.label(node)
    default: return graph.label(node)
    }
  }

  /// `waterproof`, or `warranty=2-years` with the value as the graph labels it.
  private func attribute(_ key: String) -> String? {
    guard language != "en", let node = graph.node("attribute", key) else { return nil }
    let id = String(key.prefix { $0 != "=" })
    guard let entry = lexicon.attributes.first(where: { $0.entry.id == id })?.entry else { return nil }
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
    return lexicon.colours.first { $0.entry.id == word }?.entry.word(language) ?? word
  }

  /// The sRGB value of a colour node.
  func colour(_ node: NodeID) -> UInt32? {
    guard graph.kind(of: node) == "colour" else { return nil }
    return lexicon.colours.first { $0.entry.id == graph.key(node) }?.rgb
  }

  /// The sRGB value of a named bin, or of a colour of the lexicon.
  func colour(ofWord word: String) -> UInt32? {
    if let bin = Self.bins[word] { return ColourBins.centres[bin].rgb }
    return lexicon.colours.first { $0.entry.id == word }?.rgb
  }
}
