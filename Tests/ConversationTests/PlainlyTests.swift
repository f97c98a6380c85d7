// ConversationTests › PlainlyTests: what is said around a request, and turns of phrase, are seen through.

import Conversation
import Testing

@Suite("Frames and turns of phrase", .enabled(if: FixtureShop.isPresent, "the shared fixture shop is absent"))
struct PlainlyTests {
  private static let boots = ["hiking boots for Anna Keller under 120 euros", "why #2?"]

  private static let framed: [Sloppy] = [
    Sloppy(
      "can you tell me how much #3 costs", ##"ask_attribute {"ref":"#3","attr":"price"}"##, after: boots),
    Sloppy(
      "remind me whether #2 is waterproof", ##"ask_attribute {"ref":"#2","attr":"waterproof"}"##, after: boots
    ),
    Sloppy("I'd like you to show me more", ##"more {"offset":"@next"}"##, after: boots),
    Sloppy("80 at the most would be good", ##"refine {"price":{"max":80}}"##, after: boots),
    Sloppy("能帮我把红隼的拿掉吗", ##"exclude {"not_brand":["kestrel"]}"##, after: boots),
    Sloppy("她想知道谁会喜欢第三个", ##"audience {"ref":"#3"}"##, after: boots),
  ]

  private static let turned: [Sloppy] = [
    Sloppy("talk me through your choice of #3", ##"explain {"ref":"#3"}"##, after: boots),
    Sloppy("let's begin again from zero", ##"reset {"scope":"constraints"}"##, after: boots),
    Sloppy("刚才那几个是啥来着", "repeat {}", after: boots),
  ]

  @Test("A request is heard through what is said around it", arguments: framed)
  func frames(line: Sloppy) throws { try expect(line) }

  @Test("A turn of phrase is read as the plain words that it stands for", arguments: turned)
  func turns(line: Sloppy) throws { try expect(line) }

  @Test(
    "What only asks whether to write writes nothing, whatever is said around it",
    arguments: [
      "can you hide #2", "could you please hide number 2 for me", "do you mind if I hide #3",
      "tell me whether he liked #3", "let's say she bought #2", "remove the last one",
      "call it a day and keep going", "能不能把第二个隐藏了", "帮我看看她是不是买了第二个", "买第二个的人都很满意", "喜欢第三个的顾客",
      "买的人最多的拼图",
    ])
  func writesNothing(sentence: String) throws {
    var session = try Session()
    for sentence in Self.boots { try session.say(sentence) }
    let turn = try session.say(sentence).turn
    #expect(!["feedback", "save_list", "export", "ingest", "rule_add", "erase_user"].contains(turn.intent))
  }

  private func expect(_ line: Sloppy) throws {
    var session = try Session()
    for sentence in line.setup { try session.say(sentence) }
    let turn = try session.say(line.text).turn
    #expect("\(turn.intent) \(turn.slots.json)" == line.wanted)
  }
}
