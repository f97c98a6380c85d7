// Conversation › Explain: why an item is in the list.

struct Explain: Intent {
  let name = "explain"
  let commands = ["why", "explain"]
  var patterns: [Pattern] { Self.reasons + Self.change }

  private static let reasons = [
    Pattern("(why|explain|explanation|explanations|how come|what for)", 4),
    Pattern(
      "(what's|what is|what are) .. (reason|reasons|idea|thinking|logic) (behind|for|of) (<ref>|<item>)", 4.6),
    Pattern(
      "what (made|makes|led) (you|us|the shop|it) .. (choose|pick|suggest|recommend|put|rank|show|list) .. (<ref>|<item>)",
      6.4), Pattern("(怎么|咋)(选|挑|推|想)(的|到|出|上)? .. (<ref>|<item>)", 6.4),
    Pattern(
      "(something|anything|what|how|words|sentence|line|lines) .. (tell|say to|say|pass on to|explain to) .. <user> .. (about|on|for|with) (<ref>|<item>)",
      6), Pattern("(<ref>|<item>) .. (根据|依据|道理|由头|缘由|说法) .. (什么|啥|哪)", 5.6),
    Pattern("what speaks (for|in favour of|against) (<ref>|<item>)", 4.6),
    Pattern("what's (<ref>|<item>) (doing)? (here|there|in the list|on the list|up there)", 4.6),
    Pattern("(reason|reasons|justification|rationale)", 4),
    Pattern("^(in full|full|in detail|all (the)? reasons|every reason)$", 4),
    Pattern("^(完整|详细|所有理由|全部理由)$", 4),
    Pattern("what makes (<ref>|<item>)", 4),
    // Whether she would like it is told by what speaks for it, and against it.
    Pattern(
      "^(and|so|do you think)? (would|will|might|could) <user> .. (like|love|want|enjoy|need|go for|be happy with|appreciate) (<ref>|<item>)",
      5.5),
    Pattern(
      "^(is|would|are) (<ref>|<item>) .. (right|good|suitable|a good|the right|a fit|fitting|anything) .. (for <user>|gift|present|<occasion>)",
      5.6),
    Pattern("<user> (会|会不会|可能会|应该会) .. (喜欢|爱|想要|满意|中意) (<ref>|<item>)", 5.5),
    Pattern("(<ref>|<item>) <user> (会|会不会) .. (喜欢|想要|满意|中意)", 5.5),
    Pattern("(<ref>|<item>) .. (合适|适合) .. (吗|么|不)$", 5.6),
    Pattern("(<ref>|<item>) (适合|合适) (<user>|<occasion>)", 5.6),
    Pattern("(show|see|draw|give|what's|what is) .. (path|paths|thread|evidence|proof|proofs|grounds)", 5),
    Pattern("how (sure|certain|confident)", 5),
    Pattern("are (you|we) (sure|certain|confident)", 4),
    Pattern("confidence", 4),
    Pattern("(explanation|explanations|account) (for|of|behind|on) (<ref>|<item>)", 5),
    Pattern("(sure|certain|confident|convinced|positive) .. (about|of|on|that|with) (<ref>|<item>)", 5),
    Pattern(
      "how (safe|good|solid|strong|firm) .. (bet|pick|choice|recommendation|guess) .. (<ref>|<item>)", 5.6),
    Pattern(
      "which .. (purchases|orders|purchase) .. (matter|matters|count|counts|behind|most|led|responsible)", 6),
    Pattern("(what|which) .. based on", 4.5), Pattern("where does .. come from", 4),
    Pattern("how did (you|we) (get|come|arrive|pick|choose)", 4.5),
    Pattern("(为什么|为何|为啥|凭什么|凭啥|干嘛推|怎么会推荐|怎么推|怎么选|咋会|咋推|什么原因|啥原因|啥理由|什么道理|根据什么|根据啥|理由|解释|依据|怎么跟|怎么和)", 4),
    Pattern("(多大把握|有多确定|确定吗|有多少把握|把握|可信|靠谱|靠不靠谱|准不准|几成)", 5.6),
    Pattern("(<ref>|<item>) .. (理由|原因|依据) (是|有)? (什么|啥|哪些|呢)?$", 6.6),
    Pattern("(路径|证据)", 4.5),
    Pattern("哪 .. (购买|订单|买).. (重要|影响|关键)", 6),
  ]
  let help: HelpLine? = HelpLine(
    topic: "explanations", english: ("why an item is there", "why #2?"), chinese: ("为什么推荐", "为什么推荐第二个？"),
    slash: "/why 2")

