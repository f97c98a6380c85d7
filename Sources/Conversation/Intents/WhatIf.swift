// Conversation › WhatIf: the list as it would be; nothing is written.

import GraphRules

struct WhatIf: Intent {
  let name = "what_if"
  let commands = ["what-if"]
  let patterns = [
    Pattern("^(and)? (what if|suppose|supposing|assume|assuming|imagine|if)", 9),
    Pattern("^(and|so)? (also|plus|additionally|in addition) (what if|suppose|supposing|assume|if)", 9),
    Pattern(
      "(what|how) .. (happens|happen|changes|change|difference|different|becomes|looks|look|go) .. (if|when|once|suppose|supposing)",
      9),
    Pattern(
      "^(and|so|ok)? (would|will|does|do|could) .. (change|differ|different|the same|better|worse|move|look|be) .. (if|when|once) ",
      9),
    Pattern("(如果|假如|要是|倘若|假使|万一) .. (的话|会|呢|吗|怎样|怎么样|变|如何|结果)", 9),
    Pattern("what would (happen|change|be different|the list look like|come out) .. if", 9),
    Pattern("(how|what) would .. (look|change|be) .. if", 9),
    Pattern("what would (<user>|<ref>|the|a|an|this|that|happen|change|it|be)", 6.2),
    Pattern(
      "^(and|so|ok|now)? (let's say|let us say|say <user>|were <user> to|had <user>|should <user>|even if|pretend|picture)",
      9),
    Pattern(
      "^(please)? (ignore|disregard|leave out|disable|switch off|turn off) (what)? (the|all)? (other customers|others|other people|pictures|images|photos|descriptions|graph|popularity|best sellers|neural)",
      6.4),
    Pattern("^(不看|忽略|不考虑|关掉|去掉) .. (图片|照片|图像|图谱|其他顾客|别的顾客|相似顾客|神经网络|文字|描述|人气)", 6.4),
    Pattern("^(那|那么|嗯)? (<user>)? (如果|假如|假设|要是|倘若|假使|若|若是|万一)", 9),
    Pattern("的话 (会|呢|怎|结果|列表)", 9), Pattern("新(顾客|客户|用户|客人) .. (看到|看见|得到|推什么|推啥|的话|会怎)", 9),
  ]
  let help: HelpLine? = HelpLine(
    topic: "what-if", english: ("what would be otherwise", "what if she returns the boots?"),
    chinese: ("假设", "如果他把靴子退了呢？"), slash: "/what-if she returns the boots")

  /// What would keep an item from its place is a question about its reasons.
  private static let aboutReasons = Explain.change

  private static let deeds: [(deed: String, patterns: [Pattern])] = [
    (
      "return",
      [
        Pattern(
          "(returns|returned|return|returning|sends .. back|sent .. back|brings .. back|gives .. back)"),
        Pattern("(退了|退掉|退货|退回|退)"),
      ]
    ),
    (
      "dislike",
      [
        Pattern(
          "(dislikes|disliked|dislike|hates|hated|hate|(doesn't|didn't|don't|does not|did not|do not) (like|love))"
        ),
        Pattern("(不喜欢|讨厌)"),
      ]
    ),
    ("hide", [Pattern("(hide|hides|hid|hiding)"), Pattern("(隐藏|屏蔽)")]),
    (
      "like",
      [
        Pattern(
          "(likes|liked|loves|loved|like|love) (<ref>|<item>|<brand>|<category>|the|a|an|her|his|<user>)"),
        Pattern("(喜欢|爱)"),
      ]
    ),
    (
      "purchase",
      [
        Pattern(
          "(buys|bought|buy|buying|purchases|purchased|purchase|orders|ordered|takes|took|had bought|picks|picked|gets|got|chooses|chose|goes for|went for|owned|owns|own|(already|now) (has|had|have))"
        ),
        Pattern("(买了|买下|购买|买|拿了|拿走|要了|选了|入手|下单|订了|带走|已经有|有了|拥有|已有)"),
      ]
    ),
    (
      "view",
      [Pattern("(views|viewed|view|looks at|looked at|saw|had seen|has seen)"), Pattern("(看了|看过|浏览)")]
    ),
  ]
  private static let undone = [
    Pattern(
      "(hadn't|had not|had never|never|didn't|did not) (bought|buy|viewed|seen|view|liked|purchased|ordered)"),
    Pattern("(没有|没|从没|从来没|从未)(买|看|喜欢|购买)"),
  ]

