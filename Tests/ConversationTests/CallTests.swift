// ConversationTests › CallTests: what agents say between two customers, and when a note was wrong.

import Conversation
import Testing

@Suite("Calls", .enabled(if: FixtureShop.isPresent, "the shared fixture shop is absent"))
struct CallTests {
  private func text(_ exchange: Exchange) -> String {
    Layout(width: 80, language: exchange.turn.language).text(exchange.reply)
  }

  // MARK: Who is on the line

  @Test("“A Chris on the line, wants a tent” asks which Chris, and shows him tents after the answer")
  func announced() throws {
    var session = try Session()
    try session.say("load Anna Keller")
    try session.say("jackets")
    #expect(try session.say("ok i've got a chris on the line, wants a tent").turn.intent == "clarify")
    let answer = try session.say("the one from london")
    #expect(answer.user == "u1003")
    #expect(answer.chips == ["tents"])
  }

  @Test(
    "Which of two of a name is told by the city, in either language",
    arguments: [
      ("load chris", "london", "u1003"), ("load chris", "the Stockholm one please", "u1009"),
      ("load anna", "the german one, keller", "u1042"), ("切换到顾客 王芳", "上海那个", "u3005"),
      ("切换到顾客 王芳", "the Guangzhou one", "u3011"),
    ])
  func toldByCity(asked: String, answer: String, user: String) throws {
    var session = try Session()
    try session.say(asked)
    #expect(try session.say(answer).user == user)
  }

  @Test(
    "A name that nobody has is not served under the customer before",
    arguments: ["Kevin is on the line, wants a tent"])
  func unknown(sentence: String) throws {
    var session = try Session()
    try session.say("load Anna Keller")
    #expect(try session.say(sentence).turn.intent == "error.unknown_user")
  }

  @Test("王芳女士 is somebody, and no wish for women's things")
  func title() throws {
    var session = try Session()
    try session.say("切换到顾客 李雷")
    #expect(try session.say("你好，王芳女士来电话了").turn.intent == "clarify")
    #expect(try session.say("1").chips.isEmpty)
  }

  @Test("“Same search for her” takes the wishes over, but not what the customer before would not have")
  func sameSearch() throws {
    var session = try Session()
    try session.say("load Chris Obi")
    try session.say("tents under 300 euros")
    try session.say("not Kestrel")
    try session.say("load Anna Keller")
    let answer = try session.say("same search for her")
    #expect(answer.user == "u1042")
    #expect(answer.chips == ["tents", "price<=300 EUR"])
  }

  @Test("Without an earlier search, “same search for her” says so")
  func nothingToRepeat() throws {
    var session = try Session()
    try session.say("load Anna Keller")
    guard case .failure(let failure) = try session.say("same search for her").reply else {
      Issue.record("a list of nothing that was asked for")
      return
    }
    #expect(failure.code == "empty")
  }

  @Test(
    "Small talk is answered in a line, and the list stays",
    arguments: [
      "how are you today", "sorry can u hold a sec", "thats all for anna, thanks", "谢谢，今天天气真好", "不好意思我接个电话",
    ])
  func smallTalk(sentence: String) throws {
    var session = try Session()
    try session.say("jackets for Anna Keller")
    let answer = try session.say(sentence)
    guard case .message = answer.reply else {
      Issue.record("\(sentence): \(text(answer))")
      return
    }
    #expect(answer.chips == ["jackets"])
  }

  // MARK: What was noted

  @Test(
    "“Oops, not bought, just liked” takes the purchase back and notes the like",
    arguments: ["oops not bought just liked", "no wait undo, she only liked it"])
  func otherDeed(sentence: String) throws {
    var session = try WritingSession()
    guard case .list(let list) = try session.say("hiking boots for Anna Keller").reply else { return }
    let first = list.list.items[0].item
    try session.say("she bought #1")
    try session.say(sentence)
    #expect(session.writer.lines == ["purchase \(first) u1042", "take back 1", "like \(first) u1042"])
    try session.say("undo")
    #expect(session.writer.lines.suffix(2) == ["take back 3", "take back 2"])
  }

