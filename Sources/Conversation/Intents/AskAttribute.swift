// Conversation › AskAttribute: one fact about one product: how heavy it is, what it costs, whether it is waterproof.

import Catalogue

struct AskAttribute: Intent {
  let name = "ask_attribute"
  let commands = ["ask"]

  /// Words by which an attribute is asked about, besides those of the lexicon; what is told most surely goes first.
  private struct Topic: Sendable {
    let attribute: String
    let patterns: [Pattern]

    init(_ attribute: String, _ patterns: String...) {
      self.attribute = attribute
      self.patterns = patterns.map { Pattern($0, 5.3) }
    }
  }

  private static let topics = [
    Topic(
      "weight", "how heavy", "(what|how much) .. (weigh|weight)", "(weigh|weighs|weight)",
      "(多重|重量|重不重|几斤|多少克|多少公斤|有多重|沉不沉)"),
    Topic(
      "battery_life", "(battery|batteries)", "how long .. (last|run|play|charge)", "(续航|电池|充一次电|能用多久|用多久)"),
    Topic("capacity", "how many (people|persons|adults)", "(sleeps|sleep) .. ", "(几个人|几人|多少人|睡几|住几)"),
    Topic("warranty", "(warranty|warranties|guarantee|guaranteed)", "(保修|质保|包修)"),
    Topic(
      "origin", "where .. (made|from|come from|comes from|produced|manufactured)",
      "(country of origin|made in)",
      "(产地|哪产|哪生产|哪个国家|什么地方产|哪里产|哪儿产|哪里生产|产自|哪国)"),
    Topic(
      "rating", "(rated|rating|ratings|reviews|reviewed|stars)",
      "what do (people|customers|others) (think|say)",
      "(is|are) (<ref>|<item>) any good", "(评分|评价|口碑|好评|几星|几颗星)"),
    Topic(
      "material", "made (out)? (of|from)", "(material|materials|fabric|what fabric)", "(材质|材料|面料|料子|什么做的)"),
    Topic(
      "volume", "(how many|what) .. (litres|liters|volume)", "(volume|litres|liters)", "how (roomy|spacious)",
      "(容量|多少升|几升|能装)"),
    Topic("size", "(what|which) (sizes|size)", "sizes", "(尺码|什么码|多大码|哪些码|几码|有哪些号|尺寸)"),
    Topic(
      "colour", "(what|which) (colours|colors|colour|color)", "(colours|colors)", "(什么颜色|哪些颜色|几种颜色|几个颜色|颜色)"),
    Topic(
      "price", "how much", "(price|prices|cost|costs|pricing)", "how (expensive|dear|cheap|pricey)",
      "(<sale>|reduced)",
      "(多少钱|价格|什么价|价钱|几块|几钱|怎么卖|卖多少|卖几|要多少|多少欧|多少块|多少元|什么价位|啥价|贵不贵|售价|打折)"),
    Topic(
      "in_stock", "<stock>", "(sold out|in stock|stock|availability|any left|left|online)",
      "(还剩|剩下|剩多少|剩几|网上|线上|网店|有货|库存|现货|缺货|没货|还有吗|卖完|还有没有|有没有货|<stock>)"),
    Topic("volume", "how (big|large)", "(多大|有多大)"),
    Topic("length", "how long", "多长"),
  ]

  let patterns: [Pattern] = topics.flatMap(\.patterns)
  let help: HelpLine? = HelpLine(
    topic: "recommendations", english: ("one fact about it", "is it waterproof?"),
    chinese: ("问一个属性", "这个防水吗"),
    slash: "/ask 1 weight")

