// EventIngestTests › EventReaderTests: what customers did, as files tell it.

import Catalogue
import EventIngest
import Foundation
import Testing

private let train = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent().appendingPathComponent("../shared/data/gowalla/train.txt").path

@Suite("Event files")
struct EventReaderTests {
  private func file<Result>(_ text: String, _ body: (String) throws -> Result) throws -> Result {
    try file(Array(text.utf8), body)
  }

  private func file<Result>(_ bytes: [UInt8], _ body: (String) throws -> Result) throws -> Result {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("clew-\(UUID().uuidString).csv")
    try Data(bytes).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    return try body(file.path)
  }

  private func read(_ text: String) throws -> (events: [EventRecord], tally: IngestTally) {
    try file(text) { path in
      var events: [EventRecord] = []
      let tally = try EventReader(now: 1_800_000_000).read(path: path, onEvent: { events.append($0) })
      return (events, tally)
    }
  }

  @Test("Events are read whatever the order of columns, delimiter and line ends")
  func columns() throws {
    for (sign, end) in [(",", "\n"), (";", "\r\n"), ("\t", "\r"), ("|", "\n")] {
      let rows =
        ["timestamp", "ITEM_ID", "EVENT_TYPE", "USER_ID"].joined(separator: sign) + end
        + ["1700000000", "boots", "add-to-cart", "u1"].joined(separator: sign)
      let read = try read("\u{FEFF}" + rows)
      #expect(
        read.events == [
          EventRecord(user: "u1", item: "boots", kind: .cart, value: nil, time: 1_700_000_000, line: 2)
        ])
    }
  }

  @Test("Quoted fields may hold commas, quotes and line ends")
  func quotes() throws {
    let read = try read("user_id,item_id\n\"u,1\",\"a\"\"b\"\n\"u\n2\",c\nu3,d\n")
    #expect(read.events.map(\.user) == ["u,1", "u\n2", "u3"])
    #expect(read.events.map(\.item) == ["a\"b", "c", "d"])
    #expect(read.events.map(\.line) == [2, 3, 5])
    #expect(read.events.allSatisfy { $0.kind == .interaction })
  }

  @Test(
    "Times are told apart by their form and size",
    arguments: [
      ("1700000000", 1_700_000_000), ("1700000000123", 1_700_000_000), ("1700000000123456", 1_700_000_000),
      ("2023-11-14T22:13:20Z", 1_700_000_000), ("2023-11-15T00:13:20+02:00", 1_700_000_000),
      ("2023-11-14", 1_699_920_000), ("1700000000.5", 1_700_000_000),
    ] as [(String, Int64)])
  func times(written: String, seconds: Int64) throws {
    #expect(try read("user_id,item_id,timestamp\nu,i,\(written)\n").events.first?.time == seconds)
  }

  @Test("Every row is accepted, rejected or merged, and none is lost")
  func tally() throws {
    let rows = """
      user_id,item_id,event,value,timestamp
      u,i,view,1,1700000000
      u,i,view,1,1700000000
      ,i,view,1,1700000000
      u,,view,1,1700000000
      u,i,teleport,1,1700000000
      u,i,rating,NaN,1700000000
      u,i,view,1,-5
      u,i
      u,i,view,,
      u,i,view,,
      u,j,purchase,9.5,1900000000

      """
    let (events, tally) = try read(rows)
    #expect(tally.accepted == events.count)
    #expect(tally.accepted == 4)
    #expect(tally.merged == 1)
    #expect(tally.rejected == 6)
    #expect(tally.read == 11)
    #expect(Set(tally.findings.keys) == ["R11", "R12", "R13", "R14", "R15", "R16", "W91", "W92"])
  }

  @Test("A purchase is not lost because another customer bought the same a few seconds later")
  func neighbours() throws {
    // 2185 and 2189 differ in the bits in which 04:17:04 and 04:17:16 differ.
    let rows = """
      user_id,item_id,event,value,timestamp
      2185,422,purchase,1,2000-11-19T04:17:04Z
      2189,422,purchase,1,2000-11-19T04:17:16Z

      """
    let (events, tally) = try read(rows)
    #expect(events.map(\.user) == ["2185", "2189"])
    #expect(tally.merged == 0)
  }

  @Test("A stray quotation mark costs its row only")
  func strayQuote() throws {
    let (events, tally) = try read("user_id,item_id\nu1,a\n\"u2,b\nu3,c\n")
    #expect(events.map(\.user) == ["u1", "u3"])
    #expect(tally.rejected == 1)
  }

  @Test("A line of two megabytes costs its row only")
  func longLine() throws {
    let (events, tally) = try read("user_id,item_id\n\(String(repeating: "u", count: 2_000_000)),a\nu3,c\n")
    #expect(events.map(\.user) == ["u3"])
    #expect(tally.rejected == 1)
  }

  @Test("Each kind of file is known by its columns")
  func kinds() throws {
    let headers: [(String, EventFileKind)] = [
      ("user_id,name,city\nu,A,B\n", .customers), ("user_id,item_id\nu,i\n", .events),
      ("store_id,name,city,lat,lon\ns,A,B,1,2\n", .stores),
      ("store_id,item_id,quantity\ns,i,3\n", .storeStock),
      ("0 5 7 9\n1 5\n", .lightGCN), ("u1,a,view,1700000000\n", .events),
      ("0\n1 2\n", .lightGCN), ("0 1 2\n1 5 7\n2 3 4\n", .lightGCN), ("0 1 2\n0 1 3\n", .triples),
      ("7 0 12\n3 0 12\n9 1 4\n", .triples), ("0 0 0\n", .triples), ("1\t0\t4\n2\t0\t5\n", .triples),
      ("user_id:token\titem_id:token\trating:float\nu\ti\t3\n", .recBole),
      ("user_id:token\tage:token\nu\t3\n", .customers),
      ("head_id:token\trelation_id:token\ttail_id:token\na\tb\tc\n", .triples),
      ("item_id:token\tentity_id:token\n1\tm.1\n", .entities), ("org_id remap_id\nm.1 0\n", .entities),
      ("a\tgenre\tx\nb\tgenre\ty\nc\tgenre\tx\n", .triples),
      ("# u items\nu1\ta b c\nu2\tb c d\n", .sequences), ("1::2::5::978300760\n", .events),
      ("196\t242\t3\t881250949\n", .events), ("1,2014-04-07T10:51:09.277Z,214536502,0\n", .events),
      ("USER_ID,AGE,MEMBERLEVEL\n1,3,Gold\n", .customers),
      ("{\"event_name\": \"purchase\", \"items\": []}\n", .jsonEvents),
    ]
    for (text, kind) in headers {
      #expect(try file(text) { try EventFileKind.sniff(path: $0) } == kind)
    }
  }

  @Test("Unknown columns are named, with those that are needed")
  func unknownColumns() throws {
    for text in ["user_id,event\nu,view\n", "a;b\n1;2\n", "<html/>", "{}", ""] {
      let error = #expect(throws: EventFileError.self) {
        try self.file(text) { try EventFileKind.sniff(path: $0) }
      }
      if text.hasPrefix("a;b") {
        #expect(error?.description.contains("a, b") == true)
        #expect(error?.description.contains("user_id and item_id") == true)
      }
    }
  }

  @Test("LightGCN text gives one event for each pair")
  func lightGCN() throws {
    let (events, tally) = try read("0 5 7\n1\n2 5\n3 8")
    #expect(events.map { $0.user + "-" + $0.item } == ["0-5", "0-7", "2-5", "3-8"])
    #expect(events.map(\.line) == [1, 1, 3, 4])
    #expect(tally.read == 4)
    #expect(tally.findings["W76"]?.count == 1)
  }

  @Test("Customers, stores and stock are read, and what cannot be right is left out")
  func tables() throws {
    let customers = try file("user_id,name,birth_year\nu1,Anna,1988\nu2,Bo,12\nu1,Else,1990\n") {
      try TableReader().customers(path: $0)
    }
    #expect(
      customers.0 == [Customer(id: "u1", name: "Anna", birthYear: 1988), Customer(id: "u2", name: "Bo")])
    #expect(customers.1.rejected == 1)
    let stock = try file("store_id,item_id,quantity\ns,a,3\ns,b,-1\n") { try TableReader().stock(path: $0) }
    #expect(stock.0 == [StockLevel(store: "s", item: "a", quantity: 3, line: 2)])
    let stores = try file("store_id,name,city,lat,lon\ns,A,B,52.5,999\n") {
      try TableReader().stores(path: $0)
    }
    #expect(stores.0 == [Store(id: "s", name: "A", city: "B", latitude: 52.5)])
  }

  @Test("UTF-16 with a byte-order mark is read like UTF-8")
  func wide() throws {
    let units = Array("user_id,item_id\nü,i\n".utf16)
    let bytes: [UInt8] = [0xFF, 0xFE] + units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let users = try file(bytes) { path in
      var users: [String] = []
      _ = try EventReader(now: 0).read(path: path, onEvent: { users.append($0.user) })
      return users
    }
    #expect(users == ["ü"])
  }

  @Test("Gowalla has 810,128 pairs", .enabled(if: FileManager.default.fileExists(atPath: train)))
  func gowalla() throws {
    var last = 0
    let tally = try EventReader(now: 0).read(path: train, onEvent: { last = $0.line })
    #expect(tally.accepted == 810_128)
    #expect(last == 29_858)
  }
}
