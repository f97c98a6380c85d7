// EventIngestTests › BadEventTests: what shops really send, and what may survive of it.

import Catalogue
import EventIngest
import Foundation
import Testing

private let suite = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent().appendingPathComponent("../shared/suites/events/bad")

@Suite("Bad event files", .enabled(if: FileManager.default.fileExists(atPath: suite.path)))
struct BadEventTests {
  /// Verdicts that differ from EXPECT.tsv on purpose: an unknown event is refused with its line instead of guessed at,
  /// and an unknown product is the store's business, which the reader cannot see.
  private static let differences = ["event_unknown.csv": "reject_record", "unknown_item.csv": "accept"]

  /// File and expectation, one pair a line.
  private func cases() throws -> [(file: String, expected: String)] {
    let table = try String(contentsOf: suite.appendingPathComponent("EXPECT.tsv"), encoding: .utf8)
    return table.split(separator: "\n").dropFirst().compactMap { line in
      let fields = line.split(separator: "\t").map(String.init)
      return fields.count == 2 ? (fields[0], Self.differences[fields[0]] ?? fields[1]) : nil
    }
  }

  private func tally(_ path: String) throws -> IngestTally {
    switch try EventFileKind.sniff(path: path) {
    case .triples: try TripleReader().read(path: path, onTriple: { _ in })
    default: try EventReader(now: 1_800_000_000).read(path: path, onEvent: { _ in })
    }
  }

  @Test("Every case ends in the verdict that it should")
  func verdicts() throws {
    let cases = try cases()
    #expect(cases.count == 58)
    for (file, expected) in cases {
      let path = suite.appendingPathComponent(file).path
      guard expected != "reject_file" else {
        #expect(throws: EventFileError.self, "\(file)") { _ = try tally(path) }
        continue
      }
      let found = try? tally(path)
      guard let found else {
        Issue.record("\(file) was refused as a whole")
        continue
      }
      let findings = found.sortedFindings.map { "\($0.code) \($0.count) \($0.message)" }
      switch expected {
      case "reject_record": #expect(found.rejected > 0, "\(file): \(findings)")
      case "warn":
        #expect(found.rejected == 0 && !found.findings.isEmpty, "\(file): \(findings)")
      default:
        let warnings = found.findings.values.filter { $0.severity != .info && $0.code != "W91" }
        #expect(found.rejected == 0 && warnings.isEmpty, "\(file): \(findings)")
      }
    }
  }

  @Test(
    "What is good in a bad file survives",
    arguments: [
      ("short_row.csv", 1, 1, 2), ("bot_user_100k.csv", 100_000, 0, 0), ("long_line_5mb.csv", 1, 1, 2),
      ("million_columns.csv", 1, 1, 2), ("quote_unclosed.csv", 1, 1, 5), ("bad_line.ndjson", 2, 1, 0),
      ("truncated.ndjson", 1, 1, 0), ("deep_json.ndjson", 1, 1, 0), ("json_array.ndjson", 4, 0, 0),
      ("kg_gap_ids.txt", 0, 1, 0), ("kg_negative.txt", 0, 1, 0), ("kg_2_columns.txt", 1, 1, 0),
      ("kg_dup_triples.txt", 1, 0, 9), ("kg_self_loop.txt", 1, 0, 0), ("kgat_train_user_only.txt", 1, 0, 0),
      ("nul.csv", 1, 1, 1), ("utf16.csv", 1, 0, 2), ("rating_nan.csv", 1, 1, 0), ("cr_only.csv", 1, 0, 2),
    ] as [(String, Int, Int, Int)])
  func counts(file: String, accepted: Int, rejected: Int, merged: Int) throws {
    let found = try tally(suite.appendingPathComponent(file).path)
    #expect(found.accepted == accepted)
    #expect(found.rejected == rejected)
    #expect(found.merged == merged)
  }
}
