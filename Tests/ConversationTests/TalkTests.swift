// ConversationTests › TalkTests: what agents say in passing: when it was, for whom, which one, and what nobody can heed.

import Catalogue
import Conversation
import Testing

@Suite("Talk", .enabled(if: FixtureShop.isPresent, "the shared fixture shop is absent"))
struct TalkTests {
  private func text(_ exchange: Exchange) -> String {
    Layout(width: 80, language: exchange.turn.language).text(exchange.reply)
  }

  private func asks(_ exchange: Exchange) -> Bool {
    if case .question = exchange.reply { true } else { false }
  }

  // MARK: When

  @Test(
    "What she bought then is dated then, and the day is said back",
    arguments: [
      ("she bought #1 yesterday", "2026-11-19", "19 Nov 2026"),
      ("she bought #1 on Monday", "2026-11-16", "16 Nov 2026"),
      ("she bought #1 three days ago", "2026-11-17", "17 Nov 2026"),
      ("she bought #1 last week", "2026-11-15", "15 Nov 2026"), ("她上周五买了第一个", "2026-11-13", "2026年11月13日"),
      ("她两周前买了第一个", "2026-11-06", "2026年11月6日"),
    ])
  func dated(sentence: String, day: String, spoken: String) throws {
    var session = try WritingSession()
    guard case .list(let list) = try session.say("hiking boots for Anna Keller").reply else { return }
    let answer = try session.say(sentence)
    #expect(session.writer.lines == ["purchase \(list.list.items[0].item) u1042 on \(day)"])
    #expect(text(answer).filter { $0 != "\n" }.contains(spoken))
  }

  @Test("What is being done this week is dated now", arguments: ["she bought #1 this week", "她今天买了第一个"])
  func now(sentence: String) throws {
    var session = try WritingSession()
    try session.say("hiking boots for Anna Keller")
    try session.say(sentence)
    #expect(session.writer.lines.count == 1)
    #expect(session.writer.lines.allSatisfy { !$0.contains(" on ") })
  }

  @Test("The boots from last year are not liked last year")
  func notDated() throws {
    var session = try WritingSession()
    try session.say("load Anna Keller")
    try session.say("she liked the boots from last year")
    #expect(session.writer.lines.allSatisfy { !$0.contains(" on ") })
  }

  // MARK: Which

  @Test(
    "“She bought it”, of a list that nobody has talked of, is asked about",
    arguments: ["she bought it", "她买了这个"])
  func unnamed(sentence: String) throws {
    var session = try WritingSession()
    guard case .list(let list) = try session.say("hiking boots for Anna Keller").reply else { return }
    #expect(asks(try session.say(sentence)))
    #expect(session.writer.lines.isEmpty)
    try session.say("2")
    #expect(session.writer.lines == ["purchase \(list.list.items[1].item) u1042"])
  }

  @Test("“She bought it”, of what was just explained, is written")
  func named() throws {
    var session = try WritingSession()
    guard case .list(let list) = try session.say("hiking boots for Anna Keller").reply else { return }
    try session.say("why #2?")
    try session.say("she bought it")
    #expect(session.writer.lines == ["purchase \(list.list.items[1].item) u1042"])
  }

  @Test("A return of what she never bought is written only after a yes")
  func neverBought() throws {
    var session = try WritingSession()
    try session.say("load Anna Keller")
    #expect(asks(try session.say("she returned antu-ridge-boot")))
    try session.say("no")
    #expect(session.writer.lines.isEmpty)
    try session.say("she returned antu-ridge-boot")
    try session.say("yes")
    #expect(session.writer.lines == ["return antu-ridge-boot u1042"])
  }

  @Test("“She can't stand Kestrel, leave it out” says nothing of the product on the screen")
  func brandBeforeIt() throws {
    var session = try WritingSession()
    try session.say("hiking boots for Anna Keller")
    try session.say("why #2?")
    let answer = try session.say("she can't stand Kestrel, leave it out")
    #expect(session.writer.lines.isEmpty)
    #expect(answer.chips.contains("not brand:kestrel"))
  }

