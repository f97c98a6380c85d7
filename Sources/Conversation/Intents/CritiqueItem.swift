// Conversation › CritiqueItem: cheaper, lighter, darker than an item of the list.

import GraphRules

struct CritiqueItem: Intent {
  let name = "critique"
  let isStep = true
  let commands = ["critique"]
  let help: HelpLine? = HelpLine(
    topic: "recommendations", english: ("steer by an item", "a bit cheaper than #2"),
    chinese: ("比较着挑", "便宜一点"), slash: "/critique cheaper")

  /// A comparative with what it wishes.
  private struct Rule: Sendable {
    let attribute: String
    let direction: String
    let cue: Cue
  }

  private static let rules: [Rule] = [
    Rule(attribute: "colour.lightness", direction: "+", cue: .critiqueLighterColour),
    Rule(attribute: "colour.lightness", direction: "-", cue: .critiqueDarkerColour),
    Rule(attribute: "colour.warmth", direction: "+", cue: .critiqueWarmerColour),
    Rule(attribute: "colour.warmth", direction: "-", cue: .critiqueCoolerColour),
    Rule(attribute: "price", direction: "-", cue: .critiqueCheaper),
    Rule(attribute: "price", direction: "+", cue: .critiqueDearer),
    Rule(attribute: "weight", direction: "-", cue: .critiqueLighter),
    Rule(attribute: "weight", direction: "+", cue: .critiqueHeavier),
    Rule(attribute: "rating", direction: "+", cue: .critiqueBetterRated),
    Rule(attribute: "delivery", direction: "-", cue: .critiqueSooner),
    Rule(attribute: "formality", direction: "+", cue: .critiqueSmarter),
    Rule(attribute: "formality", direction: "-", cue: .critiqueMoreCasual),
    Rule(attribute: "volume", direction: "+", cue: .critiqueBigger),
    Rule(attribute: "volume", direction: "-", cue: .critiqueSmaller),
  ]

  var cues: [Cue] { Self.rules.map(\.cue) }

  func read(_ sentence: Utterance, in dialogue: Dialogue) -> Reading? {
    let found = Self.critiques(sentence)
    guard !found.isEmpty else { return nil }
    for noun in ["category", "occasion", "recipient_age"] where sentence.constraints[noun] != nil {
      return nil
    }
    var slots = SlotMap([("critiques", .list(found))])
    if let target = sentence.target, target.value != "@list" { slots[target.key] = .string(target.value) }
    if slots["item"] != nil { return nil }
    return Reading(5, slots.merging(sentence.constraints), usesConstraints: true, needsList: true)
  }

  private static func critiques(_ sentence: Utterance) -> [SlotValue] {
    var covered = Set<Int>()
    var found: [(place: Int, value: SlotValue)] = []
    var matches: [(rule: Rule, range: Range<Int>)] = []
    for rule in rules {
      guard let match = sentence.firstMatch(rule.cue),
        covered.isDisjoint(with: match)
      else { continue }
      covered.formUnion(match)
      matches.append((rule, match))
    }
    for (rule, match) in matches {
      var entries: [(String, SlotValue)] = [
        ("attr", .string(rule.attribute)),
        ("dir", .string(isDenied(sentence.atoms, match) ? opposite(rule.direction) : rule.direction)),
      ]
      // A lone comparative may have its measure anywhere: too dear, a little cheaper.
      if let step = step(sentence, matches.count == 1 ? 0..<sentence.atoms.count : match) {
        entries.append(("step", .string(step)))
      }
      found.append((match.lowerBound, .map(SlotMap(entries))))
    }
    return found.sorted { $0.place < $1.place }.map(\.value)
  }

  /// “Bigger, but not heavier”: the other way at the least.
  private static func isDenied(_ atoms: [Atom], _ match: Range<Int>) -> Bool {
    guard match.lowerBound > 0, !["not", "too", "太", "不", "别"].contains(atoms[match.lowerBound].text) else {
      return false
    }
    let before = atoms[max(0, match.lowerBound - 2)..<match.lowerBound].map(\.text)
    return ["not", "no", "别", "没"].contains(before.last ?? "") || before == ["不", "要"]
      || before == ["不", "能"]
  }

  private static func opposite(_ direction: String) -> String { direction == "+" ? "-" : "+" }

  /// How much more: read from the words right before and after the comparative.
  private static func step(_ sentence: Utterance, _ match: Range<Int>) -> String? {
    let atoms = sentence.atoms
    let isJoint = { (atom: Atom) in ["and", "but", "和", "且", "又", "而"].contains(atom.text) }
    let before = atoms[max(0, match.lowerBound - 3)..<match.lowerBound].split(
      omittingEmptySubsequences: false, whereSeparator: isJoint)
    let after = atoms[match.upperBound..<min(atoms.count, match.upperBound + 2)].prefix { !isJoint($0) }
    let around = Array((before.last ?? []) + atoms[match] + after)
    if sentence.phrasebook[.critiqueLarge].contains(where: { $0.matches(around) }) { return "large" }
    return sentence.phrasebook[.critiqueSmall].contains { $0.matches(around) } ? "small" : nil
  }

  func perform(_ turn: Turn, in scene: inout Scene) throws -> Reply {
    let item = scene.resolve(turn.slots["ref"]?.string ?? "@focus") ?? ""
    guard case .list(let wishes)? = turn.slots["critiques"] else { return try scene.list(count: nil) }
    for wish in wishes.compactMap(\.map) {
      let attribute = wish["attr"]?.string ?? ""
      let direction = wish["dir"]?.string ?? ""
      // Dearer after cheaper is between the two.
      scene.dialogue.state.critiques.removeAll { $0.attribute == attribute && $0.direction == direction }
      scene.dialogue.state.critiques.append(
        Critique(attribute: attribute, direction: direction, step: wish["step"]?.string, item: item))
    }
    scene.apply(turn.slots, isFresh: false)
    return try scene.list(count: nil)
  }
}
