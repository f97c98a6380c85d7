// Conversation › History: what a customer bought, looked at, sent back; whether she has something.

import Catalogue
import GraphRules

struct History: Intent {
  let name = "history"
  let commands = ["history"]
  /// “Jackets she viewed in March”: that she did is known, which they are is asked.
  private static let owned = Pattern(
    "^(the|all|all the|any|which|what)? (<colour>|<brand>|<material>)? <category> (that|which)? <user> (has|had)? (viewed|looked at|browsed|saw|seen|clicked|bought|ordered|returned|liked|rated) (in|since|during|from|over)? (the)? (<date>)?$",
    6.4)
  private static let deeds =
    "(bought|buy|buys|buying|purchased|purchase|returned|return|viewed|view|seen|see|ordered|order|own|owned|got|looked|look|browsed|browse|clicked|rated|rate|give|gave|given|reviewed|like|liked|likes|love|loved|disliked|dislike|hate|hated|spent|sent|send|brought|bring|put|added|had|taken)"
  let patterns: [Pattern] = [
    Pattern("(has|have|had|did|does|do|was|were) <user> .. \(deeds)", 6.4),
    Pattern(
      "(what|which|when|how many|how often|anything) .. (has|have|had|did|does|do|is|was|were) <user>", 6.4),
    Pattern("(what|which|when|how many|how often) .. <user> .. \(deeds)", 6.4),
    Pattern("(everything|anything|all|things|stuff|products|items) (that)? <user> .. \(deeds)", 6.4),
    Pattern("(did|has) .. \(deeds) .. before$", 6.3),
    Pattern("(order|purchase|buying|purchases|orders|shopping|viewing|browsing|return|returns) history", 6.4),
    Pattern(
      "<user> .. (last|latest|recent|previous|past|earlier)? (orders|purchases|order|purchase|history|returns|ratings|views|basket|cart)",
      6.4),
    Pattern(
      "(last|latest|recent|previous|past|all|the|list) (orders|purchases|order|purchase|returns|history) (of|by|from|for) <user>",
      6.4),
    Pattern("(orders|purchases|order|purchase|returns|history|basket|cart) (of|by|from|for) <user>", 6.4),
    Pattern("<user> (的)? (订单|消费|购物|购买|下单)", 6.4), Pattern("<user> .. (订单|购买记录|消费)$", 6.4),
    Pattern(
      "^(show|list|see|check|pull up|look up|what about) (me)? (the|all|past|her|his|their)? (purchases|orders|history|order history|returns|past purchases|past orders)",
      6),
    Pattern("^(last|latest|recent|previous|past) (orders|purchases|order|purchase)$", 6),
    Self.owned,
    // What she is said not to have done is looked up, and nothing is written.
    Pattern(
      "<user> (didn't|did not|hasn't|has not|never|haven't) (actually|ever|yet)? (buy|bought|order|ordered|purchase|purchased|return|returned|get|take) (<ref>|<item>)",
      6.4), Pattern("<user> .. (没|没有) (买|退|订)(过|了)? (<ref>|<item>)", 6.4),
    Pattern("(<ref>|<item>) <user> (没|没有) (买|退|订)", 6.4), Pattern("<user> .. (花了|花过|消费了|花掉) (多少|几)", 6.4),
    Pattern("(in|inside) (<user>|the) (cart|basket)", 6.4), Pattern("(cart|basket) of <user>", 6.4),
    Pattern(
      "<user> .. (买了|买过|买的|购买|订过|订购|看过|看了|浏览|退过|退了|退货|评价过|评过|打过|收藏|喜欢过|加购|下过单|下单) .. (什么|哪些|吗|没有|没|么|多少|几|过|啥|记录|东西|商品)",
      6.4),
    Pattern("<user> .. (买了什么|买过什么|买过哪些|买了哪些|买过吗|看过什么|看了什么|看过哪些|买过没|买过|退过|看过)", 6.4),
    Pattern("<user> .. (买|退|看|订|下单|购买|收藏)(过|了)? 的 (东西|商品|货|产品|订单|那些|物品|单)", 6.4),
    Pattern("(历史订单|购买记录|历史记录|订单记录|消费记录|浏览记录|购物记录|退货记录|购物车|以前买|之前买|过往订单|最近的订单|订单历史)", 6.4),
    Pattern("<user> .. (上一次|上次|最后一次|最近一次|第一次|头一次) .. (买|退|看|订|下单)", 6.4),
    Pattern("<user> .. (下|订|买)(了|过) .. (几|多少) .. (单|次|回|笔|件)", 6.4),
    Pattern("<user> .. 有没有 .. (买|看|退|订)", 6.4), Pattern("<user> .. (买|退|看|订)(过)? 的 .. (是)? (哪|什么|啥)", 6.4),
    Pattern("<user> .. (是不是|是否|有没有|难道) .. (已经有|有了|拥有|买了|有过)", 6.4),
    Pattern("<user> .. (已经有|有了|已有) .. (吗|么|没有|没)$", 6.4), Pattern("(有没有|是不是|是否) <user> .. (买过|看过|退过)", 6.4),
  ]
  let help: HelpLine? = HelpLine(
    topic: "recommendations", english: ("what a customer did", "what has she bought since June"),
    chinese: ("买过什么", "她上个月买了什么"), slash: "/history u1042")