  /// What would have to be otherwise for it to lose its place.
  static let change = [
    Pattern("what would .. (change|alter|move|topple|knock|remove|push|take) (<ref>|<item>|this|that)", 9.5),
    Pattern("what (could|might) change", 9.5),
    Pattern("what (does|is) (<ref>|<item>|this|it) .. (depend|hinge|hang) on", 9.5),
    Pattern("what (keeps|holds) (<ref>|<item>)", 9.5),
    Pattern("(什么|怎样|怎么|如何).. (才会|会|能)(改变|变)", 9.5), Pattern("取决于什么", 9.5),
  ]

  private static let views: [(view: String, patterns: [Pattern])] = [
    ("change", change + [Pattern("change"), Pattern("改变")]),
    ("paths", [Pattern("(path|paths|thread)"), Pattern("(路径|线索)")]),
    (
      "confidence",
      [
        Pattern("(how|are (you|we)|so|that) (sure|certain|confident|convinced|positive)"),
        Pattern("confidence"),
        Pattern("(sure|certain|confident|convinced|positive) (about|of|on|with) (<ref>|<item>)"),
        Pattern("how (safe|good|solid|strong|firm) .. (bet|pick|choice|recommendation|guess)"),
        Pattern("(把握|确定|可信|置信|靠谱|靠不靠谱|准不准|几成)"),
      ]
    ),
    (
      "evidence",
      [
        Pattern("(evidence|proof|proofs|grounds)"), Pattern("which .. (purchases|orders|purchase)"),
        Pattern("based on"),
        Pattern("(依据|证据)"), Pattern("哪 .. (购买|订单|买)"),
      ]
    ),
    (
      "full",
      [
        Pattern(
          "(in full|full|whole|entire|complete|completely|all reasons|all the reasons|in detail|every reason)"
        ),
        Pattern("(完整|全部|详细|所有理由)"),
      ]
    ),
  ]
  private static let customerStyle = [
    Pattern("(tell|say to|say|to|for|show|read|words for) .. <user>"),
    Pattern("(customer|client) (friendly|version|words|speak|language)"),
    Pattern(
      "(words|way|sentence|language|something|version|terms) .. (for|to) (<user>|the customer|a customer|the client|customers|customer)"
    ),
    Pattern("(so|that) <user> .. (understands|understand|gets it|follow|follows)"),
    Pattern(
      "(read|say|tell|explain|pass on) .. (to|on to|out to) (<user>|the customer|a customer|customers)"),
    Pattern("(跟|和|对|向|给|讲给|说给|告诉) (顾客|客户|客人|<user>) .. (讲|说|听|解释|念|懂|明白)"),
    Pattern("(顾客|客户|客人|<user>) .. (听得懂|听懂|能懂|看得懂|能明白|听得明白)"),
    Pattern("(跟|和|对|向|讲给|说给|告诉|给) <user> .. (说|讲|解释)"), Pattern("(说给|讲给|告诉) .. (<user>|顾客|客户)"),
    Pattern("(怎么跟|怎么和|怎么对) .. (顾客|客户) .. (说|讲|解释)"),
  ]

  func read(_ sentence: Utterance, in dialogue: Dialogue) -> Reading? {
    guard let weight = sentence.weight(patterns) else { return nil }
    let view = Self.views.first { $0.patterns.contains { $0.matches(sentence.atoms) } }?.view
    var slots = SlotMap()
    if let target = sentence.target {
      slots[target.key] = .string(target.value)
    } else {
      let isAboutList = view == "evidence" && sentence.weight([Pattern("which"), Pattern("哪")]) != nil
      slots["ref"] = .string(isAboutList ? "@list" : "@focus")
    }
    if let view { slots["view"] = .string(view) }
    let explains =
      sentence.weight([
        Pattern("explain"), Pattern("(tell|say|read|words|reason|reasons|why|version|terms)"),
        Pattern("(解释|说|讲|理由|念|为什么|为啥|懂|话)"),
      ]) != nil
    if explains, Self.customerStyle.contains(where: { $0.matches(sentence.atoms) }) {
      slots["style"] = .string("customer")
    }
    return Reading(weight, slots, needsList: slots["ref"] != nil)
  }

  func perform(_ turn: Turn, in scene: inout Scene) throws -> Reply {
    let view = turn.slots["view"]?.string
    let ref = turn.slots["ref"]?.string ?? "@focus"
    // “Why these?” asks about the list as a whole.
    if ref == "@list" { return try scene.evidence() }
    guard let item = turn.slots["item"]?.string ?? scene.resolve(ref) else { return scene.noItem }
    if view == "change" { return try scene.change(item) }
    return try scene.explain(item, view: view, isForCustomer: turn.slots["style"]?.string == "customer")
  }
}
