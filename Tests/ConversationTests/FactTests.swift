// ConversationTests › FactTests: lists in other orders and plain facts, within a conversation.

import Conversation
import Testing

@Suite("Lists in other orders and plain facts", .enabled(if: FixtureShop.isPresent))
struct FactTests {
  private func text(_ exchange: Exchange) -> String {
    Layout(width: 80, language: exchange.turn.language).text(exchange.reply)
  }

  @Test("Best sellers are a list: numbers, reasons and undo work after it")
  func popularIsAList() throws {
    var session = try Session()
    _ = try session.say("hiking boots for Anna Keller")
    let popular = try session.say("best selling headphones")
    #expect(popular.turn.intent == "popular")
    #expect(text(popular).contains("Best sellers"))
    let why = try session.say("why #2")
    #expect(why.turn.intent == "explain")
    #expect(text(why).contains("In the list because: bought by 7 customers."))
    _ = try session.say("undo")
    #expect(session.dialogue.state.order == .fit)
  }

  @Test("A wish after best sellers narrows the best sellers")
  func refining() throws {
    var session = try Session()
    _ = try session.say("best selling jackets")
    _ = try session.say("under 100 euros")
    #expect(session.dialogue.state.order == .popular(days: nil))
    _ = try session.say("recommend tents")
    #expect(session.dialogue.state.order == .fit)
  }

  @Test("What goes with a product is looked for among all kinds, whatever was asked for before")
  func crossSellStartsAfresh() throws {
    var session = try Session()
    _ = try session.say("hiking boots for Anna Keller under 120 euros")
    let answer = try session.say("what goes with #1")
    #expect(answer.chips == [])
    #expect(session.dialogue.state.order == .goesWith)
    #expect(try session.say("undo").chips == ["hiking-boots", "price<=120 EUR"])
  }

  @Test(
    "A question about a product makes it the one that “it” means",
    arguments: ["how heavy is #3?", "tell me about #3", "do we have #3 in red?", "which stores have #3?"])
  func focus(question: String) throws {
    var session = try Session()
    _ = try session.say("hiking boots for Anna Keller")
    _ = try session.say(question)
    let third = session.dialogue.state.lists.last?.items[2]
    #expect(session.dialogue.state.focus == third)
  }

  @Test("Questions about the past are questions: nothing is written and nothing else is meant")
  func questionsOfThePast() throws {
    var session = try Session()
    _ = try session.say("hiking boots for Anna Keller")
    for sentence in ["has she bought #2 before?", "did she return it?", "她买过第二个吗"] {
      #expect(try session.say(sentence).turn.intent == "history")
    }
  }

  @Test("Facts about nobody name whom to load")
  func nobody() throws {
    var session = try Session()
    #expect(try session.say("tell me about this customer").reply.errorCode == "no_user")
  }
}