  /// A question, or a noun with “of”.
  private static let frames = [
    Pattern(
      "^(and|so|but|also|hey|tell me|do you know|any idea|i wonder|she asks|he asks|customer asks)? (if|whether)? (is|are|isn't|aren't|was|does|do|doesn't|don't|has|have|can|could|will|would|how|what|what's|which|where|when|did)"
    ),
    Pattern(
      "(price|cost|weight|material|rating|warranty|size|sizes|colour|colours|colors|volume|capacity|origin|length|width|height|stock|battery life) (of|for|on) (the)? (<ref>|<item>)"
    ),
    Pattern(
      "(<ref>|<item>) (price|cost|weight|material|rating|warranty|sizes|size|colours|colors|volume|capacity|origin|battery life)"
    ),
    Pattern("(tell|asks|ask|asking|wonders|wondering|know) .. (if|whether|how|what|which|where)"),
    Pattern("(吗|么|多|几|什么|哪|怎么|有没有|是不是|贵不贵|重不重|是否|的)"),
    Pattern("(<ref>|<item>) (的)? (价格|重量|材质|评分|评价|尺码|颜色|产地|容量|保修|续航|库存|面料|尺寸)"),
    Pattern("(<ref>|<item>) (<attr>|<stock>|<sale>|<material>|<gender>)$"),
    Pattern("(<attr>|<stock>|<material>) .. (不|没)$"),
    Pattern("(<ref>|<item>) .. 不 <attr>"), Pattern("(包|带|含|送|防|透|保) 不 (包|带|含|送|防|透|保)"),
    Pattern("(是|还|现在) .. (<attr>|<stock>|<material>)"),
  ]
  /// Questions about the list, about reasons or about what else there is.
  private static let others = [
    Pattern("(why|anything|something|others|else|compare|instead)"),
    Pattern("(which|what) (one|of them|of these)"),
    Pattern("(类似|相似|差不多|接近|similar to|comparable to|alternative to) .. (<ref>|<item>)"),
    Pattern("(为什么|哪个|其他|别的|更)"), Pattern("比 (<ref>|<item>)"),
  ]

  func read(_ sentence: Utterance, in dialogue: Dialogue) -> Reading? {
    if let target = sentence.targetSlots, sentence.target != nil {
      guard
        sentence.weight(Self.frames) != nil || sentence.text.hasSuffix("?") || sentence.text.hasSuffix("？"),
        sentence.weight(Self.others) == nil, let attribute = Self.attribute(sentence)
      else { return nil }
      return Reading(
        5.3, target.merging(SlotMap([("attr", .string(attribute))])), needsList: target["ref"] != nil)
    }
    // “how much?”, “多少钱” with a product in mind.
    guard dialogue.state.focus != nil, sentence.references.isEmpty, (1...4).contains(sentence.atoms.count),
      sentence.constraints.keys.allSatisfy({ $0 == "in_stock" }), sentence.weight(Self.bare) != nil,
      let attribute = Self.attribute(sentence)
    else { return nil }
    return Reading(5.3, SlotMap([("ref", .string("@focus")), ("attr", .string(attribute))]), needsList: true)
  }

  private static let bare = [
    Pattern("^(and)? how (much|heavy|big|long|warm|expensive)( is that)?$"),
    Pattern("^(and)? (what|the)? (price|weight|material)$"),
    Pattern("^(and|so|or|but)? (is <ref>|is it|what about|how about)? (<stock>)? (to order)? online$"),
    Pattern("^(and|so)? how many (of <ref>|of them|pieces|are|do we have)? .. (left|<stock>|have)$"),
    Pattern("^(is|are) (there|they) any left$"), Pattern("^any (left|more of <ref> left)$"),
    Pattern("^any left"),
    Pattern("^(还|现在)? (剩|剩下|有) (几|多少) (个|件|双|条)? (货|库存)?$"), Pattern("^(库存)? (还)? (有|剩) (多少|几) (个|件|双)?$"),
    Pattern("^(那|现在|还|在)? (网上|线上|网店|官网)? (呢|有|能买|可以买|<stock>)? $"),
    Pattern("^(现在|还|网上|线上|网店|这个)? <stock> (么|吗)$"),
    Pattern("^(多少钱|多重|什么材质|多大|有货吗|防水吗|怎么卖|什么价)$"),
  ]

  /// The attribute's id in the lexicon.
  private static func attribute(_ sentence: Utterance) -> String? {
    let constraints = sentence.constraints
    // “a waterproof rating” is rare; a yes-or-no attribute is what is asked about.
    if let named = constraints["attrs"]?.map?.keys.first { return named }
    if let topic = topics.first(where: { sentence.weight($0.patterns) != nil }) { return topic.attribute }
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
