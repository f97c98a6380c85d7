// ConversationTests › DialogueTests: what a dialogue remembers, asks back and forgets.

import Conversation
import Foundation
import Testing

@Suite("Dialogue", .enabled(if: FixtureShop.isPresent, "the shared fixture shop is absent"))
struct DialogueTests {
  @Test("The same customer again clears nothing, another one clears chips and list")
  func customers() throws {
    var session = try Session()
    try session.say("hiking boots for Anna Keller under 120 euros")
    #expect(try session.say("load Anna Keller").chips == ["hiking-boots", "price<=120 EUR"])
    #expect(session.dialogue.hasList)
    #expect(try session.say("load Bob Tanaka").chips.isEmpty)
    #expect(!session.dialogue.hasList)
  }

  @Test("An empty result says what blocks and drops it by number")
  func empty() throws {
    var session = try Session()
    try session.say("hiking boots for Anna Keller")
    let exchange = try session.say("under 20")
    #expect(exchange.turn.intent == "refine" && exchange.reply.errorCode == "empty")
    guard case .failure(let failure) = exchange.reply else { return }
    #expect(failure.question?.options.map(\.label) == ["without [≤ €20]: 7"])
    let answer = try session.say("1")
    #expect(answer.turn.intent == "answer" && answer.chips == ["hiking-boots"])
    guard case .list(let list) = answer.reply else {
      Issue.record("no list after the blocking chip was dropped")
      return
    }
    #expect(list.list.fitting == 7)
  }

  @Test("A contradiction is settled by its answer")
  func contradiction() throws {
    var session = try Session()
    try session.say("red jackets but not red")
    #expect(try session.say("2").chips == ["jackets", "not colour:red"])
  }

  @Test("An answer out of range keeps the question open")
  func outOfRange() throws {
    var session = try Session()
    try session.say("recommend for Anna")
    #expect(try session.say("7").reply.errorCode == "no_such_ref")
    #expect(try session.say("kowalski").user == "u1187")
  }

  @Test("L1#2 still means the second of the first list")
  func olderList() throws {
    var session = try Session()
    try session.say("hiking boots for Anna Keller")
    let first = session.dialogue.state.lists[0].items
    try session.say("tents")
    try session.say("why L1#2")
    #expect(session.dialogue.state.focus == first[1])
  }

  @Test("What is wanted now is no longer excluded")
  func latestWordWins() throws {
    var session = try Session()
    try session.say("jackets")
    try session.say("no more Kestrel")
    #expect(try session.say("only Kestrel").chips == ["jackets", "brand:kestrel"])
    #expect(try session.say("not Kestrel").chips == ["jackets", "not brand:kestrel"])
  }

  @Test("More goes on where the list ended and says when that was all")
  func more() throws {
    var session = try Session()
    try session.say("hiking boots for Anna Keller")
    try session.say("more")
    let shown = session.dialogue.state.lists.flatMap(\.items)
    #expect(shown.count == 7 && Set(shown).count == 7)
    guard case .message = try session.say("more").reply else {
      Issue.record("a third page of seven products")
      return
    }
  }

  @Test(
    "Undo gives the customer back, redo takes it again, and nothing is left to undo before the first turn")
  func undo() throws {
    var session = try Session()
    #expect(try session.say("undo").reply.errorCode == nil)
    try session.say("tents for Anna Keller")
    try session.say("load Bob Tanaka")
    #expect(try session.say("undo").user == "u1042")
    #expect(try session.say("redo").user == "u2077")
  }

