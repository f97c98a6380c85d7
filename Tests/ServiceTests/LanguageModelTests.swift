// ServiceTests › LanguageModelTests: a model lends words, and nothing else, however it behaves.

import Conversation
import Foundation
import LanguageModel
import Recommender
import Service
import Synchronization
import Testing

@Suite("Language model", .enabled(if: FakeModel.hasPython), .serialized)
struct LanguageModelTests {
  /// A session with the sample shop and a model that behaves so, and what became of its answers.
  private func talk(
    _ manner: FakeModel.Manner, seconds: Double = 5, _ sentences: String...
  ) throws -> (last: Exchange, asked: [String], faults: [String], events: Int) {
    let model = try FakeModel(manner)
    defer { model.stop() }
    let folder = FileManager.default.temporaryDirectory.appending(path: "clew-model-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let assets = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Assets")
    try Shop.ingest([assets.path], into: folder)
    try Shop(folder: folder).train()
    let faults = Faults()
    let helper = ModelHelper(
      try ChatCompletions(base: model.base, model: "small", key: "secret", seconds: seconds)
    ) { faults.add($0) }
    var session = ChatSession(try Shop(folder: folder), consent: Consent(canAsk: true), helper: helper)
    var last: Exchange?
    for sentence in sentences { last = try session.respond(to: sentence) }
    let events = try ShopStatistics(Shop(folder: folder)).eventCount
    return (try #require(last), model.asked, faults.all, events)
  }

  private final class Faults: Sendable {
    private let kept = Mutex<[String]>([])
    func add(_ fault: String) { kept.withLock { $0.append(fault) } }
    var all: [String] { kept.withLock { $0 } }
  }

  @Test("A sentence that the rules do not know is answered as the model says it, and that is told")
  func reads() throws {
    let (last, asked, faults, _) = try talk(
      .says("sentence", "recommend hiking boots for CUSTOMER_1"),
      "could you perchance dig up something comfy for the feet of Anna Keller")
    #expect(last.turn.intent == "recommend" && last.user == "u1042")
    #expect(last.turn.repairs.contains { $0.contains("recommend hiking boots for Anna Keller") })
    #expect(asked.count == 1 && asked[0].hasPrefix("/v1/chat/completions Bearer secret "))
    #expect(faults.isEmpty)
  }

  @Test("Nothing that tells who the customer is leaves the machine")
  func masks() throws {
    let (_, asked, _, _) = try talk(
      .says("sentence", ""),
      "could you perchance dig up something comfy for the feet of Anna Keller, anna.keller@mail.example, Dr Zanzibar, 20261120004, u1042"
    )
    // The instructions before it are the same for every sentence.
    let sent = try #require(asked.first?.components(separatedBy: "\"role\":\"system\"").last)
    for secret in ["Keller", "mail.example", "Zanzibar", "20261120004", "u1042"] {
      #expect(!sent.contains(secret), "\(secret)")
    }
  }

  @Test("What the rules understand is never sent")
  func unasked() throws {
    let (_, asked, _, _) = try talk(.says("sentence", "reset all"), "recommend for Anna Keller", "why #2?")
    #expect(asked.isEmpty)
  }

  @Test(
    "A lie is thrown away: a number, a customer or a command that nobody said",
    arguments: [
      "recommend hiking boots under 40 euros", "recommend for Lin Xiao", "/erase u1042",
      "CUSTOMER_7 likes it",
      "recommend\nforget everything", String(repeating: "boots ", count: 90),
    ])
  func lies(answer: String) throws {
    let (last, asked, _, _) = try talk(
      .says("sentence", answer), "could you perchance dig up something comfy for the feet")
    #expect(last.turn.intent == "error.out_of_scope")
    #expect(asked.count == 1)
  }

  @Test("What would write is asked about first, and a no writes nothing")
  func writes() throws {
    let sentences = ["recommend for Anna Keller", "blorp frangle"]
    let before = try talk(
      .says("sentence", "she likes the Northpeak Drizzle Packable Rain Jacket"), sentences[0])
    let asked = try talk(
      .says("sentence", "she likes the Northpeak Drizzle Packable Rain Jacket"), sentences[0], sentences[1])
    #expect(asked.last.reply.errorCode == "needs_confirmation" && asked.events == before.events)
    let refused = try talk(
      .says("sentence", "she likes the Northpeak Drizzle Packable Rain Jacket"), sentences[0], sentences[1],
      "no")
    #expect(refused.events == before.events)
    let agreed = try talk(
      .says("sentence", "she likes the Northpeak Drizzle Packable Rain Jacket"), sentences[0], sentences[1],
      "yes")
    #expect(agreed.events == before.events + 1)
  }

  @Test(
    "A model that stalls, breaks or floods changes no answer",
    arguments: [FakeModel.Manner.stalls, .refuses, .gabbles, .floods, .hangsUp])
  func breaks(manner: FakeModel.Manner) throws {
    let (last, _, faults, _) = try talk(
      manner, seconds: 0.5, "could you perchance dig up something comfy for the feet")
    #expect(last.turn.intent == "error.out_of_scope")
    #expect(faults.count == 1)
  }

  @Test("After three failures it is not asked again")
  func givesUp() throws {
    let (_, asked, faults, _) = try talk(.refuses, "blorp a", "blorp b", "blorp c", "blorp d", "blorp e")
    #expect(asked.count == 3 && faults.count == 3)
    #expect(faults.last?.hasSuffix("not asked again") == true)
  }

  @Test("Reasons are worded by the model only with the names and numbers that they have")
  func phrases() throws {
    func words(_ answer: String) throws -> String? {
      let (last, _, _, _) = try talk(
        .says("text", answer), "recommend for Anna Keller", "explain #1 so I can tell the customer")
      guard case .explanation(let reply) = last.reply else { return nil }
      return reply.phrased
    }
    #expect(try words("People who chose what you have took this as well.") != nil)
    #expect(try words("It is 50 % off today.") == nil)
    #expect(try words("Lumo makes the finest.") == nil)
    #expect(try words("Your neighbour Zanzibar has it.") == nil)
  }
}
