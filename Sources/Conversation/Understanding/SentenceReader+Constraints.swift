// Conversation › SentenceReader+Constraints: from mentions to constraint slots, with what a “not” binds to.

extension SentenceReader {
  /// Fills the constraint slots in the order of the schema.
  mutating func readConstraints() {
    var found = SlotMap()
    let negated = negatedSpans()
    for (at, span) in spans.enumerated() {
      let isNot = negated.contains(at)
      switch span.kind {
      case "<age>", "<size>", "<rating>", "<price>", "<n>", "<user>", "<ref>", "<item>": continue
      default: break
      }
      if isOnlyPartOfName(span) || isPointedAt(at) { continue }
      if !isNot, isModifier(at) { continue }
      for meaning in span.meanings.prefix(1) { add(meaning, isNot, to: &found) }
    }
    // A knife for the kitchen is a knife: of two kinds, one within the other, the narrower is meant.
    if let kinds = found["category"]?.strings, kinds.count > 1 {
      let narrow = kinds.filter { kind in
        !kinds.contains { $0 != kind && vocabulary.isCategory($0, within: kind) }
      }
      found["category"] = .strings(narrow)
    }
    for entry in amounts.entries { found[entry.key] = entry.value }
    if found["recipient_age"] != nil || Self.relatives.isAnywhere(in: tokens) {
      if found["gender"] == .strings(["kids"]) { found["gender"] = nil }
    }
    if Self.relatives.isAnywhere(in: tokens), !Self.isReport.isAnywhere(in: tokens) {
      found["occasion"] = .string("gift")
    }
    // 送六岁小孩: whom it is given to stands behind.
    if found["recipient_age"] != nil, tokens.contains(where: { $0.text == "送" }) {
      found["occasion"] = .string("gift")
    }
    if let count = utterance.count { found["n"] = .number(Double(count)) }
    // Without what is sold out: what is left is in stock.
    if Self.soldOut.isAnywhere(in: tokens), Self.leavingOut.isAnywhere(in: tokens) {
      found["in_stock"] = .bool(true)
    }
    findContradiction(&found)
    var ordered = SlotMap()
    for key in Self.order where found[key] != nil { ordered[key] = found[key] }
    utterance.constraints = ordered
  }

  private static let soldOut = PhraseList(
    "out of stock;sold out;unavailable;not in stock;not available;缺货;没货;无货;断货;没有货;没库存;没现货;卖完;卖光;售罄")
  private static let leavingOut = PhraseList(
    """
    nothing;no;without;hide;drop;remove;skip;leave out;exclude;take out;filter out;get rid of;don't show;do not show;lose;ditch;omit;\
    except;不要;别;去掉;排除;拿掉;筛掉;不看;删掉;过滤;过滤掉;剔除;撤掉;除了;隐藏;屏蔽
    """)

  static let order = [
    "category", "not_category", "brand", "not_brand", "colour", "not_colour", "material", "not_material",
    "gender", "attrs",
    "size", "price", "rating", "in_stock", "on_sale", "occasion", "recipient_age", "n",
  ]

  private func add(_ meaning: Meaning, _ isNot: Bool, to found: inout SlotMap) {
    let prefix = isNot ? "not_" : ""
    switch meaning {
    case .category(let id): found.add(id, to: prefix + "category")
    case .brand(let id): found.add(id, to: prefix + "brand")
    case .colour(let id): found.add(id, to: prefix + "colour")
    case .material(let id): found.add(id, to: prefix + "material")
    case .gender(let id): if !isNot { found.add(id, to: "gender") }
    case .attribute(let id):
      var attributes = found["attrs"]?.map ?? SlotMap()
      attributes[id] = .bool(!isNot)
      found["attrs"] = .map(attributes)
    case .focusPart(let part): found.add("@focus.\(part)", to: prefix + part)
    case .occasion(let id): if !isNot { found["occasion"] = .string(id) }
    case .inStock: if !isNot { found["in_stock"] = .bool(true) }
    case .onSale: if !isNot { found["on_sale"] = .bool(true) }
    default: break
    }
  }

  /// Whether a brand or noun has already served to name a product.
  private func isOnlyPartOfName(_ span: Span) -> Bool {
    spans.contains { $0.kind == "<item>" && $0.range != span.range && $0.range.overlaps(span.range) }
  }

  /// “this jacket”, “these boots”, 这双鞋: the noun only says what is pointed at.
  private func isPointedAt(_ at: Int) -> Bool {
    guard at > 0, spans[at].kind == "<category>", spans[at - 1].kind == "<ref>",
      spans[at - 1].range.upperBound == spans[at].range.lowerBound
    else { return false }
    return ["this", "that", "these", "those", "这", "那"].contains(word(spans[at - 1].range.lowerBound))
  }

