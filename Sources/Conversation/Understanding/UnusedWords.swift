// Conversation › UnusedWords: what a request says and no list can heed, so that the agent hears of it.

import GraphRules

extension Utterance {
  /// Requests of which every word should count.
  private static let heeding: Set<String> = [
    "recommend", "refine", "similar", "popular", "trending", "new_products", "explain_absence",
  ]

  /// The stretches that nothing came of, as typed: “for camping”, “for 4 persons”, 露营.
  func unused(by intent: any Intent) -> [String] {
    guard Self.heeding.contains(intent.name) else { return [] }
    var free = tokens.map { $0.kind != .sign }
    for i in tokens.indices {
      if let end = phrasebook[.readingPoliteness].end(tokens, at: i) { for j in i..<end { free[j] = false } }
    }
    for atom in atoms where atom.text.hasPrefix("<") { for i in atom.range { free[i] = false } }
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

  /// The words that ask for an intent, or for any list.
  private func words(askingFor intent: any Intent) -> Set<String> {
    [intent.name, "recommend", "refine"].compactMap { Intents.named($0) }
      .reduce(into: []) { $0.formUnion(phrasebook.words(of: $1)) }
  }

  /// From the first to the last telling word, with the preposition before it.
  private func rest(_ range: Range<Int>, _ cues: Set<String>) -> [Range<Int>] {
    let telling = range.filter { i in
      tokens[i].kind == .number
        || !phrasebook[.unusedSmall].contains(tokens[i].text) && !cues.contains(tokens[i].text)
          && tokens[i].text.count > 1
    }
    guard var first = telling.first, let last = telling.last, telling.count * 3 >= last - first else {
      return []
    }
    while first > range.lowerBound, phrasebook[.unusedLeads].contains(tokens[first - 1].text) { first -= 1 }
    return [first..<last + 1]
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
