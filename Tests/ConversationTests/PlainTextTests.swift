// ConversationTests › PlainTextTests: the quick way through ASCII gives the tokens of the general one.

import Conversation
import GraphRules
import Testing

@Suite("Plain text")
struct PlainTextTests {
  @Test("Tokens of ASCII are those that the same text has beside a letter that is not")
  func sameTokens() {
    let signs = ["a", "B", "9", " ", ".", ",", "-", "'", "\"", "#", "\n"]
    var texts = [""]
    for _ in 0..<4 { texts += texts.suffix(14_641).flatMap { text in signs.map { text + $0 } } }
    for text in Set(texts) {
      #expect(Tokeniser.tokens(of: text) == Tokeniser.tokens(of: text + " é").dropLast(), "“\(text)”")
    }
  }

  @Test(
    "Whether he likes it stays a question with accents, joiners and line separators inside",
    arguments: [
      ("他喜\u{2060}不喜\u{301}\u{301}\u{85}\u{301}\u{301}欢第一个", "他喜不喜欢第一个"),
      ("他\u{301}喜\u{200B}不\u{20DD}喜欢第一个", "他喜不喜欢第一个"),
      ("do\u{301}\u{301}n't note #\u{301}1", "dón't note #1"),
      ("מָה שָׁלוֹם", "מָה שָׁלוֹם"),
    ])
  func marks(pasted: String, plain: String) {
    #expect(Tokeniser.tokens(of: pasted).map(\.text) == Tokeniser.tokens(of: plain).map(\.text))
  }

  @Test("An id is found as a word, and a longer phrase goes before it")
  func ids() {
    let vocabulary = Vocabulary(
      lexicon: Lexicon(), spoken: .builtIn,
      products: [ProductName(item: "p7", title: "Lamp", brand: "", category: "")],
      customers: [
        CustomerName(id: "u1", name: "Anna Keller", city: ""),
        CustomerName(id: "A-2", name: "u1 two", city: ""),
      ])
    #expect(vocabulary.customer("u1")?.name == "Anna Keller" && vocabulary.product("p7")?.title == "Lamp")
    #expect(vocabulary.customer("nobody") == nil)
  }
}
