// Conversation › Frame: what is said around a request: can you tell me …, she wants to know …, … would be good.

import GraphRules

/// Takes the words around a request away, so that its own words stand at the ends of the sentence.
///
/// “Could you tell me what goes with #1, please” asks what goes with #1. What writes is never read so: a frame may be
/// what keeps a sentence from being an order.
enum Frame {
  /// The sentence without its frames; `nil` where it has none, or is nothing else.
  static func bare(_ text: String, _ phrasebook: Phrasebook) -> String? {
    let tokens = Tokeniser.tokens(of: text)
    let atoms = tokens.indices.compactMap { at in
      tokens[at].kind == .sign ? nil : Atom(text: tokens[at].text, range: at..<(at + 1))
    }
    var kept = atoms[...]
    var (isAsked, isBidden) = (false, false)
    while let lead = lead(kept, phrasebook) {
      kept = kept.dropFirst(lead.count)
      isAsked = isAsked || lead.frame.isAsking
      isBidden = isBidden || lead.frame.isBidding
    }
    while let count = tail(kept, isBidden: isBidden, phrasebook) { kept = kept.dropLast(count) }
    guard kept.count < atoms.count, !kept.isEmpty else { return nil }
    // From after the last word of the lead, so that “#2” keeps its sign.
    let start =
      kept.startIndex == 0 ? 0 : tokens[atoms[kept.startIndex - 1].range.lowerBound].range.upperBound
    let end =
      kept.endIndex == atoms.count
      ? text.count : tokens[atoms[kept.endIndex].range.lowerBound].range.lowerBound
    let asks = isAsked || (!isBidden && text.contains { "?？".contains($0) })
    let inner = Array(text)[start..<end].drop { $0.isWhitespace || separators.contains($0) }
    let trimmed = inner.reversed().drop { $0.isWhitespace || separators.contains($0) || "?？".contains($0) }
    return String(trimmed.reversed()) + (asks ? "?" : "")
  }

  private static let separators: Set<Character> = [
    ",", ".", ":", ";", "!", "-", "–", "—", "…", "，", "。", "：", "；", "！", "、",
  ]

  /// A beginning that is not part of what is wanted.
  private struct Lead: Sendable {
    let cue: Cue
    /// Whether what follows is a question, whatever its words.
    var isAsking = false
    /// Whether it makes a question of an order: can you, 能不能.
    var isBidding = false
    /// What has to follow, to tell “tell me what she bought” from “tell me about it”.
    var next: Cue?
    /// What must not stand in the rest.
    var unless: Cue?
  }

  private static func lead(_ atoms: ArraySlice<Atom>, _ phrasebook: Phrasebook) -> (frame: Lead, count: Int)?
  {
    let rest = Array(atoms)
    for frame in leads {
      for pattern in phrasebook[frame.cue] {
        guard let found = pattern.firstMatch(rest), found.upperBound < rest.count, !found.isEmpty else {
          continue
        }
        let after = Array(rest[found.upperBound...])
        if let next = frame.next, !phrasebook[next].contains(where: { $0.matches(after) }) { continue }
        if let unless = frame.unless, phrasebook[unless].contains(where: { $0.matches(after) }) { continue }
        return (frame, found.count)
      }
    }
    return nil
  }

  private static func tail(_ atoms: ArraySlice<Atom>, isBidden: Bool, _ phrasebook: Phrasebook) -> Int? {
    let rest = Array(atoms)
    for pattern in phrasebook[.frameEndings] + (isBidden ? phrasebook[.frameEndingsOfBidding] : []) {
      guard let found = pattern.firstMatch(rest), found.lowerBound > 0, !found.isEmpty else { continue }
      return found.count
    }
    return nil
  }

  private static let leads = [
    Lead(cue: .frameStart, unless: .frameStartUnless),
    Lead(cue: .frameCanYou, isBidding: true, unless: .frameCanYouUnless),
    Lead(cue: .frameWouldYouMind, isBidding: true), Lead(cue: .frameWantTo), Lead(cue: .frameWouldLikeTo),
    Lead(cue: .frameWantYouTo), Lead(cue: .frameLetUs, unless: .frameLetUsUnless),
    Lead(cue: .frameLetUsSay, unless: .frameLetUsSayUnless), Lead(cue: .frameCustomerWants),
    Lead(cue: .frameCustomerSays, next: .frameCustomerSaysNext),
    Lead(cue: .frameCustomerWouldLike), Lead(cue: .frameTellMeIf, isAsking: true),
    Lead(cue: .frameIf, isAsking: true, next: .frameIfNext, unless: .frameIfUnless),
    Lead(cue: .frameTellMe, isAsking: true, next: .frameTellMeNext, unless: .frameTellMeUnless),
  ]
}
