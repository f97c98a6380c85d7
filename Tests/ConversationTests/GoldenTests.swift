// ConversationTests › GoldenTests: the golden sentences and dialogues of the schema.

import Conversation
import Foundation
import Testing

/// A conversation with the fixture shop.
struct Session {
  let conversation: Conversation
  var dialogue = Dialogue()

  /// Reading the lexicon and the feed once is enough.
  private static let fixture: Conversation? = FixtureShop.shared.map {
    Conversation(vocabulary: $0.vocabulary, shop: $0)
  }

  init() throws { conversation = try Self.fixture.orThrow() }

  init(_ conversation: Conversation) { self.conversation = conversation }

  @discardableResult
  mutating func say(_ text: String) throws -> Exchange {
    let (next, exchange) = try conversation.respond(to: text, in: dialogue)
    dialogue = next
    return exchange
  }
}

@Suite("Golden sentences", .enabled(if: FixtureShop.isPresent, "the shared fixture shop is absent"))
struct GoldenTests {
  @Test(
    "Every golden sentence is understood exactly",
    arguments: GoldenFiles.lines.filter(\.saysIntent).map(\.id))
  func understood(id: String) throws {
    let line = try #require(GoldenFiles.lines.first { $0.id == id })
    var session = try Session()
    for sentence in line.setup { try session.say(sentence) }
    let turn = try session.say(line.utterance).turn
    let isRight = line.readings.contains {
      $0.intent == turn.intent
        && Normal.same($0.slots, turn.slots, intent: turn.intent, language: turn.language)
    }
    let wanted = line.readings.map { "\($0.intent) \($0.slots.json)" }.joined(separator: " or ")
    #expect(isRight, "\(id) “\(line.utterance)”: \(turn.intent) \(turn.slots.json), wanted \(wanted)")
  }

  @Test("Dialogues keep their state turn by turn", arguments: GoldenFiles.dialogues)
  func dialogue(name: String) throws {
    let folder = GoldenFiles.folder.appending(path: "dialogues")
    let writable = Conversation(
      vocabulary: try Session().conversation.vocabulary, shop: try FixtureShop.shared.orThrow(),
      writer: FixtureWriter())
    var session = Session(writable)
    var exchange: Exchange?
    for line in try String(contentsOf: folder.appending(path: name), encoding: .utf8).split(separator: "\n") {
      if line.hasPrefix("> ") { exchange = try session.say(String(line.dropFirst(2))) }
      guard line.hasPrefix("= "), let exchange else { continue }
      let parts = line.dropFirst(2).split(separator: " ", maxSplits: 1).map(String.init)
      let problem = try check(exchange, parts[0], parts[1])
      #expect(
        problem == nil, "\(name) > \(exchange.input): \(parts[0]) should be \(parts[1]), is \(problem ?? "")")
    }
  }

  /// What holds instead, `nil` when the expectation holds.
  private func check(_ exchange: Exchange, _ what: String, _ wanted: String) throws -> String? {
    let choices = wanted.split(separator: "|").map(String.init)
    switch what {
    case "intent": return choices.contains(exchange.turn.intent) ? nil : exchange.turn.intent
    case "user":
      let user = exchange.user ?? "-"
      return choices.contains(user) ? nil : user
    case "error":
      let code = exchange.reply.errorCode ?? "-"
      return choices.contains(code) ? nil : code
    case "wrote":
      var wrote = "no"
      if case .notice(let notice) = exchange.reply, !notice.wrote.isEmpty { wrote = "yes" }
      return wrote == wanted ? nil : wrote
    case "chips":
      let list = wanted == "-" ? [] : wanted.components(separatedBy: "; ").sorted()
      var left = exchange.chips
      for chip in list.sorted(by: { !$0.hasSuffix("*") && $1.hasSuffix("*") }) {
        let at = left.firstIndex { chip.hasSuffix("*") ? $0.hasPrefix(chip.dropLast()) : $0 == chip }
        guard let at else { return exchange.chips.joined(separator: "; ") }
        left.remove(at: at)
      }
      return left.isEmpty ? nil : exchange.chips.joined(separator: "; ")
    default:
      let object = try JSONSerialization.jsonObject(with: Data(wanted.utf8)) as? [String: Any]
      let slots = GoldenFiles.slots(object ?? [:])
      let same = slots.entries.allSatisfy { entry in
        Normal.same(
          SlotMap([(entry.key, entry.value)]),
          SlotMap(exchange.turn.slots[entry.key].map { [(entry.key, $0)] } ?? []),
          intent: exchange.turn.intent,
          language: exchange.turn.language)
      }
      return same ? nil : exchange.turn.slots.json
    }
  }
}
