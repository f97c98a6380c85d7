// Conversation › Utterance: a sentence with everything that was found in it, before an intent is chosen.

import GraphRules

/// A customer as a sentence mentions them.
package enum UserMention: Hashable, Sendable {
  /// She, this customer.
  case current
  case known(String)
  /// A name that several customers share.
  case several([String])
  /// An id or a name that nobody has.
  case unknown(key: String, value: String)
}

/// A product as a sentence names it: several candidates when the name fits several.
package struct ItemMention: Hashable, Sendable {
  package let items: [String]
  let range: Range<Int>
  /// Whether only a part of its Chinese name was said, which may as well be any words.
  var isPart = false
}

/// What a sentence says, for the intents to read.
package struct Utterance: Sendable {
  var text: String
  var tokens: [Token]
  /// What may be said.
  let phrasebook: Phrasebook
  /// The language of the answer, which may stay in one whatever the sentences are in; see ``isInChinese``.
  var language = "en"
  /// The kinds of customers that the shop tells apart.
  var segments: [String] = []
  /// Words and mentions without punctuation and politeness.
  var atoms: [Atom] = []
  /// The constraint slots, in the order of the schema.
  package var constraints = SlotMap()
  package var users: [UserMention] = []
  /// `#2`, `L1#2`, `@focus`, `@list` in the order of the sentence.
  package var references: [String] = []
  package var items: [ItemMention] = []
  /// A brand, perhaps with a category, that stands for a product: “the Altura”.
  var brandItem: ItemMention?
  /// The same in Chinese, where nothing says “the”: only heard in questions about one product.
  var namedOne: ItemMention?
  /// “the Altura one”.
  var listFilter: String?
  var unknownItem: String?
  /// A word that begins with a kind of thing and is another: 茶具, and 茶.
  var unknownKind: (word: String, kind: String)?
  /// The city that is named, by its English name.
  var city: String?
  /// Categories, brands and colours with their places, for names within a list: the lamp, the red one.
  var mentions: [(meaning: Meaning, range: Range<Int>)] = []
  /// The stretch of the past that is meant.
  var period: Period?
  /// The day on which it is said, where that is known.
  var today: CalendarDay?
  /// Ids of attributes that are called by a word of theirs: how much, weight.
  var attributes: [String] = []
  /// How many are wanted.
  var count: Int?
  package var repairs: [String] = []
  /// The places of Latin words that nobody knows, or that were misspelt.
  var unknownWords: [Int] = []
  /// A misspelt word with several close readings, as whole sentences to choose from.
  var closeReadings: [(label: String, sentence: String)] = []
  /// Values both wanted and excluded: the slot and the value.
  var contradiction: (slot: String, value: String?)?

  /// Whether the sentence itself is in Chinese, or partly.
  var isInChinese: Bool { tokens.contains { $0.kind == .han } }

  /// Whether one of a group's patterns matches.
  func says(_ cue: Cue) -> Bool { phrasebook[cue].contains { $0.matches(atoms) } }

  /// Whether one of a list's words or phrases stands in it.
  func holds(_ list: WordList) -> Bool { phrasebook[list].isAnywhere(in: tokens) }

  /// The weight of the heaviest pattern that matches, of all these groups.
  func weight(_ cues: [Cue]) -> Double? {
    var heaviest: Double?
    for cue in cues {
      for pattern in phrasebook[cue] where pattern.weight > heaviest ?? 0 && pattern.matches(atoms) {
        heaviest = pattern.weight
      }
    }
    return heaviest
  }

  func weight(_ cues: Cue...) -> Double? { weight(cues) }

  /// Where the first of a group's patterns that matches does so, as a range of atoms.
  func firstMatch(_ cue: Cue) -> Range<Int>? {
    for pattern in phrasebook[cue] {
      if let match = pattern.firstMatch(atoms) { return match }
    }
    return nil
  }

  /// Whether some of these atoms are Chinese.
  func isChinese(_ stretch: Range<Int>) -> Bool {
    atoms[stretch].contains { tokens[$0.range].contains { $0.kind == .han } }
  }

  /// Whether a pattern matches, with some Chinese in its match: “keep it under 90，谢谢” is still said in English.
  func saysInChinese(_ cue: Cue) -> Bool {
    phrasebook[cue].contains { $0.firstMatch(atoms).map(isChinese) ?? false }
  }

  /// An item that was named or pointed at, as a slot; a named product goes before “it”.
  var target: (key: String, value: String)? {
    if let position = references.first(where: { !$0.hasPrefix("@") }) { return ("ref", position) }
    if let item = items.first, item.items.count == 1 { return ("item", item.items[0]) }
    if let listFilter { return ("ref", listFilter) }
    if let named = references.first(where: { $0.hasPrefix("@list:") }) { return ("ref", named) }
    if references.contains("@focus") { return ("ref", "@focus") }
    return references.first.map { ("ref", $0) }
  }

  /// The same as slots; `@focus` where nothing is named or pointed at, and `nil` for a whole list.
  var targetSlots: SlotMap? {
    let target = target ?? ("ref", "@focus")
    return target.value == "@list" ? nil : SlotMap([(target.key, .string(target.value))])
  }

  /// All items that were named or pointed at, with their tokens' places, in the order of the sentence.
  var placedTargets: [(place: Int, ref: String)] {
    var pointed = references[...]
    var named = items[...]
    return atoms.compactMap { atom in
      let ref: String? =
        switch atom.text {
        case "<item>": named.popFirst()?.items.first
        case "<ref>": pointed.popFirst()
        default: nil
        }
      return ref.flatMap { $0 == "@list" ? nil : (atom.range.lowerBound, $0) }
    }
  }

  /// The same without their places.
  var targets: [String] { placedTargets.map(\.ref) }

  /// Whether a slot holds a reference and no item's id.
  static func isReference(_ name: String) -> Bool {
    name.hasPrefix("@") || name.hasPrefix("#") || (name.hasPrefix("L") && name.contains("#"))
  }

  /// The customer slot as it was said.
  var user: String? {
    for mention in users {
      if case .known(let id) = mention { return id }
    }
    return users.contains(.current) ? "@current" : nil
  }

  /// The one customer who is named; `nil` where nobody is, or several.
  var named: String? {
    let known = users.compactMap { if case .known(let id) = $0 { id } else { nil } }
    return known.count == 1 ? known[0] : nil
  }

  /// Whether its stretch of the past says when something was done; “the boots from last year” only says which.
  var tellsWhen: Bool {
    guard let date = atoms.first(where: { $0.text == "<date>" })?.range else { return false }
    let before = date.lowerBound > 0 ? tokens[date.lowerBound - 1].text : ""
    let after = date.upperBound < tokens.count ? tokens[date.upperBound].text : ""
    return !["from", "of"].contains(before) && after != "的"
  }

  /// Whether somebody is named, not only pointed at.
  var namesUser: Bool { users.contains { $0 != .current } }

  /// Constraints that only take away.
  var onlyExcludes: Bool {
    !constraints.isEmpty && constraints.keys.allSatisfy { $0.hasPrefix("not_") }
  }

  func has(_ kind: String) -> Bool { atoms.contains { $0.text == kind } }
}
