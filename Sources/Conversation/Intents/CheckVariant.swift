// Conversation › CheckVariant: whether a product comes in a colour or size, and what else there is.

import Catalogue
import GraphRules

struct CheckVariant: Intent {
  let name = "check_variant"
  let commands = ["variant", "variants"]
  let cues: [Cue] = [.checkVariant]
  let help: HelpLine? = HelpLine(
    topic: "recommendations", english: ("a colour or size of it", "do we have #1 in teal?"),
    chinese: ("有没有这个颜色", "第一个有青色的吗"), slash: "/variants 1")

  func read(_ sentence: Utterance, in dialogue: Dialogue) -> Reading? {
    if sentence.target == nil, sentence.constraints.isEmpty, sentence.says(.checkVariantAnother) {
      return Reading(5.6, SlotMap([("ref", .string("@focus"))]), needsList: true)
    }
    guard let target = sentence.targetSlots, sentence.target != nil, !sentence.says(.checkVariantOthers),
      sentence.constraints["price"] == nil
    else { return nil }
    let constraints = sentence.constraints
    var slots = target
    slots["colour"] = constraints["colour"]
    slots["size"] = constraints["size"]
    let asks = slots["colour"] != nil || slots["size"] != nil
    guard let weight = sentence.weight(asks ? cues : [.checkVariantOpen]) else { return nil }
    // “make it red” wishes; it does not ask.
    if sentence.says(.checkVariantOrders) { return nil }
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
