// Conversation › CrossSell: what goes with a product, what was bought with it, and a whole set.

struct CrossSell: Intent {
  let name = "cross_sell"
  let commands = ["with"]
  let isStep = true
  let patterns = [
    Pattern(
      "(goes|go|going|pairs|pair|paired|works|work|fits|fit|combines|combine|matches|match|suits|looks|look|wear|worn|use|used|sell|offer|team|teams) (well|good|nicely|great|best|together)? (up)? with",
      6.5),
    Pattern(
      "(what|which|anything|something|that) .. (matches|match|complements|complement|accompanies|accompany|suits) (<ref>|<item>)",
      6.5),
    Pattern(
      "(accessories|accessory|add ons|add on|addons|extras|complements|companions|matching items|matching products|matching <category>) (for|to|with) (<ref>|<item>)",
      6.5),
    Pattern("<category> (for|to|with) (<ref>|<item>)$", 4.7),
    Pattern(
      "<category> .. (suit|suits|match|matches|matching|complement|complements|flatter|flatters|accompany) .. (<ref>|<item>)",
      6.5),
    Pattern(
      "(what|what's|anything|something|which <category>) .. (suit|suits|match|matches|matching|complement|complements|go with|goes with|look good with|looks good with|look nice with|set off|round off) (<ref>|<item>)",
      6.7),
    Pattern("(add|throw|chuck|put) .. (in|on)? (with|to) (<ref>|<item>)$", 6.4),
    Pattern("(something|anything|what) .. (to)? (go|wear|use|team|pair) (along|together)? with", 6.6),
    Pattern("(配得上|配得起|搭着|搭得上|搭起来|一块儿穿|一起带|配着|配成一套|般配|配一下|配个|搭个)", 6.5),
    Pattern("(<ref>|<item>) .. (还)? (需要|要|得|该) .. (配|搭)", 6.5),
    Pattern(
      "(need|offer|add|suggest|recommend|want|buy|sell|get|take) .. (with|alongside|on top of|in addition to) .. (<ref>|<item>)",
      6.4),
    Pattern("(complementary|complement|matching|companion) .. (for|to|with) (<ref>|<item>)", 6.5),
    Pattern("(和|跟|与|同) (<ref>|<item>) .. (一起用|一起穿|一起戴|一起背|搭|配|相配)", 6.5),
    Pattern("(配|搭) (<ref>|<item>)", 6.5),
    Pattern("(wear|use) with", 6.5), Pattern("(go|goes|work|works|fit|fits) together with", 7.2),
    Pattern("(combine|pair|match|wear|team|mix|go) (<ref>|<item>) (up)? with", 6.5),
    Pattern("(<ref>|<item>) .. (配|搭) .. <category>", 6.5),
    Pattern("(cross sell|cross selling|upsell|add on sale)", 6.5),
    Pattern("(with|for) (<ref>|<item>) .. (goes|go) well", 6.5),
    Pattern("(搭配|搭什么|配什么|配啥|配点|搭点|配套|怎么配|怎么搭|配件|相配|好搭|可以配|能配|和什么搭|跟什么搭|搭)", 6.5),
  ]
  let help: HelpLine? = HelpLine(
    topic: "recommendations", english: ("what goes with it", "what goes with #1"),
    chinese: ("搭配什么", "第一个配什么好"), slash: "/with 1")

  func read(_ sentence: Utterance, in dialogue: Dialogue) -> Reading? {
    guard let weight = sentence.weight(patterns) else { return nil }
    let target = sentence.targetSlots ?? SlotMap([("ref", .string("@list"))])
    // “these boots” names what it is for; only what is asked for besides is a wish.
    return Reading(
      weight, target.merging(sentence.constraints), usesConstraints: true, needsList: target["ref"] != nil)
  }

  func perform(_ turn: Turn, in scene: inout Scene) throws -> Reply {
    // Of a whole list, with what stands in the middle of the talk.
    let isList = turn.slots["ref"]?.string == "@list"
    guard let item = isList ? scene.dialogue.state.focus : scene.item(of: turn) else { return scene.noItem }
    return try scene.list(in: .goesWith, for: turn, anchor: item, isFresh: true)
  }
}

