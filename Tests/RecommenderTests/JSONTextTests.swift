// RecommenderTests › JSONTextTests: what is written fast is what the encoder would have written.

import Catalogue
import Conversation
import Foundation
import Recommender
import Testing

@Suite("JSON text", .sampleShop)
struct JSONTextTests {
  /// The slow, obvious way.
  private func encoded(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  @Test("A list with its receipts is the same, byte by byte, as by the encoder")
  func receipts() throws {
    let shop = try Shop(folder: try #require(SampleShop.folder))
    let users: [String?] = ["u1042", "u1187", nil]
    for user in users {
      let receipts = try shop.recommend(user: user)
      #expect(!receipts.isEmpty)
      let (fast, slow) = (try JSONText.line(receipts), try encoded(receipts))
      #expect(fast == slow)
      let twice = ["a": receipts, "b": receipts]
      let (both, slowly) = (try JSONText.line(twice), try encoded(twice))
      #expect(both == slowly)
    }
  }

  @Test(
    "A sentence with line separators in it is answered on one line for every reader, and read back as typed")
  func separators() throws {
    let typed = "他喜\u{85}欢\u{2028}#1\u{2029}é"
    let line = JSONString.onOneLine(JSONString.quoted(typed))
    #expect(line == #""他喜\u0085欢\u2028#1\u2029é""#)
    #expect(try JSONDecoder().decode(String.self, from: Data(line.utf8)) == typed)
  }

  @Test(
    "Every text is quoted as the encoder quotes it",
    arguments: [
      "", "boot", "北峰徒步靴", "a/b", "\"quoted\" \\ \\\"", "一\n二\r\t\u{8}\u{C}",
      "\u{0}\u{1}\u{F}\u{10}\u{1F}\u{7F}\u{2028}",
      "👢", "ends with \"", "\"", "Café \u{301}",
    ])
  func texts(text: String) throws {
    let expected = try encoded(text)
    #expect(JSONString.quoted(text) == expected)
  }
}
