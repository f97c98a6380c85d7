// EventIngestTests › ConventionTests: one small file of each published convention, and what must come out of it.

import Catalogue
import EventIngest
import Foundation
import Testing

private let suite = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent().appendingPathComponent("../shared/suites/events")

@Suite("Conventions of event files")
struct ConventionTests {
  private func read(_ text: String) throws -> (events: [EventRecord], tally: IngestTally) {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("clew-\(UUID().uuidString)")
    try Data(text.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    return try read(file)
  }

  private func read(_ file: URL) throws -> (events: [EventRecord], tally: IngestTally) {
    var events: [EventRecord] = []
    let tally = try EventReader(now: 1_800_000_000).read(path: file.path, onEvent: { events.append($0) })
    return (events, tally)
  }

  private func words(_ events: [EventRecord]) -> [String] {
    events.map {
      [
        $0.user, $0.item, $0.kind.rawValue, $0.value.map { "\($0)" } ?? "-", $0.time.map { "\($0)" } ?? "-",
      ].joined(separator: " ")
    }
  }

  @Test(
    "The samples are read as their publishers mean them",
    .enabled(if: FileManager.default.fileExists(atPath: suite.path)),
    arguments: [
      ("amazon_reviews.jsonl", ["AG B00YQ6X8EO rating 5.0 1588687728"]),
      ("ga4_bigquery.ndjson", ["1234.5678 SKU0001 purchase 10.01 1767225600"]),
      ("ga4_mp.json", ["1234.5678 SKU0001 view - 1767225600"]),
      (
        "google_retail_user_events.ndjson",
        [
          "v1 SKU0001 view - 1767225600", "v1 SKU0001 cart - 1767225660", "v1 SKU0001 purchase - 1767225720",
          "v1 SKU0002 purchase - 1767225720",
        ]
      ),
      ("movielens_ratings.csv", ["1 1 rating 4.0 964982703"]),
      ("movielens_ratings.dat", ["1 1193 rating 5.0 978300760", "1 661 rating 3.0 978302109"]),
      ("movielens_u.data", ["196 242 rating 3.0 881250949", "186 302 rating 3.0 891717742"]),
      ("personalize_interactions.csv", ["196 242 view - 881250949", "186 302 purchase 13.5 891717742"]),
      (
        "retailrocket_events.csv",
        [
          "257597 355908 view - 1433221332", "992329 248676 cart - 1433224214",
          "158090 10572 purchase - 1433221078",
        ]
      ),
      ("yoochoose_clicks.dat", ["1 214536502 view - 1396867869"]),
    ] as [(String, [String])])
  func samples(name: String, expected: [String]) throws {
    let (events, tally) = try read(suite.appendingPathComponent(name))
    #expect(words(events) == expected)
    #expect(tally.rejected == 0)
  }

  @Test("An order of less than nothing is one that came back")
  func returns() throws {
    let (events, _) = try read(
      """
      InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country
      536365,85123A,HOLDER,6,2010-12-01 08:26:00,2.55,17850.0,United Kingdom
      C536366,85123A,HOLDER,-6,2010-12-02 08:26:00,2.55,17850.0,United Kingdom

      """)
    #expect(
      words(events) == [
        "17850.0 85123A purchase 2.55 1291191960", "17850.0 85123A return 2.55 1291278360",
      ])
  }

  @Test("The column that names the products is told once an item")
  func titles() throws {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("clew-\(UUID().uuidString)")
    try Data("user_id,item_id,description\nu,b,Blue cup\nu,a,\nv,a,Ark\nv,b,Cup\n".utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    var titles: [String] = []
    _ = try EventReader(now: 0).read(
      path: file.path, onEvent: { _ in }, onTitle: { titles.append("\($0) \($1)") })
    #expect(titles == ["a Ark", "b Blue cup"])
  }

  @Test("Ratings that are all 1 say that it happened, not that it was hated")
  func implicit() throws {
    let rows = (0..<30).map { "\($0)\t7\t1\t978300019\n" }.joined()
    let (events, tally) = try read(rows)
    #expect(events.allSatisfy { $0.kind == .interaction && $0.value == nil })
    #expect(tally.findings["W86"]?.count == 1)
  }

  @Test("A sequence gives its events in order")
  func sequences() throws {
    let (events, tally) = try read("# user<TAB>items\nu1\tb a c\nu2\tc d e\n")
    #expect(
      Array(words(events).prefix(3)) == [
        "u1 b interaction - -", "u1 a interaction - -", "u1 c interaction - -",
      ])
    #expect(tally.accepted == 6)
  }

  @Test("JSON may be spread over lines, and a record without a product is refused by its line")
  func spreadJSON() throws {
    let (events, tally) = try read(
      """
      [
        {"event_name": "add_to_cart", "user_pseudo_id": 7, "event_timestamp": "1767225600000000",
         "items": [{"item_id": 12}, {"item_id": "b}"}]},
        {"event_name": "purchase", "user_pseudo_id": 7, "event_timestamp": "1767225600000000", "items": []},
        {"event_name": "view_item_list", "user_pseudo_id": 7, "items": []}
      ]
      """)
    #expect(words(events) == ["7 12 cart - 1767225600", "7 b} cart - 1767225600"])
    #expect(tally.rejected == 1)
    #expect(tally.findings["R12"]?.firstLine == 4)
    #expect(tally.findings["N02"]?.count == 1)
  }

  @Test("A broken line of JSON costs that line only")
  func brokenJSON() throws {
    let good = #"{"user_id": "u", "item_id": "i"}"#
    let (events, tally) = try read(
      [good, #"{"user_id":"#, String(repeating: "[", count: 100_000), "7", good].joined(separator: "\n"))
    #expect(events.map(\.line) == [1, 5])
    #expect(tally.rejected == 3)
  }

  @Test("Columns that nobody asks for are counted")
  func unused() throws {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("clew-\(UUID().uuidString)")
    try Data("USER_ID,AGE,GENDER,MEMBERLEVEL\n196,30,F,Gold\n".utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let (customers, tally) = try TableReader().customers(path: file.path)
    #expect(customers == [Customer(id: "196", segment: "Gold")])
    #expect(tally.findings["N01"]?.message.contains("AGE, GENDER") == true)
  }
}
