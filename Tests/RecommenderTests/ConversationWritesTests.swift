// RecommenderTests › ConversationWritesTests: what a conversation writes into a real shop, and what comes of it.

import Catalogue
import Conversation
import Foundation
import Fusion
import GraphRules
import Recommender
import Scoring
import Testing

@Suite("Writes of a conversation", .sampleShop)
struct ConversationWritesTests {
  /// A copy, since tests of a suite share the shop.
  let folder: URL
  let shop: Shop

  init() throws {
    folder = SampleShop.emptyPlace()
    try FileManager.default.copyItem(at: #require(SampleShop.folder), to: folder)
    shop = try Shop(folder: folder, rules: GraphRules.builtIn())
  }

  private func talk(
    _ sentences: [String], consent: Consent = Consent(canAsk: false, given: "yes"), in shop: Shop? = nil
  )
    throws -> Exchange
  {
    let open = shop ?? self.shop
    let conversation = Conversation(
      vocabulary: open.vocabulary, shop: ShopDesk(open), writer: ShopClerk(open), consent: consent)
    var dialogue = Dialogue()
    var last: Exchange?
    for sentence in sentences { (dialogue, last) = try conversation.respond(to: sentence, in: dialogue) }
    return try #require(last)
  }

  private func list(_ user: String = "u1042", tuning: Tuning = Tuning()) throws -> [Receipt] {
    var request = ListRequest(user: user, count: 10)
    request.tuning = tuning
    return try Shop(folder: folder, rules: GraphRules.builtIn()).rank(request).receipts
  }

  private func same(_ a: [Receipt], _ b: [Receipt]) -> Bool {
    a.map(\.product) == b.map(\.product) && a.map(\.score.bitPattern) == b.map(\.score.bitPattern)
  }

  @Test("A word said counts in the next answer, and taken back leaves not a bit")
  func counts() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let before = try list()
    _ = try talk(["something for u1042", "she bought #1"])
    let bought = try list()
    #expect(!bought.map(\.product).contains(before[0].product))
    let later = try talk(["something for u1042", "hide #1", "undo"])
    #expect(later.reply.errorCode == nil)
    #expect(same(try list(), bought))
  }

