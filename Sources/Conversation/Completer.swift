// Conversation › Completer: what a half-typed line may go on with.

import GraphRules

/// Candidates for the word under the cursor at the end of a line.
///
/// Pure; the line editor shows them.
package struct Completer: Sendable {
  private let vocabulary: Vocabulary

  package init(vocabulary: Vocabulary) {
    self.vocabulary = vocabulary
  }

  /// Where the completed word begins (a character offset), and the candidates in order, at most `limit`.
  package func complete(_ line: String, limit: Int = 20) -> (start: Int, candidates: [String]) {
    let characters = Array(line)
    if line.hasPrefix("/"), !line.contains(" ") {
      return (0, matching(line, SlashCommand.names.map { "/" + $0 }.sorted(), limit))
    }
    // A name may have several words, so the longest announced stretch goes first.
    for (cue, names) in contexts(line) {
      let tail = String(characters[cue...])
      let found = matching(tail, names, limit)
      if !found.isEmpty { return (cue, found) }
    }
    let start = (characters.lastIndex { $0 == " " } ?? -1) + 1
    let word = String(characters[start...])
    guard !word.isEmpty else { return (start, []) }
    let names = vocabulary.lexicon.categories.map { $0.entry.word("en") } + brands + colours
    return (start, matching(word, names.sorted(), limit))
  }

  private func contexts(_ line: String) -> [(start: Int, names: [String])] {
    let lower = line.lowercased()
    var out: [(Int, [String])] = []
    let customers = vocabulary.customers.flatMap { $0.name.isEmpty ? [$0.id] : [$0.name, $0.id] }
    let cues: [([String], [String])] = [
      (["/help ", "help with ", "help on ", "help "], vocabulary.lexicon.helpTopics.map(\.id)),
      (
        [" for ", "load customer ", "load ", "switch to ", "/user ", "/rec ", "给", "顾客 ", "顾客", "切换到"],
        customers
      ),
      ([" not ", "not ", "no ", "except ", "without ", "不要", "除了"], (brands + colours).sorted()),
      (
        ["drop the ", "drop ", "any ", "/drop "],
        ["price", "colour", "brand", "category", "size", "material", "rating"]
      ),
    ]
    for (words, names) in cues {
      guard let end = words.compactMap({ lastEnd(of: $0, in: lower) }).max() else { continue }
      out.append((end, names))
    }
    return out.sorted { $0.0 > $1.0 }
  }

  private var brands: [String] { vocabulary.lexicon.brands.map(\.name) }
  private var colours: [String] {
    vocabulary.lexicon.colours.flatMap { [$0.entry.word("en"), $0.entry.word("zh")] }
  }

  /// The offset behind the last occurrence of `cue`.
  private func lastEnd(of cue: String, in line: String) -> Int? {
    let text = Array(line)
    let wanted = Array(cue)
    guard text.count >= wanted.count else { return nil }
    for start in stride(from: text.count - wanted.count, through: 0, by: -1)
    where text[start..<(start + wanted.count)].elementsEqual(wanted) {
      if cue.first != " ", start > 0, cue.first?.isASCII == true, text[start - 1] != " " { continue }
      return start + wanted.count
    }
    return nil
  }

  private func matching(_ start: String, _ names: [String], _ limit: Int) -> [String] {
    let prefix = start.lowercased()
    var out: [String] = []
    for name in names where name.lowercased().hasPrefix(prefix) && !out.contains(name) {
      out.append(name)
      if out.count == limit { break }
    }
    return out
  }
}
