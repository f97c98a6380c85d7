// Conversation › Relax: a constraint is dropped.

import Fusion
import GraphRules

struct Relax: Intent {
  let name = "relax"
  let commands = ["drop", "relax"]
  let isStep = true
  let cues: [Cue] = [.relax]
  let help: HelpLine? = HelpLine(
    topic: "recommendations", english: ("drop a constraint", "drop the price limit"),
    chinese: ("放宽条件", "价格不限"),
    slash: "/drop price")

  func read(_ sentence: Utterance, in dialogue: Dialogue) -> Reading? {
    guard let weight = sentence.weight(cues) else { return nil }
    var slots = Self.slots(sentence)
    // “Ignore the limit”: of amounts only the price has one.
    if slots.isEmpty, dialogue.state.wish.price != nil, sentence.holds(.relaxLimits) {
      slots = ["price"]
    }
    guard !slots.isEmpty else { return nil }
    // 除了Lumo都行 leaves one thing out; all else is as it was.
    // 把没货的去掉 wants what is in stock.
    if slots == ["in_stock"], sentence.constraints["in_stock"] != nil, weight < 4.4 { return nil }
    let excludes = sentence.constraints.keys.contains { $0.hasPrefix("not_") }
    if sentence.onlyExcludes || excludes && sentence.constraints["category"] != nil,
      sentence.holds(.relaxExceptions)
    {
      return nil
    }
    // “any jackets?” asks for jackets; “in all sizes” asks for nothing else.
    if weight < 4.2, sentence.constraints["category"] != nil || sentence.constraints["brand"] != nil {
      return nil
    }
    if weight < 4.15, !Self.names(sentence) { return nil }
    return Reading(weight, SlotMap([("slots", .strings(slots))]))
  }

  static func names(_ sentence: Utterance) -> Bool {
    nouns.contains { sentence.holds($0.words) }
  }

  /// The slots that a sentence names by their noun, or else by one of their values.
  static func slots(_ sentence: Utterance) -> [String] {
    var out = nouns.filter { sentence.holds($0.words) }.map(\.slot)
    if !out.isEmpty { return out }
    let returns =
      sentence.says(.relaxAgain)
    for key in sentence.constraints.keys where key != "n" && key != "occasion" {
      let slot = returns && ["brand", "colour", "category", "material"].contains(key) ? "not_" + key : key
      if !out.contains(slot) { out.append(slot) }
    }
    return out
  }

  private static let nouns: [(slot: String, words: WordList)] = [
    ("price", .relaxSlotPrice),
    ("colour", .relaxSlotColour),
    ("brand", .relaxSlotBrand),
    ("category", .relaxSlotCategory),
    ("size", .relaxSlotSize),
    ("material", .relaxSlotMaterial),
    ("gender", .relaxSlotGender), ("rating", .relaxSlotRating),
    ("attrs", .relaxSlotAttrs),
    ("in_stock", .relaxSlotInStock),
    ("on_sale", .relaxSlotOnSale), ("occasion", .relaxSlotOccasion),
  ]

  func perform(_ turn: Turn, in scene: inout Scene) throws -> Reply {
    for slot in turn.slots["slots"]?.strings ?? [] { scene.dialogue.state.wish.drop(slot) }
    // A blocking chip is dropped alone, the other bound of a price stays.
    if let chip = turn.slots["chip"]?.string { scene.dialogue.state.wish.drop(chip: chip) }
    scene.dialogue.state.forgetOldChips()
    return try scene.list(count: nil)
  }
}
