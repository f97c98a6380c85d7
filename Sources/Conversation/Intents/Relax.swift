// Conversation › Relax: a constraint is dropped.

import Fusion
import GraphRules

struct Relax: Intent {
  let name = "relax"
  let commands = ["drop", "relax"]
  let isStep = true
  let cues: [Cue] = [.relax]
  let help: HelpLine? = HelpLine(
    topic: "recommendations", english: ("drop a constraint", "drop the price limit"),
    chinese: ("放宽条件", "价格不限"),
    slash: "/drop price")

  func read(_ sentence: Utterance, in dialogue: Dialogue) -> Reading? {
    guard let weight = sentence.weight(cues) else { return nil }
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
      sentence.says(.relaxAgain)
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