  private static let kinds: [(event: String, patterns: [Pattern])] = [
    (
      "return",
      [
        Pattern("(returned|return|returns|sent .. back|send .. back|brought .. back|bring .. back|refunded)"),
        Pattern("(退过|退了|退货|退回|退的|退)"),
      ]
    ),
    (
      "dislike", [Pattern("(disliked|dislike|dislikes|hated|hate|hates|thumbs down)"), Pattern("(不喜欢|讨厌)")]
    ),
    (
      "rating",
      [Pattern("(rated|rate|rating|ratings|reviewed|reviews|stars|<rating>)"), Pattern("(评价|评分|评过|打分|打过)")]
    ),
    (
      "view",
      [
        Pattern("(viewed|view|views|seen|see|looked|look|looking|browsed|browse|browsing|clicked|viewing)"),
        Pattern("(看过|看了|浏览|看的|看了看|看)"),
      ]
    ),
    ("cart", [Pattern("(cart|basket)"), Pattern("(购物车|加购)")]),
    (
      "purchase",
      [
        Pattern(
          "(bought|buy|buys|buying|purchased|purchase|purchases|spend|ordered|order|orders|own|owned|owns|spent|got|get|gets|have <ref>|had|has <ref>)"
        ),
        Pattern("(买|购|订|下单|消费|花了|花过|花掉|已经有|有了|拥有|已有)"),
      ]
    ),
    ("like", [Pattern("(liked|like|likes|love|loved|loves|favourited)"), Pattern("(喜欢过|收藏|点赞|喜欢)")]),
    ("purchase", [Pattern("(has|have|does) <user> .. (<ref>|<item>|<category>|one)")]),
  ]

  /// Wishes, hypotheses, reasons and the tastes of brands are asked elsewhere; a bare “she bought it” is no question.
  private static let others = [
    Pattern("(would|might|could|should|will|shall) .. (like|want|buy|need|love|see)"),
    Pattern("^(what if|suppose|if|why|how do|how can)"), Pattern("(what|how) would .. if"),
    Pattern("(promotion|promotions|coupon|coupons|brands)"), Pattern("(能|可以|可不可以)(退|换)"),
    Pattern("(也买了|还买了|如果|为什么|想买|要买|会买|可能|适合|推荐)"),
    Pattern("(brand|brands|makes) (does|do|would)"),
    Pattern("what (is|are) <user> .. (looking for|after|into|like)"),
    Pattern("what (does|do) <user> (need|want|like)"), Pattern("(also|else) .. (bought|buy|purchased)"),
    Pattern("(matter|matters|weigh|weighs|count|counts)"), Pattern("(最重要|起作用|影响)"),
    Pattern("(has|have) <user> .. (coupon|voucher|points|email)"),
  ]
  /// How a question begins, or what makes a request of it.
  private static let asking = [
    Pattern(
      "^(and|so|but|can you tell me|tell me|do you know|i wonder|please|show me|show|check|see)? (if|whether)? (has|have|had|did|does|do|was|were|what|which|when|how|is|anything|everything|list|all)"
    ),
    Pattern("(history|orders|order|purchases|purchase|returns|cart|basket|records|ratings|views)"),
    owned,
    Pattern("(吗|什么|哪些|哪件|哪个|哪双|哪款|哪几|没有|没|么|多少|几|啥|记录|历史|购物车|订单|有没有|是否|是不是|何时|什么时候)"),
    Pattern("(what|which|when|how many|how often) .. (did|has|have|does|was|is) <user>"),
    Pattern("<user> (didn't|did not|hasn't|has not|never|haven't)"),
    Pattern("(whether|if) <user> .. (bought|has|had|returned|ordered)"),
    Pattern("<user> .. (买过|看过|退过)(的|什么|哪些)"),
    Pattern(
      "^(show|list|pull up|pull|give|get|see|bring up|bring|read|tell|find|look up|fetch|print|display|open) .. <user> .. \(deeds)"
    ),
    Pattern("<user> .. (买|退|看|订|购)(过|了)? 的 (货|东西|商品|产品|单|订单)?$"),
    Pattern("(列出|列|看看|看|查|查看|调出|显示|给我看|说说) .. <user> .. (买|退|看|订|购)"),
  ]

