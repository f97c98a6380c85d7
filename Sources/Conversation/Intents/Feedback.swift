// Conversation › Feedback: what the customer did or thinks of a product, written down as an event.

struct Feedback: WritingIntent {
  let name = "feedback"
  let commands = ["like", "dislike", "hide", "bought", "returned"]
  let isStep = true
  let help: HelpLine? = HelpLine(
    topic: "feedback", english: ("note what she did or thinks", "she bought #2"),
    chinese: ("记下反馈", "她不喜欢第四个"), slash: "/hide 4")

  /// A verb with what it says; earlier ones win over later ones that lie within them.
  private struct Verb: Sendable {
    let value: String
    let patterns: [Pattern]
    /// Whether it is said to the program, so that it needs nobody who did it.
    var isOrder = false
  }

  private static let verbs: [Verb] = [
    Verb(
      value: "dislike",
      patterns: [
        Pattern(
          "(doesn't|didn't|does not|did not|don't|do not|doesnt|didnt|never) (really|much|particularly|quite|at all)? (like|liked|love|loved|care for|fancy|enjoy|want)"
        ),
        Pattern(
          "(isn't|wasn't|is not|was not|not|aren't|are not) (really|much|particularly|so|very|too|that|at all)? (keen|into|happy|fond|impressed|interested|pleased|convinced|a fan|a big fan)"
        ),
        Pattern("(can't|cannot|cant|couldn't|could not|can not) (stand|bear)"),
        Pattern("(dislikes|disliked|hates|hated|detests|detested|loathes|loathed)"),
        Pattern(
          "(unhappy|disappointed|annoyed|dissatisfied) (with|by|in|about) (<ref>|<item>|<brand>|<category>)"),
        Pattern("(is|was) (so|very|really)? (unhappy|disappointed|annoyed) (with|by|in|about)"),
        Pattern(
          "(no fan of|not a fan|not her thing|not his thing|not for her|not for him|thumbs down|dislike)"),
        Pattern("(不|不太|不怎么|不大|不是很|并不|没那么) (喜欢|爱|满意|中意|感兴趣|感冒)"),
        Pattern("<user> finds (<ref>|<item>) .. (ugly|hideous|awful|horrible|terrible)"),
        Pattern("<user> (不想要|不要)(了)?$"), Pattern("(觉得|认为|嫌) .. (丑|难看|不好看|不行|没意思)"),
        Pattern("(没兴趣|没有兴趣|不感兴趣|不喜欢|看不上|看不中|讨厌|厌恶|嫌弃|反感|受不了)"),
      ]),
    Verb(
      value: "return",
      patterns: [
        Pattern(
          "(sent|brought|gave|took|shipped|posted|handed) (<ref>|<item>|<category>|the|her|his|their|<user>) .. back"
        ),
        Pattern("(sent|brought|given|taken|shipped) back"),
        Pattern("(returned|refunded)"), Pattern("(退货|退了|退掉|退回|退还|给退|已退|退款)"),
      ]),
    Verb(
      value: "hide",
      patterns: [
        Pattern("(hide|dismiss|suppress)"),
        Pattern("(remove|take|strike|kick|delete|drop) (<ref>|<item>) (off|out|from)"),
        Pattern("(take|kick|cross|strike) (off|out) (<ref>|<item>)"),
        Pattern("(get rid of|throw out) (the)? (<ref>|<item>)"),
        Pattern("^(drop|remove) (the)? (<ref>|<item>)$"),
        Pattern("rather not (see|have|be shown) (<ref>|<item>)"),
        Pattern("(don't|do not|never) show .. (<ref>|<item>) .. again"),
        Pattern("(隐藏|屏蔽|藏起来|藏掉|划掉) .. (别|不要) (再)? (给)? <user> (看|推荐|显示)"),
        Pattern("(别|不要|不用|甭) (再|再把)? (给|让|向|跟)? <user> (再)? (看|看到|推|推荐|显示|展示|出现) (<ref>|<item>)"),
        Pattern("(<ref>|<item>) .. (别|不要|不用|甭) (再|再给|再让)? (给|让|向|跟)? <user>? (再)? (看|看到|推|推荐|显示|展示|出现)(了)?$"),
        Pattern(
          "(don't|do not|never|stop) (show|showing|offer|offering|suggest|suggesting|recommend|recommending) (<user>|me|us)? (the)? (<ref>|<item>) (again|anymore|any more|any longer|ever again|to <user> again)"
        ),
        Pattern("(隐藏|屏蔽|藏起来|藏掉|划掉)"), Pattern("把 (<ref>|<item>) (去掉|拿掉|删掉|移除|删除)"),
      ], isOrder: true),
    Verb(
      value: "purchase",
      patterns: [
        Pattern("(bought|purchased|ordered|owns|picked up|went for|paid for)"),
        Pattern("(has|have|got|had|'s got|she's|he's) (already)? (got)? (<ref>|<item>) (already|at home)"),
        Pattern("already (has|have|got|had) (got)? (<ref>|<item>)"),
        Pattern("<user> (already|just|also)? got (<ref>|<item>)"),
        Pattern("<user> (just|already|also|finally)? (took|grabbed|went with) (<ref>|<item>)"),
        Pattern("(she's|he's) already got"), Pattern("as (a)? (sold|purchase)"),
        Pattern("<user> .. (拿了|拿走了|带走了) (<ref>|<item>)"), Pattern("(买了|买过|买下|买走|购买了|已购|入手|下单|已经有|订了|买的)"),
        Pattern("已经 (买|有|购)"), Pattern("<user> .. (早就|早|已) 有(了)?$"),
        Pattern("(<ref>|<item>) <user> (早就|早|已) .. 有"),
        Pattern("^(标记|记) .. (购买|已买)"),
      ]),
    Verb(
      value: "like",
      patterns: [
        Pattern("(likes|liked|loves|loved|adores|adored|enjoys|enjoyed|fancies|fancied)"),
        Pattern(
          "(<user>|they|does|did|do) (really|also|both|absolutely|particularly)? (like|love|adore|fancy)"),
        Pattern("(fan of|fond of|keen on|crazy about|mad about|delighted with|thrilled with|taken with)"),
        Pattern(
          "(is|was|she's|he's|'s) (very|so|really|quite)? (happy|pleased|impressed|satisfied) (with|by)"),
        Pattern(
          "<user> (so|very|really|quite)? (happy|pleased|delighted|thrilled|satisfied|impressed) (with|by) (<ref>|<item>|<brand>)"
        ),
        Pattern("(thumbs up|a like|a heart)"), Pattern("^(really)? (like|love) (<ref>|<item>)$"),
        Pattern("^(mark|note|record|log|put down) .. as liked"),
        Pattern("(喜欢|喜爱|爱上|中意|看中|看上|满意|点赞|爱死)"), Pattern("<user> .. 爱 (<ref>|<item>)"),
        Pattern("(给|点|打) (了)? (个)? (赞|好评)"), Pattern("(爱|喜欢) 得 (不行|不得了|要命|要死)"),
        Pattern("(觉得|认为) .. (不错|很好|挺好|很棒)"),
      ]),
  ]

