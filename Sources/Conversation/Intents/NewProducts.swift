// Conversation › NewProducts: what the shop has not had for long.

struct NewProducts: Intent {
  let name = "new_products"
  let commands = ["new"]
  let isStep = true
  let patterns = [
    Pattern(
      "(new arrivals|new arrival|newest|latest|just in|just arrived|just came in|just got in|what's new|what is new|anything new|something new|new in|new products|new product|new items|new stuff|new things|new models|new releases|recently added|recent arrivals|newly arrived|newly added|came in|come in new)",
      5.5),
    Pattern(
      "(any|the|some|our|your|show|which|what|more) (me|us|her|him|them|of the)? new (<category>|<brand>|<colour>|<gender>|<material>|<attr>)",
      5.5),
    // “just” is not heard: what's just in.
    Pattern(
      "^(what's|what is|anything|what) (in|arrived|come in|landed) (from <brand>|by <brand>|for <category>)? (in)? (<date>)?$",
      5.5),
    Pattern("what (has|have|did) (arrived|landed|come in|arrive|land)", 5.5),
    Pattern(
      "(has|have|what's|what|anything|'s|which) .. (come|came|coming|arrived|landed|turned up|got) in (from|for|by|in|of|lately|recently|this|last|since|<date>|<brand>|<category>)",
      5.6),
    Pattern(
      "(anything|something|what|what's|stuff|things|ones) (is)? (fresh|new|recent) (from|by|in|for|since|of|this|lately|<brand>|<category>|<date>)",
      5.6),
    Pattern("^new (<category>|<brand>|<gender>)", 5.5),
    Pattern(
      "(arrivals|freshly arrived|fresh in|fresh stock|new stock|just landed|fresh off|newcomers|novelties|added lately|added recently|hot off|brand new|newbies|came out|come out|launched|launches)",
      5.5),
    Pattern("(got|has|have) .. new (from|by|in|for|since|to)", 5.5),
    Pattern("(any|some|the) (new|newer|newest|latest) (ones|stuff|things|gear|kit)", 5.5),
    Pattern("(上了|上架了|进了|来了|出了|到了|添了|有了) .. (新|什么|啥|哪些)", 5.5),
    Pattern("(刚上|新进|新鲜货|新鲜|上市|新上市|刚出|刚来|刚进|到货|新一季|新到货)", 5.4),
    Pattern("(新品|新到|上新|新款|新货|新上架|刚上架|新上的|新出|新来的|刚到|最新|有什么新|有啥新)", 5.5),
  ]
  let help: HelpLine? = HelpLine(
    topic: "recommendations", english: ("what is new", "new arrivals in tents"),
    chinese: ("有什么新品", "新品里有什么适合她的"), slash: "/new")

  /// “her latest order”, “the latest import”, “a new customer” are other matters.
  private static let others = [
    Pattern(
      "(latest|newest|new) .. (order|orders|purchase|purchases|import|feed|customer|customers|client|list|call|one)"
    ),
    Pattern("come in (<colour>|<size>|other|different|more)"), Pattern("come in$"),
    Pattern("最新(的)?(订单|导入|购买)"), Pattern("新(顾客|客户|用户|客人)"),
  ]

  func read(_ sentence: Utterance, in dialogue: Dialogue) -> Reading? {
    guard let weight = sentence.weight(patterns), sentence.weight(Self.others) == nil, sentence.target == nil
    else { return nil }
    var slots = SlotMap()
    if let user = sentence.user { slots["user"] = .string(user) }
    slots["window"] = sentence.windowSlot
    return Reading(weight, slots.merging(sentence.constraints), usesUser: true, usesConstraints: true)
  }

  func perform(_ turn: Turn, in scene: inout Scene) throws -> Reply {
    let days = turn.slots["window"]?.string.flatMap(Period.days)
    return try scene.list(in: .newest(days: days), for: turn, isFresh: turn.slots["category"] != nil)
  }
}