  @Test("Anna is the Anna on the line, but another one may be loaded")
  func knownAnna() throws {
    var session = try WritingSession()
    try session.say("load Anna Keller")
    #expect(try session.say("tell me about Anna").turn.slots["user"]?.string == "u1042")
    #expect(asks(try session.say("load Anna")))
  }

  // MARK: For whom

  @Test("What she bought for her husband is not noted; what she likes next is")
  func gift() throws {
    var session = try WritingSession()
    guard case .list(let list) = try session.say("hiking boots for Anna Keller").reply else { return }
    try session.say("she bought the first one for her husband")
    #expect(session.writer.lines.isEmpty)
    try session.say("she likes #2")
    #expect(session.writer.lines == ["like \(list.list.items[1].item) u1042"])
  }

  // MARK: Rules

  @Test("A rule is turned off by its number after a yes, and undo turns it on again")
  func ruleOff() throws {
    var session = try WritingSession()
    #expect(text(try session.say("show the rules")).contains("2  Lift Fjordmark by 10 %."))
    #expect(asks(try session.say("turn rule 2 off")))
    #expect(session.writer.lines.isEmpty)
    try session.say("yes")
    try session.say("undo")
    #expect(session.writer.lines == ["rule r2 off", "rule r2 on"])
  }

  @Test(
    "A sentence that denies a rule makes none",
    arguments: ["stop boosting Lumo", "don't boost Lumo", "do not promote Lumo", "不要提升安途", "别再推广Lumo"])
  func noRule(sentence: String) throws {
    var session = try WritingSession(consent: Consent(canAsk: true, given: "yes"))
    #expect(try session.say(sentence).turn.intent == "rule_off")
    #expect(session.writer.lines.isEmpty)
  }

  @Test("No to a rule, and then undo, leaves the customer on the line", arguments: ["no", nil])
  func declined(answer: String?) throws {
    var session = try WritingSession()
    try session.say("load Anna Keller")
    try session.say("boost Fjordmark")
    if let answer { try session.say(answer) }
    #expect(try session.say("undo").user == "u1042")
    #expect(session.writer.lines.isEmpty)
  }

  // MARK: Answers

  @Test("Whether one is cheaper than another is answered by yes or no, with both prices and the difference")
  func verdict() throws {
    var session = try WritingSession()
    guard case .list(let list) = try session.say("hiking boots for Anna Keller").reply else { return }
    let prices = list.list.items.prefix(2).compactMap(\.price)
    let answer = text(try session.say("is #1 cheaper than #2?"))
    #expect(answer.hasPrefix(prices[0].hundredths < prices[1].hundredths ? "Yes" : "No"))
    #expect(prices.allSatisfy { answer.contains($0.label) })
  }

  @Test(
    "Words that no list can heed are told",
    arguments: [
      ("hiking boots for camping", ["for camping"]), ("tents for 4 persons", ["for 4 persons"]),
      ("推荐适合露营的帐篷", ["露营"]), ("could you show me some nice black hiking boots please", []),
      ("给李雷推荐几款好看的登山靴", []),
    ])
  func unused(sentence: String, words: [String]) throws {
    var session = try WritingSession()
    #expect(try session.say(sentence).turn.unused == words)
  }

  @Test("Help fits a screen of 24 lines", arguments: ["help", "帮助"])
  func help(sentence: String) throws {
    var session = try WritingSession()
    #expect(
      text(try session.say(sentence)).split(separator: "\n", omittingEmptySubsequences: false).count <= 24)
  }

  @Test("A city is called as the language calls it")
  func cities() {
    #expect(City.told("guangzhou", "zh") == "广州")
    #expect(City.told("guangzhou", "en") == "Guangzhou")
    #expect(City.told("new york", "en") == "New York")
  }
}
