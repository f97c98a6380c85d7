// Conversation › UnusedWords: what a request says and no list can heed, so that the agent hears of it.

import GraphRules

extension Utterance {
  /// Requests of which every word should count.
  private static let heeding: Set<String> = [
    "recommend", "refine", "similar", "popular", "trending", "new_products", "explain_absence",
  ]

  /// The stretches that nothing came of, as typed: “for camping”, “for 4 persons”, 露营.
  func unused(by intent: any Intent) -> [String] {
    guard Self.heeding.contains(intent.name) else {
      return ["undo", "redo", "reset"].contains(intent.name) ? besides(intent.cues) : []
    }
    var free = tokens.map { $0.kind != .sign }
    for i in tokens.indices {
      if let end = phrasebook[.readingPoliteness].end(tokens, at: i) { for j in i..<end { free[j] = false } }
    }
    for atom in atoms where atom.text.hasPrefix("<") && atom.text != "<city>" {
      for i in atom.range { free[i] = false }
    }
    let cues = words(askingFor: intent)
    let characters = Array(text)
    var out: [String] = []
    var start = 0
    while start < tokens.count {
      guard free[start] else {
        start += 1
        continue
      }
      var end = start
      while end < tokens.count, free[end], (tokens[end].kind == .han) == (tokens[start].kind == .han) {
        end += 1
      }
      for range in tokens[start].kind == .han ? hanRests(start..<end, cues) : rest(start..<end, cues) {
        out.append(
          String(
            characters[
              tokens[range.lowerBound].range.lowerBound..<tokens[range.upperBound - 1].range.upperBound]))
      }
      start = end
    }
    return out
  }

  /// What is named beside taking a step back: a product, a wish or a deed that nothing comes of.
  private func besides(_ cues: [Cue]) -> [String] {
    guard let said = cues.lazy.compactMap({ firstMatch($0) }).first else { return [] }
    let named: Set<String> = [
      "<category>", "<brand>", "<colour>", "<material>", "<item>", "<price>", "<size>", "<attr>",
    ]
    let characters = Array(text)
    return [0..<said.lowerBound, said.upperBound..<atoms.count].compactMap { side in
      let part = Array(atoms[side])
      let isTelling =
        part.contains {
          named.contains($0.text) || $0.text == "<ref>" && !references.allSatisfy { $0.hasPrefix("@") }
        }
        || Feedback.verbs.contains { verb in phrasebook[verb.cue].contains { $0.matches(part) } }
      guard isTelling, let first = part.first, let last = part.last else { return nil }
      return String(
        characters[
          tokens[first.range.lowerBound].range.lowerBound..<tokens[last.range.upperBound - 1].range.upperBound
        ])
    }
  }

  /// The words that ask for an intent, or for any list.
  private func words(askingFor intent: any Intent) -> Set<String> {
    [intent.name, "recommend", "refine"].compactMap { Intents.named($0) }
      .reduce(into: []) { $0.formUnion(phrasebook.words(of: $1)) }
  }

  /// From the first to the last telling word, with the preposition before it.
  private func rest(_ range: Range<Int>, _ cues: Set<String>) -> [Range<Int>] {
    let telling = range.filter { i in
      tokens[i].kind == .number || isOfCount(i) || City.name(in: tokens, at: i) != nil
        || !phrasebook[.unusedSmall].contains(tokens[i].text) && !cues.contains(tokens[i].text)
          && tokens[i].text.count > 1
    }
    guard var first = telling.first, let last = telling.last, telling.count * 3 >= last - first else {
      return []
    }
    while first > range.lowerBound, phrasebook[.unusedLeads].contains(tokens[first - 1].text) { first -= 1 }
    return [first..<last + 1]
  }

  /// Two person: a number in words and what it counts.
  private func isOfCount(_ i: Int) -> Bool {
    let (counted, at) = (phrasebook[.unusedCounted], tokens[i].text)
    let next = i + 1 < tokens.count ? tokens[i + 1].text : ""
    let isNumber = { (place: Int) in place >= 0 && NumberWords.read(tokens, at: place) != nil }
    return counted.contains(at) && isNumber(i - 1) || counted.contains(next) && isNumber(i)
  }

  /// What is left of a stretch of Chinese when all words of asking are taken out; single characters tell nothing.
  private func hanRests(_ range: Range<Int>, _ cues: Set<String>) -> [Range<Int>] {
    var out: [Range<Int>] = []
    var start: Int?
    var i = range.lowerBound
    func close(_ end: Int) {
      if let begun = start, end - begun > 1 { out.append(begun..<end) }
      start = nil
    }
    while i < range.upperBound {
      if let end = phrasebook[.unusedHanSmall].end(tokens, at: i) {
        close(i)
        i = min(end, range.upperBound)
      } else {
        start = start ?? i
        i += 1
      }
    }
    close(range.upperBound)
    return out
  }

}