  @Test("A what-if of many steps leaves the database as it was, to the byte, and the list as well")
  func whatIf() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let before = try list()
    let database = folder.appending(path: "shop.sqlite")
    let bytes = try Data(contentsOf: database)
    let last = try talk([
      "something for u1042", "what if she bought #1", "plus she likes #2", "she also returned the boots",
      "hide #3 too",
      "also boost Northpeak by 50 percent", "plus ignore pictures", "而且她不喜欢第四个", "keep it", "undo",
      "what would a new customer see?",
      "she also bought #2", "plus under 90 euros", "keep it",
    ])
    #expect(last.chips == ["price<=90 EUR"])
    #expect(try Data(contentsOf: database) == bytes)
    #expect(same(try list(), before))
  }

  @Test("A list is saved as it stands on the screen, also after the first of it was bought")
  func savedAsShown() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "shown.csv").path
    let listed = try talk(["hiking boots for u1042"])
    guard case .list(let list) = listed.reply else { return #expect(Bool(false), "a list is shown") }
    _ = try talk(["hiking boots for u1042", "she bought #1", "export this list as csv to \(file)"])
    let lines = try String(contentsOfFile: file, encoding: .utf8).split(whereSeparator: \.isNewline)
      .dropFirst()
    #expect(lines.map { String($0.split(separator: ",")[1]) } == list.list.items.map(\.item))
  }

  @Test("What was bought and sent back is said to be noted, and not that it was never bought")
  func returnedBefore() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let last = try talk(["load u3014", "他把云履那双退了"])
    #expect(last.turn.intent == "feedback" && last.reply.errorCode == nil)
    guard case .notice(let notice) = last.reply else { return #expect(Bool(false), "it is said to be noted") }
    #expect(notice.wrote.isEmpty && notice.lines.joined().contains("已经记过"))
  }

  @Test("A what-if with a return of what she never bought says so")
  func returnOfNothing() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let last = try talk(["load u1003", "tents", "what if she gives the trail mid back?"])
    guard case .why(.outcome(let outcome)) = last.reply else {
      return #expect(Bool(false), "an outcome is told")
    }
    #expect(outcome.supposed.contains("never bought by the books"))
  }

  @Test("The coupons of a customer who is named are hers, whoever is on the line")
  func couponsOfNamed() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let last = try talk(["Anna Keller's coupons for the Altura Ridge 45"])
    guard case .fact(let reply) = last.reply else { return #expect(Bool(false), "coupons are told") }
    guard case .list(let offers) = reply.facts else { return #expect(Bool(false), "there are coupons") }
    let vip = offers.compactMap(\.map).first { $0["code"]?.string == "VIP12" }
    #expect(vip?["allowed"] == .bool(false))
  }

  @Test("What is hidden is gone from the next list and from everybody's lists at night")
  func hidden() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let before = try list()
    _ = try talk(["something for u1042", "hide #1"])
    #expect(!(try list().map(\.product).contains(before[0].product)))
  }

  @Test("A rule that was said holds for whoever opens the shop next")
  func rule() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let first = shop.catalogue[try list()[0].product].id
    let said = try talk(["never show the product \(first) to anyone"])
    guard case .notice(let notice) = said.reply else {
      Issue.record("no rule was kept: \(said.turn.intent)")
      return
    }
    #expect(notice.wrote == [Written(kind: "rule", id: "said-1")])
    #expect(try shop.isOutdated())
    #expect(!(try list().map { shop.catalogue[$0.product].id }.contains(first)))
  }

  @Test("An erased customer is gone from the shop and from its models, and others can still be served")
  func erased() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let said = try talk(["forget customer u2077"], consent: Consent(canAsk: false, given: "u2077"))
    guard case .notice(let notice) = said.reply else {
      Issue.record("nobody was erased: \(said.turn.intent)")
      return
    }
    #expect(notice.wrote.map(\.kind) == ["erase"])
    let after = try Shop(folder: folder, rules: GraphRules.builtIn())
    #expect(throws: ShopError.self) { try after.user("u2077") }
    #expect(try talk(["recommend something for u2077"], in: after).turn.intent == "error.unknown_user")
    #expect(try talk(["recommend something for Bob Tanaka"], in: after).turn.intent == "error.unknown_user")
    #expect(try !list().isEmpty)
    let models = try FileManager.default.contentsOfDirectory(
      atPath: folder.appending(path: "models").path
    ).filter { Int($0) != nil }
    #expect(models.count == 1)
    try after.train()
    #expect(try !list().isEmpty)
  }

  @Test("Wishes for the mixture change the order, and every list is still ordered by its receipts")
  func tuned() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    for sentence in ["more variety", "surprise me", "less mainstream", "more mainstream", "less variety"] {
      let exchange = try talk(["something for u1042", sentence])
      guard case .list(let list) = exchange.reply else {
        Issue.record("\(sentence): \(exchange.turn.intent)")
        continue
      }
      let scores = list.list.items.map(\.receipt.score)
      #expect(scores == scores.sorted(by: >), "\(sentence)")
      for item in list.list.items {
        #expect(item.receipt.score == item.receipt.contributions.reduce(0) { $0 + $1.amount })
      }
    }
  }

  @Test("A list is written where it was said, and never over another file")
  func files() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "picks.csv").path
    let sentences = ["something for u1042", "export this list as csv to \(path)"]
    #expect(try talk(sentences).reply.errorCode == nil)
    let text = try String(contentsOfFile: path, encoding: .utf8)
    #expect(text.split(separator: "\r\n").count == 6)
    #expect(try talk(sentences).reply.errorCode == "failed")
    #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
  }
}
