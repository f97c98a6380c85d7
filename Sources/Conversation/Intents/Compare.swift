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
    let nouns: PhraseList
    var least = PhraseList("")
    var most = PhraseList("")
  }

  private static let measures = [
    Measure(
      attribute: "price", nouns: PhraseList("price;prices;cost;costs;价格;价钱"),
      least: PhraseList(
        "cheaper;cheapest;less expensive;least expensive;costs less;costs least;cost less;便宜"),
      most: PhraseList(
        "dearer;dearest;more expensive;most expensive;pricier;costs more;cost more;costs most;贵")),
    Measure(
      attribute: "weight", nouns: PhraseList("weight;weights;重量"),
      least: PhraseList("lighter;lightest;weighs less;weighs least;weigh less;less heavy;轻"),
      most: PhraseList("heavier;heaviest;weighs more;weighs most;weigh more;重")),
    Measure(
      attribute: "rating", nouns: PhraseList("rating;ratings;stars;reviews;评分;评价"),
      most: PhraseList("better rated;best rated;better reviewed;评分高;评价好;评分最高;评价最好")),
    Measure(
      attribute: "volume", nouns: PhraseList("volume;capacity;容量"),
      least: PhraseList("smaller;smallest;小"), most: PhraseList("bigger;biggest;larger;largest;roomier;大")),
    Measure(
      attribute: "capacity", nouns: PhraseList("how many people;sleeps;几个人;几人;住几"),
      least: PhraseList("fewest people;least people"),
      most: PhraseList(
        "住的人最多;住人最多;睡的人最多;睡得最多;most people;more people;sleeps more;sleeps the most;住得最多;住的人最多;人数最多")),
    Measure(attribute: "material", nouns: PhraseList("material;materials;材质;材料;面料")),
    Measure(attribute: "colour", nouns: PhraseList("colour;color;colours;colors;颜色")),
    Measure(attribute: "size", nouns: PhraseList("size;sizes;尺码")),
    Measure(attribute: "brand", nouns: PhraseList("brand;brands;品牌;牌子")),
    Measure(attribute: "category", nouns: PhraseList("category;categories;品类")),
    Measure(attribute: "warranty", nouns: PhraseList("warranty;guarantee;保修;质保")),
    Measure(
      attribute: "battery_life", nouns: PhraseList("battery;battery life;电池;续航"),
      most: PhraseList("lasts longer;lasts longest")),
    Measure(
      attribute: "fit", nouns: PhraseList("fit;score;匹配"),
      most: PhraseList(
        "fits better;fits best;suits better;suits best;is better;is best;is the best;更合适;最合适;更好;最好")),
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
      if measure.least.isAnywhere(in: sentence.tokens) { (attributes, pick) = ([measure.attribute], "min") }
      if measure.most.isAnywhere(in: sentence.tokens) { (attributes, pick) = ([measure.attribute], "max") }
    }
    if pick == nil {
      attributes = Self.measures.filter { $0.nouns.isAnywhere(in: sentence.tokens) }.map(\.attribute)
    }
    if pick == nil, let measured = attributes.first {
      let isLeast = Self.stands(Self.lowest, besides: measured, in: sentence.tokens)
      let isMost = Self.stands(Self.highest, besides: measured, in: sentence.tokens)
      // The best price is the lowest.
      if isLeast || isMost {
        pick = isLeast || measured == "price" && Self.best.isAnywhere(in: sentence.tokens) ? "min" : "max"
      }
      if pick != nil { attributes = [measured] }
    }
    // More and less of what nothing is known of: no verdict, but the two side by side.
    if verdict != nil, pick == nil { pick = Self.lessening.isAnywhere(in: sentence.tokens) ? "min" : "max" }
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

  private static let highest = PhraseList(
    "highest;biggest;most;best;longest;largest;greatest;最高;最多;最大;最长;最好;最久")
  private static let lowest = PhraseList("lowest;least;smallest;shortest;fewest;最低;最少;最小;最短")
  private static let best = PhraseList("best;最好")
  /// Whether a superlative stands right before or behind the noun of a measure: the best rating, 评分最高.
  private static func stands(_ words: PhraseList, besides attribute: String, in tokens: [Token]) -> Bool {
    guard let nouns = measures.first(where: { $0.attribute == attribute })?.nouns else { return false }
    return tokens.indices.contains { at in
      guard let end = words.end(tokens, at: at) else { return false }
      return nouns.end(tokens, at: end) != nil || (0..<at).contains { nouns.end(tokens, at: $0) == at }
    }
  }

  private static let lessening = PhraseList("less;fewer;少;低")

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
