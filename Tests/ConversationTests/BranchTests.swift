// ConversationTests › BranchTests: a what-if that goes on: what is added to it, how it is left, and what of it can be kept.

import Conversation
import Testing

extension WritingSession {
  /// A call with a list of hiking boots under 120 euros on the screen.
  static func withBoots() throws -> WritingSession {
    var session = try WritingSession()
    try session.say("hiking boots for Anna Keller under 120 euros")
    return session
  }
}

extension Exchange {
  /// The answer on lines as long as they like.
  var words: String { Layout(width: 100_000, language: turn.language).text(reply) }
}

@Suite(
  "What-if as a branch", .enabled(if: FixtureShop.isPresent, "the shared fixture shop is absent"))
struct BranchTests {
  // MARK: Going in and out

  @Test("A what-if goes on until it is left, and the list, chips and customer are as they were all the while")
  func goesOn() throws {
    var session = try WritingSession.withBoots()
    let before = session.dialogue.state
    let inside = try session.say("what if she returns the boots?")
    #expect(session.dialogue.branch != nil)
    #expect(inside.supposed == ["return bought(category: \"boots\")"])
    let back = try session.say("back")
    #expect(back.turn.intent == "undo" && back.supposed.isEmpty)
    #expect(back.words == "The what-if is left; nothing was changed by it.")
    #expect(session.dialogue.branch == nil && session.dialogue.state == before)
  }

  @Test("A what-if without an answer begins nothing")
  func noAnswer() throws {
    var session = try WritingSession.withBoots()
    for sentence in ["what if", "what if it were 20 euros cheaper?"] {
      #expect(try session.say(sentence).turn.intent == "what_if")
      #expect(session.dialogue.branch == nil)
    }
  }

  @Test(
    "Words that leave it",
    arguments: [
      "back", "go back", "never mind", "算了", "Back to the list.", "ok, back", "leave what-if",
      "exit the what if", "/back",
      "undo", "/undo",
      "返回", "回到列表", "退出假设", "好的，返回", "撤销",
    ])
  func leaves(text: String) throws {
    var session = try WritingSession.withBoots()
    let before = session.dialogue.state
    try session.say("what if price didn't matter")
    let exchange = try session.say(text)
    #expect(exchange.turn.intent == "undo" && exchange.reply.errorCode == nil)
    #expect(session.dialogue.branch == nil && session.dialogue.state == before)
  }

  @Test(
    "Outside of a what-if the same words mean what they always meant",
    arguments: ["back", "go back", "back to the list", "返回", "回到列表", "keep it", "就这样", "保留"])
  func outside(text: String) throws {
    var session = try WritingSession.withBoots()
    var inside = session
    try inside.say("what if price didn't matter")
    try inside.say("back")
    let plain = try session.say(text)
    let later = try inside.say(text)
    #expect(plain.turn == later.turn && plain.chips == later.chips)
    #expect(plain.turn.intent != "relax" && plain.turn.intent != "refine")
  }

  @Test("Undo in a what-if leaves it, and takes back nothing that was written before it")
  func undo() throws {
    var session = try WritingSession.withBoots()
    try session.say("she likes #1")
    let written = session.writer.lines
    try session.say("what if she returns the boots?")
    try session.say("undo 3")
    #expect(session.writer.lines == written)
    try session.say("undo")
    #expect(session.writer.lines == written + ["take back 1"])
  }

  @Test(
    "Every other request leaves it and is answered by things as they are",
    arguments: ["why 1", "cheaper", "more", "load Bob Tanaka", "who am I helping?", "她喜欢第二个"])
  func others(text: String) throws {
    var session = try WritingSession.withBoots()
    var plain = session
    try session.say("what if she returns the boots?")
    let exchange = try session.say(text)
    #expect(session.dialogue.branch == nil && exchange.supposed.isEmpty)
    let wanted = try plain.say(text)
    #expect(exchange.turn == wanted.turn && exchange.chips == wanted.chips && exchange.user == wanted.user)
  }

  @Test("What is not understood, a courtesy and the help leave it as it is")
  func stays() throws {
    var session = try WritingSession.withBoots()
    try session.say("what if she returns the boots?")
    for text in ["thanks", "the weather is nice", "why #9?", "help with what-if", "/expalin"] {
      try session.say(text)
      #expect(session.dialogue.branch != nil, "\(text)")
    }
  }

  @Test("A desk that is unloaded supposes nothing more")
  func unloaded() throws {
    var session = try WritingSession.withBoots()
    try session.say("what if she returns the boots?")
    session.dialogue.unload()
    #expect(session.dialogue.branch == nil)
  }

  // MARK: One thing more

  @Test(
    "Only an explicit word adds to what is supposed",
    arguments: [
      ("and if she also buys a tent?", "purchase category(\"tents\")"),
      ("what if she also buys a tent", "purchase category(\"tents\")"),
      ("what if she buys a tent too", "purchase category(\"tents\")"),
      ("plus she buys a tent", "purchase category(\"tents\")"), ("plus ignore pictures", "disabled visual"),
      ("also ignore the other customers", "disabled neighbours"),
      ("ignore pictures as well", "disabled visual"),
      ("what if price didn't matter either, also", "relaxed price"),
      ("and what if we also boost Northpeak", "rule boost"),
      ("plus under 80 euros", #"wished {"price":{"max":80,"currency":"EUR"}}"#),
      ("and if it were also a new customer", "user @cold"),
      ("/what-if also price doesn't matter", "relaxed price"),
      ("如果她再买一顶帐篷呢", "purchase category(\"tents\")"), ("再买一顶帐篷呢？", "purchase category(\"tents\")"),
      ("她还买了帐篷", "purchase category(\"tents\")"), ("而且如果不看图片呢", "disabled visual"),
      ("另外不看图片", "disabled visual"),
      ("同时如果价格不限呢", "relaxed price"),
    ])
  func adds(text: String, wanted: String) throws {
    var session = try WritingSession.withBoots()
    try session.say("what if she returns the boots?")
    let exchange = try session.say(text)
    #expect(exchange.turn.intent == "what_if")
    #expect(exchange.supposed == ["return bought(category: \"boots\")", wanted])
    #expect(
      exchange.words.contains(exchange.supposed.last ?? wanted), "the heading names all that is supposed")
    #expect(session.writer.lines.isEmpty)
  }

