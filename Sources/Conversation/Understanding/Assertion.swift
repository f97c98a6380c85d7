// Conversation › Assertion: whether a sentence says that something is so, or asks, denies, supposes or wishes it.

import GraphRules

/// What a writing intent asks of a sentence before it takes it at its word.
///
/// A wrong write is the worst fault there is, so every doubt counts against writing.
struct Assertion: Sendable {
  let isQuestion: Bool
  /// If, suppose, 如果.
  let isSupposed: Bool
  /// Perhaps, might, wants to, 想, 可能: not done, or not sure.
  let isUncertain: Bool
  /// The places of words that deny.
  let denials: [Int]

  init(_ sentence: Utterance) {
    let (tokens, book) = (sentence.tokens, sentence.phrasebook)
    let words = tokens.map(\.text)
    let start = words.firstIndex { !book[.assertionFillers].contains($0) } ?? 0
    let first = words.indices.contains(start) ? words[start] : ""
    let second = words.indices.contains(start + 1) ? words[start + 1] : ""
    let isCommand = first == "do" && ["not", "hide", "save", "note"].contains(second)
    // Patterns see no signs, so a slip of the finger must not hide what doubts them: 喜不喜（欢 asks still.
    let spoken = tokens.filter { $0.kind != .sign }
    let holds = { (list: WordList) in
      book[list].isAnywhere(in: tokens) || book[list].isAnywhere(in: spoken)
    }
    isQuestion =
      sentence.text.contains { "?？".contains($0) } || (book[.assertionAskers].contains(first) && !isCommand)
      || holds(.assertionAsking)
    isSupposed = holds(.assertionSupposing)
    isUncertain =
      holds(.assertionDoubting) || words.contains { $0.hasSuffix("'ll") || $0.hasSuffix("'d") }
    denials = tokens.indices.filter { place in
      let word = words[place]
      if word.hasSuffix("n't") || book[.assertionDeniers].contains(word) { return true }
      return tokens[place].kind == .han && book[.assertionHanDeniers].contains(word)
        && book[.assertionNoDenials].end(tokens, at: place) == nil
        && (place == 0 || book[.assertionNoDenials].end(tokens, at: place - 1) == nil)
    }
  }

  /// Whether it neither asks nor supposes.
  var isPlain: Bool { !isQuestion && !isSupposed }
  /// Whether it is plain and denies nothing.
  var isOrder: Bool { isPlain && denials.isEmpty }
}
