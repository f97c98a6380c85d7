// TerminalTests › PlainTests: the parts of the terminal that need none.

import Conversation
import Foundation
import Terminal
import Testing

@Suite("Colours, sizes and codes")
struct PlainTests {
  @Test(
    "Colour follows the customs of terminals",
    arguments: [
      (true, false, [:], ColourSupport.sixteen),
      (true, false, ["TERM": "xterm-256color"], .twoHundredFiftySix),
      (true, false, ["TERM": "xterm-256color", "COLORTERM": "truecolor"], .trueColour),
      (true, false, ["TERM": "xterm", "COLORTERM": "24bit"], .trueColour),
      (true, false, ["TERM": "dumb"], .none),
      (true, false, ["NO_COLOR": "1"], .none),
      (true, false, ["NO_COLOR": ""], .sixteen),
      (true, false, ["CLEW_NO_COLOR": "1"], .none),
      (true, true, ["FORCE_COLOR": "1"], .none),
      (false, false, ["TERM": "xterm-256color"], .none),
      (false, false, ["FORCE_COLOR": ""], .none),
      (false, false, ["FORCE_COLOR": "1"], .sixteen),
      (true, false, ["FORCE_COLOR": "1", "NO_COLOR": "1"], .none),
      (true, false, ["FORCE_COLOR": "1", "TERM": "dumb"], .sixteen),
    ] as [(Bool, Bool, [String: String], ColourSupport)])
  func colour(isTerminal: Bool, isRefused: Bool, environment: [String: String], wanted: ColourSupport) {
    #expect(
      ColourSupport.detect(isTerminal: isTerminal, isRefused: isRefused, environment: environment) == wanted)
  }

  @Test("The history lives where XDG wants it, and a relative path is ignored")
  func historyPath() {
    #expect(HistoryFile.usualPath(environment: ["XDG_STATE_HOME": "/s", "HOME": "/h"]) == "/s/clew/history")
    #expect(
      HistoryFile.usualPath(environment: ["XDG_STATE_HOME": "s", "HOME": "/h"])
        == "/h/.local/state/clew/history")
    #expect(HistoryFile.usualPath(environment: [:]) == nil)
  }

  @Test("A history keeps its last thousand lines, and forgets an erased customer")
  func historyCap() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "clew-history-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "history").path
    let history = HistoryFile(path: path, isKept: { !$0.hasPrefix("erase") })
    for number in 1...1005 { history.append("line \(number)") }
    #expect(!history.append("erase u2077"))
    #expect(!history.append("   "))
    #expect(history.load().count == HistoryFile.cap)
    #expect(history.load().first == "line 6")
    history.remove { $0 == "line 7" }
    #expect(history.load().prefix(2) == ["line 6", "line 8"])
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
  }

  @Test("A candidate completes the longest end of the line that begins it")
  func completion() {
    let names = ["Anna Keller", "Anna Kowalski", "Keller & Sons", "安途"]
    let anna = CompletionMatch(before: "recommend for anna k", candidates: names)
    #expect(anna.replaced == 6)
    #expect(anna.candidates == ["Anna Keller", "Anna Kowalski"])
    #expect(anna.completion == "Anna K")
    #expect(CompletionMatch(before: "for keller &", candidates: names).completion == "Keller & Sons ")
    #expect(CompletionMatch(before: "给我看安", candidates: names).candidates == ["安途"])
    #expect(CompletionMatch(before: "for ", candidates: names).candidates == names)
    #expect(CompletionMatch(before: "susanna", candidates: names).candidates.isEmpty)
  }

  @Test("Choices stand in columns, Chinese ones too, and the rest is counted")
  func columns() {
    let size = TerminalSize(columns: 20, rows: 4)
    #expect(
      CandidateColumns.text(["one", "two", "安途鞋", "four"], size: size) == "one     安途鞋\ntwo     four\n")
    #expect(
      CandidateColumns.text((1...9).map { "word \($0)" }, size: size)
        == "word 1  word 3\nword 2  word 4\n… 5 more\n")
  }

  @Test("Progress tells share, rate and time left, and fits the window")
  func progress() {
    let line = ProgressLine(label: "reading", done: 10_214, total: 12_600, unit: "items", seconds: 3)
    #expect(
      line.text(columns: 100)
        == "  reading  ████████████████████░░░░░   81 %   10 214 of 12 600 items   3 404/s   ~1 s")
    #expect(line.text(columns: 60) == "  reading  ████████████████████░░░░░   81 %")
    #expect(line.text(columns: 6) == "  read")
    let blind = ProgressLine(label: "reading", done: 7, total: nil, unit: "items", seconds: 0)
    #expect(blind.text(columns: 80) == "  reading   7 items")
    let slow = ProgressLine(label: "training", done: 1, total: 4001, unit: "steps", seconds: 1)
    #expect(slow.remaining == 4000)
    #expect(slow.text(columns: 100).hasSuffix("~1 h 6 min"))
  }

  @Test("A swatch is drawn in as many colours as there are, and named where there are too few")
  func swatches() {
    let navy = StyledLine([Span("navy", .swatch(red: 28, green: 45, blue: 82)), Span(" boots")])
    #expect(ANSIWriter(.trueColour).text(navy) == "\u{1B}[38;2;28;45;82m██  \u{1B}[0m boots")
    #expect(ANSIWriter(.twoHundredFiftySix).text(navy) == "\u{1B}[38;5;17m██  \u{1B}[0m boots")
    #expect(ANSIWriter(.sixteen).text(navy) == "navy boots")
    #expect(ANSIWriter(.none).text(navy) == "navy boots")
  }

  @Test(
    "Greys are drawn grey, black black and white white",
    arguments: [(138, "grey", 245), (28, "black", 234), (255, "white", 231), (0, "black", 16)])
  func greys(level: UInt8, name: String, wanted: Int) {
    let line = StyledLine(name, .swatch(red: level, green: level, blue: level))
    #expect(ANSIWriter(.twoHundredFiftySix).text(line).hasPrefix("\u{1B}[38;5;\(wanted)m██"))
  }

  @Test("What may be typed stands out from what is said in passing")
  func hints() {
    let writer = ANSIWriter(.sixteen)
    #expect(writer.text(StyledLine("why 2", .hint)) == "\u{1B}[36mwhy 2\u{1B}[0m")
    #expect(writer.text(StyledLine("of 12", .dim)) == "\u{1B}[2mof 12\u{1B}[0m")
  }

  @Test("Without colour nothing but the text is written")
  func noColour() {
    let line = StyledLine([Span("why 2", .strong), Span(""), Span(" more", .plain)])
    #expect(ANSIWriter(.none).text(line) == "why 2 more")
    #expect(ANSIWriter(.sixteen).text(line) == "\u{1B}[1mwhy 2\u{1B}[0m more")
  }
}