  /// Of two nouns side by side the last is meant: coffee mugs are mugs.
  private func isModifier(_ at: Int) -> Bool {
    guard at + 1 < spans.count, spans[at].kind == "<category>", spans[at + 1].kind == "<category>" else {
      return false
    }
    return spans[at].range.upperBound == spans[at + 1].range.lowerBound
      && tokens[spans[at].range.lowerBound].kind == .word
  }

  // MARK: Negation

  /// The places of the spans that a negation binds: the next group of one kind, joined by and, or, commas.
  private mutating func negatedSpans() -> Set<Int> {
    var out = Set<Int>()
    var i = 0
    while i < tokens.count {
      guard !taken[i] || word(i) == "no", !Self.affirmations.contains(word(i)),
        Self.falseNegators.end(tokens, at: i) == nil,
        let end = Self.negators.end(tokens, at: i)
      else {
        if let skip = Self.falseNegators.end(tokens, at: i), !taken[i] { i = skip } else { i += 1 }
        continue
      }
      if let first = spans.firstIndex(where: { $0.range.lowerBound >= end && $0.kind != "<user>" }),
        isReachable(end, spans[first].range.lowerBound)
      {
        bind(from: first, into: &out)
      }
      i = end
    }
    // 红隼的就算了: what is said of it comes after it.
    for (at, span) in spans.enumerated() {
      var end = span.range.upperBound
      // 皮表带的: up to two characters may stand before 的.
      if let mark = (end...end + 2).first(where: { word($0) == "的" }),
        tokens[end..<mark].allSatisfy({ $0.kind == .han }),
        isFree(end..<mark)
      {
        end = mark + 1
      }
      while ["也", "都", "就", "全", "她", "他", "我", "统", "通"].contains(word(end)), word(end + 1) != "有" {
        end += 1
      }
      // Leave the Kestrels out: the verb stands before, its sense behind.
      if word(span.range.upperBound) == "out" || word(span.range.upperBound + 1) == "out",
        ["leave", "take", "keep", "cut", "throw", "kick", "filter"].contains(
          word(span.range.lowerBound - (word(span.range.lowerBound - 1) == "the" ? 2 : 1)))
      {
        bind(from: at, into: &out)
      }
      let close = Self.afterthoughts.end(tokens, at: end) ?? refusalEnd(at: end)
      let isLast = close.map { $0 >= tokens.count || tokens[$0].kind == .sign } ?? false
      if isLast { bindBack(from: at, isJoined: Self.allOfThem.end(tokens, at: end) != nil, into: &out) }
      if isLast
        || [span.range.upperBound, end].contains(where: { Self.exceptions.end(tokens, at: $0) != nil })
      {
        bind(from: at, into: &out)
      }
    }
    return out
  }

  /// The place after 别再给她看了, 就别列了: a denial with what shall not be done, all of it in words of showing.
  private func refusalEnd(at start: Int) -> Int? {
    guard let denied = Self.refusals.end(tokens, at: start) else { return nil }
    var end = denied
    while end < tokens.count, end - denied < 6, Self.showing.contains(word(end)) { end += 1 }
    return end > denied || word(denied - 1) == "要" ? end : nil
  }

  private static let refusals = PhraseList(
    "别;不要;统统不要;通通不要;通通别;统统别;甭;不用;不必;勿;不想;不愿;不需要;就别;就不要;就不用;都别;都不要;也别;也不要;统统不要;一律不要;全不要;一概不要")
  private static let showing: Set<String> = Set(
    "再把给让我她他们看见到推荐要放显示列出现上来加进选提了考虑拿展挑算介绍买穿戴用".map(String.init))

  /// Denials that follow what they deny, at the end of a sentence.
  private static let afterthoughts = PhraseList(
    """
    别再出现;别再出现了;不要再出现;不要再出现了;别再推;别再推了;别再给我看;不想再看到;不想再看;看够了;就别;别要;别要了;剔掉;刨掉;\
    就算了;算了;就不要了;不要;不要了;就免了;免了;不考虑;就不考虑了;不行;过敏;别给她看;别给他看;别给她推荐;别给他推荐;别推荐;别推;\
    就别推了;不想要;不需要;排除;排除掉;剔除;剔除掉;筛掉;过滤掉;我不想看到;不想看到;不想看;不想再看;她不想看到;他不想看到;我不想看;\
    别出现;免谈;看腻了;穿腻了;太多了;已经有了;她有了;他有了;没兴趣;没有兴趣;不感兴趣;不喜欢;她不喜欢;他不喜欢;她不要;他不要;is out;are out;\
    is no good;are no good;is not for her;is not for him;out please;\
    not please;off the table;are off the table;is off the table;no thanks;\
    no thank you;not wanted
    """)
  private static let exceptions = PhraseList("除外;以外;之外;excluded;aside;excepted;过敏")