  private static let silencing = [
    Pattern(
      "(ignore|ignored|ignoring|without|disable|disabled|turn off|switch off|turned off|leave out|left out|skip|didn't use|did not use|didn't have|no)"
    ),
    Pattern("(didn't|did not|don't|doesn't) (count|matter)"), Pattern("(不看|忽略|不考虑|去掉|关掉|没有|不算|不用)"),
  ]
  private static let channels: [(channel: String, words: PhraseList)] = [
    ("visual", PhraseList("image;images;picture;pictures;photo;photos;visual;visuals;looks;图片;照片;图像")),
    ("graph", PhraseList("graph;the graph;paths;图谱;路径")),
    (
      "neighbours",
      PhraseList(
        "neighbours;neighbors;other customers;similar customers;other people;other shoppers;其他顾客;别的顾客;相似顾客;别人"
      )
    ),
    ("neural", PhraseList("neural;neural network;network;神经网络")),
    ("text", PhraseList("text;texts;description;descriptions;words;文字;描述")),
    ("popularity", PhraseList("popularity;best sellers;人气;热门程度")),
    ("rules", PhraseList("rules;the rules;shop rules;规则")),
  ]
  private static let repriced = [
    Pattern(
      "(<ref>|<item>) (were|was|is|cost|costs|became|got|had been|would be) .. (cheaper|dearer|less|more expensive|reduced|on sale|half price|free)"
    ),
    Pattern("(<ref>|<item>) .. (便宜|贵|降价|打折|半价|涨价)"),
  ]
  private static let cold = [
    Pattern("(new|unknown|anonymous|first time) (customer|client|shopper|visitor|user|buyer)"),
    Pattern("(somebody|someone) (new|else|unknown)"), Pattern("新(顾客|客户|用户|客人)"),
  ]
  private static let mattering = [
    Pattern("(didn't|did not|doesn't|does not|don't) (really)? (matter|care|mind|count)"),
    Pattern(
      "(drop|dropped|drops|ignored|forget|forgot|lift|lifted|relax|relaxed|ignore|without|no|any|was no object)"
    ),
    Pattern(
      "(weren't|wasn't|were not|was not|isn't|aren't|were no|was no) (a|an|any)? (limit|issue|problem|matter|factor|concern|constraint|limited)"
    ),
    Pattern("(不限|无所谓|不重要|不考虑|都行|不管|放宽|去掉)"),
  ]

  func read(_ sentence: Utterance, in dialogue: Dialogue) -> Reading? {
    if Self.aboutReasons.contains(where: { $0.matches(sentence.atoms) }) { return nil }
    let adds = dialogue.branch != nil && BranchWords.adds(sentence)
    var weight = sentence.weight(patterns)
    guard weight != nil || adds else { return nil }
    let slots = Self.slots(sentence)
    // Heavier than every order: what is added to a what-if must never be written.
    if adds, BranchWords.supposes(sentence, slots) { weight = Self.addition }
    guard let weight else { return nil }
    let points = slots["ref"] != nil
    // “A new customer” is nobody who could be unknown.
    let isAboutSomebody = slots["user"]?.string != "@cold"
    var reading = Reading(
      weight, slots, usesUser: isAboutSomebody, usesConstraints: slots["event"] == nil, needsList: points)
    reading.step = adds ? .adds : nil
    return reading
  }

  private static let addition = 9.6

  /// A rule that the shop might have.
  private static let rules: [(action: ShopRule.Action, patterns: [Pattern])] = [
    (
      .boost,
      [
        Pattern(
          "(boost|boosted|boosting|promote|promoted|push|pushed|lift|lifted|favour|favoured|favor|favored)"),
        Pattern("(提升|加权|推广|主推|力推|提权)"),
      ]
    ),
    (
      .bury,
      [
        Pattern("(bury|buried|burying|demote|demoted|downrank|downranked|push .. down|lower|lowered)"),
        Pattern("(降权|压低|降低权重)"),
      ]
    ),
  ]

  private static func slots(_ sentence: Utterance) -> SlotMap {
    if let rule = rules.last(where: { $0.patterns.contains { $0.matches(sentence.atoms) } }) {
      let subject = RuleSubject.slots(sentence)
      if !subject.isEmpty {
        var slots = SlotMap([("action", .string(rule.action.rawValue))]).merging(subject)
        slots["percent"] = AddRule.percent(sentence).map { .number($0) }
        return slots
      }
    }
    // What a product costs is a fact of the shop; only the limit of a wish can be supposed otherwise.
    if repriced.contains(where: { $0.matches(sentence.atoms) }), let target = sentence.targetSlots {
      return target
    }
    if cold.contains(where: { $0.matches(sentence.atoms) }) { return SlotMap([("user", .string("@cold"))]) }
    let silent =
      silencing.contains { $0.matches(sentence.atoms) }
      ? channels.filter { $0.words.isAnywhere(in: sentence.tokens) }.map(\.channel) : []
    if !silent.isEmpty { return SlotMap([("disable", .strings(silent))]) }
    let isUndone = undone.contains { $0.matches(sentence.atoms) }
    if let deed = deeds.first(where: { $0.patterns.contains { $0.matches(sentence.atoms) } })?.deed,
      let object = object(sentence, deed: deed, isUndone: isUndone)
    {
      var slots = SlotMap([("event", .string(isUndone && deed == "dislike" ? "like" : deed)), object])
      if isUndone { slots["undone"] = .bool(true) }
      return slots
    }
    if mattering.contains(where: { $0.matches(sentence.atoms) }) {
      let slots = Relax.slots(sentence)
      if !slots.isEmpty { return SlotMap([("relax", .strings(slots))]) }
    }
    var slots = SlotMap()
    for entry in sentence.constraints.entries where entry.key != "n" { slots[entry.key] = entry.value }
    if slots.isEmpty, let user = sentence.user, user != "@current" { slots["user"] = .string(user) }
    return slots
  }

  /// What it is done with: the product that is named or pointed at, a thing of hers, a brand or a category.
  private static func object(_ sentence: Utterance, deed: String, isUndone: Bool) -> (String, SlotValue)? {
    if let target = sentence.target, target.value != "@list" { return (target.key, .string(target.value)) }
    let constraints = sentence.constraints
    // 没有买 excludes nothing here.
    if let categories = constraints["category"] ?? constraints["not_category"],
      let first = categories.strings.first
    {
      return deed == "return" || isUndone ? ("item", .string("@bought:\(first)")) : ("category", categories)
    }
    return (constraints["brand"] ?? constraints["not_brand"]).map { ("brand", $0) }
  }

  func perform(_ turn: Turn, in scene: inout Scene) throws -> Reply { try scene.outcome(turn) }
}
