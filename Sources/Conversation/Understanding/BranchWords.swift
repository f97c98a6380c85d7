// Conversation › BranchWords: what is said inside a what-if alone: one supposition more, keep it, back.

import GraphRules

/// The words that mean something of their own while a what-if goes on.
enum BranchWords {

  /// Whether a sentence leaves the what-if, and says nothing else.
  static func leaves(_ text: String, isAsked: Bool, _ phrasebook: Phrasebook) -> Bool {
    phrasebook[.branchLeaving].isAll(of: text, but: phrasebook[.branchBesides])
      || !isAsked && phrasebook[.branchDropping].isAll(of: text, but: phrasebook[.branchBesides])
  }
  /// Whether a sentence keeps what is supposed, and says nothing else.
  static func keeps(_ text: String, _ phrasebook: Phrasebook) -> Bool {
    phrasebook[.branchKeeping].isAll(of: text, but: phrasebook[.branchBesides])
  }

  // MARK: One supposition more

  /// Whether a word says that what is supposed is added to what was supposed before.
  static func adds(_ sentence: Utterance) -> Bool {
    if sentence.says(.branchToo) { return true }
    var place = 0
    while place < sentence.tokens.count {
      if let end = sentence.phrasebook[.branchNotAdding].end(sentence.tokens, at: place) {
        place = end
      } else if sentence.phrasebook[.branchAdding].end(sentence.tokens, at: place) != nil {
        return true
      } else {
        place += 1
      }
    }
    return false
  }

  /// Whether a sentence without an “if” supposes something more: plus ignore pictures, 再买个帐篷.
  ///
  /// “She also bought #2” may be news as well; a what-if takes it as supposed, because every doubt counts against writing.
  static func supposes(_ sentence: Utterance, _ slots: SlotMap) -> Bool {
    guard sentence.says(.branchPlus) || sentence.says(.branchAdds), !sentence.says(.branchTogether),
      !sentence.holds(.branchAsking)
    else { return false }
    let first = sentence.atoms.first { !["and", "so", "but"].contains($0.text) }
    if sentence.phrasebook[.branchAskers].contains(first?.text ?? "") { return false }
    if ["event", "disable", "relax", "action"].contains(where: { slots[$0] != nil }) { return true }
    // “Plus tents” is another request, “plus under 100 euros” is none.
    return sentence.says(.branchPlus) && !slots.isEmpty
      && !["category", "user", "ref", "item"].contains { slots[$0] != nil }
  }

  /// What is told of it under the topic what-if.
  static let help = [
    HelpLine(
      topic: "what-if", english: ("one thing more", "and if she also buys #2?"),
      chinese: ("再加一个假设", "如果她再买第二个呢？"),
      slash: ""),
    HelpLine(
      topic: "what-if", english: ("keep its wishes", "keep it"), chinese: ("保留假设的条件", "保留"), slash: "/keep"),
    HelpLine(
      topic: "what-if", english: ("back leaves a what-if", "back"), chinese: ("返回：离开假设", "返回"), slash: "/back"
    ),
  ]
}