  @Test(
    "说错了，是第一双 notes the first one in place of the second", arguments: ["说错了，是第一双，撤销", "no wait, it was #1"])
  func otherItem(sentence: String) throws {
    var session = try WritingSession()
    guard case .list(let list) = try session.say("hiking boots for Anna Keller").reply else { return }
    let items = list.list.items.map(\.item)
    try session.say("she bought #2")
    try session.say(sentence)
    #expect(
      session.writer.lines == ["purchase \(items[1]) u1042", "take back 1", "purchase \(items[0]) u1042"])
  }

  @Test(
    "A correction is only heard right after the note",
    arguments: ["no wait, it was #2", "oops not bought just liked"])
  func tooLate(sentence: String) throws {
    var session = try WritingSession()
    try session.say("hiking boots for Anna Keller")
    try session.say("she bought #1")
    try session.say("why #2?")
    try session.say(sentence)
    #expect(session.writer.lines.count == 1)
  }

  @Test(
    "“She'll take it” is asked about, and noted after a yes",
    arguments: ["good she'll take it", "can you hide it"])
  func unsure(sentence: String) throws {
    var session = try WritingSession()
    try session.say("hiking boots for Anna Keller")
    try session.say("why #2?")
    #expect(try session.say(sentence).turn.intent == "clarify")
    #expect(session.writer.lines.isEmpty)
    try session.say("y")
    #expect(session.writer.lines.count == 1)
  }

  @Test(
    "A slip of the finger that takes a doubt away is asked about, and not written",
    arguments: [
      "Anna Keller almst bought #2", "she has't bought #2", "tell me wheter she liked #2",
      "explainwhy she likes #2", "do't hide #2", "don' hide #2", "itsays she bought #2",
      "nevr hide #2", "mabe she bought #2", "note that Jonas bought #2", "he hardly likes #2",
      "她点买了第二个", "她几买了第二个", "等她买了第二个", "系说她买了第二个", "你得她喜欢第二个", "她女友买了第二个", "她喜不喜（欢第二个",
    ])
  func slips(sentence: String) throws {
    var session = try WritingSession()
    try session.say("hiking boots for Anna Keller")
    try session.say(sentence)
    #expect(session.writer.lines.isEmpty)
  }

  @Test(
    "Each deed that is asked about is named in the question",
    arguments: [
      ("she relly likes #2 xyzzy", "likes"), ("she dislikes #2 xyzzy", "does not like"),
      ("she bought #2 xyzzy", "bought"), ("hide #2 xyzzy", "Hide"),
    ])
  func deeds(sentence: String, verb: String) throws {
    var session = try WritingSession()
    try session.say("hiking boots for Anna Keller")
    let asked = try session.say(sentence)
    #expect(asked.turn.intent == "clarify" && asked.error?["message"]?.string?.contains(verb) == true)
    #expect(session.writer.lines.isEmpty)
    try session.say("y")
    #expect(session.writer.lines.count == 1)
  }

  @Test("What has changed after a note is what the list did")
  func changed() throws {
    var session = try WritingSession()
    try session.say("hiking boots for Anna Keller")
    try session.say("hide #1")
    let answer = try session.say("what changed then")
    #expect(answer.turn.intent == "repeat")
  }

  // MARK: Nothing is dropped

  @Test("A number after the question has passed says what it stood for")
  func late() throws {
    var session = try Session()
    try session.say("load anna")
    try session.say("who am i helping")
    let answer = try session.say("2")
    #expect(answer.user == nil)
    #expect(text(answer).contains("Kowalski"))
  }

  @Test("“Start over” with a wish shows what is wished, and nothing of before stands")
  func afresh() throws {
    var session = try Session()
    try session.say("boots for Bob Tanaka")
    try session.say("not Kestrel")
    #expect(try session.say("start over. coffee gear under 60 euros").chips == ["coffee", "price<=60 EUR"])
  }

  @Test("茶具 is no tea: the gift stays, and the word is told as not known")
  func partOfAnotherWord() throws {
    var session = try Session()
    try session.say("切换到顾客 李雷")
    try session.say("送人的礼物")
    let answer = try session.say("就看茶具吧")
    #expect(answer.chips == ["gift"])
    #expect(text(answer).contains("茶具"))
  }
}