  /// Stars: four and five are a like, one and two a dislike, three are neither.
  private static let stars = [
    Pattern("(gave|gives|given|rated|rates|awarded) (<ref>|<item>) .. <rating>"),
    Pattern("(gave|gives|given|awarded) .. <rating> .. (<ref>|<item>)"),
    Pattern("(给|打) .. (<ref>|<item>) .. <rating>"), Pattern("(<ref>|<item>) .. (给|打)(了|过)? <rating>"),
  ]

  var patterns: [Pattern] { Self.verbs.flatMap(\.patterns) + Self.stars }

  /// Orders to write something down, so that nobody need be named who did it.
  private static let recording = [
    Pattern("^(mark|note|record|log|register|add|put down|write down|remember)"), Pattern("thumbs (up|down)"),
    Pattern("(记一下|记下|标记|记录|登记|备注)"),
  ]
  private static let relatives =
    "(son|daughter|wife|husband|mother|father|mum|mom|dad|sister|brother|friend|boyfriend|girlfriend|partner|colleague|kid|child|boss|aunt|uncle|cousin|grandma|grandpa|neighbour|neighbor|parents|friends|kids|nephew|niece|grandson|granddaughter|grandmother|grandfather|gran|nan|flatmate|roommate|housemate|fiance|fiancee|spouse|hubby|missus|ex|teacher|coach|mate|buddy|pal|team|family|folks|colleagues|children|sons|daughters|sisters|brothers|in laws|mother in law|father in law|sister in law|brother in law|dog|cat|baby|toddler|twin|other half|better half|secretary|assistant|employer|company|club)"
  /// Whom she did it for, which is not who did it.
  private static let forSomebody = Pattern("for <user> \(relatives)")
  private static let doneByRelative = Pattern("<user> \(relatives)")
  /// Somebody else did it: her husband, other customers, the agent.
  private static let others = [
    Pattern("(other|most|many|some|all) (customers|people|buyers|shoppers|users|clients)"),
    Pattern("(everyone|everybody|people|nobody|someone|somebody|anyone|customers)"),
    Pattern("^(i|we|you)"),
    Pattern(
      "(you|someone|somebody|reviews|review|colleague|colleagues|manager|record|records|note|notes|email|file|page) (just|already|all)? (said|told|claimed|wrote|mentioned|says|say|claim|claims|show|shows)"
    ),
    Pattern("(你|您|你们|有人|网上|店员|经理|记录|备注|上面|页面|邮件|评论|评价)(里|上)? .. (说|写|显示|提到|讲)"),
    Pattern("(i've|we've|i|we) (really|just|already|have)? (like|love|bought|hate|hated|liked|loved)"),
    Pattern(
      "<user> (的|家|家的)? (儿子|女儿|老公|老婆|丈夫|妻子|妈|爸|母亲|父亲|朋友|女朋友|男朋友|女友|男友|闺蜜|同事|同学|室友|邻居|老板|老师|孩子|小孩|宝宝|姐|妹|哥|弟|爷爷|奶奶|外公|外婆|姥姥|姥爷|孙子|孙女|侄|外甥|表|堂|姑|姨|舅|叔|伯|婶|嫂|公公|婆婆|岳|亲戚|家人|家里人|家里|爱人|对象|先生|太太|媳妇|老伴|闺女|队友|徒弟|师傅|助理|秘书|团队|公司|们家)"
    ),
    Pattern("的 (人|顾客|客户|客人|用户|买家|大家)"),
    Pattern("(我|我们|大家|别人|其他人|有人|人们)"),
  ]
  /// It is said of something else that has to do with the product: its colour, things like it, an older one.
  private static let elsewhere = [
    Pattern(
      "(things|something|anything|stuff|one|ones|items|products) (like|similar to|such as) (<ref>|<item>)"),
    Pattern(
      "(version|versions|colour|color|look|looks|style|idea|design|shape|price|brand|picture|photo|name|sound|feel|maker) of (<ref>|<item>)"
    ),
    Pattern("(像|跟|和) (<ref>|<item>) .. (那样|一样|类似|差不多)"),
    Pattern("(<ref>|<item>) 的 (颜色|款式|样子|设计|品牌|牌子|价格|图片|外观|名字|材质)"),
  ]
  /// A person's own things: the boots, her backpack.
  private static let owned = Pattern(
    "(the|her|his|their|<user>|those|pair of|my) (new|old|first|last|latest|<colour>|<brand>|<material>)? <category>"
  )

