// ConversationTests › UnderstandingTests: the parts that read a sentence, one by one.

import GraphRules
import Testing

import Conversation

@Suite("Understanding")
struct UnderstandingTests {
  @Test(
    "Numbers are read in digits, English words and Chinese characters",
    arguments: [
      ("120", 120.0), ("1,200", 1200), ("89.90", 89.9), ("89,90", 89.9), ("fifty", 50), ("two hundred", 200),
      ("one hundred and twenty", 120), ("twenty-five", 25), ("三百", 300), ("三百五", 350), ("三百五十", 350),
      ("两千", 2000), ("十五", 15),
      ("二十", 20), ("一百零五", 105), ("１２０", 120), ("一万二", 12_000),
    ])
  func numbers(text: String, value: Double) throws {
    let tokens = Tokeniser.tokens(of: text)
    let number = try #require(NumberWords.read(tokens, at: 0))
    #expect(number.value == value)
    #expect(number.next == tokens.count)
  }

  @Test("Tokens keep their place in what was typed")
  func places() {
    let tokens = Tokeniser.tokens(of: "Ａnna’s boots，第二个")
    #expect(tokens.map(\.text) == ["anna's", "boots", ",", "第", "二", "个"])
    #expect(tokens[1].range == 7..<12)
    #expect(tokens[0].isCapitalised && !tokens[1].isCapitalised)
  }

  @Test("Traditional characters are read as simplified ones, one for one")
  func traditional() {
    let tokens = Tokeniser.tokens(of: "運動鞋預算")
    #expect(tokens.map(\.text) == ["运", "动", "鞋", "预", "算"])
    #expect(tokens[4].range == 4..<5)
  }

  @Test(
    "A form of a known word is no slip",
    arguments: [("deleting", "delete"), ("stopped", "stop"), ("tidier", "tidy")])
  func forms(word: String, stem: String) {
    #expect(Spelling.stems(of: word).contains(stem))
  }

  @Test("A swap of neighbours is one slip")
  func spelling() {
    #expect(Spelling.distance(Array("jacket"), Array("jakcet"), limit: 2) == 1)
    #expect(Spelling.distance(Array("boots"), Array("tent"), limit: 2) == nil)
    #expect(Spelling.tolerance(3) == 0 && Spelling.tolerance(7) == 1 && Spelling.tolerance(8) == 2)
  }

  @Test("Patterns match words, kinds, choices and gaps")
  func patterns() {
    let atoms = ["why", "is", "<ref>", "so", "high"].enumerated().map { Atom(text: $1, range: $0..<($0 + 1)) }
    #expect(Pattern("why (is|are) <ref>").matches(atoms))
    #expect(Pattern("^why .. high$").matches(atoms))
    #expect(Pattern("is (really)? <ref>").matches(atoms))
    #expect(!Pattern("^is <ref>").matches(atoms))
    #expect(!Pattern("why <ref>").matches(atoms))
  }

  @Test("Slots are written as JSON in their order, whole numbers without decimals")
  func json() {
    var slots = SlotMap([("price", .map(SlotMap([("max", .number(120)), ("min", .number(0.5))])))])
    slots["name"] = .string("a \"b\"\n")
    slots.add("red", to: "colour")
    slots["in_stock"] = .bool(true)
    #expect(
      slots.json == #"{"price":{"max":120,"min":0.5},"name":"a \"b\"\n","colour":["red"],"in_stock":true}"#)
  }

  @Test("Wide characters take two cells, combining marks none")
  func width() {
    #expect(DisplayWidth.of("安途 云履") == 9)
    #expect(DisplayWidth.of("e\u{301}") == 1)
    #expect(DisplayWidth.of("██ ▌") == 4)
    #expect(DisplayWidth.truncated("安途 云履 防水登山靴", to: 10) == "安途 云履…")
    #expect(DisplayWidth.truncated("安途 云履 防水登山靴", to: 9) == "安途 云…")
    #expect(DisplayWidth.fitted("Köln", to: 6) == "Köln  ")
    #expect(DisplayWidth.wrapped("one two three", to: 7) == ["one two", "three"])
    #expect(DisplayWidth.wrapped("没有符合的商品。", to: 14) == ["没有符合的商", "品。"])
  }
}

@Suite("Names and amounts", .enabled(if: FixtureShop.isPresent, "the shared fixture shop is absent"))
struct NamesTests {
  private func read(_ text: String) throws -> Utterance {
    let spoken = try GraphRules.builtIn().spoken
    let words = Cue.allCases.flatMap { spoken[$0] }.flatMap { pattern in
      pattern.text.split { !($0.isASCII && $0.isLetter) }.map(String.init).filter { $0.count > 3 }
    }
    return SentenceReader.read(
      text, vocabulary: try Session().conversation.vocabulary, cueWords: Array(Set(words)).sorted())
  }

