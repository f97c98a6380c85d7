// ConversationTests › ThirdLanguageTests: German, of which Clew knows no word until a folder of YAML teaches it.

import Conversation
import Foundation
import GraphRules
import Testing

@Suite("A third language", .enabled(if: FixtureShop.isPresent, "the shared fixture shop is absent"))
struct ThirdLanguageTests {
  private static let spoken = """
    recommend:
      says: {2.6: ["^(zeig|zeige) (mir|uns) .. <category>"]}
    critique:
      cheaper: {3.6: [billiger, "(günstiger|preiswerter)"]}
    explain:
      says: {4: ["(warum|wieso) .. <ref>"]}
    find_store:
      says: {6.4: ["(welche|welcher) (läden|laden|filialen|filiale) .. (haben|hat|führen|führt) .. <ref>"]}
    undo:
      says: {4.5: [rückgängig]}
    compare:
      says: {6.5: ["(vergleiche|vergleich) "]}
    feedback:
      purchase: [gekauft]
    assertion:
      supposing: [wenn, falls]
      doubting: [vielleicht]
      deniers: [nicht, nie]
      askers: [hat]
    frame:
      start: ["^(bitte|also|ja)"]
      can_you: ["^(kannst|könntest) du (bitte)?"]
    """
  private static let words = """
    categories:
      tents: {path: "Outdoor > Tents", de: [zelt, zelte]}
    mentions:
      customer: {de: [sie, er]}
    """

  /// A conversation whose rules have a folder `de` more.
  private func session(writer: FixtureWriter? = nil) throws -> Session {
    let folder = FileManager.default.temporaryDirectory.appending(path: "clew-german-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(
      at: folder.appending(path: "de"), withIntermediateDirectories: true)
    try Data(Self.spoken.utf8).write(to: folder.appending(path: "de/worte.yaml"))
    let rules = try GraphRules.load(folder: folder.path)
    let shop = try FixtureShop.shared.orThrow()
    let lexicon = shop.lexicon.adding(try Lexicon.parse(text: Self.words, file: "lexicon.yaml"))
    return Session(
      Conversation(
        vocabulary: shop.vocabulary(lexicon: lexicon, spoken: rules.spoken), shop: shop, writer: writer))
  }

  @Test("German is understood, turn by turn, with the same slots as English")
  func german() throws {
    var german = try session()
    var english = try Session()
    for (said, same) in [
      ("zeig mir zelte", "show me tents"), ("warum #2?", "why #2?"),
      ("welche Läden haben #1?", "which stores have #1?"),
      ("billiger", "cheaper"), ("rückgängig", "undo"), ("bitte vergleiche #1 und #2", "compare #1 and #2"),
      ("könntest du bitte günstiger", "cheaper"),
    ] {
      let heard = try german.say(said).turn
      let wanted = try english.say(same).turn
      #expect(
        heard.intent == wanted.intent && heard.slots == wanted.slots,
        "\(said): \(heard.intent) \(heard.slots.json)")
      #expect(heard.repairs.isEmpty, "no German word is taken for a misspelt English one: \(heard.repairs)")
    }
  }

  @Test("English and Chinese are understood as before, in the same call")
  func others() throws {
    var taught = try session()
    var usual = try Session()
    for said in [
      "show me tents", "zeig mir zelte", "便宜一点", "why #1?", "为什么推荐第二个？", "which stores have #1?", "比较第一个和第二个",
    ] {
      let heard = try taught.say(said).turn
      let wanted = try usual.say(said == "zeig mir zelte" ? "show me tents" : said).turn
      #expect(heard.intent == wanted.intent && heard.slots == wanted.slots, "\(said): \(heard.intent)")
    }
  }

  @Test("What she bought is written down in German, and no question, doubt, denial or supposition is")
  func written() throws {
    let writer = FixtureWriter()
    var session = try session(writer: writer)
    try session.say("hiking boots for Anna Keller")
    for said in [
      "hat sie #2 gekauft?", "sie hat #2 nicht gekauft", "wenn sie #2 gekauft hat",
      "falls sie hat #2 gekauft",
      "vielleicht sie hat #2 gekauft", "hat sie #2 gekauft",
    ] {
      try session.say(said)
      #expect(writer.lines.isEmpty, "“\(said)” wrote \(writer.lines)")
    }
    #expect(try session.say("sie hat #2 gekauft").turn.intent == "feedback")
    #expect(writer.lines.count == 1 && writer.lines.first?.hasPrefix("purchase ") == true)
  }

  @Test("Without the folder German stays unknown")
  func unknown() throws {
    var session = try Session()
    #expect(try session.say("welche Läden führen das?").turn.intent.hasPrefix("error"))
  }
}
