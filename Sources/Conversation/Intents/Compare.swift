// Conversation › Compare: two to five products side by side, and which of them is lighter.

struct Compare: Intent {
  let name = "compare"
  let commands = ["compare"]
  let patterns = [
    Pattern("(compare|comparison|versus|vs|difference|differences|differ)", 6.5),
    Pattern(
      "(which|what) (one|of them|of these|<ref>)? (is|are|has|weighs|costs) (the)? (lighter|lightest|cheaper|cheapest|bigger|biggest|best|better|heavier|heaviest|dearer|dearest|more|most|less|least)",
      6.5), Pattern("(比较第|比较<ref>|比较 <ref>|对比|相比|有什么区别|有何不同|的区别)", 6.5), Pattern("^比较", 6.5),
    Pattern("哪个(更|最)", 6.5),
  ]
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
      least: PhraseList("cheaper;cheapest;less expensive;least expensive;costs less;costs least;便宜"),
      most: PhraseList("dearer;dearest;more expensive;most expensive;pricier;贵")),
    Measure(
      attribute: "weight", nouns: PhraseList("weight;weights;重量"),
      least: PhraseList("lighter;lightest;weighs less;weighs least;轻"),
      most: PhraseList("heavier;heaviest;weighs more;weighs most;重")),
    Measure(
      attribute: "rating", nouns: PhraseList("rating;ratings;stars;reviews;评分;评价"),
      most: PhraseList("better rated;best rated;better reviewed;评分高;评价好;评分最高;评价最好")),
    Measure(
      attribute: "volume", nouns: PhraseList("volume;capacity;容量"),
      least: PhraseList("smaller;smallest;小"), most: PhraseList("bigger;biggest;larger;largest;roomier;大")),
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
    guard let weight = sentence.weight(patterns) else { return nil }
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
    let refs = Self.references(sentence)
    let named = refs.filter { $0 != "@list" && $0 != "@focus" }
    if named.count > 1 || (named.count == 1 && pick == nil) {
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
    return Reading(weight, slots, needsList: needsList)
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
      } else if sentence.tokens[atom.range.lowerBound].text != "one", before != "第" {
        found.append((atom.range.lowerBound, "#\(Int(number.value))"))
      }
    }
    var known: Set<String> = []
    return found.sorted { $0.place < $1.place }.map(\.ref).filter { known.insert($0).inserted }
  }

  func perform(_ turn: Turn, in scene: inout Scene) throws -> Reply {
    try scene.compare(
      turn.slots["refs"]?.strings ?? [], attributes: turn.slots["attrs"]?.strings ?? [],
      pick: turn.slots["pick"]?.string)
  }
}
