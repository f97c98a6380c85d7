// Conversation › Compare: two to five products side by side, and which of them is lighter.

import GraphRules

struct Compare: Intent {
  let name = "compare"
  let commands = ["compare"]
  let cues: [Cue] = [.compare]
  let help: HelpLine? = HelpLine(
    topic: "comparing", english: ("products side by side", "compare 1 and 3"),
    chinese: ("比较商品", "比较一下第一个和第三个"), slash: "/compare 1 3")

  /// The attributes that can be asked about by name, and the words for the least and the most of each.
  private struct Measure: Sendable {
    let attribute: String
    let nouns: WordList
    var least: WordList?
    var most: WordList?
  }

  private static let measures = [
    Measure(
      attribute: "price", nouns: .comparePrice,
      least: .compareLeastPrice,
      most: .compareMostPrice),
    Measure(
      attribute: "weight", nouns: .compareWeight,
      least: .compareLeastWeight,
      most: .compareMostWeight),
    Measure(
      attribute: "rating", nouns: .compareRating,
      most: .compareMostRating),
    Measure(
      attribute: "volume", nouns: .compareVolume,
      least: .compareLeastVolume, most: .compareMostVolume),
    Measure(
      attribute: "capacity", nouns: .compareCapacity,
      least: .compareLeastCapacity,
      most: .compareMostCapacity),
    Measure(attribute: "material", nouns: .compareMaterial),
    Measure(attribute: "colour", nouns: .compareColour),
    Measure(attribute: "size", nouns: .compareSize),
    Measure(attribute: "brand", nouns: .compareBrand),
    Measure(attribute: "category", nouns: .compareCategory),
    Measure(attribute: "warranty", nouns: .compareWarranty),
    Measure(
      attribute: "battery_life", nouns: .compareBatteryLife,
      most: .compareMostBatteryLife),
    Measure(
      attribute: "fit", nouns: .compareFit,
      most: .compareMostFit),
  ]

  func read(_ sentence: Utterance, in dialogue: Dialogue) -> Reading? {
    let verdict = sentence.targets.count == 2 ? sentence.weight(.compareVerdicts) : nil
    guard let weight = verdict ?? sentence.weight(cues), !sentence.says(.compareOthers) else {
      return nil
    }
    var slots = SlotMap()
    var pick: String?
    var attributes: [String] = []
    for measure in Self.measures where pick == nil {
      if measure.least.map(sentence.holds) == true { (attributes, pick) = ([measure.attribute], "min") }
      if measure.most.map(sentence.holds) == true { (attributes, pick) = ([measure.attribute], "max") }
    }
    if pick == nil {
      attributes = Self.measures.filter { sentence.holds($0.nouns) }.map(\.attribute)
    }
    if pick == nil, let measured = attributes.first {
      let isLeast = Self.stands(.compareLowest, besides: measured, in: sentence)
      let isMost = Self.stands(.compareHighest, besides: measured, in: sentence)
      // The best price is the lowest.
      if isLeast || isMost {
        pick = isLeast || measured == "price" && sentence.holds(.compareBest) ? "min" : "max"
      }
      if pick != nil { attributes = [measured] }
    }
    // More and less of what nothing is known of: no verdict, but the two side by side.
    if verdict != nil, pick == nil { pick = sentence.holds(.compareLessening) ? "min" : "max" }
    if attributes.isEmpty { pick = nil }
    let refs = Self.references(sentence)
    let named = refs.filter { $0 != "@list" && $0 != "@focus" }
    if verdict != nil {
      slots["refs"] = .strings(sentence.targets)
    } else if named.count > 1 || (named.count == 1 && pick == nil) {
      // “Compare it with #3”.
      slots["refs"] = .strings(named.count > 1 ? named : ["@focus"] + named)
    } else {
      slots["refs"] = .string(
        dialogue.state.compared.isEmpty || sentence.references.contains("@list") ? "@list" : "@last_compared")
    }
    if !attributes.isEmpty { slots["attrs"] = .strings(attributes) }
    if let pick { slots["pick"] = .string(pick) }
    let needsList =
      slots["refs"]?.strings.contains { !$0.hasPrefix("@last") && Utterance.isReference($0) } ?? true
    var reading = Reading(weight, slots, needsList: needsList)
    reading.wantsVerdict = verdict != nil
    return reading
  }

  /// Whether a superlative stands right before or behind the noun of a measure: the best rating, 评分最高.
  private static func stands(_ list: WordList, besides attribute: String, in sentence: Utterance) -> Bool {
    guard let measure = measures.first(where: { $0.attribute == attribute }) else { return false }
    let (words, nouns, tokens) = (
      sentence.phrasebook[list], sentence.phrasebook[measure.nouns], sentence.tokens
    )
    return tokens.indices.contains { at in
      guard let end = words.end(tokens, at: at) else { return false }
      return nouns.end(tokens, at: end) != nil || (0..<at).contains { nouns.end(tokens, at: $0) == at }
    }
  }

  /// 不一样, 一些: no first one.
  private static func isPlainOne(_ tokens: [Token], _ range: Range<Int>) -> Bool {
    guard tokens[range.lowerBound].text == "一", tokens.indices.contains(range.upperBound) else {
      return false
    }
    return ["样", "些", "点", "下", "般", "起", "直", "共", "定", "致", "比"].contains(tokens[range.upperBound].text)
  }

  /// What is compared, in the order of the sentence; bare numbers are positions here.
  private static func references(_ sentence: Utterance) -> [String] {
    var found = sentence.placedTargets
    let atoms = sentence.atoms
    for (place, atom) in atoms.enumerated() where atom.text == "<n>" || !atom.text.hasPrefix("<") {
      guard let number = NumberWords.read(sentence.tokens, at: atom.range.lowerBound), number.value >= 1,
        number.value <= 20, number.value == number.value.rounded()
      else { continue }
      let before = place > 0 ? atoms[place - 1].text : ""
      if ["top", "first", "best"].contains(before) || before == "前" {
        found += (1...Int(number.value)).map { (atom.range.lowerBound, "#\($0)") }
      } else if sentence.tokens[atom.range.lowerBound].text != "one", before != "第",
        !Self.isPlainOne(sentence.tokens, atom.range)
      {
        found.append((atom.range.lowerBound, "#\(Int(number.value))"))
      }
    }
    var known: Set<String> = []
    return found.sorted { $0.place < $1.place }.map(\.ref).filter { known.insert($0).inserted }
  }

  func perform(_ turn: Turn, in scene: inout Scene) throws -> Reply {
    try scene.compare(
      turn.slots["refs"]?.strings ?? [], attributes: turn.slots["attrs"]?.strings ?? [],
      pick: turn.slots["pick"]?.string, wantsVerdict: turn.wantsVerdict)
  }
}
