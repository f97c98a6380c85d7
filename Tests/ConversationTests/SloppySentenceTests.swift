// ConversationTests › SloppySentenceTests: how agents really type, in both languages.

import Conversation
import Testing

/// A sentence, what it follows, and how it is understood.
struct Sloppy: Sendable, CustomTestStringConvertible {
  let text: String
  let setup: [String]
  let wanted: String

  init(_ text: String, _ wanted: String, after setup: [String] = []) {
    self.text = text
    self.setup = setup
    self.wanted = wanted
  }

  var testDescription: String { text }

  private static let boots = ["hiking boots for Anna Keller under 120 euros"]

  static let all: [Sloppy] = [
    // Requests
    Sloppy(
      "hi, i need hiking boots for anna keller pls, max 100",
      ##"recommend {"user":"u1042","category":["hiking-boots"],"price":{"max":100}}"##),
    Sloppy(
      "got any rucksacks under 90 quid?",
      ##"recommend {"category":["backpacks"],"price":{"max":90,"currency":"GBP"}}"##),
    Sloppy(
      "need a gift for my son, he's 8 years old, 25 euro tops",
      ##"recommend {"user":"@current","price":{"max":25,"currency":"EUR"},"occasion":"gift","recipient_age":8}"##,
      after: ["load u1042"]),
    Sloppy(
      "ladies rain jacket, size m, not red or pink",
      ##"recommend {"category":["rain-jackets"],"not_colour":["red","pink"],"gender":["women"],"size":"M"}"##),
    Sloppy(
      "Headphones for Priya, wireless, around 100",
      ##"recommend {"user":"u1018","category":["headphones"],"attrs":{"wireless":true},"price":{"min":80,"max":120}}"##
    ),
    Sloppy(
      "Bob Tanaka wants a tent from Fjordmark or Northpeak",
      ##"recommend {"user":"u2077","category":["tents"],"brand":["fjordmark","northpeak"]}"##),
    Sloppy(
      "can you suggest a coffee machine between two hundred and 350 euros",
      ##"recommend {"category":["coffee-makers"],"price":{"min":200,"max":350,"currency":"EUR"}}"##),
    Sloppy(
      "show me 3 navy sweaters without wool",
      ##"recommend {"category":["sweaters"],"colour":["navy"],"not_material":["wool"],"n":3}"##),
    Sloppy("leather gloves", ##"recommend {"category":["gloves"],"material":["leather"]}"##),
    Sloppy("anything on sale for u1018?", ##"recommend {"user":"u1018","on_sale":true}"##),
    Sloppy(
      "vegan hiking boots up to €110, in stock",
      ##"recommend {"category":["hiking-boots"],"attrs":{"vegan":true},"price":{"max":110,"currency":"EUR"},"in_stock":true}"##
    ),
    Sloppy(
      "a present for a 6 yr old girl, 15-25 euros",
      ##"recommend {"price":{"min":15,"max":25,"currency":"EUR"},"occasion":"gift","recipient_age":6}"##),
    Sloppy("snekers for Grace Lee", ##"recommend {"user":"u1052","category":["sneakers"]}"##),
    Sloppy("backpaks from Kestral", ##"recommend {"category":["backpacks"],"brand":["kestrel"]}"##),
    Sloppy(
      "black or grey down jackets, at least 100 euros",
      ##"recommend {"category":["down-jackets"],"colour":["black","grey"],"price":{"min":100,"currency":"EUR"}}"##
    ),
    Sloppy("sneakers in size 41 or 42", ##"recommend {"category":["sneakers"],"size":["41","42"]}"##),
    Sloppy(
      "now trail runners for her", ##"recommend {"user":"@current","category":["trail-running-shoes"]}"##,
      after: boots),
    Sloppy("winter hats for kids", ##"recommend {"category":["beanies"],"gender":["kids"]}"##),
    Sloppy("coffee mugs", ##"recommend {"category":["mugs"]}"##),
    Sloppy("top 3 tents for u2077", ##"recommend {"user":"u2077","category":["tents"],"n":3}"##),
    Sloppy(
      "给张伟找双防水的登山靴，五百块以内",
      ##"recommend {"user":"u3014","category":["hiking-boots"],"attrs":{"waterproof":true},"price":{"max":500,"currency":"CNY"}}"##
    ),
    Sloppy("韩梅梅想要一件红色的羽绒服", ##"recommend {"user":"u3002","category":["down-jackets"],"colour":["red"]}"##),
    Sloppy(
      "有没有两百到三百元的背包",
      ##"recommend {"category":["backpacks"],"price":{"min":200,"max":300,"currency":"CNY"}}"##),
    Sloppy("来三款蓝牙耳机", ##"recommend {"category":["headphones"],"attrs":{"wireless":true},"n":3}"##),
    Sloppy("送妈妈的礼物，预算一百欧元", ##"recommend {"price":{"max":100,"currency":"EUR"},"occasion":"gift"}"##),
    Sloppy(
      "女款雪地靴 38码 不要黑色",
      ##"recommend {"category":["winter-boots"],"not_colour":["black"],"gender":["women"],"size":"38"}"##),
    Sloppy(
      "给她推荐个帐篷，大概150欧",
      ##"recommend {"user":"@current","category":["tents"],"price":{"min":120,"max":180,"currency":"EUR"}}"##,
      after: ["load u1042"]),
    // Customers
    Sloppy("ok i've got Sofia Rossi on the line", ##"set_user {"user":"u1025"}"##),
    Sloppy("u1056", ##"set_user {"user":"u1056"}"##),
    Sloppy("switch to priya", ##"set_user {"user":"u1018"}"##),
    Sloppy("load customer Oliver Grnat", ##"set_user {"user":"u1037"}"##),
    Sloppy("加载顾客陈静", ##"set_user {"user":"u3020"}"##),
    Sloppy("who is this customer again?", ##"show_state {}"##, after: ["load u1042"]),
    Sloppy(
      "recommend something for Chris",
      ##"clarify {"slot":"user","candidates":["u1003","u1009"],"then":"recommend"}"##),
    Sloppy("load u5555", ##"error.unknown_user {"user":"u5555"}"##),
    Sloppy("show her some boots", ##"error.no_user {}"##),
    // Steering
    Sloppy("too expensive", ##"critique {"critiques":[{"attr":"price","dir":"-"}]}"##, after: boots),
    Sloppy(
      "a lot lighter than the third one",
      ##"critique {"critiques":[{"attr":"weight","dir":"-","step":"large"}],"ref":"#3"}"##, after: boots),
    Sloppy(
      "slightly darker and not brown",
      ##"critique {"critiques":[{"attr":"colour.lightness","dir":"-","step":"small"}],"not_colour":["brown"]}"##,
      after: boots),
    Sloppy("under 90 then", ##"refine {"price":{"max":90}}"##, after: boots),
    Sloppy("in black or grey please", ##"refine {"colour":["black","grey"]}"##, after: boots),
    Sloppy("must be waterproof", ##"refine {"attrs":{"waterproof":true}}"##, after: boots),
    Sloppy("nothing from Kestrel or Antu", ##"exclude {"not_brand":["kestrel","antu"]}"##, after: boots),
    Sloppy("everything but leather", ##"exclude {"not_material":["leather"]}"##, after: boots),
    Sloppy("price doesn't matter", ##"relax {"slots":["price"]}"##, after: boots),
    Sloppy("forget the budget", ##"relax {"slots":["price"]}"##, after: boots),
    Sloppy("any brand is fine", ##"relax {"slots":["brand"]}"##, after: boots),
    Sloppy("show me more like #2", ##"similar {"ref":"#2"}"##, after: boots),
    Sloppy("3 more", ##"more {"offset":"@next","n":3}"##, after: boots),
    Sloppy("what else do you have", ##"more {"offset":"@next"}"##, after: boots),
    Sloppy("show the list again", ##"repeat {}"##, after: boots),
    Sloppy("undo that", ##"undo {"n":1}"##, after: boots),
    Sloppy("next customer please", ##"reset {"scope":"all"}"##, after: boots),
    Sloppy(
      "太贵了，便宜点的", ##"critique {"critiques":[{"attr":"price","dir":"-","step":"small"}]}"##, after: boots),
    Sloppy(
      "比第二个再轻一点", ##"critique {"critiques":[{"attr":"weight","dir":"-","step":"small"}],"ref":"#2"}"##,
      after: boots),
    Sloppy("不要红隼的", ##"exclude {"not_brand":["kestrel"]}"##, after: boots),
    Sloppy("颜色无所谓", ##"relax {"slots":["colour"]}"##, after: boots),
    Sloppy(
      "要黑色的，100欧以下", ##"refine {"colour":["black"],"price":{"max":100,"currency":"EUR"}}"##, after: boots),
    Sloppy("还有别的吗", ##"more {"offset":"@next"}"##, after: boots),
    Sloppy("类似第一个的", ##"similar {"ref":"#1"}"##, after: boots),
    // Reasons
    Sloppy("how come the last one is in there", ##"explain {"ref":"#5"}"##, after: boots),
    Sloppy("and why the Moor Low?", ##"explain {"item":"northpeak-moor-low"}"##, after: boots),
    Sloppy("are you sure about #3", ##"explain {"ref":"#3","view":"confidence"}"##, after: boots),
    Sloppy("explain number 4 in full", ##"explain {"ref":"#4","view":"full"}"##, after: boots),
    Sloppy("第三个为什么推荐给她", ##"explain {"ref":"#3"}"##, after: boots),
    Sloppy("这个怎么跟顾客解释", ##"explain {"ref":"@focus","style":"customer"}"##, after: boots),
    Sloppy("why L1#7", ##"error.no_such_ref {"ref":"L1#7","have":5}"##, after: boots),
    Sloppy("why 2", ##"explain {"ref":"#2"}"##, after: boots),
    Sloppy("show me the thread for 3", ##"explain {"ref":"#3","view":"paths"}"##, after: boots),
    Sloppy("give me the next five", ##"more {"offset":"@next","n":5}"##, after: boots),
    Sloppy("put kestrel back", ##"relax {"slots":["not_brand"]}"##, after: boots),
    Sloppy(
      "like #2 but cheaper", ##"critique {"critiques":[{"attr":"price","dir":"-"}],"ref":"#2"}"##,
      after: boots),
    Sloppy("find me boots for Anna Keller", ##"recommend {"user":"u1042","category":["boots"]}"##),
    Sloppy("Priya would like sandals", ##"recommend {"user":"u1018","category":["sandals"]}"##),
    Sloppy("switch customer to u1092", ##"set_user {"user":"u1092"}"##),
    Sloppy("exit", "quit {}"),
    // The rest
    Sloppy("what can you do?", ##"help {}"##),
    Sloppy("how do i hide a product", ##"help {"topic":"feedback"}"##),
    Sloppy("怎么比较两个商品", ##"help {"topic":"comparing"}"##),
    Sloppy("a blue jacket but nothing blue", ##"contradiction {"slot":"colour","value":"blue"}"##),
    Sloppy("what's the weather like in Berlin", ##"error.out_of_scope {}"##),
    Sloppy("good morning", ##"error.out_of_scope {}"##),
    Sloppy("she loves the second one", ##"feedback {"value":"like","ref":"#2"}"##, after: boots),
    Sloppy("would she like #3?", ##"explain {"ref":"#3"}"##, after: boots),
    Sloppy(
      "what if she had bought a tent", ##"what_if {"event":"purchase","category":["tents"]}"##, after: boots),
    Sloppy("why is #3 behind #1", ##"explain_order {"a":"#1","b":"#3"}"##, after: boots),
    Sloppy("compare it with #3", ##"compare {"refs":["@focus","#3"]}"##, after: boots),
    Sloppy(
      "which is the cheapest", ##"compare {"refs":"@list","attrs":["price"],"pick":"min"}"##, after: boots),
    Sloppy("what would change #2", ##"explain {"ref":"#2","view":"change"}"##, after: boots),
    Sloppy(
      "why no kestrel boots", ##"explain_absence {"category":["boots"],"brand":["kestrel"]}"##, after: boots),
    Sloppy("今天天气怎么样", ##"error.out_of_scope {}"##),
    Sloppy("第二个多少钱", ##"ask_attribute {"ref":"#2","attr":"price"}"##, after: boots),
  ]
}

@Suite("Sloppy sentences", .enabled(if: FixtureShop.isPresent, "the shared fixture shop is absent"))
struct SloppySentenceTests {
  @Test("What an agent types in a hurry is understood", arguments: Sloppy.all)
  func understood(line: Sloppy) throws {
    var session = try Session()
    for sentence in line.setup { try session.say(sentence) }
    let turn = try session.say(line.text).turn
    #expect("\(turn.intent) \(turn.slots.json)" == line.wanted)
  }
}