  @Test(
    "Slash commands are the same turns",
    arguments: [
      (
        "/rec u1042 --category boots --max 120",
        #"recommend {"user":"u1042","category":["boots"],"price":{"max":120}}"#
      ),
      ("/why 2", ##"explain {"ref":"#2"}"##), ("/why 2 full", ##"explain {"ref":"#2","view":"full"}"##),
      ("/drop price", #"relax {"slots":["price"]}"#), ("/more", #"more {"offset":"@next"}"#),
      ("/help explanations", #"help {"topic":"explanations"}"#),
      ("/user u2077", #"set_user {"user":"u2077"}"#), ("/undo", #"undo {"n":1}"#),
      ("/again", "repeat {}"), ("/state", "show_state {}"), ("/reset", #"reset {"scope":"constraints"}"#),
      ("/similar 3", ##"similar {"ref":"#3"}"##), ("/quit", "quit {}"),
      ("/only --max 100", #"refine {"price":{"max":100}}"#), ("/only in stock", #"refine {"in_stock":true}"#),
      ("/not kestrel", #"exclude {"not_brand":["kestrel"]}"#),
      ("/critique cheaper", #"critique {"critiques":[{"attr":"price","dir":"-"}]}"#),
    ])
  func slash(line: String, wanted: String) throws {
    var session = try Session()
    try session.say("hiking boots for Anna Keller")
    let turn = try session.say(line).turn
    #expect("\(turn.intent) \(turn.slots.json)" == wanted)
  }

  @Test("An unknown command names the nearest and runs nothing")
  func unknownCommand() throws {
    var session = try Session()
    let exchange = try session.say("/expalin")
    guard case .failure(let failure) = exchange.reply else { return }
    #expect(failure.message == "/expalin is not a command. Did you mean /explain?")
  }

  @Test(
    "No line, however odd, is a crash, and the answer fits the width",
    arguments: [
      "", "   ", "???", "#", "L#", "/", "//", "不要", "not", "😀", "the the the", "1", "第", "under",
      "between 5 and", "为什么不要", String(repeating: "why ", count: 300),
    ])
  func odd(line: String) throws {
    var session = try Session()
    for _ in 0..<2 {
      let exchange = try session.say(line)
      for width in [80, 120] {
        for line in Layout(width: width, language: "en").lines(exchange)
        where !exchange.turn.repairs.isEmpty || line.width > width {
          #expect(line.width <= width)
        }
      }
      try session.say("hiking boots for Anna Keller")
    }
  }

  @Test("A turn is one line of JSON with its error, its state and its slots as said")
  func json() throws {
    var session = try Session()
    try session.say("hiking boots for Anna Keller under 120 euros")
    let exchange = try session.say("why #9?")
    let message = "There is no #9; this list has 1–5. Type more for the next ones."
    let wanted =
      ##"{"v":1,"turn":2,"input":"why #9?","lang":"en","intent":"error.no_such_ref","slots":{"ref":"#9","have":5},"##
      + ##""repairs":[],"user":"u1042","result":null,"text":"t","state":{"user":"u1042","chips":["hiking-boots","##
      + ##""price<=120 EUR"]},"error":{"code":"no_such_ref","message":"\##(message)","ref":"#9","have":5}}"##
    #expect(exchange.json(result: "null", text: "t") == wanted)
  }

  @Test("Completion follows the words before the cursor")
  func completion() throws {
    let completer = Completer(vocabulary: try Session().conversation.vocabulary)
    #expect(completer.complete("recommend for Ann").candidates == ["Anna Keller", "Anna Kowalski"])
    #expect(completer.complete("/wh").candidates == ["/what-if", "/why", "/why-not"])
    #expect(completer.complete("not Ke").candidates == ["Kestrel"])
    #expect(completer.complete("help with ex").candidates == ["explanations"])
    #expect(completer.complete("给李").candidates == ["李雷"])
    #expect(completer.complete("red hiki").candidates == ["hiking boots"])
  }
}

@Suite("Careless lines", .enabled(if: FixtureShop.isPresent, "the shared fixture shop is absent"))
struct CarelessLineTests {
  private func message(_ session: inout Session, _ line: String) throws -> String {
    switch try session.say(line).reply {
    case .failure(let failure): failure.message
    case .message(let message): message.text
    default: ""
    }
  }

  @Test(
    "A name alone loads its customer, asks which one, or says that there is none",
    arguments: [
      ("bob", #"set_user {"user":"u2077"}"#), ("tanakka", #"set_user {"user":"u2077"}"#),
      ("Anna", #"clarify {"slot":"user","candidates":["u1042","u1187"],"then":"set_user"}"#),
      ("Zoe Smith", #"error.unknown_user {"name":"Zoe Smith"}"#),
      ("Anna Tanaka", #"error.unknown_user {"name":"Anna Tanaka"}"#),
      ("recommend for Anna Smith", #"error.unknown_user {"name":"Anna Smith"}"#),
      ("what do you have for Li Lei", #"error.unknown_user {"name":"Li Lei"}"#),
      ("给赵云推荐", #"error.unknown_user {"name":"赵云"}"#),
      ("/rec nobody", #"error.unknown_user {"name":"nobody"}"#), ("gibberish", "error.out_of_scope {}"),
    ])
  func names(line: String, wanted: String) throws {
    var session = try Session()
    let turn = try session.say(line).turn
    #expect("\(turn.intent) \(turn.slots.json)" == wanted)
  }

  @Test("Of a grandson nobody is thought to be a customer")
  func noName() throws {
    var session = try Session()
    #expect(try session.say("给孙子推荐帐篷").turn.intent == "recommend")
  }

  @Test(
    "A number beyond all measure is answered",
    arguments: [
      "why #99999999999999999999999999", "L1#99999999999999999999", "第99999999999999999999999个",
      "/rec --top 1e300", "/rec --top nan", "undo the last 99999999999999999999999",
      "boots for a 99999999999999999999999 year old", "top 99999999999999999999999",
    ])
  func hugeNumbers(line: String) throws {
    var session = try Session()
    try session.say("hiking boots for Anna Keller")
    let exchange = try session.say(line)
    #expect(Layout(width: 80, language: "en").lines(exchange).isEmpty == false)
  }

  @Test("An option that is none, or without its number, is told and nothing is listed")
  func options() throws {
    var session = try Session()
    #expect(
      try message(&session, "/rec --max abc") == "--max takes a number, for instance --max 20; “abc” is none."
    )
    #expect(
      try message(&session, "/rec --colr red") == "--colr is not an option. Did you mean --color?")
    #expect(!session.dialogue.hasList)
  }

  @Test("Greetings and thanks are answered and change nothing, not even an open question")
  func courtesy() throws {
    var session = try Session()
    try session.say("recommend for Anna")
    #expect(try message(&session, "thanks!") == "You are welcome.")
    #expect(try message(&session, "你好") == "您好。顾客想要什么？")
    #expect(try session.say("1").user == "u1042")
  }

  @Test("A list is shown with its own chips, also after a wish that nothing fitted")
  func chipsOfTheList() throws {
    var session = try Session()
    try session.say("hiking boots for Anna Keller")
    #expect(try message(&session, "under 20") == "0 of 128 products fit [hiking boots] [≤ €20].")
    guard case .list(let list) = try session.say("more").reply else {
      Issue.record("more goes on with the list on the screen")
      return
    }
    #expect(list.chips == ["hiking boots"])
  }

  @Test("Undo to a wish that nothing fitted says so again, instead of an older list")
  func undoToNothing() throws {
    var session = try Session()
    try session.say("hiking boots for Anna Keller")
    try session.say("under 20")
    try session.say("not Kestrel")
    #expect(try message(&session, "undo") == "0 of 128 products fit [hiking boots] [≤ €20].")
    #expect(try session.say("1").chips == ["hiking-boots"])
  }

  @Test("A number alone is told what can be said about it, in the language of the conversation")
  func bareNumber() throws {
    var session = try Session()
    try session.say("给李雷推荐登山靴")
    #expect(try message(&session, "2").hasPrefix("想问 #2 什么"))
    #expect(try session.say("99").turn.slots["ref"] == .string("#99"))
    try session.say("hiking boots for Anna Keller")
    #expect(try message(&session, "2").hasPrefix("Say what about #2: why 2"))
  }

  @Test("All reasons in full come heaviest first, with the share of the score that they cover")
  func full() throws {
    var session = try Session()
    try session.say("hiking boots for Anna Keller")
    let lines = Layout(width: 120, language: "en").lines(try session.say("why 1 in full")).map(\.plain)
    let amounts = lines.drop { !$0.contains("──") }.compactMap {
      Double($0.split(separator: " ").first ?? "")
    }
    #expect(amounts.count > 1 && amounts == amounts.sorted(by: >) && amounts.allSatisfy { $0 > 0 })
    #expect(lines.contains { $0.contains("these cover ") && $0.contains(" % of the score") })
  }

  @Test("The end of a list does not promise more")
  func lastPage() throws {
    var session = try Session()
    try session.say("hiking boots for Anna Keller")
    try session.say("more")
    #expect(try message(&session, "why #9") == "There is no #9; this list has 1–2.")
  }

  @Test("The words of an answer are explained, in both languages")
  func meanings() throws {
    var session = try Session()
    for (line, wanted) in [("what does fit mean?", "neural"), ("图谱是什么意思", "神经网络")] {
      let exchange = try session.say(line)
      #expect(exchange.turn.intent == "help" && exchange.turn.slots["topic"] == .string("explanations"))
      let lines = Layout(width: 80, language: exchange.turn.language).lines(exchange)
      #expect(lines.contains { $0.plain.contains(wanted) } && lines.allSatisfy { $0.width <= 80 })
    }
  }

  @Test("Every example of the help is understood, and its short form too")
  func helpExamples() throws {
    for topic in ["help", "help explanations", "帮助", "怎么看解释？"] {
      var session = try Session()
      try session.say("hiking boots for Anna Keller")
      let exchange = try session.say(topic)
      for line in Layout(width: 120, language: exchange.turn.language).lines(exchange) {
        for span in line.spans where span.role == .hint || span.text.hasPrefix("/") {
          var session = try Session()
          try session.say("hiking boots for Anna Keller")
          let turn = try session.say(span.text).turn
          #expect(!turn.intent.hasPrefix("error."), "\(span.text): \(turn.intent)")
        }
      }
    }
  }
}

@Suite("Transcripts", .enabled(if: FixtureShop.isPresent, "the shared fixture shop is absent"))
struct TranscriptTests {
  @Test("A whole call reads as it should", arguments: ["call.en.txt", "call.zh.txt"])
  func transcript(name: String) throws {
    let file = FixtureShop.root.appending(path: "Tests/Golden/transcripts/\(name)")
    let wanted = try String(contentsOf: file, encoding: .utf8)
    var session = try Session()
    var text = ""
    for line in wanted.split(separator: "\n") where line.hasPrefix("clew> ") {
      let exchange = try session.say(String(line.dropFirst(6)))
      let lines = Layout(width: 80, language: exchange.turn.language).lines(exchange)
      #expect(lines.allSatisfy { $0.width <= 80 })
      text += line + "\n" + lines.map { $0.plain + "\n" }.joined() + "\n"
    }
    if ProcessInfo.processInfo.environment["CLEW_WRITE_TRANSCRIPTS"] != nil {
      try text.write(to: file, atomically: true, encoding: .utf8)
    }
    #expect(text == wanted)
  }
}
