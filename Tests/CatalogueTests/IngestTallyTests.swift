// CatalogueTests › IngestTallyTests: what became of the records of a file adds up.

import Catalogue
import Testing

@Suite("Tally of an ingest")
struct IngestTallyTests {
  private func finding(_ code: String, _ severity: Severity, line: Int, record: String = "") -> Finding {
    Finding(code: code, severity: severity, line: line, record: record, message: "\(code) of \(record)")
  }

  @Test("Every record read is accepted, rejected or merged, also after two readers' tallies are joined")
  func law() {
    var first = IngestTally()
    first.accepted = 7
    first.rejected = 2
    first.pending = 3
    var second = IngestTally()
    second.accepted = 1
    second.merged = 4
    #expect(first.read == 9)
    first.add(second)
    #expect(first.read == 14)
    #expect((first.accepted, first.rejected, first.merged, first.pending) == (8, 2, 4, 3))
  }

  @Test("A code noted a hundred times keeps its count, its first line and message, and five samples")
  func samples() throws {
    var tally = IngestTally()
    for line in 1...100 {
      tally.note(finding("W40", .warn, line: line + 7, record: line == 1 ? "" : "r\(line)"))
    }
    let summary = try #require(tally.findings["W40"])
    #expect(summary.count == 100)
    #expect(summary.firstLine == 8)
    #expect(summary.message == "W40 of ")
    #expect(summary.records == ["r2", "r3", "r4", "r5", "r6"])
  }

  @Test("Joining tallies adds counts code by code and keeps five samples")
  func joining() throws {
    var first = IngestTally()
    var second = IngestTally()
    for line in 1...3 { first.note(finding("W1", .warn, line: line, record: "a\(line)")) }
    for line in 1...4 { second.note(finding("W1", .warn, line: line, record: "b\(line)")) }
    second.note(finding("E1", .error, line: 9))
    first.add(second)
    #expect(first.findings["W1"]?.count == 7)
    #expect(first.findings["W1"]?.records == ["a1", "a2", "a3", "b1", "b2"])
    #expect(first.findings["E1"]?.firstLine == 9)
  }

  @Test("Findings are told the worst first, then the most frequent, then by code")
  func order() {
    var tally = IngestTally()
    for (code, severity, count) in [
      ("I1", Severity.info, 9), ("W2", .warn, 1), ("W1", .warn, 1), ("W3", .warn, 2), ("F1", .fatal, 1),
      ("E1", .error, 1),
    ] {
      for line in 1...count { tally.note(finding(code, severity, line: line)) }
    }
    #expect(tally.sortedFindings.map(\.code) == ["F1", "E1", "W3", "W1", "W2", "I1"])
  }
}
