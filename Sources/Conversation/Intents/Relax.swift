// Conversation › Relax: a constraint is dropped.

import Fusion

struct Relax: Intent {
  let name = "relax"
  let commands = ["drop", "relax"]
  let isStep = true
  let patterns = [
    Pattern(
      "(drop|forget|remove|lift|ignore|lose|skip|clear|cancel|scrap|get rid of|never mind|without|no|any|whatever) (the|that|about|about the|about that|a|her|his)? .. (limit|filter|condition|restriction|constraint|cap|requirement|chip)",
      4.5),
    Pattern(
      "^(but)? (drop|forget|remove|lift|ignore|lose|scrap|get rid of|never mind) (the|that|about|about the|about that)?",
      4.2),
    Pattern("^(in)? (any|whatever|all)", 4.1),
    Pattern("(doesn't|does not|don't|didn't|do not) (really)? matter", 4.5),
    Pattern("(don't|doesn't|do not) (really)? (care|mind)", 4.5), Pattern("regardless of", 4.5),
    Pattern(
      "(is|are|'s) (flexible|open|wide open|negotiable|irrelevant|no object|no issue|unimportant|optional|up for grabs)",
      4.5),
    Pattern("(isn't|is not|aren't|are not) (an|a)? (issue|problem|concern|must|factor|deal breaker)", 4.5),
    Pattern("(flexible|easy|relaxed|not fussed|not bothered|not picky|open) (on|about|with|as to)", 4.5),
    Pattern("^(i'm|she's|he's|we're|<user>)? .. open to any", 4.5),
    Pattern("(不管|别管|甭管|不用管|不用考虑|别考虑|不用看|不论|不在乎|没所谓|都成|都好|都OK|放开|不设限|不卡|怎样都|什么都|哪种都|啥都|都无妨|都没问题|不介意)", 4.4),
    Pattern("(is|are|'s) (up to|down to) (<user>|you|us|them)", 4.5),
    Pattern("(leave|leaving) .. (open|to <user>|up to <user>)", 4.5),
    Pattern("(随她|随他|由她|由他|让她自己|让他自己|<user> 自己) (定|选|挑|看|决定)?", 4.5), Pattern("(别|不|不用|甭) 限", 4.5),
    Pattern("(缺货|没货|无货|断货|没有货|没现货) .. (也|都|没关系|可以|行|无妨)", 4.5), Pattern("(不是问题|不成问题|不是事)", 4.5),
    Pattern("no matter (what|which)?", 4.5),
    Pattern("(no|any|without) .. (preference|preferences|particular|specific|limit|restriction)", 4.5),
    Pattern("(not|isn't|is not) (fussy|picky|choosy|particular|bothered|fixed|set|strict)", 4.5),
    Pattern("(is|are|'s) (not|no longer) (important|needed|necessary)", 4.5),
    Pattern("(isn't|aren't) (so)? (important|needed|necessary)", 4.5),
    Pattern("(doesn't|does not) (have|need) to be", 4.5),
    Pattern("(is|are) (ok|okay|fine|allowed) (again|too|after all)", 4.5),
    Pattern("(allow|bring back|include) .. again", 4.5), Pattern("(put|bring|add) .. back", 4.5),
    Pattern("out of stock (is|are)? (fine|ok|okay|too)", 4.5),
    Pattern("(不限|都行|都可以|无所谓|随便|没关系|不重要|不用管|没要求|没有要求|不挑)", 4.5),
    Pattern("(取消|去掉|去除|删掉|拿掉|撤掉|撤销|清掉|不考虑|放宽|忽略|解除|不要限制|不用限制)", 4.2),
    Pattern("任何", 4.1), Pattern("什么 .. 都", 4.3),
  ]
  let help: HelpLine? = HelpLine(
    topic: "recommendations", english: ("drop a constraint", "drop the price limit"),
    chinese: ("放宽条件", "价格不限"),
    slash: "/drop price")