  /// Between the negation and what it binds only small words may stand: not *the*, 不要*推荐*.
  private func isReachable(_ from: Int, _ to: Int) -> Bool {
    if (from..<to).allSatisfy({ Self.fillers.contains(word($0)) }) { return true }
    // Nothing scratchy like wool: what it is like says what is meant.
    return ["like", "as"].contains(word(to - 1)) && to - from <= 3
      && ["nothing", "anything"].contains(word(from - 1))
  }

  /// 白的黑的都不要: those before it in one breath are denied with it.
  private func bindBack(from last: Int, isJoined: Bool, into out: inout Set<Int>) {
    var at = last
    while at > 0, spans[at - 1].kind == spans[last].kind {
      let gap = spans[at - 1].range.upperBound..<spans[at].range.lowerBound
      let isBreath = gap.allSatisfy { Self.joints.contains(word($0)) && (isJoined || word($0) != ",") }
      guard isBreath, !gap.isEmpty || tokens[spans[at].range.lowerBound].kind == .han else { return }
      at -= 1
      out.insert(at)
    }
  }

  private static let allOfThem = PhraseList("都;全;统统;一律;一概;通通;也;are;both")

  private func bind(from first: Int, into out: inout Set<Int>) {
    let kinds: Set<String> = [
      "<category>", "<brand>", "<colour>", "<material>", "<gender>", "<attr>", "<focus-brand>",
      "<focus-colour>",
      "<focus-category>",
    ]
    guard kinds.contains(spans[first].kind) else { return }
    out.insert(first)
    var at = first
    while at + 1 < spans.count {
      let gap = spans[at].range.upperBound..<spans[at + 1].range.lowerBound
      let next = spans[at + 1]
      guard next.kind == spans[first].kind, !gap.isEmpty, gap.allSatisfy({ Self.joints.contains(word($0)) })
      else { break }
      at += 1
      out.insert(at)
    }
  }

  private static let negators = PhraseList(
    """
    not;no;without;nothing else by;nothing else from;nothing more by;nothing more from;none of;can't wear;cannot wear;can't have;can't use;\
    won't wear;won't have;can't tolerate;cannot tolerate;doesn't tolerate;won't touch;can't do;cannot have;refuses;refuses to wear;except;except for;excluding;exclude;but not;anything but;everything but;no more;not any;other than;nothing from;\
    nothing in;nothing;not from;not in;avoid;don't want;doesn't want;do not want;does not want;don't like;don't show;do not show;don't recommend;\
    do not recommend;isn't;aren't;skip;leave out;hates;never;minus;rather not;don't need;stop showing;take out;non;\
    already has a;already has an;already has some;already has plenty of;already got a;already owns a;already have a;already has enough;\
    has plenty of;has enough;got enough;does without;apart from;allergy to;\
    doesn't like;does not like;didn't like;do not like;dislikes;doesn't need;does not need;doesn't wear;does not wear;\
    rule out;ruling out;steer clear of;stay away from;barring;save for;with the exception of;aside from;nothing with;nothing made of;\
    sick of;tired of;fed up with;bored of;bored with;had enough of;isn't into;not into;not keen on;not fond of;not a fan of;averse to;spare me;\
    spare her;spare him;hold the;避免;剔除;刨除;除开;撇开;排掉;看腻了;\
    can't stand;cannot stand;couldn't stand;allergic to;nothing by;enough;too;block;hide;neither;nor;\
    不要;别;别要;别给;别来;别拿;别选;别买;不买;别用;别带;别有;别是;不能是;不能有;不可以是;不可以有;不许有;除了;不想要;讨厌;受不了;从不;不穿;不戴;不需要;不缺;不含;非;不要再;别再;不是;不带;排除;去除;没有;不看;不用;穿不了;用不了;戴不了;不能穿;不能用;不能戴;接受不了;忍不了;穿不惯;用不惯;戴不惯;不喜欢;不买;不想看;避开;除去;屏蔽;已经有;已经有了;有很多;有的是
    """)
  private static let falseNegators = PhraseList(
    "not sure;no idea;no problem;no limit;no matter;要不要;不限;不贵;no more than;not too;not so;不太;有没有;是不是;别的;特别;不错;not only;doesn't have to;doesn't need to;区别;级别;性别"
  )
  private static let affirmations: Set<String> = []
  private static let fillers: Set<String> = [
    "the", "a", "an", "any", "of", "more", "from", "in", "for", "that", "is", "推", "荐", "给", "我", "看", "显",
    "示", "有", "再", "是",
    "用", "带", "these", "those", "ones", "anything", "made", "show", "recommend", "me", "those", "with", "be",
    "to", "want", "items", "stuff", "her", "him", "them", "by", "buy", "buys", "wear", "wears", "ever",
    "interested", "into", "keen", "on", "fond", "everything", "all", "which", "are", "products", "things",
    "here", "ones", "她", "他", "买", "穿", "戴", "任", "何", "广",
  ]
  private static let joints: Set<String> = [
    "and", "or", "nor", ",", "/", "、", "和", "或", "或者", "者", "跟", "与", "&", "neither", "not", "no", "也", "不",
    "要", "的", "any",
  ]

