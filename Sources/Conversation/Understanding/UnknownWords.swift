// Conversation › UnknownWords: what stands beside a deed and nobody knows, so that it is asked about before it is noted.

import GraphRules

extension Utterance {
  /// Whether words that nobody knows stand in the clause of a deed: one of them may have turned it round.
  ///
  /// “She almst bought #2” and 系说她买了第二个 are slips of what says that she did not. What stands in another clause
  /// tells why, or how it went: “she likes #2, so comfy”.
  func hasUnknownWords(beside deed: Range<Int>) -> Bool {
    guard let first = atoms[deed].first?.range.lowerBound, let last = atoms[deed].last?.range.upperBound
    else {
      return false
    }
    let isEnd = { [tokens] (place: Int) in
      tokens[place].kind == .sign && ",，.。;；!！".contains(tokens[place].text)
    }
    let start = tokens.indices[..<first].last(where: isEnd) ?? 0
    let end = tokens.indices[last...].first(where: isEnd) ?? tokens.endIndex
    let isTold = { [atoms] (place: Int) in atoms[deed].contains { $0.range.contains(place) } }
    return unknownWords.contains { (start..<end).contains($0) && !isTold($0) }
      || !unknownHan(start..<end, beside: deed).isEmpty
  }

  /// Chinese characters of a clause outside of the deed, all mentions and the words that change nothing of a deed.
  private func unknownHan(_ clause: Range<Int>, beside deed: Range<Int>) -> [Int] {
    var covered = Set(atoms[deed].flatMap(\.range))
    for atom in atoms where atom.text.hasPrefix("<") { covered.formUnion(atom.range) }
    if let namedOne { covered.formUnion(namedOne.range) }
    let harmless = [phrasebook[.feedbackBeside], phrasebook[.readingPoliteness]]
    var unknown: [Int] = []
    var i = clause.lowerBound
    while i < clause.upperBound {
      if !covered.contains(i), let end = harmless.compactMap({ $0.end(tokens, at: i) }).max() {
        i = end
        continue
      }
      if tokens[i].kind == .han, !covered.contains(i) { unknown.append(i) }
      i += 1
    }
    return unknown
  }
}

extension SentenceReader {
  /// Whether it is a Latin word outside of all mentions that is misspelt, or neither known nor a contraction of such.
  func isUnknown(_ i: Int) -> Bool {
    let word = tokens[i].text
    guard tokens[i].kind == .word, !taken[i], word.allSatisfy(\.isASCII) else { return false }
    if repaired.contains(i) { return true }
    let isKnown = { [phrasebook, vocabulary] (word: String) in
      phrasebook.knows(word) || vocabulary.isKnown(word) || City.isKnown(word)
    }
    if isKnown(word) { return false }
    let parts = word.split(separator: "'").map(String.init)
    return !(parts.count == 2 && ["s", "d", "ll", "re", "ve", "m"].contains(parts[1]) && isKnown(parts[0]))
  }
}