  func read(_ sentence: Utterance, in dialogue: Dialogue) -> Reading? {
    guard let weight = sentence.weight(patterns) else { return nil }
    var slots = Self.slots(sentence)
    // “Ignore the limit”: of amounts only the price has one.
    if slots.isEmpty, dialogue.state.wish.price != nil, Self.limits.isAnywhere(in: sentence.tokens) {
      slots = ["price"]
    }
    guard !slots.isEmpty else { return nil }
    // 除了Lumo都行 leaves one thing out; all else is as it was.
    // 把没货的去掉 wants what is in stock.
    if slots == ["in_stock"], sentence.constraints["in_stock"] != nil, weight < 4.4 { return nil }
    let excludes = sentence.constraints.keys.contains { $0.hasPrefix("not_") }
    if sentence.onlyExcludes || excludes && sentence.constraints["category"] != nil,
      Self.exceptions.isAnywhere(in: sentence.tokens)
    {
      return nil
    }
    // “any jackets?” asks for jackets; “in all sizes” asks for nothing else.
    if weight < 4.2, sentence.constraints["category"] != nil || sentence.constraints["brand"] != nil {
      return nil
    }
    if weight < 4.15, !Self.names(sentence) { return nil }
    return Reading(weight, SlotMap([("slots", .strings(slots))]))
  }

  private static let limits = PhraseList("the limit;that limit;the cap;that cap;the maximum;限制;上限;限额")
  private static let exceptions = PhraseList("除了;除去;以外;之外;except;but not;apart from;other than;anything but")

  static func names(_ sentence: Utterance) -> Bool {
    nouns.contains { $0.phrases.isAnywhere(in: sentence.tokens) }
  }

  /// The slots that a sentence names by their noun, or else by one of their values.
  static func slots(_ sentence: Utterance) -> [String] {
    var out = nouns.filter { $0.phrases.isAnywhere(in: sentence.tokens) }.map(\.slot)
    if !out.isEmpty { return out }
    let returns =
      Pattern("(again|back)").matches(sentence.atoms) || Pattern("after all").matches(sentence.atoms)
    for key in sentence.constraints.keys where key != "n" && key != "occasion" {
      let slot = returns && ["brand", "colour", "category", "material"].contains(key) ? "not_" + key : key
      if !out.contains(slot) { out.append(slot) }
    }
    return out
  }

  private static let nouns: [(slot: String, phrases: PhraseList)] = [
    (
      "price",
      PhraseList(
        "price;prices;budget;cost;money;how much;price limit;upper limit;ceiling;price cap;spending limit;价位;上限;限额;限价;钱不是问题;不差钱;钱不是事;钱不成问题;价格;预算;价钱;多少钱;贵一点也行"
      )
    ),
    ("colour", PhraseList("colour;color;colours;colors;颜色;色")),
    ("brand", PhraseList("brand;brands;make;品牌;牌子")),
    ("category", PhraseList("category;categories;kind;品类;类别;种类")),
    ("size", PhraseList("size;sizes;尺码;尺寸;大小")),
    ("material", PhraseList("material;materials;fabric;材质;材料;面料")),
    ("gender", PhraseList("gender;sex;性别")), ("rating", PhraseList("rating;ratings;stars;reviews;评分;评价")),
    ("attrs", PhraseList("features;feature;attributes;attribute;properties;功能;属性")),
    ("in_stock", PhraseList("stock;availability;in stock;out of stock;库存;有货;现货;缺货;没货;无货;断货")),
    ("on_sale", PhraseList("sale;on sale;discount;打折;特价")),
  ]

  func perform(_ turn: Turn, in scene: inout Scene) throws -> Reply {
    for slot in turn.slots["slots"]?.strings ?? [] { scene.dialogue.state.wish.drop(slot) }
    // A blocking chip is dropped alone, the other bound of a price stays.
    if let chip = turn.slots["chip"]?.string { scene.dialogue.state.wish.drop(chip: chip) }
    scene.dialogue.state.forgetOldChips()
    return try scene.list(count: nil)
  }
}