  @Test(
    "A what-if without such a word begins anew",
    arguments: [
      "what if she buys a tent", "and what if she buys a tent?", "如果她买帐篷呢",
      "suppose she no longer buys a tent",
    ])
  func beginsAnew(text: String) throws {
    var session = try WritingSession.withBoots()
    try session.say("what if we ignore images")
    #expect(try session.say(text).supposed.count == 1)
  }

  @Test("Without a what-if, such a word adds to nothing")
  func nothingToAddTo() throws {
    var session = try WritingSession.withBoots()
    #expect(try session.say("what if she also buys a tent").supposed.count == 1)
    var plain = try WritingSession.withBoots()
    #expect(try plain.say("plus ignore pictures").supposed.isEmpty)
  }

  @Test(
    "A question or another request with such a word means what it means elsewhere, and leaves the what-if",
    arguments: [
      "did she also buy #2?", "再来几个", "再便宜一点", "also bought with #1", "再显示一遍", "how heavy is #1 too",
      "also show her jackets",
      "plus show me tents", "还有别的吗", "她还买过第二个吗",
    ])
  func questions(text: String) throws {
    var session = try WritingSession.withBoots()
    var plain = session
    try session.say("what if we ignore images")
    #expect(try session.say(text).turn == plain.say(text).turn)
    #expect(session.dialogue.branch == nil || text.hasPrefix("did"), "what is not understood leaves nothing")
    #expect(session.writer.lines.isEmpty)
  }

  @Test("A product that a brand and a kind stand for is added as well")
  func byBrand() throws {
    var session = try WritingSession.withBoots()
    try session.say("what if we ignore images")
    #expect(try session.say("and if she also buys the Altura backpack?").supposed.count == 2)
  }

  private static let lines: [GoldenLine] = GoldenFiles.read("second-what-if.jsonl")

  @Test("The sentences of a what-if are understood, and none but news writes", arguments: lines.map(\.id))
  func second(id: String) throws {
    let line = try #require(Self.lines.first { $0.id == id })
    var session = try WritingSession()
    for sentence in line.setup { try session.say(sentence) }
    let turn = try session.say(line.utterance).turn
    let isRight = line.readings.contains {
      $0.intent == "*"
        || $0.intent == turn.intent
          && Normal.same($0.slots, turn.slots, intent: turn.intent, language: turn.language)
    }
    #expect(isRight, "\(id) “\(line.utterance)”: \(turn.intent) \(turn.slots.json)")
    #expect(session.writer.lines.isEmpty == (turn.intent != "feedback"), "\(line.utterance)")
  }

  // MARK: For programs, and never written

  @Test("The state of a turn tells what is supposed, and has no word of it outside")
  func json() throws {
    var session = try WritingSession.withBoots()
    #expect(!(try session.say("why 1").json(result: "null", text: "").contains("what_if")))
    let line = try session.say("what if we ignore images").json(result: "null", text: "")
    #expect(
      line.contains(
        #""state":{"user":"u1042","chips":["hiking-boots","price<=120 EUR"],"what_if":["disabled visual"]}"#))
  }

  @Test("Whatever is supposed in whatever order, nothing is written", arguments: 0..<40)
  func neverWrites(seed: Int) throws {
    var session = try WritingSession(consent: Consent(canAsk: true, given: "yes"))
    try session.say("hiking boots for Anna Keller")
    var chance = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
    for _ in 0..<30 {
      chance = chance &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      // Inside, what adds to the what-if; outside, what begins one.
      let sentences = session.dialogue.branch == nil ? Self.beginnings : Self.beginnings + Self.additions
      let text = sentences[Int(chance >> 33) % sentences.count]
      try session.say(text)
      #expect(session.writer.lines.isEmpty, "\(text)")
    }
  }

  private static let beginnings = [
    "what if she returns the boots?", "what if she bought #2", "what if I hide #3?",
    "what if we boost Northpeak by 30 percent",
    "what would a new customer see?", "what if we ignore images", "what if price didn't matter",
    "what if it had to be red",
    "suppose she hates #1", "如果她把靴子退了呢", "如果她买了第二个", "要是提升北峰呢", "假如不看图片", "what if",
    "what if it were Bob Tanaka",
  ]
  private static let additions = [
    "plus she buys #2", "she also bought #1", "she also returned the boots", "and she likes #3 too",
    "also hide #2",
    "also boost Northpeak by 20 percent", "plus bury Kestrel", "she hates #2 as well", "她还买了第二个", "再退了靴子",
    "另外她不喜欢第三个",
    "而且隐藏第一个", "同时提升北峰20%", "plus ignore pictures", "plus under 80 euros", "and if she also buys #1?",
    "keep it", "保留",
    "back", "返回", "undo", "undo 5", "redo", "/back", "/keep", "help", "why 1",
  ]
}
