// Conversation › Search: products by the words of their texts, whoever asks.

import GraphRules

struct Search: Intent {
  let name = "search"
  let commands = ["search", "find"]
  let isStep = true
  let cues: [Cue] = [.search]
  let help: HelpLine? = HelpLine(
    topic: "recommendations", english: ("search the texts", "find trail running shoes size 42"),
    chinese: ("按文字搜索", "搜索帐篷"), slash: "/search espresso")

  /// Slots of a search besides its words.
  private static let kept: Set<String> = [
    "price", "size", "colour", "attrs", "in_stock", "n", "not_category", "not_brand", "not_colour",
    "not_material",
  ]
  /// Kinds of mentions that become slots, and no words of the query.
  private static let apart: Set<String> = [
    "<price>", "<size>", "<colour>", "<attr>", "<stock>", "<n>", "<rating>", "<date>", "<age>",
  ]

  func read(_ sentence: Utterance, in dialogue: Dialogue) -> Reading? {
    // 查找龙井茶: part of a name is as good as any words to look for.
    let isWords =
      !sentence.items.isEmpty && sentence.items.allSatisfy(\.isPart) && sentence.references.isEmpty
    guard sentence.users.isEmpty, sentence.target == nil || isWords, let weight = sentence.weight(cues)
    else { return nil }
    let query = Self.query(sentence)
    guard !query.isEmpty else { return nil }
    var slots = SlotMap([("query", .string(query))])
    for entry in sentence.constraints.entries where Self.kept.contains(entry.key) {
      slots[entry.key] = entry.value
    }
    return Reading(isWords ? 4.7 : weight, slots, usesConstraints: true)
  }

  /// What is left of the sentence: category, brand and free words.
  private static func query(_ sentence: Utterance) -> String {
    let excludes = sentence.constraints.keys.contains { $0.hasPrefix("not_") }
    var out = ""
    var skipped = 0
    var last = Int.max
    for atom in sentence.atoms {
      let tokens = sentence.tokens[atom.range]
      let start = atom.range.lowerBound
      if start < skipped { continue }
      if atom.text.hasPrefix("<") {
        if apart.contains(atom.text) { continue }
      } else if tokens.first?.kind == .han {
        if excludes, let end = sentence.phrasebook[.searchHanNegations].end(sentence.tokens, at: start) {
          // 不要红色的外套: what is not wanted is told by itself, the rest is looked for.
          skipped =
            sentence.atoms.first { $0.range.lowerBound >= end && $0.text.hasPrefix("<") }?.range.upperBound
            ?? end
          continue
        }
        if let end = sentence.phrasebook[.searchHanLead].end(sentence.tokens, at: start) {
          skipped = end
          continue
        }
      } else {
        if excludes, sentence.phrasebook[.searchNegations].contains(atom.text) { break }
        if sentence.phrasebook[.searchNoise].contains(atom.text) { continue }
      }
      for token in tokens where token.kind != .sign {
        // 竹 耳机 was typed as two words.
        let joins =
          token.kind == .han && (out.last.map(Tokeniser.isHan) ?? true) && token.range.lowerBound <= last
        out += (joins || out.isEmpty ? "" : " ") + token.text
        last = token.range.upperBound
      }
    }
    return out
  }

  func perform(_ turn: Turn, in scene: inout Scene) throws -> Reply {
    let query = turn.slots["query"]?.string ?? ""
    return try scene.list(in: .search(query), for: scene.narrowed(turn, by: query), isFresh: true)
  }
}

extension Scene {
  /// The turn with what the words of a query stand for: kinds and makes of products.
  fileprivate func narrowed(_ turn: Turn, by query: String) -> Turn {
    let words = SentenceReader.read(query, vocabulary: vocabulary, cueWords: [])
    var out = turn
    for key in ["category", "brand", "material", "gender"] { out.slots[key] = words.constraints[key] }
    return out
  }
}
