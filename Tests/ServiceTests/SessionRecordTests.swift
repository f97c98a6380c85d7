// ServiceTests › SessionRecordTests: a session that was written down, and what cannot be said again.

import Foundation
import Service
import Testing

@Suite("Recorded sessions")
struct SessionRecordTests {
  private let heading = SessionHeading(
    now: 1_795_168_800, data: 9, model: "1", language: nil, canAsk: true, consent: "yes")

  private func turn(_ number: Int, _ input: String, wrote: String = "") -> String {
    #"{"v":1,"turn":\#(number),"input":"\#(input)","result":{"wrote":[\#(wrote)]},"text":"a\nb"}"#
  }

  @Test("What was written down comes back, with its circumstances")
  func reads() throws {
    let text = try [
      SessionRecord.line(heading), turn(1, "load Anna Keller"), SessionRecord.unloadedLine, turn(2, "喜欢"),
    ].joined(separator: "\n")
    let record = try SessionRecord(text + "\n", file: "calls.ndjson")
    #expect(record.heading == heading)
    #expect(!record.hasWritten)
    let said = record.entries.map { entry in
      switch entry {
      case .turn(let input, _): input
      case .unloaded: "(unloaded)"
      }
    }
    #expect(said == ["load Anna Keller", "(unloaded)", "喜欢"])
  }

  @Test("A session that wrote is known as one")
  func knowsWrites() throws {
    let wrote = turn(1, "she likes #1", wrote: #"{"kind":"event","id":"e9"}"#)
    #expect(try SessionRecord(wrote, file: "f").hasWritten)
    #expect(try SessionRecord(wrote, file: "f").heading == nil)
  }

  @Test(
    "What cannot be said again is refused with its place",
    arguments: [
      ("load Anna Keller\n", "f:1: this is no turn"), ("", "f: nothing was said in it"),
      (#"{"v":1,"turn":2,"input":"why"}"#, "f:1: turn 2 comes after turn 0"),
      (
        "{\"v\":1,\"turn\":1,\"input\":\"a\"}\n\n{\"v\":1,\"turn\":3,\"input\":\"b\"}",
        "f:3: turn 3 comes after turn 1"
      ),
    ])
  func refuses(text: String, wanted: String) {
    let fault = #expect(throws: SessionRecord.Fault.self) { try SessionRecord(text, file: "f") }
    #expect(fault?.description.hasPrefix(wanted) == true)
  }

  @Test("Two answers are told apart value by value, and a text line by line")
  func differs() {
    let old = #"{"text":"For Anna\n1 boot","state":{"chips":["a"]}}"#
    let new = #"{"text":"For Anna\n2 boots","state":{"chips":["a","b"]}}"#
    #expect(
      Set(TurnDifference.lines(from: old, to: new)) == [
        "- text: 1 boot", "+ text: 2 boots", "+ state.chips[1]: b",
      ])
  }

  @Test("The same values in other bytes are a difference, too")
  func bytesCount() {
    #expect(TurnDifference.lines(from: #"{"a":1}"#, to: #"{"a": 1}"#) == [#"- {"a":1}"#, #"+ {"a": 1}"#])
  }
}
