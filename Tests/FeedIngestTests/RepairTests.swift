// FeedIngestTests › RepairTests: small faults of the bytes that cost no record, and those that do.

import Catalogue
import FeedIngest
import Testing

@Suite("Repairs")
struct RepairTests {
  @Test(
    "An ampersand that nobody escaped stands for itself",
    arguments: [
      ("Tea & cake", "Tea & cake"), ("R&D mug", "R&D mug"), ("a&b&c", "a&b&c"), ("cup &", "cup &"),
      ("&; mug", "&; mug"), ("<![CDATA[a & b]]> & c", "a & b & c"),
    ])
  func ampersand(written: String, read: String) throws {
    let feed = try FeedSpecimen(FeedSpecimen.rss(FeedSpecimen.item(title: written)))
    #expect(feed.variants.first?.title == read)
    #expect(feed.codes.contains("W39"))
  }

  @Test("An ampersand in an attribute cannot be mended without losing text, so the file is refused")
  func attribute() throws {
    let feed = try FeedSpecimen(FeedSpecimen.rss(FeedSpecimen.item(more: "<x y=\"a & b\"/>")))
    #expect(feed.error?.code == "F02")
  }

  @Test(
    "Control characters are left out, in text, in CDATA and as references",
    arguments: [
      "Red\u{B}mug", "<![CDATA[Red\u{1F}mug]]>", "Red&#11;mug", "Red&#x1f;mug",
    ])
  func controls(title: String) throws {
    let feed = try FeedSpecimen(
      FeedSpecimen.rss(String(repeating: "\n", count: 70) + FeedSpecimen.item(title: title)))
    #expect(feed.variants.first?.title == "Red mug")
    #expect(feed.report?.tally.findings["W38"]?.firstLine == 72)
  }

  @Test(
    "Zeros and references to zero or to halves of characters refuse the file",
    arguments: ["\0", "&#0;", "&#xD83D;"])
  func refused(text: String) throws {
    #expect(try FeedSpecimen(FeedSpecimen.rss(FeedSpecimen.item(title: "a" + text))).error?.code == "F03")
  }

  @Test("A huge comment is skipped, a huge CDATA section costs its record alone, and lines are still right")
  func huge() throws {
    var limits = FeedLimits()
    limits.fieldBytes = 1 << 12
    limits.tagBytes = 1 << 12
    let lines = String(repeating: "x-]>\n", count: 40_000)
    let feed = try FeedSpecimen(
      FeedSpecimen.rss(
        "<!--\(lines)-->" + FeedSpecimen.item("a")
          + FeedSpecimen.item("b", more: "<description><![CDATA[\(lines)]]></description>")
          + FeedSpecimen.item("c")), limits: limits)
    #expect(feed.variants.map(\.id) == ["a", "c"])
    #expect(feed.report?.tally.findings["R06"]?.count == 1)
    #expect(feed.variants.map(\.source.line) == [40_002, 80_004])
    let cut = try FeedSpecimen(FeedSpecimen.rss("<!--\(lines)"), limits: limits)
    #expect(cut.error?.code == "F04")
  }

  @Test("Letters in two parts become one letter")
  func normalForm() throws {
    let feed = try FeedSpecimen(FeedSpecimen.rss(FeedSpecimen.item("e\u{301}", title: "Cafe\u{301}")))
    #expect(feed.variants.first.map { Array($0.title.utf8) } == Array("Café".utf8))
    #expect(feed.variants.first.map { Array($0.id.utf8) } == Array("é".utf8))
  }

  @Test("A refusal says which encoding the text looks like")
  func looksLike() throws {
    let russian: [UInt8] = [
      0xD7, 0xE0, 0xE9, 0xED, 0xE8, 0xEA, 0x20, 0xF1, 0xEE, 0x20, 0xF1, 0xE2, 0xE8, 0xF1, 0xF2,
    ]
    let halves = FeedSpecimen.rss(FeedSpecimen.item(title: "@")).split(separator: "@").map { Array($0.utf8) }
    let error = try #require(try FeedSpecimen(bytes: halves[0] + russian + halves[1]).error)
    #expect(error.code == "F03" && error.description.contains("looks like windows-1251"))
  }
}
