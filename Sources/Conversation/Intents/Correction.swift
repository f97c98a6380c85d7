// Conversation › Correction: what was noted a moment ago was something else: not bought, just liked; 是第一双.

import GraphRules

/// Reads a sentence right after a note as the note that should have been.
enum Correction {
  static func read(_ sentence: Utterance, in dialogue: Dialogue) -> Reading? {
    guard let noted = dialogue.noted, noted.turn == dialogue.turn, dialogue.branch == nil,
      dialogue.undo.last?.events.last == noted.event, noted.customer == dialogue.state.customer,
      sentence.says(.feedbackCorrecting), sentence.constraints.isEmpty,
      sentence.users.allSatisfy({ $0 == .current || $0 == .known(noted.customer) })
    else { return nil }
    let assertion = Assertion(sentence)
    guard assertion.isPlain, !assertion.isUncertain else { return nil }
    let deeds = deeds(in: sentence, but: assertion.denials)
    guard let slots = otherDeed(deeds, sentence, noted) ?? otherItem(deeds, sentence, noted, dialogue) else {
      return nil
    }
    var reading = Reading(9, slots)
    reading.marks = .corrects
    return reading
  }

  /// What is said to have been done, without what is denied: not bought, just liked.
  private static func deeds(in sentence: Utterance, but denials: [Int]) -> Set<String> {
    var out: Set<String> = []
    for start in sentence.atoms.indices {
      let before = start > 0 ? sentence.atoms[start - 1].range : 0..<0
      guard !denials.contains(where: before.contains) else { continue }
      for verb in Feedback.verbs {
        let isHere = sentence.phrasebook[verb.cue].contains {
          $0.firstMatch(sentence.atoms)?.lowerBound == start
        }
        if isHere { out.insert(verb.value) }
      }
    }
    return out
  }

  private static func otherDeed(_ deeds: Set<String>, _ sentence: Utterance, _ noted: Noted) -> SlotMap? {
    guard sentence.holds(.feedbackInstead), deeds.count == 1, let deed = deeds.first,
      deed != noted.deed.rawValue,
      sentence.targets.allSatisfy({ $0 == "@focus" })
    else { return nil }
    return SlotMap([("value", .string(deed)), ("item", .string(noted.item))])
  }

  private static func otherItem(
    _ deeds: Set<String>, _ sentence: Utterance, _ noted: Noted, _ dialogue: Dialogue
  ) -> SlotMap? {
    let named = Set(sentence.targets.filter { $0 != "@focus" })
    guard sentence.says(.feedbackMeant), named.count == 1, deeds.subtracting([noted.deed.rawValue]).isEmpty,
      let target = sentence.target, named.contains(target.value)
    else { return nil }
    return SlotMap([("value", .string(noted.deed.rawValue)), (target.key, .string(target.value))])
  }
}
