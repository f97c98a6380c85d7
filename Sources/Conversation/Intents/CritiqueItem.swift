// Conversation › CritiqueItem: cheaper, lighter, darker than an item of the list.

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
    let patterns: [Pattern]
  }

  private static func rule(_ attribute: String, _ direction: String, _ patterns: String...) -> Rule {
    Rule(attribute: attribute, direction: direction, patterns: patterns.map { Pattern($0, 3.6) })
  }

  private static let rules: [Rule] = [
    rule(
      "colour.lightness", "+", "lighter (in)? (colour|color|colours|colors|shade|shades|tone)", "brighter",
      "too dark", "less dark", "dark side", "(bit|little|rather|quite) dark", "not (so|as|too|that) dark",
      "(浅一点|浅些|浅点|浅一些|更浅|再浅|亮一点|亮些|亮点|更亮|太深|太暗|颜色浅的|鲜亮|明亮)"),
    rule(
      "colour.lightness", "-", "darker", "too bright", "less bright", "bright side",
      "(bit|little|rather|quite) bright", "not (so|as|too|that) (bright|light|loud|flashy)",
      "(less|too) (flashy|loud|garish)", "more (muted|subdued|subtle)",
      "(深一点|深些|深点|深一些|更深|再深|暗一点|暗些|更暗|太浅|太亮|颜色深的|太艳|低调一点的颜色|沉稳一点)"),
    rule(
      "colour.warmth", "+", "warmer (colour|color|colours|colors|tone|tones|shade|shades)", "(暖一点|暖色|更暖|暖些)"),
    rule(
      "colour.warmth", "-", "(cooler|colder) (colour|color|colours|colors|tone|tones|shade|shades)",
      "(冷一点|冷色|更冷|冷些)"),
    rule(
      "price", "-", "cheaper", "less (expensive|pricey|costly)", "(lower|smaller) price", "lower priced",
      "too (expensive|pricey|dear|much|costly|steep|rich)",
      "(bit|little|rather|quite) (steep|pricey|expensive|dear|costly|much)",
      "(out of|over|above|beyond) (<user>|the|my)? (budget|price range)",
      "(lower|bring|get) the price (down)?$", "cost less", "less money", "(spend|pay|paying|spending) less",
      "save (a bit|some|a little)? money", "for less$", "(pricey|expensive|dear|costly|steep|high) side",
      "(friendlier|kinder|easier) on the (wallet|purse|budget|pocket)",
      "not (so|as|too|that) (expensive|pricey|dear)",
      "(more affordable|more economical)",
      "(便宜一点|便宜点|便宜些|便宜的|更便宜|再便宜|太贵|不太贵|别太贵|不要太贵|便宜一些|实惠|便宜很多|便宜得多|便宜不少|便宜许多|贵得离谱|贵得要命|贵死|死贵|好贵|真贵|这么贵|那么贵|贵了点|贵了些|有点贵|有些贵|略贵|稍贵|超预算|超出预算|价格高了|价位低|低价|省钱|太高了价|便宜好多|平价)",
      "(价格|价钱|价位|价)(再|更|要|稍微|能)? (低|便宜)(点|些|一点|一些|的)?", "换(个|些|点)? 便宜",
      "(lower|cheaper|smaller) (price|prices|priced|price range|price point|end)",
      "(knock|bring|get) .. price .. (down|off)",
      "比 (<ref>|<item>) (还|更)? 便宜"),
    rule(
      "price", "+", "dearer", "pricier", "more (expensive|pricey|upmarket|high end)", "(higher|upper) price",
      "too cheap", "(贵一点|贵点|贵些|贵一些|更贵|再贵|高档一点|高档些|太便宜|贵很多|贵得多)", "比 (<ref>|<item>) (还|更)? 贵",
      "(价格|价钱|价位|价)(再|更|要|稍微)? (高|贵)(点|些|一点|一些|的)", "(top|upper|premium) (end|shelf|range)"),
    rule(
      "weight", "-", "lighter", "(less|too) heavy", "(weighs|weighing|weigh) less", "heavy side",
      "(bit|little|rather|quite) heavy", "not (so|as|too|that) heavy",
      "(轻一点|轻点|轻些|轻一些|更轻|再轻|轻便|太重|太沉|有点重|有点沉|有些重|偏重|不那么重|没那么重|轻巧|轻量|轻很多|轻得多|轻不少|轻好多)",
      "比 (<ref>|<item>) (还|更)? 轻"),
    rule("weight", "+", "heavier", "too light", "(重一点|重些|更重|再重|太轻|重很多|重得多)", "比 (<ref>|<item>) (还|更)? 重"),
    rule(
      "rating", "+", "(better|higher) (rated|rating|ratings|reviewed|reviews|scores|marks)",
      "(with|more|got)? more stars", "with better (ratings|reviews)",
      "(reviews|ratings|rating|review|reviewed|score|scores) .. (better|higher|stronger)",
      "better (reviews|ratings|scores|reviewed|feedback)",
      "(评价|评分|口碑|打分) (要|得|要是|能|应该)? (比 <ref>|再|更) (更)? (好|高)(一点|些|点)?",
      "(评分更高|评分高|评价更好|评价好|评价高|口碑更好|口碑好|好评多|评分再高)"),
    rule(
      "delivery", "-", "(faster|quicker|sooner|earlier) (delivery|shipping|delivered)?",
      "(arrives|arrive|get here|gets here|here|delivered|ships|ship) (sooner|faster|quicker|earlier)",
      "(送货快|发货快|到货快|送得快|到得快|早点到|早点送|更快|快一点|快些)"),
    rule(
      "formality", "+", "(smarter|dressier|classier|posher|fancier)",
      "more (formal|elegant|dressy|smart|festive|businesslike|business like|grown up)", "too casual",
      "less casual",
      "(正式一点|正式些|更正式|正式点|太休闲|太随意|商务一点|商务些|体面一点|体面些|庄重一点|讲究一点)",
      "(再|更|稍微|要)? (正式|商务|体面|庄重|讲究|正经) (一些|一点|些|点)"),
    rule(
      "formality", "-", "more (casual|relaxed|sporty|everyday|laid back)", "(sportier|comfier)",
      "less (formal|dressy)", "too (formal|dressy|smart)",
      "(休闲一点|休闲些|更休闲|休闲点|太正式|随意一点|随意些|随便一点的风格|运动一点|日常一点|别太正式|不要太正式)",
      "(再|更|稍微|要)? (休闲|随意|随性|运动|日常|家常) (一些|一点|些|点)"),
    rule(
      "volume", "+", "(bigger|roomier|larger)", "(a bit|bit|little|rather) (small|tight)",
      "(fits|holds|takes|carries) more", "more (litres|liters|storage|pockets)", "small side",
      "more (room|space|volume|capacity)", "too small",
      "(大一点|大点|大些|大一些|更大|再大|容量大|太小|偏小|有点小|装得多|装得下|能装|大很多|大得多|大好多)", "比 (<ref>|<item>) (还|更)? 大"),
    rule(
      "volume", "-", "(smaller|compacter|tinier)", "more compact",
      "(a bit|bit|little|rather) (big|bulky|large)", "(big|bulky|large) side", "less (roomy|bulky)",
      "too (big|large|bulky)",
      "(小一点|小点|小些|小一些|更小|再小|小巧|太大|偏大|有点大|小很多|小得多|小好多)", "比 (<ref>|<item>) (还|更)? 小"),
  ]

  var patterns: [Pattern] { Self.rules.flatMap(\.patterns) }

  private static let small = [
    Pattern("(a bit|a little|bit|little|slightly|a touch|somewhat|a tad)"),
    Pattern("(一点|一些|稍微|稍|点|些|略|一丢丢|一丁点|小小)"),
  ]
  private static let large = [
    Pattern(
      "(much|a lot|lots|way|far|significantly|considerably|a good deal|miles|heaps|loads|a great deal|substantially|tons|a fair bit|noticeably)"
    ), Pattern("(多了|很多|得多|大幅|不少|好多|许多|一大截|老多|超|远)"),
  ]

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
      guard let match = rule.patterns.compactMap({ $0.firstMatch(sentence.atoms) }).first,
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
      if let step = step(sentence.atoms, matches.count == 1 ? 0..<sentence.atoms.count : match) {
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
  private static func step(_ atoms: [Atom], _ match: Range<Int>) -> String? {
    let isJoint = { (atom: Atom) in ["and", "but", "和", "且", "又", "而"].contains(atom.text) }
    let before = atoms[max(0, match.lowerBound - 3)..<match.lowerBound].split(
      omittingEmptySubsequences: false, whereSeparator: isJoint)
    let after = atoms[match.upperBound..<min(atoms.count, match.upperBound + 2)].prefix { !isJoint($0) }
    let around = (before.last ?? []) + atoms[match] + after
    if large.contains(where: { $0.matches(Array(around)) }) { return "large" }
    return small.contains { $0.matches(Array(around)) } ? "small" : nil
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
