// Conversation › Compare: two to five products side by side, and which of them is lighter.

struct Compare: Intent {
  let name = "compare"
  let commands = ["compare"]
  let patterns = [
    Pattern("(compare|comparison|versus|vs|difference|differences|differ)", 6.5),
    Pattern(
      "(which|what) (one|of them|of these|<ref>)? (is|are|has|weighs|costs) (the)? (lighter|lightest|cheaper|cheapest|bigger|biggest|best|better|heavier|heaviest|dearer|dearest|more|most|less|least)",
      6.5), Pattern("(比较第|比较<ref>|比较 <ref>|对比|相比|有什么区别|有何不同|的区别)", 6.5), Pattern("^比较", 6.5),
    Pattern("哪(个|款|件|双|一个|一款|条|只|顶|台)(更|最)", 6.5),
    Pattern("(比比|比一比|比一下|比较比较|比较下|比下|对比下|放一起|摆一起|并排|pk|孰)", 6.5),
    Pattern("(有啥|有什么|有何|啥)(区别|不同|不一样|差别|差异)", 6.5),
    Pattern(
      "^(那|那么)? (这|那|它)? (两|几|三)? (个|款|件|双|条)? (里|里面|中|当中)? 哪(个|款|件|双|一个|一款|条|只|顶|台) (比较|更|最)? (便宜|轻|重|贵|大|小|好|划算|合适)",
      6.5), Pattern("(这|那|它)? (俩|两个|两款|两双|两件|二者|两者|仨|三个|几个) .. (哪|谁) .. ", 6.5),
    Pattern("side by side", 6.5),
    Pattern("(pit|put|hold|stack) .. (against|beside|next to|up against) ", 6.5),
    Pattern("(<ref>|<item>) (or|vs|v|against) (<ref>|<item>)$", 6.4),
    Pattern("how (does|do) (<ref>|<item>) .. (compare|stack up|differ|measure up)", 6.5),
    Pattern("(next to|beside|against) (each other|one another)", 6.5),
    Pattern(
      "which (of <ref>|of them|of these|of those|of the <n>|of the first <n>|of first two|of first three|of the two|of both|<ref>)? .. (is|are|has|have|weighs|costs|lasts|comes) (the)? (lighter|lightest|cheaper|cheapest|bigger|biggest|larger|largest|smaller|smallest|best|better|heavier|heaviest|dearer|dearest|roomier|roomiest|warmest|longest|longer|most|less|least)$",
      6.5),
    Pattern(
      "^(and|so|ok)? (what|which|how about|what about|what's|is|show me|give me|tell me|just)? (is)? the (lightest|cheapest|biggest|largest|smallest|heaviest|dearest|roomiest|most expensive|least expensive|best rated|highest rated) (one|of them|of these|<ref>|here)?$",
      6.5),
    Pattern(
      "(which|what) (one|of <ref>|of them)? .. (the)? (most|least|fewest|more|longest|highest|lowest|biggest) (battery|room|stars|space|warranty|rating|price|weight|volume|capacity|life)",
      6.5),
    Pattern(
      "(which|what) .. (sleeps|fits|holds|takes|seats|for) (the)? (most|least|fewest|more) (people|persons|adults)",
      6.5),
    Pattern("^(哪|什么|谁) .. 最", 6.5), Pattern("(<ref>|这|那) .. 最 .. (是|的) .. (哪|谁)", 6.5),
    Pattern("(<ref>|这|那|它们|前) (几|两|三|些|二)? (个|款|件|双|条|顶|样)? (里|里面|中|当中|之中|里头)? .. (哪|谁) .. (最|更|比较)", 6.5),
    Pattern("^最 .. (的)? (是)? (哪|那)", 6.5),
    Pattern("^(最便宜|最轻|最重|最贵|最大|最小|评分最高|评价最好) (的|那)", 6.5),
    Pattern("(<ref>|<item>) (和|跟|与|、) (<ref>|<item>) .. (比|对比|比较|哪|谁|差)", 6.5),
  ]
  /// Two things and a comparative between them: a yes or a no is wanted, and by how much.
  private static let verdicts = [
    Pattern("^(and|but|so|ok)? (is|are|isn't|aren't) (<ref>|<item>) .. than (<ref>|<item>)", 6.7),
    Pattern(
      "^(and|but|so|ok)? (does|do|did|has|have|will|would) (<ref>|<item>) .. (more|less|longer|better|worse|fewer) .. than (<ref>|<item>)",
      6.7),
    Pattern(
      "(how much|how many|what) .. (<ref>|<item>) .. (than|compared to|compared with) (<ref>|<item>)", 6.7),
    Pattern("(<ref>|<item>) 比 (<ref>|<item>) .. (吗|么|多少|是不是|几|不)", 6.7),
    Pattern("(<ref>|<item>) (是不是|是否|有没有) 比 (<ref>|<item>)", 6.7),
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
    let verdict = sentence.targets.count == 2 ? sentence.weight(Self.verdicts) : nil
    guard let weight = verdict ?? sentence.weight(patterns), sentence.weight(Self.others) == nil else {
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
  /// Why one is above another, and what a wish is relative to.
  private static let others = [
    Pattern("(why|how come)"), Pattern("(为什么|为何|凭什么)"), Pattern("最 (火|热|流行|畅销|红|新|好卖|受欢迎|抢手)"),
    Pattern("(哪|什么|啥) .. (优惠|活动|促销|品牌|牌子|券)"),
    Pattern("^(something|anything|one|ones|show me one) "),
  ]

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