  func read(_ sentence: Utterance, in dialogue: Dialogue) -> Reading? {
    let assertion = Assertion(sentence)
    guard assertion.isPlain,
      !(Self.others + Self.elsewhere).contains(where: { $0.matches(sentence.atoms) }),
      Self.forSomebody.matches(sentence.atoms) || !Self.doneByRelative.matches(sentence.atoms)
    else { return nil }
    guard let verb = Self.verb(in: sentence), !Self.isUncertain(sentence, assertion) else { return nil }
    // “Her tenant bought #2”: whoever it is, it is not the customer.
    let before = sentence.atoms[..<verb.range.lowerBound]
    let isAnothers = before.indices.dropLast().contains { at in
      before[at].text == "<user>" && !before[at + 1].text.hasPrefix("<")
        && ["her", "his", "their"].contains(sentence.tokens[before[at].range.lowerBound].text)
    }
    if isAnothers { return nil }
    // “Remove the last one”: the last product, or the last step? It is asked back.
    let isLast = sentence.tokens.contains { ["last", "后", "末"].contains($0.text) }
    if verb.value == "hide", isLast, Self.removing.matches(sentence.atoms) { return nil }
    // A denial that is no part of the verb turns it round: hasn't bought, don't hide.
    let covered = sentence.atoms[verb.range].map(\.range)
    guard assertion.denials.allSatisfy({ place in covered.contains { $0.contains(place) } }) else {
      return nil
    }
    let isTold =
      sentence.isInChinese || !sentence.users.isEmpty || Self.starts(sentence, verb.range)
      || Self.recording.contains { $0.matches(sentence.atoms) }
      || Pattern("(<ref>|<item>|<category>) (is|was|were|got|has been|have been|are)").matches(sentence.atoms)
    guard isTold || verb.isOrder else { return nil }
    guard let object = Self.object(sentence, verb.value) else { return nil }
    var slots = SlotMap([("value", .string(verb.value))])
    if let object { slots[object.key] = object.value }
    if case .known(let id)? = sentence.users.first(where: { $0 != .current }) { slots["user"] = .string(id) }
    // “Anna” alone is the Anna on the line.
    let isKnown = sentence.users.contains {
      if case .several(let ids) = $0 { ids.contains(dialogue.state.customer ?? "") } else { false }
    }
    return Reading(
      6.9, slots, usesUser: !isKnown, needsList: object?.key == "ref" && object?.value.string != "@focus")
  }