/// What others bought who bought it.
struct AlsoBought: Intent {
  let name = "also_bought"
  let commands = ["also"]
  let isStep = true
  let patterns = [
    Pattern(
      "(also|as well|else|too) (choose|chose|chosen|pick|picked|select|selected|went for|go for|bought|buy|buys|purchased|purchase|ordered|order|get|got|take|took)",
      7),
    // “well” is not heard: buy as well.
    Pattern(
      "(bought|buy|buys|purchased|purchase|ordered|order|get|took|take) .. (also|as|too|else|besides|alongside|in addition)$",
      7),
    Pattern(
      "(people|customers|buyers|others|shoppers|clients|everyone|everybody) .. (bought|buy|purchased|purchase|get|got|order) .. with (<ref>|<item>)",
      7),
    Pattern(
      "(people|customers|buyers|others|shoppers|clients|who|those) .. (bought|buy|purchased|got) .. else", 7),
    Pattern(
      "else .. (people|customers|buyers|others|shoppers|clients|those|they|<user>) .. (bought|buy|purchased|got|buying|put|take|add|pick)",
      7),
    Pattern("(buyers|owners|purchasers) (of)? (<ref>|<item>) .. (else|also|as|too|besides)", 7.1),
    Pattern("(bought|buy|purchased|sold|ordered|go|goes) (frequently|often|usually)? together", 7),
    Pattern(
      "(people|customers|buyers|others|shoppers|clients|folks|who|those) .. (bought|buy|purchased|got|get|have|own|took) .. (else|also|as|too|besides)",
      7),
    Pattern(
      "(else|also) .. (bought|buy|purchased|got|get|ordered|order|pick up|picked up|take|took) .. (with|alongside|together)",
      7),
    Pattern("(in the same|in one) (basket|order|cart|go)", 7),
    Pattern("(else|also|usually|often|typically) .. (basket|cart|order|bag|trolley|till|checkout)", 7),
    Pattern(
      "(usually|often|mostly|commonly|typically|frequently) .. (bought|ordered|taken|sold|purchased) (together|with|alongside)",
      7),
    Pattern("(买|入|带|拿|选|要)(了|过|走)? .. (的)? (人|顾客|客人|客户|用户|大家) .. (还|也|都|另外|顺便|同时) .. (买|带|拿|选|入|要)", 7.1),
    Pattern("(常|经常|通常|一般|往往|大多) .. (和|跟|与|同)? .. (一起|一块|同时)(买|被买|卖|下单)", 7),
    Pattern("(还买了|也买了|一起买|还会买|还买过|也买过|还买|同时买|一块买|一起购买|一块儿买|顺便买)", 7),
  ]
  let help: HelpLine? = HelpLine(
    topic: "recommendations", english: ("what its buyers bought", "people who bought #2 also bought?"),
    chinese: ("买的人还买了", "买了这个的人还买了什么"), slash: "/also 2")

  /// “People who got it, what else did they get”: they are the buyers.
  private static let buyers = Pattern(
    "(people|customers|buyers|others|shoppers|clients|folks|everyone|everybody|those|anyone) .. (bought|buy|got|get|purchased|have|own|took|ordered|with)"
  )

  func read(_ sentence: Utterance, in dialogue: Dialogue) -> Reading? {
    guard let weight = sentence.weight(patterns), let target = sentence.targetSlots,
      !sentence.users.contains(.current) || Self.buyers.matches(sentence.atoms), !sentence.namesUser
    else { return nil }
    return Reading(weight, target, needsList: target["ref"] != nil)
  }

  func perform(_ turn: Turn, in scene: inout Scene) throws -> Reply {
    guard let item = scene.item(of: turn) else { return scene.noItem }
    return try scene.list(in: .alsoBought, for: turn, anchor: item, isFresh: true)
  }
}

/// A set: one thing of each kind that goes with it.
struct Bundle: Intent {
  let name = "bundle"
  let commands = ["bundle"]
  let isStep = true
  let patterns = [
    Pattern(
      "(complete|finish|round off|round out|fill out|make up|build|create|put together|assemble|make|compose|style) .. (outfit|look|set|bundle|kit|ensemble|combo|package)",
      6.6),
    Pattern("(outfit|bundle|full set|complete set|whole set|full kit|whole outfit|combo|ensemble)", 6),
    Pattern("(complete|finish) (it|the rest)", 6),
    Pattern("(配|凑|搭|来|组|拼) .. 一 (整)? (套|身)", 6.6),
    Pattern("(一套|成套|套装|一身|全套|组合|整套|配齐|凑齐|凑单)", 6.6),
  ]
  let help: HelpLine? = HelpLine(
    topic: "recommendations", english: ("a whole set", "complete the outfit"), chinese: ("凑一套", "帮她凑一套"),
    slash: "/bundle 1")

  func read(_ sentence: Utterance, in dialogue: Dialogue) -> Reading? {
    guard let weight = sentence.weight(patterns), let target = sentence.targetSlots else { return nil }
    // 一套桌游 is a board game, and no outfit.
    if sentence.target == nil,
      sentence.constraints["category"] != nil || sentence.constraints["occasion"] != nil
    {
      return nil
    }
    return Reading(weight, target, needsList: target["ref"] != nil)
  }

  func perform(_ turn: Turn, in scene: inout Scene) throws -> Reply {
    guard let item = scene.item(of: turn) else { return scene.noItem }
    return try scene.list(in: .bundle, for: turn, anchor: item, isFresh: true)
  }
}