  func read(_ sentence: Utterance, in dialogue: Dialogue) -> Reading? {
    guard let weight = sentence.weight(patterns), sentence.weight(Self.others) == nil else { return nil }
    guard sentence.weight(Self.asking) != nil || sentence.text.hasSuffix("?") || sentence.text.hasSuffix("？")
    else {
      return nil
    }
    guard !sentence.users.isEmpty || dialogue.state.customer != nil else { return nil }
    var slots = SlotMap()
    if let user = sentence.user { slots["user"] = .string(user) }
    if let event = Self.kinds.first(where: { sentence.weight($0.patterns) != nil })?.event {
      slots["event"] = .string(event)
    }
    if slots["event"] == nil, sentence.tokens.contains(where: { ["订", "单"].contains($0.text) }) {
      slots["event"] = .string("purchase")
    }
    if let period = sentence.period { slots = slots.merging(period.slots) }
    if let target = sentence.target, target.value != "@list" { slots[target.key] = .string(target.value) }
    var constraints = sentence.constraints
    if constraints["n"] == nil, let times = Self.times(sentence.tokens) { constraints["n"] = .number(times) }
    for key in ["occasion", "recipient_age", "in_stock", "rating"] { constraints[key] = nil }
    // 没有买过 and “hasn't bought” exclude nothing here.
    for key in ["category", "brand", "colour", "material"] {
      if let values = constraints["not_" + key] {
        constraints["not_" + key] = nil
        constraints[key] = values
      }
    }
    return Reading(weight, slots.merging(constraints), usesUser: true, needsList: slots["ref"] != nil)
  }

  /// 最近三次: how many times back.
  private static func times(_ tokens: [Token]) -> Double? {
    for i in tokens.indices where ["近", "前", "后", "last", "latest"].contains(tokens[i].text) {
      guard let number = NumberWords.read(tokens, at: i + 1), tokens.indices.contains(number.next),
        ["次", "单", "笔", "回", "orders", "purchases"].contains(tokens[number.next].text)
      else { continue }
      return number.value
    }
    return nil
  }

  func perform(_ turn: Turn, in scene: inout Scene) throws -> Reply {
    guard let user = scene.user(of: turn) else { return scene.noUser }
    var query = HistoryQuery()
    query.event = turn.slots["event"]?.string.flatMap(EventKind.init(rawValue:))
    query.since = turn.slots["since"]?.string.flatMap { CalendarDay($0) }
    query.until = turn.slots["until"]?.string.flatMap { CalendarDay($0) }
    if let days = turn.slots["window"]?.string.flatMap(Period.days) {
      query.since = CalendarDay(daysSince1970: scene.shop.today.daysSince1970 + 1 - days)
    }
    if turn.slots["item"] != nil || turn.slots["ref"] != nil {
      guard let item = scene.item(of: turn) else { return scene.noItem }
      query.item = item
      scene.dialogue.state.focus = item
    }
    query.categories = turn.slots["category"]?.strings ?? []
    query.brands = turn.slots["brand"]?.strings ?? []
    query.colours = turn.slots["colour"]?.strings ?? []
    if let count = turn.slots["n"]?.number { query.count = Int(min(max(1, count), 100)) }
    return .fact(scene.words(of: try scene.shop.history(of: user, query), query))
  }
}