  @Test(
    "Prices",
    arguments: [
      ("under 120 euros", #"{"max":120,"currency":"EUR"}"#), ("between 50 and 80", #"{"min":50,"max":80}"#),
      ("from 50 to 80 pounds", #"{"min":50,"max":80,"currency":"GBP"}"#),
      ("50-80€", #"{"min":50,"max":80,"currency":"EUR"}"#),
      ("no more than $30", #"{"max":30,"currency":"USD"}"#), ("at least 200", #"{"min":200}"#),
      ("about 100", #"{"min":80,"max":120}"#), ("budget 90", #"{"max":90}"#),
      ("over 50 and under 80", #"{"min":50,"max":80}"#),
      ("三百以内", #"{"max":300}"#), ("不超过五百块", #"{"max":500,"currency":"CNY"}"#),
      ("一百元以上", #"{"min":100,"currency":"CNY"}"#),
      ("预算三百到五百块", #"{"min":300,"max":500,"currency":"CNY"}"#),
      ("大概200欧", #"{"min":160,"max":240,"currency":"EUR"}"#),
      ("100美元以下", #"{"max":100,"currency":"USD"}"#),
    ])
  func prices(text: String, wanted: String) throws {
    #expect(try read(text).constraints["price"]?.json == wanted)
  }

  @Test(
    "Weights, times and ages are no prices",
    arguments: ["under 2 kg", "at least 20 hours", "over 60 years", "第3个", "size 42"])
  func noPrices(text: String) throws {
    #expect(try read(text).constraints["price"] == nil)
  }

  @Test(
    "A negation binds to the next group of one kind",
    arguments: [
      (
        "red jackets, not Kestrel or Altura, in navy",
        #"{"category":["jackets"],"not_brand":["kestrel","altura"],"colour":["red","navy"]}"#
      ),
      (
        "boots without leather and in stock",
        #"{"category":["boots"],"not_material":["leather"],"in_stock":true}"#
      ),
      ("不要红色和黑色的背包", #"{"category":["backpacks"],"not_colour":["red","black"]}"#),
      ("除了安途都可以，要蓝色", #"{"not_brand":["antu"],"colour":["blue"]}"#),
    ])
  func negation(text: String, wanted: String) throws {
    #expect(try read(text).constraints.json == wanted)
  }

  @Test("Chinese is cut at the longest word of the lexicon")
  func chinese() throws {
    #expect(try read("越野跑鞋").constraints.json == #"{"category":["trail-running-shoes"]}"#)
    #expect(try read("深蓝色羽绒服").constraints.json == #"{"category":["down-jackets"],"colour":["navy"]}"#)
    #expect(try read("安途云履怎么样").items.map(\.items) == [["antu-cloud-boot"]])
  }

  @Test("A misspelt word is read as the one close word, and said so")
  func repairs() throws {
    let sentence = try read("recomend hikng bots from Nortpeek")
    #expect(
      sentence.repairs == ["recomend → recommend", "hikng → hiking", "bots → boots", "Nortpeek → Northpeak"])
    #expect(try read("book me a flight").repairs.isEmpty)
  }

  @Test("A product goes by a telling part of its title")
  func titles() throws {
    #expect(try read("why the Ridge 45").items.map(\.items) == [["altura-ridge-45"]])
    #expect(try read("the Kestrel Storm jacket").items.map(\.items) == [["kestrel-storm"]])
    #expect(try read("trail running shoes").items.isEmpty)
    // Its id begins with the same words.
    #expect(try read("compare the Trail Mid").items.map(\.items) == [["northpeak-trail-mid-gtx"]])
    #expect(try read("Northpeak Trail Mid").items.map(\.items) == [["northpeak-trail-mid-gtx"]])
  }

  @Test("A word on very many titles names none of them alone, and one of them with the next word")
  func manyTitles() {
    let products = (0..<3_000).map { n in
      ProductName(item: "p-\(n)", title: "Tarpa Willow \(n)", brand: "tarpa", category: "tents")
    }
    var lexicon = Lexicon()
    lexicon.brands = [LexiconBrand(id: "tarpa", name: "Tarpa", also: [])]
    let vocabulary = Vocabulary(lexicon: lexicon, spoken: .builtIn, products: products, customers: [])
    func items(_ text: String) -> [[String]] {
      SentenceReader.read(text, vocabulary: vocabulary, cueWords: []).items.map(\.items)
    }
    #expect(items("the willow").isEmpty)
    #expect(items("is the willow 2718 in stock") == [["p-2718"]])
    #expect(items("the willow 4000").isEmpty)
  }
}