  private static let relatives: PhraseList = {
    let owners = ["my", "her", "his", "their", "a", "the customer's"]
    let people = [
      "son", "daughter", "wife", "husband", "mother", "father", "mum", "mom", "dad", "sister", "brother",
      "friend",
      "boyfriend", "girlfriend", "nephew", "niece", "grandson", "granddaughter", "grandmother", "grandfather",
      "partner",
      "colleague", "kid", "child", "baby", "boss", "aunt", "uncle", "cousin", "grandma", "grandpa", "toddler",
      "mate",
      "godson", "goddaughter", "teacher", "fiance", "fiancee", "spouse", "hubby", "grandchild", "grandkid",
      "gran", "nan",
      "mother in law", "father in law", "flatmate", "neighbour", "neighbor", "sis", "bro", "daddy", "mummy",
    ]
    let chinese = [
      "儿子", "女儿", "老公", "老婆", "妈妈", "爸爸", "朋友", "男朋友", "女朋友", "父亲", "母亲", "孩子", "妹妹", "弟弟", "姐姐", "哥哥", "奶奶",
      "爷爷", "同事", "妈", "爸", "老妈", "老爸", "闺女", "媳妇", "外婆", "外公", "侄子", "侄女", "外甥", "孙子", "孙女", "丈夫", "妻子",
      "太太", "爱人",
      "对象", "男友", "女友", "闺蜜", "老师", "婆婆", "岳母", "岳父", "小朋友", "宝宝", "老人", "长辈",
    ]
    var phrases = owners.flatMap { owner in people.flatMap { ["for \(owner) \($0)", "for \(owner) \($0)'s"] }
    }
    for person in chinese {
      phrases += [
        "给\(person)", "送\(person)", "送给\(person)", "给她\(person)", "给他\(person)", "送她\(person)", "送他\(person)",
        "给我\(person)", "送我\(person)", "给她的\(person)", "给他的\(person)", "帮她\(person)", "帮他\(person)",
        "为她\(person)",
        "为他\(person)", "送给她\(person)", "送给他\(person)", "送给我\(person)",
      ]
    }
    phrases += ["as a gift", "送给", "送礼", "送人", "生日礼物"]
    return PhraseList(phrases.joined(separator: ";"))
  }()
  private static let isReport = PhraseList("what if;how do i")

  // MARK: Contradiction

  /// Not the navy one, he's got navy: what she has is why she does not want it, and no wish.
  private func isReason(_ slot: String, _ id: String) -> Bool {
    spans.contains { span in
      let isMeant =
        switch span.meanings.first {
        case .category(id): slot == "category"
        case .brand(id): slot == "brand"
        case .colour(id): slot == "colour"
        case .material(id): slot == "material"
        default: false
        }
      let isEnough = (span.range.upperBound..<span.range.upperBound + 4).contains {
        Self.enough.end(tokens, at: $0) != nil
      }
      if isMeant, isEnough { return true }
      return isMeant
        && (max(0, span.range.lowerBound - 3)..<span.range.lowerBound).contains {
          Self.having.end(tokens, at: $0) != nil
        }
    }
  }

  private static let enough = PhraseList("够多;够了;太多;多的是;有了;已经有;腻了;不缺")
  private static let having = PhraseList(
    "has;have;got;owns;own;had;wears;hates;dislikes;is allergic to;doesn't like;has enough;already;有;已经有;穿腻;讨厌;不喜欢;过敏"
  )

  private mutating func findContradiction(_ found: inout SlotMap) {
    for slot in ["category", "brand", "colour", "material"] {
      let wanted = found[slot]?.strings ?? []
      let unwanted = found["not_" + slot]?.strings ?? []
      if let both = wanted.first(where: { unwanted.contains($0) }) {
        if isReason(slot, both) {
          let left = wanted.filter { $0 != both }
          found[slot] = left.isEmpty ? nil : .strings(left)
          continue
        }
        utterance.contradiction = (slot, both)
        return
      }
    }
    if let price = found["price"]?.map, let low = price["min"]?.number, let high = price["max"]?.number,
      low > high
    {
      utterance.contradiction = ("price", nil)
    }
  }
}
