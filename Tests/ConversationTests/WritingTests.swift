// ConversationTests › WritingTests: what is written, what is asked first, and what is never written.

import Conversation
import Foundation
import Fusion
import Testing

/// A conversation that may write into a log.
struct WritingSession {
  let writer = FixtureWriter()
  let conversation: Conversation
  var dialogue = Dialogue()

  init(consent: Consent = Consent()) throws {
    let shop = try FixtureShop.shared.orThrow()
    conversation = Conversation(
      vocabulary: try Session().conversation.vocabulary, shop: shop, writer: writer, consent: consent)
  }

  @discardableResult
  mutating func say(_ text: String) throws -> Exchange {
    let (next, exchange) = try conversation.respond(to: text, in: dialogue)
    dialogue = next
    return exchange
  }

  /// What a turn says it wrote.
  func wrote(_ exchange: Exchange) -> [String] {
    guard case .notice(let notice) = exchange.reply else { return [] }
    return notice.wrote.map(\.kind)
  }
}

@Suite("Writing", .enabled(if: FixtureShop.isPresent, "the shared fixture shop is absent"))
struct WritingTests {
  private static let lines: [GoldenLine] = GoldenFiles.read("second-writes.jsonl")

  @Test("The second set of sentences is understood", arguments: lines.filter(\.saysIntent).map(\.id))
  func second(id: String) throws {
    let line = try #require(Self.lines.first { $0.id == id })
    var session = try WritingSession()
    for sentence in line.setup { try session.say(sentence) }
    let turn = try session.say(line.utterance).turn
    let isRight = line.readings.contains {
      $0.intent == turn.intent
        && Normal.same($0.slots, turn.slots, intent: turn.intent, language: turn.language)
    }
    let wanted = line.readings.map { "\($0.intent) \($0.slots.json)" }.joined(separator: " or ")
    #expect(isRight, "\(id) “\(line.utterance)”: \(turn.intent) \(turn.slots.json), wanted \(wanted)")
  }

