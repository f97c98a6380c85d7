// Conversation › AskAttribute: one fact about one product: how heavy it is, what it costs, whether it is waterproof.

import Catalogue
import GraphRules

struct AskAttribute: Intent {
  let name = "ask_attribute"
  let commands = ["ask"]

  /// Words by which an attribute is asked about, besides those of the lexicon; what is told most surely goes first.
  private struct Topic: Sendable {
    let attribute: String
    let cue: Cue

    init(_ attribute: String, _ cue: Cue) { (self.attribute, self.cue) = (attribute, cue) }
  }

  private static let topics = [
    Topic("weight", .askAttributeAboutWeight),
    Topic("battery_life", .askAttributeAboutBatteryLife),
    Topic("capacity", .askAttributeAboutCapacity),
    Topic("warranty", .askAttributeAboutWarranty),
    Topic("origin", .askAttributeAboutOrigin),
    Topic("rating", .askAttributeAboutRating),
    Topic("material", .askAttributeAboutMaterial),
    Topic("volume", .askAttributeAboutVolume),
    Topic("size", .askAttributeAboutSize),
    Topic("colour", .askAttributeAboutColour),
    Topic("price", .askAttributeAboutPrice),
    Topic("in_stock", .askAttributeAboutInStock),
    Topic("volume", .askAttributeAboutVolumeLoosely),
    Topic("length", .askAttributeAboutLength),
  ]

  let cues = topics.map(\.cue)
  let help: HelpLine? = HelpLine(
    topic: "recommendations", english: ("one fact about it", "is it waterproof?"),
    chinese: ("问一个属性", "这个防水吗"),
    slash: "/ask 1 weight")

  func read(_ sentence: Utterance, in dialogue: Dialogue) -> Reading? {
    if let target = sentence.targetSlots, sentence.target != nil {
      guard
        sentence.says(.askAttributeFrames) || sentence.text.hasSuffix("?") || sentence.text.hasSuffix("？"),
        !sentence.says(.askAttributeOthers), let attribute = Self.attribute(sentence)
      else { return nil }
      return Reading(
        5.3, target.merging(SlotMap([("attr", .string(attribute))])), needsList: target["ref"] != nil)
    }
    // “how much?”, “多少钱” with a product in mind.
    guard dialogue.state.focus != nil, sentence.references.isEmpty, (1...4).contains(sentence.atoms.count),
      sentence.constraints.keys.allSatisfy({ $0 == "in_stock" }), sentence.says(.askAttributeBare),
      let attribute = Self.attribute(sentence)
    else { return nil }
    return Reading(5.3, SlotMap([("ref", .string("@focus")), ("attr", .string(attribute))]), needsList: true)
  }

  /// The attribute's id in the lexicon.
  private static func attribute(_ sentence: Utterance) -> String? {
    let constraints = sentence.constraints
    // “a waterproof rating” is rare; a yes-or-no attribute is what is asked about.
    if let named = constraints["attrs"]?.map?.keys.first { return named }
    if let topic = topics.first(where: { sentence.says($0.cue) }) { return topic.attribute }
    if constraints["in_stock"] != nil { return "in_stock" }
    if constraints["material"] != nil || constraints["not_material"] != nil { return "material" }
    if constraints["on_sale"] != nil { return "price" }
    return sentence.attributes.first
  }

  func perform(_ turn: Turn, in scene: inout Scene) throws -> Reply {
    guard let item = scene.item(of: turn) else { return scene.noItem }
    let answer = try scene.shop.attribute(
      turn.slots["attr"]?.string ?? "", of: item, language: scene.language)
    scene.dialogue.state.focus = item
    var reply = scene.words(of: answer)
    if answer.attribute == "in_stock" { reply.notes += try scene.counterStock(of: item) }
    return .fact(reply)
  }
}

extension Scene {
  /// How many pieces the stores have; nothing where the shop has no stores.
  fileprivate func counterStock(of item: String) throws -> [String] {
    let answer = try shop.stores(with: item, city: nil, user: dialogue.state.customer, language: language)
    guard answer.storeCount > 0 else { return [] }
    let pieces = answer.places.reduce(0) { $0 + $1.pieces }
    let stores = answer.places.count
    return [
      pieces == 0
        ? say("No store has it over the counter.", "门店没有现货。")
        : say(
          "Over the counter: \(pieces) piece\(pieces == 1 ? "" : "s") in \(stores) store\(stores == 1 ? "" : "s").",
          "门店现货：\(stores) 家店共 \(pieces) 件。")
    ]
  }

  func words(of answer: AttributeAnswer) -> FactReply {
    let name = told(answer.item)
    var facts = SlotMap([("item", .string(answer.item)), ("attr", .string(answer.attribute))])
    let sentence: String
    switch answer.value {
    case .yes where answer.attribute == "in_stock":
      sentence = say("Yes, \(name) is in stock.", "有，\(name)有货。")
      facts["value"] = .bool(true)
    case .no where answer.attribute == "in_stock":
      sentence = say("No, \(name) is out of stock.", "没有，\(name)缺货。")
      facts["value"] = .bool(false)
    case .yes:
      sentence = say("Yes – \(name): \(answer.label).", "是的，\(name)：\(answer.label)。")
      facts["value"] = .bool(true)
    case .no:
      sentence = say("No – \(name): not \(answer.label).", "不是，\(name)不\(answer.label)。")
      facts["value"] = .bool(false)
    case .text(let text):
      sentence = say("\(name): \(answer.label) \(text).", "\(name)：\(answer.label) \(text)。")
      facts["value"] = .string(text)
    case .money(let price, let before):
      sentence =
        before.map {
          say(
            "\(name) costs \(price.label), down from \($0.label).", "\(name)现价 \(price.label)，原价 \($0.label)。"
          )
        } ?? say("\(name) costs \(price.label).", "\(name)价格 \(price.label)。")
      facts.add(price, as: "value")
      facts["regular_price"] = before.map { .number($0.amount) }
    case .stars(let mean, let count):
      sentence = say(
        "\(name) is rated \(Figures.two(mean)) of 5 (\(count) rating\(count == 1 ? "" : "s")).",
        "\(name)评分 \(Figures.two(mean)) / 5（\(count) 个评分）。")
      facts["value"] = .number(mean)
      facts["count"] = .number(Double(count))
    case .unknown:
      sentence = say(
        "About \(name) the shop's data do not say: \(answer.label).", "商店资料没有写\(name)的“\(answer.label)”。")
    }
    return FactReply("attribute", .map(facts), [sentence])
  }
}