  private static let removing = Pattern(
    "(remove|drop|delete|forget|take|strike|kick|rid|throw|cross|去掉|拿掉|删掉|删除|移除)")

  /// Wishes and doubts; “could” in “could not stand” is neither.
  private static func isUncertain(_ sentence: Utterance, _ assertion: Assertion) -> Bool {
    guard assertion.isUncertain else { return false }
    let isIdiom =
      Pattern("(couldn't|could not|can not) (stand|bear)").matches(sentence.atoms)
      || Pattern("(doesn't|didn't|does not|did not) want").matches(sentence.atoms)
      || Pattern("<user> 不想要").matches(sentence.atoms)
      || Pattern("rather not (see|have|be shown)").matches(sentence.atoms)
    return !isIdiom
  }

  private static func verb(in sentence: Utterance) -> (value: String, range: Range<Int>, isOrder: Bool)? {
    var found: [(value: String, range: Range<Int>, isOrder: Bool)] = []
    if let range = stars.lazy.compactMap({ $0.firstMatch(sentence.atoms) }).first {
      guard let stars = sentence.constraints["rating"]?.map?["min"]?.number, stars != 3 else { return nil }
      return (stars > 3 ? "like" : "dislike", range, false)
    }
    for verb in verbs {
      for pattern in verb.patterns {
        guard let range = pattern.firstMatch(sentence.atoms) else { continue }
        if found.contains(where: { $0.range.overlaps(range) }) { continue }
        found.append((verb.value, range, verb.isOrder))
      }
    }
    // “She returned #1 and likes #2” says two things: one at a time is safe.
    guard Set(found.map(\.value)).count == 1, let first = found.first else { return nil }
    let whole = found.dropFirst().reduce(first.range) {
      min($0.lowerBound, $1.range.lowerBound)..<max($0.upperBound, $1.range.upperBound)
    }
    return (first.value, whole, first.isOrder)
  }

  /// Whether a half sentence begins with the verb: bought #2.
  private static func starts(_ sentence: Utterance, _ verb: Range<Int>) -> Bool {
    sentence.atoms[..<verb.lowerBound].allSatisfy {
      ["already", "just", "also", "and", "really", "so", "ok", "but", "a"].contains($0.text)
    }
  }

