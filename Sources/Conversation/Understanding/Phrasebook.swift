// Conversation › Phrasebook: the patterns and words of all languages, ready to be looked for in sentences.

package import GraphRules

/// What each ``Cue`` sounds like, and the words of each ``WordList``; made once and then only read.
package final class Phrasebook: Sendable {
  private let rules: SpokenRules
  private let patterns: [Cue: [Pattern]]
  private let lists: [WordList: PhraseList]
  /// The Latin words by which intents are known, which misspellings may be read as.
  let cueWords: [String]

  /// The Latin words of all patterns and lists.
  private let spoken: Set<String>

  package init(_ rules: SpokenRules) {
    self.rules = rules
    var patterns: [Cue: [Pattern]] = [:]
    for cue in Cue.allCases { patterns[cue] = rules[cue].map { Pattern($0.text, $0.weight) } }
    self.patterns = patterns
    lists = Dictionary(uniqueKeysWithValues: WordList.allCases.map { ($0, PhraseList(rules[$0])) })
    let words = patterns.values.flatMap { $0 }.flatMap(\.words)
    let listed = lists.values.flatMap(\.phrases).flatMap { Tokeniser.tokens(of: $0) }
    spoken = Set(words + listed.filter { $0.kind == .word }.map(\.text))
    cueWords = Set(
      Intents.all.flatMap(\.cues).flatMap { patterns[$0] ?? [] }.flatMap(\.words)
        .filter { $0.count > 3 && $0.allSatisfy { $0.isASCII && $0.isLetter } }
    ).sorted()
  }

  subscript(cue: Cue) -> [Pattern] { patterns[cue] ?? [] }
  subscript(list: WordList) -> PhraseList { lists[list] ?? PhraseList([]) }

  /// Whether a Latin word is one that is said in some pattern or list, or a common one, in any form.
  func knows(_ word: String) -> Bool {
    let forms = [word] + Spelling.stems(of: word) + Spelling.otherNumbers(of: word)
    return forms.contains { spoken.contains($0) || CommonWords.all.contains($0) } || isForeign(word)
  }

  /// Whether a word is of a further language, and no English one misspelt.
  func isForeign(_ word: String) -> Bool { rules.isForeign(word) }

  /// The words of the patterns by which an intent is known.
  func words(of intent: any Intent) -> Set<String> {
    Set(intent.cues.flatMap { self[$0] }.flatMap(\.words))
  }
}
