// ConversationTests › BranchKeepingTests: what of a what-if is kept, and what is said of all else.

import Conversation
import Testing

@Suite(
  "Keeping a what-if", .enabled(if: FixtureShop.isPresent, "the shared fixture shop is absent"))
struct BranchKeepingTests {
  @Test(
    "A condition that was supposed is kept as a chip, and undo takes it back",
    arguments: ["keep it", "keep", "/keep", "就这样", "保留", "ok, keep that"])
  func keeps(text: String) throws {
    var session = try WritingSession.withBoots()
    try session.say("what if price didn't matter")
    try session.say("and what if we also hide Kestrel")
    let kept = try session.say(text)
    #expect(kept.turn.intent == "refine")
    #expect(kept.turn.slots.json == #"{"not_brand":["kestrel"],"slots":["price"]}"#)
    #expect(kept.chips == ["hiking-boots", "not brand:kestrel"])
    #expect(session.dialogue.branch == nil)
    #expect(try session.say("undo").chips == ["hiking-boots", "price<=120 EUR"])
    #expect(session.writer.lines.isEmpty)
  }

  @Test("Of one kind of condition, keeping is the turn that a sentence for it would be")
  func keptTurns() throws {
    for (supposed, intent) in [
      ("what if price didn't matter", "relax"), ("what if it had to be under 80 euros", "refine"),
      ("what if we hide Kestrel", "exclude"),
    ] {
      var session = try WritingSession.withBoots()
      try session.say(supposed)
      #expect(try session.say("keep it").turn.intent == intent, "\(supposed)")
    }
  }

  @Test("A later condition takes the place of an earlier one, and then none stands")
  func laterWins() throws {
    var session = try WritingSession.withBoots()
    try session.say("what if it had to be under 80 euros")
    try session.say("and also if price didn't matter")
    let kept = try session.say("keep it")
    #expect(kept.turn.slots.json == #"{"slots":["price"]}"#)
    #expect(kept.chips == ["hiking-boots"])
  }

  @Test("Two brands that are hidden are both left out, and one that is wished for then is not")
  func brands() throws {
    var session = try WritingSession.withBoots()
    try session.say("what if we hide Kestrel")
    try session.say("and also if we hide Northpeak")
    #expect(try session.say("keep it").turn.slots.json == #"{"not_brand":["kestrel","northpeak"]}"#)
    try session.say("undo")
    try session.say("what if we hide Kestrel")
    try session.say("and also if it had to be Kestrel")
    let kept = try session.say("keep it")
    #expect(kept.turn.slots.json == #"{"brand":["kestrel"]}"#)
    #expect(kept.chips == ["hiking-boots", "brand:kestrel", "price<=120 EUR"])
  }

  @Test("What the customer did is not kept with the wishes; the sentence that records it is told")
  func keepsTheWishesAlone() throws {
    var session = try WritingSession.withBoots()
    try session.say("what if she returns the boots?")
    try session.say("plus price doesn't matter")
    let kept = try session.say("keep it")
    #expect(kept.chips == ["hiking-boots"])
    #expect(
      kept.words.contains(
        "Not kept: return bought(category: \"boots\"). Say “she returned the boots” to record it."))
    #expect(session.writer.lines.isEmpty)
  }

  @Test(
    "What cannot be kept is said with a sentence that does it",
    arguments: [
      ("what if she returns the boots?", "feedback"), ("what if she buys #2", "feedback"),
      ("what if she likes #1", "feedback"), ("what if she doesn't like #3", "feedback"),
      ("what if I hide #3?", "feedback"),
      ("what if we boost Northpeak", "rule_add"), ("what if we bury Kestrel by 50 percent", "rule_add"),
      ("what if it were Bob Tanaka", "set_user"), ("what would a new customer see?", "reset"),
      ("如果她把靴子退了呢", "feedback"), ("如果她买了第二个呢", "feedback"), ("如果她不喜欢第三个呢", "feedback"),
      ("如果隐藏第三个呢", "feedback"),
      ("如果提升北峰会怎么样", "rule_add"), ("如果是新顾客呢", "recommend"),
    ])
  func teaches(text: String, intent: String) throws {
    var session = try WritingSession.withBoots()
    try session.say(text)
    let asked = try session.say(session.dialogue.language == "zh" ? "保留" : "keep it")
    #expect(asked.reply.errorCode == "empty" && asked.supposed.count == 1)
    let sentence = try #require(
      asked.words.split(separator: "“").dropFirst().first?.split(separator: "”").first)
    #expect(session.writer.lines.isEmpty)
    let done = try session.say(String(sentence))
    #expect(done.turn.intent == intent, "\(sentence)")
    if intent == "feedback" { #expect(session.writer.lines.count == 1, "\(sentence)") }
  }

  @Test("What somebody else is supposed to have done is not offered as this customer's")
  func anothers() throws {
    var session = try WritingSession.withBoots()
    try session.say("what if it were Bob Tanaka")
    try session.say("and if he also bought #1")
    let asked = (try session.say("keep it")).words
    #expect(asked.contains("It is not this customer's.") && !asked.contains("she bought"))
  }

  @Test("/keep outside of a what-if says what it is for")
  func nothingToKeep() throws {
    var session = try WritingSession.withBoots()
    let exchange = try session.say("/keep")
    #expect(exchange.words.contains("/keep keeps the wishes of a what-if"))
    #expect(exchange.chips == ["hiking-boots", "price<=120 EUR"])
  }
}
