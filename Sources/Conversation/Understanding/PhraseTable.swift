// Conversation › PhraseTable: the longest known phrase at a place in a sentence.

/// A trie over tokens; Latin words and Chinese characters are treated alike.
package struct PhraseTable<Meaning: Hashable & Sendable>: Sendable {
  private struct Node: Sendable {
    var children: [String: Int] = [:]
    var meanings: [Meaning] = []
    /// Written in the lexicon, not derived as a plural or singular.
    var isLiteral = false
  }
  private var nodes = [Node()]
  /// What a word by itself may also mean: ids, of which a shop has too many for the trie.
  var ids: (@Sendable (String) -> [Meaning])?

  package init() {}

  /// Adds a phrase; derived forms (`isLiteral: false`) never add to a phrase that was written as such.
  package mutating func insert(_ phrase: [String], _ meaning: Meaning, isLiteral: Bool = true) {
    guard !phrase.isEmpty else { return }
    var at = 0
    for word in phrase {
      if let next = nodes[at].children[word] {
        at = next
      } else {
        nodes.append(Node())
        nodes[at].children[word] = nodes.count - 1
        at = nodes.count - 1
      }
    }
    if !isLiteral, nodes[at].isLiteral { return }
    if isLiteral, !nodes[at].isLiteral { nodes[at].meanings = [] }
    if !nodes[at].meanings.contains(meaning) { nodes[at].meanings.append(meaning) }
    nodes[at].isLiteral = isLiteral
  }

  /// The longest phrase that begins at `start`, and the place after it.
  package func longest(_ tokens: [Token], at start: Int) -> (meanings: [Meaning], next: Int)? {
    var at = 0
    var best = id(tokens, at: start)
    var i = start
    while i < tokens.count, let next = nodes[at].children[tokens[i].text] {
      at = next
      i += 1
      guard !nodes[at].meanings.isEmpty else { continue }
      guard i == start + 1, let known = best?.meanings else {
        best = (nodes[at].meanings, i)
        continue
      }
      // As if the id had been inserted after the phrases.
      let written = nodes[at].isLiteral ? nodes[at].meanings : []
      best = (written + known.filter { !written.contains($0) }, i)
    }
    return best
  }

  private func id(_ tokens: [Token], at start: Int) -> (meanings: [Meaning], next: Int)? {
    guard start < tokens.count, let meanings = ids?(tokens[start].text), !meanings.isEmpty else { return nil }
    return (meanings, start + 1)
  }

  /// Whether these words are a phrase or the beginning of one.
  package func begins(with words: [String]) -> Bool {
    var at = 0
    for word in words {
      guard let next = nodes[at].children[word] else { return false }
      at = next
    }
    return true
  }
}
