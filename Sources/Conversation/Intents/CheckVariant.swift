// Conversation › CheckVariant: whether a product comes in a colour or size, and what else there is.

import Catalogue

struct CheckVariant: Intent {
  let name = "check_variant"
  let commands = ["variant", "variants"]
  let patterns = [
    Pattern(
      "(do|does|did|can|could|have|has|is|are|got|would) .. (have|has|got|get|come|comes|stock|carry|sell|available|there|exist|order|<stock>|in|do)",
      5.6),
    Pattern("(version|variant|option|model|edition|one|pair|colourway|colorway)", 5.5),
    Pattern("(available|comes|come|exist|exists|made|<stock>) .. (in|as)", 5.5),
    Pattern("(<ref>|<item>) (in|as) (a)? (<colour>|<size>)", 5.5),
    Pattern("(有|有没有|还有|来|要|出|<stock>) .. (<colour>|<size>)", 5.6),
    Pattern("(<colour>|<size>) .. (有|有没有|还有|的吗|吗|没有|有货|<stock>)", 5.6),
  ]
  let help: HelpLine? = HelpLine(
    topic: "recommendations", english: ("a colour or size of it", "do we have #1 in teal?"),
    chinese: ("有没有这个颜色", "第一个有青色的吗"), slash: "/variants 1")

  /// Without a value: what other variants there are.
  private static let open = [
    Pattern(
      "(other|different|more|any other|another) (colours|colors|sizes|colour|color|size|variants|versions|options) .. (<ref>|<item>)",
      5.6),
    Pattern(
      "(<ref>|<item>) .. (other|different|more|another) (colours|colors|sizes|colour|color|size|variants|versions|options)",
      5.6),
    Pattern("(do|does) (we|you|the shop) (still)? (have|stock|carry|sell) (the)? (<ref>|<item>)$", 5.6),
    Pattern("(variants|versions) (of|for) (<ref>|<item>)", 5.6), Pattern("^variants (<ref>|<item>)", 5.6),
    Pattern("(<ref>|<item>) .. (其他|别的|其它) (颜色|尺码|款式)", 5.6), Pattern("(有没有|有) <item> (吗)?$", 5.3),
  ]
  /// What is like it, dearer, explained or bought is asked elsewhere.
  private static let others = [
    Pattern("(like|similar|why|compare|instead|bought|buy|cheaper|lighter|what if|store|stores|shop|branch)"),
    Pattern("(alternative|alternatives|substitute|comparable)"),
    Pattern("(类似|相近|相似|接近|替代|同类|差不多|为什么|比较|换成|买过|便宜)"), Pattern("哪家"),
  ]

  /// Without any product: another colour of what is talked of.
  private static let another = [
    Pattern(
      "^(and|any|is there|are there|does it come in|what about|got|in)? (an|any|some)? (other|another|different) (colour|color|colours|colors|size|sizes)$"
    ),
    Pattern("^(有没有|有|换|换个|换一个|换成)? (别的|其他|其它|另外的|个)? (颜色|尺码)$"),
  ]

  func read(_ sentence: Utterance, in dialogue: Dialogue) -> Reading? {
    if sentence.target == nil, sentence.constraints.isEmpty, sentence.weight(Self.another) != nil {
      return Reading(5.6, SlotMap([("ref", .string("@focus"))]), needsList: true)
    }
    guard let target = sentence.targetSlots, sentence.target != nil, sentence.weight(Self.others) == nil,
      sentence.constraints["price"] == nil
    else { return nil }
    let constraints = sentence.constraints
    var slots = target
    slots["colour"] = constraints["colour"]
    slots["size"] = constraints["size"]
    let asks = slots["colour"] != nil || slots["size"] != nil
    guard let weight = sentence.weight(asks ? patterns : Self.open) else { return nil }
    // “make it red” wishes; it does not ask.
    if sentence.weight([Pattern("^(make|only|just|but|i want|show me it) ")]) != nil { return nil }
    return Reading(weight, slots, needsList: slots["ref"] != nil)
  }

  func perform(_ turn: Turn, in scene: inout Scene) throws -> Reply {
    guard let item = scene.item(of: turn) else { return scene.noItem }
    let answer = try scene.shop.variants(
      of: item, colours: turn.slots["colour"]?.strings ?? [], sizes: turn.slots["size"]?.strings ?? [],
      language: scene.language)
    scene.dialogue.state.focus = item
    return .fact(scene.words(of: answer))
  }
}

extension Scene {
  func words(of answer: VariantsAnswer) -> FactReply {
    let name = told(answer.item)
    let inStock = answer.matching.filter(\.isInStock)
    var sentences: [String] = []
    if answer.wanted.isEmpty {
      let count = answer.matching.count
      sentences.append(
        inStock.isEmpty
          ? say("\(name) is out of stock.", "\(name)缺货。")
          : say(
            "\(name) comes in \(count) variant\(count == 1 ? "" : "s"), \(inStock.count) in stock.",
            "\(name)有 \(count) 款，\(inStock.count) 款有货。"))
    } else if let first = inStock.first {
      let price = first.price.map { " · \($0.label)" } ?? ""
      sentences.append(
        say("Yes, \(name) in \(answer.wanted) is in stock\(price).", "有，\(name)（\(answer.wanted)）有货\(price)。")
      )
    } else if !answer.matching.isEmpty {
      sentences.append(
        say("\(name) comes in \(answer.wanted), but it is out of stock.", "\(name)有\(answer.wanted)，但现在缺货。"))
    } else {
      sentences.append(say("No, \(name) does not come in \(answer.wanted).", "没有，\(name)没有\(answer.wanted)。"))
    }
    let shown = answer.wanted.isEmpty || inStock.isEmpty ? answer.matching + answer.others : answer.matching
    if !answer.wanted.isEmpty, inStock.isEmpty, answer.others.contains(where: \.isInStock) {
      sentences.append(say("What there is of it:", "现有的："))
    }
    var facts = SlotMap([
      ("item", .string(answer.item)), ("available", .bool(!inStock.isEmpty)),
      ("matching", .list(answer.matching.map { .map($0.facts) })),
    ])
    facts["others"] = answer.others.isEmpty ? nil : .list(answer.others.map { .map($0.facts) })
    return FactReply(
      "variants", .map(facts), sentences,
      rows: shown.prefix(12).map { line in
        [
          line.colour.isEmpty ? line.id : line.colour, line.price?.label ?? "", stockWord(line.isInStock),
          line.sizes.isEmpty ? "" : say("sizes ", "尺码 ") + line.sizes.joined(separator: " "),
        ]
      })
  }
}