  /// Whether a kind of thing stands for the one that she has: the boots, and in Chinese whatever somebody is said to do.
  private static func isHerOwn(_ sentence: Utterance) -> Bool {
    guard sentence.isInChinese else { return owned.matches(sentence.atoms) }
    return !sentence.users.isEmpty || recording.contains(where: { $0.matches(sentence.atoms) })
  }

  /// Whether a kind of thing is all that is said in Chinese, and no part of an unknown name: 豆 of 日晒豆.
  private static func isWhole(_ category: String, _ sentence: Utterance) -> Bool {
    for mention in sentence.mentions {
      let start = mention.range.lowerBound
      guard case .category(category) = mention.meaning, start > 0, sentence.tokens[start].kind == .han,
        sentence.tokens[start - 1].kind == .han
      else { continue }
      let isKnown = sentence.atoms.contains { $0.text.hasPrefix("<") && $0.range.contains(start - 1) }
      guard isKnown || before.contains(sentence.tokens[start - 1].text) else { return false }
    }
    return true
  }
  /// What stands before a kind of thing that nobody calls by a name.
  private static let before: Set<String> = [
    "了", "过", "的", "那", "这", "把", "将", "个", "双", "件", "款", "条", "顶", "只", "套", "块", "盏", "台", "瓶",
    "掉", "下", "走", "回", "欢", "厌", "爱", "买", "退", "订", "货", "新", "旧", "她", "他", "有", "到", "手", "些", "副", "本",
    "盒", "包", "支", "口", "样", "部", "单", "购", "恨", "意", "种", "类",
  ]

  /// What it is done with: `.some(nil)` for a product that the brand stands for, `nil` where it is not clear.
  private static func object(_ sentence: Utterance, _ value: String) -> (key: String, value: SlotValue)?? {
    var targets: [String] = []
    for target in sentence.targets where !targets.contains(target) { targets.append(target) }
    // “She can't stand Kestrel, leave it out”: it is the brand.
    let brands = ((sentence.constraints["brand"] ?? sentence.constraints["not_brand"])?.strings ?? [])
      .filter { !$0.hasPrefix("@") }
    if targets == ["@focus"], !brands.isEmpty {
      let isOpinion = value == "like" || value == "dislike"
      return brands.count == 1 && isOpinion
        ? .some(("brand", .strings(brands))) : nil
    }
    if let target = sentence.target, target.value != "@list" {
      // “She likes it” of one thing; two of them would be two events.
      guard targets.filter({ $0 != "@focus" }).count <= 1 else { return nil }
      return .some((target.key, .string(target.value)))
    }
    if sentence.items.contains(where: { $0.items.count > 1 }) { return .some(nil) }
    guard targets.isEmpty, !sentence.references.contains("@list") else { return nil }
    // 青禾的恒温电热水壶: the words of one title.
    if let named = sentence.namedOne, named.items.count == 1 {
      return .some(("item", .string(named.items[0])))
    }
    if sentence.brandItem != nil { return .some(nil) }
    let named = sentence.constraints
    // What she has already is nothing that she bought just now.
    let categories = (named["category"] ?? (value == "purchase" ? nil : named["not_category"]))?.strings ?? []
    if let category = categories.first {
      guard categories.count == 1, value != "hide", isHerOwn(sentence), isWhole(category, sentence)
      else { return nil }
      return .some(("item", .string("@bought:\(category)")))
    }
    // “Not interested in Northpeak” without anybody who is not: a wish for the list, and no taste to be kept.
    let isSomebodys = !sentence.users.isEmpty || recording.contains { $0.matches(sentence.atoms) }
    guard brands.count == 1, isSomebodys, value == "like" || value == "dislike" else {
      return nil
    }
    return .some(("brand", .strings(brands)))
  }

  func perform(_ turn: Turn, in scene: inout Scene, with pen: Pen) throws -> Reply {
    try scene.note(turn, with: pen)
  }
}