  @Test(
    "Questions, denials, suppositions and wishes write nothing",
    arguments: lines.filter { $0.readings[0].intent == "*" }.map(\.id))
  func nothing(id: String) throws {
    let line = try #require(Self.lines.first { $0.id == id })
    var session = try WritingSession(consent: Consent(canAsk: true, given: "yes"))
    for sentence in line.setup { try session.say(sentence) }
    let turn = try session.say(line.utterance).turn
    #expect(session.writer.lines.isEmpty, "\(line.utterance)")
    let writing: Set<String> = ["feedback", "rule_add", "erase_user", "ingest", "save_list", "export"]
    #expect(
      !writing.contains(turn.intent) || turn.slots["dry_run"] == .bool(true),
      "\(line.utterance): \(turn.intent)")
  }

  @Test("Feedback is written for the customer, and undo and redo only add to it")
  func feedback() throws {
    var session = try WritingSession()
    guard case .list(let list) = try session.say("hiking boots for Anna Keller").reply else { return }
    let first = list.list.items[0].item
    #expect(session.wrote(try session.say("she likes #1")) == ["event"])
    #expect(session.wrote(try session.say("undo")) == ["event"])
    #expect(session.wrote(try session.say("redo")) == ["event"])
    #expect(session.writer.lines == ["like \(first) u1042", "take back 1", "take back 2"])
  }

  @Test("Undo after a changed wish takes back no event")
  func undoOfWish() throws {
    var session = try WritingSession()
    try session.say("hiking boots for Anna Keller")
    try session.say("she likes #1")
    try session.say("only in stock")
    #expect(session.wrote(try session.say("undo")).isEmpty)
    #expect(session.writer.lines.count == 1)
  }

  @Test("A gift teaches nothing about the customer, and what is hidden stays away from this call's lists")
  func gift() throws {
    var session = try WritingSession()
    try session.say("load Anna Keller")
    guard case .list(let list) = try session.say("gift ideas for a 10 year old, max 30 euros").reply else {
      Issue.record("no list of gifts")
      return
    }
    try session.say("she bought #1")
    try session.say("hide #2")
    #expect(session.writer.lines.isEmpty)
    #expect(session.dialogue.state.wish.excludedItems == [list.list.items[1].item])
  }

  @Test("What is hidden for one customer's call is not hidden for the next")
  func noLeak() throws {
    var session = try WritingSession()
    try session.say("hiking boots")
    try session.say("hide #1")
    #expect(session.writer.lines.isEmpty)
    #expect(!session.dialogue.state.wish.excludedItems.isEmpty)
    try session.say("load Bob Tanaka")
    #expect(session.dialogue.state.wish.isEmpty)
  }

  @Test("Of several things in a category it is asked which, and the answer is written")
  func which() throws {
    var session = try WritingSession()
    try session.say("load Bob Tanaka")
    #expect(try session.say("he returned the headphones").reply.errorCode == "ambiguous")
    #expect(session.writer.lines.isEmpty)
    try session.say("2")
    #expect(session.writer.lines.count == 1 && session.writer.lines[0].hasPrefix("return "))
  }

  @Test("A rule is told in plain words and kept after a yes only")
  func rule() throws {
    var session = try WritingSession()
    let asked = try session.say("never show knives to under 18s")
    #expect(asked.reply.errorCode == "needs_confirmation" && session.writer.lines.isEmpty)
    guard case .question(let question, _) = asked.reply else { return }
    #expect(question.text.hasPrefix("Never show knives to customers under 18."))
    #expect(session.wrote(try session.say("yes")) == ["rule"])
    let wanted =
      #"- {id: r, action: exclude, category: ["knives"], when: {age: {lt: 18}}, note: "said on 2026-11-20"}"#
    #expect(session.writer.lines == ["rule \(wanted)\n"])
  }

  @Test("Where nobody can be asked, a yes is no consent; said beforehand it is")
  func consent() throws {
    var piped = try WritingSession(consent: Consent(canAsk: false))
    try piped.say("boost Fjordmark by 20 percent")
    #expect(try piped.say("yes").reply.errorCode == "needs_confirmation")
    #expect(piped.writer.lines.isEmpty)
    var agreed = try WritingSession(consent: Consent(canAsk: false, given: "yes"))
    #expect(agreed.wrote(try agreed.say("boost Fjordmark by 20 percent")) == ["rule"])
    try agreed.say("forget customer u2077")
    #expect(agreed.writer.lines.count == 1)
    var named = try WritingSession(consent: Consent(canAsk: false, given: "u2077"))
    #expect(named.wrote(try named.say("forget customer u2077")) == ["erase"])
  }

  @Test("Erasing takes the typed id: a yes is not enough, and afterwards there is no way back")
  func erasure() throws {
    var session = try WritingSession()
    try session.say("hiking boots for Bob Tanaka")
    try session.say("she likes #1")
    try session.say("forget customer u2077")
    #expect(try session.say("yes").reply.errorCode == "needs_confirmation")
    #expect(!session.writer.lines.contains("erase u2077"))
    let done = try session.say("u2077")
    #expect(session.wrote(done) == ["erase"])
    #expect(done.user == nil && !session.dialogue.hasList)
    guard case .notice(let notice) = done.reply else { return }
    #expect(notice.forgotten == ["u2077", "Bob Tanaka"])
    #expect(try session.say("undo").user == nil)
  }

  @Test("A sentence drops the question, so that a later yes keeps nothing")
  func dropped() throws {
    var session = try WritingSession()
    try session.say("never show knives to under 18s")
    try session.say("hiking boots for Anna Keller")
    try session.say("yes")
    #expect(session.writer.lines.isEmpty)
  }

  @Test("A held file is taken in after a yes")
  func held() throws {
    var session = try WritingSession()
    #expect(try session.say("ingest feeds/held.xml").reply.errorCode == "needs_confirmation")
    #expect(session.wrote(try session.say("y")) == ["import"])
    #expect(session.wrote(try session.say("check feeds/spring.xml without importing")).isEmpty)
    #expect(session.writer.lines == ["ingest feeds/held.xml"])
  }

  @Test(
    "What folders and files are called changes nothing of what is done with them",
    arguments: [
      "ingest /srv/test/feed.xml", "ingest check/dry-run/no-sale.xml", "please import if/why/not/feed.xml",
      "ingest “feeds/what if she returns the boots.xml”", "导入 northpeak/red-boots/feed.xml",
    ])
  func pathsOfWords(text: String) throws {
    var session = try WritingSession()
    let exchange = try session.say(text)
    let path = try #require(exchange.turn.slots["path"]?.string)
    #expect(exchange.turn.slots.keys == ["path"])
    #expect(session.writer.lines == ["ingest \(path)"])
  }

  @Test("“Keep going” saves no list where answers stay in Chinese")
  func keepGoing() throws {
    var session = try WritingSession()
    try session.say("answer in Chinese")
    try session.say("hiking boots for Anna Keller")
    #expect(try session.say("keep going").turn.intent == "more")
    #expect(try session.say("she bought boots").turn.intent != "feedback")
    #expect(session.writer.lines.isEmpty)
  }

  @Test("Lists go into files of the name that was said, and nowhere else")
  func files() throws {
    var session = try WritingSession()
    try session.say("hiking boots for Anna Keller")
    try session.say("save this as anna-shortlist")
    try session.say("export this list as csv to picks.csv")
    try session.say("export as excel")
    #expect(session.writer.lines == ["write anna-shortlist.csv", "write picks.csv"])
  }

  @Test("Answers stay in the language that was asked for")
  func language() throws {
    var session = try WritingSession()
    #expect(try session.say("switch to Chinese").turn.language == "zh")
    #expect(try session.say("stats").turn.language == "zh")
    #expect(try session.say("切换成英文").turn.language == "en")
  }

  @Test("What-if writes nothing, and a session without a writer cannot")
  func whatIf() throws {
    var session = try WritingSession()
    try session.say("hiking boots for Anna Keller")
    try session.say("what if she likes #1")
    #expect(session.writer.lines.isEmpty)
    var reading = try Session()
    try reading.say("hiking boots for Anna Keller")
    #expect(try reading.say("she likes #1").reply.errorCode == "forbidden")
  }

  @Test("Soft wishes for the mixture fade, and the opposite takes their place")
  func tuning() throws {
    var session = try WritingSession()
    try session.say("hiking boots for Anna Keller")
    try session.say("more variety")
    let fresh = session.dialogue.state.tuning.strength(.diversity)
    try session.say("more variety")
    #expect(session.dialogue.state.tuning.strength(.diversity) > fresh)
    try session.say("less variety")
    #expect(session.dialogue.state.tuning.strength(.diversity) < 0)
  }
}
