// RecommenderTests › DeltaTests: the next night's feed, taken in, held, renamed and taken back.

import Catalogue
import Foundation
import Recommender
import ShopStore
import Testing

@Suite("The next night's feed")
struct DeltaTests {
  let place: URL
  let shop: URL

  init() throws {
    place = SampleShop.emptyPlace()
    shop = place.appending(path: "shop")
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
  }

  private func feed(_ ids: [String], price: Int = 10, currency: String = "EUR") throws -> String {
    let items = ids.map { id in
      let number = id.filter(\.isNumber)
      return """
        <item><g:id>\(id)</g:id><title>Boot \(number)</title><link>https://shop.example/\(number)</link>
        <g:price>\(price).00 \(currency)</g:price><g:availability>in_stock</g:availability></item>
        """
    }
    let path = place.appending(path: "feed.xml")
    let text = """
      <?xml version="1.0"?><rss version="2.0" xmlns:g="http://base.google.com/ns/1.0"><channel><title>x</title>
      \(items.joined(separator: "\n"))</channel></rss>
      """
    try text.write(to: path, atomically: true, encoding: .utf8)
    return path.path
  }

  private func ingest(_ path: String, _ manner: IngestManner = IngestManner()) throws -> FileReport {
    try #require(try Ingester(folder: shop, now: 5, manner: manner).ingest([path], pictures: nil).first)
  }

  private func held(_ path: String) throws -> FileReport {
    let error = #expect(throws: IngestHeld.self) { try ingest(path) }
    return try #require(error?.reports.last)
  }

  private let night = (1...20).map { "a\($0)" }

  @Test("A feed that leaves a third out is held, changes nothing, leaves a trace and passes with a word")
  func removal() throws {
    defer { try? FileManager.default.removeItem(at: place) }
    #expect(try ingest(feed(night)).changes.new == 20)
    let report = try held(feed(Array(night.prefix(13))))
    #expect(report.guards.map(\.code) == ["F09"])
    #expect(report.guards[0].message.contains("7 of 20") && report.guards[0].message.contains("a14"))
    let ledger = ImportLedger(folder: shop)
    #expect(try ledger.imports().map(\.verdict.rawValue) == ["accepted", "held"])
    #expect(try ledger.told(2).report.tally.findings.keys.contains("F09"))
    #expect(try Shop(folder: shop).catalogueCounts.offered == 20)
    var manner = IngestManner()
    manner.isConfirmed = true
    #expect(try ingest(feed(Array(night.prefix(13))), manner).changes.withdrawn == 7)
    #expect(try Shop(folder: shop).catalogueCounts.offered == 13)
  }

  @Test("A feed whose file has another name each night replaces the last one when it is called the same")
  func called() throws {
    defer { try? FileManager.default.removeItem(at: place) }
    var manner = IngestManner()
    manner.feedName = "shop"
    func dated(_ day: Int, _ ids: [String]) throws -> String {
      let path = place.appending(path: "feed-2026-11-\(day).xml")
      try? FileManager.default.removeItem(at: path)
      try FileManager.default.moveItem(atPath: feed(ids), toPath: path.path)
      return path.path
    }
    #expect(try ingest(dated(20, night), manner).changes.new == 20)
    let next = try ingest(dated(21, Array(night.dropLast())), manner)
    #expect(next.changes.unchanged == 19 && next.changes.withdrawn == 1)
    // Without the word it is another feed, which takes nothing out.
    #expect(try ingest(dated(22, Array(night.prefix(3)))).changes.withdrawn == 0)
    #expect(throws: ShopError.self) {
      try Ingester(folder: shop, now: 5, manner: manner).ingest(
        [dated(23, night), dated(24, night)], pictures: nil)
    }
  }

  @Test("What a killed import left beside the database is swept away by the next one")
  func leftOver() throws {
    defer { try? FileManager.default.removeItem(at: place) }
    _ = try ingest(feed(night))
    let rest = shop.appending(path: "feed-1.memory.99.tmp")
    try Data([1, 2, 3]).write(to: rest)
    #expect(try ingest(feed(night, price: 11)).changes.prices == 20)
    let names = try FileManager.default.contentsOfDirectory(atPath: shop.path)
    #expect(!names.contains { $0.hasSuffix(".tmp") })
  }

  @Test("New prices and currencies all over are held; a few are not")
  func prices() throws {
    defer { try? FileManager.default.removeItem(at: place) }
    _ = try ingest(feed(night))
    #expect(try held(feed(night, price: 1000)).guards.map(\.code) == ["F14"])
    #expect(try held(feed(night, currency: "CZK")).guards.map(\.code) == ["F13"])
    #expect(try ingest(feed(night, price: 11)).changes.prices == 20)
  }

  @Test("New ids of old products are found by their links, and stand for them when told so")
  func renamed() throws {
    defer { try? FileManager.default.removeItem(at: place) }
    _ = try ingest(feed(night))
    let path = try feed((1...20).map { "b\($0)" })
    let report = try held(path)
    #expect(report.guards.first?.code == "F10")
    #expect(report.proposal?.count(.link) == 20)
    var manner = IngestManner()
    manner.takesRenames = true
    let changes = try ingest(path, manner).changes
    #expect(changes.new == 0 && changes.changed == 20 && changes.withdrawn == 0)
    #expect(try Shop(folder: shop).catalogueCounts.all == 20)
  }

  @Test("The same file again writes nothing; a rehearsal keeps nothing; an import can be taken back")
  func again() throws {
    defer { try? FileManager.default.removeItem(at: place) }
    _ = try ingest(feed(night))
    #expect(try ingest(feed(night)).unchangedSince == 1)
    var rehearsal = IngestManner()
    rehearsal.isRehearsal = true
    #expect(try ingest(feed(night + ["a21"]), rehearsal).changes.new == 1)
    let ledger = ImportLedger(folder: shop)
    #expect(try ledger.imports().count == 1)
    #expect(try ingest(feed(night + ["a21"])).changes.new == 1)
    #expect(try ledger.revert(2, now: 6).changes.withdrawn == 1)
    #expect(try Shop(folder: shop).catalogueCounts.offered == 20)
    #expect(throws: ShopError.self) { try ledger.revert(9, now: 6) }
    // What was taken back is news again.
    #expect(try ingest(feed(night + ["a21"])).unchangedSince == nil)
  }

  @Test(
    "A feed of which only what changed is parsed is reported as if it were read whole")
  func nightAfterNight() throws {
    defer { try? FileManager.default.removeItem(at: place) }
    let many = (1...900).map { "a\($0)" }
    #expect(try ingest(feed(many)).changes.new == 900)
    var confirmed = IngestManner()
    confirmed.isConfirmed = true
    let nights: [(ids: [String], price: Int)] = [
      (many.filter { $0 != "a870" } + ["b901"], 10), (many.reversed() + ["a899"], 10), (many, 11),
      (Array(many.prefix(880)), 11), (many, 11),
    ]
    for (ids, price) in nights {
      let known = try ingest(feed(ids, price: price), confirmed)
      let fresh = Ingester(folder: place.appending(path: "fresh-\(known.importNumber)"), now: 5)
      let whole = try #require(try fresh.ingest([feed(ids, price: price)], pictures: nil).first)
      #expect(known.tally.read == whole.tally.read && known.tally.merged == whole.tally.merged)
      #expect(known.tally.findings.filter { !$0.key.hasPrefix("F") } == whole.tally.findings)
      #expect(try Shop(folder: shop).catalogueCounts.offered == Set(ids).count)
    }
  }

  @Test("Prices that came between two nights are those of the next full feed again")
  func pricesBetween() throws {
    defer { try? FileManager.default.removeItem(at: place) }
    let many = (1...900).map { "a\($0)" }
    let path = try feed(many)
    #expect(try ingest(path).changes.new == 900)
    var manner = IngestManner()
    manner.mode = .prices
    manner.isConfirmed = true
    #expect(try ingest(feed(many, price: 12), manner).changes.prices == 900)
    manner.mode = nil
    #expect(try ingest(feed(many), manner).changes.prices == 900)
  }

  @Test("The same table is read anew when only its mapping has changed, and a wrong mapping names the column")
  func mappingChanges() throws {
    defer { try? FileManager.default.removeItem(at: place) }
    let table = place.appending(path: "export.csv")
    let mapping = place.appending(path: "mapping.yaml")
    try Data("nr;kurz;lang;eur\n1;Cup;A large cup;5\n2;Jug;A small jug;6\n".utf8).write(to: table)
    func take(_ title: String) throws -> FileReport? {
      try Data("currency: EUR\nfields: {id: nr, title: \(title), price: eur}\n".utf8).write(to: mapping)
      return try Ingester(folder: shop, now: 5).ingest([mapping.path, table.path], pictures: nil).last
    }
    #expect(try take("kurz")?.changes.new == 2)
    #expect(try take("kurz")?.unchangedSince == 2)
    #expect(try take("lang")?.changes.texts == 2)
    let error = #expect(throws: IngestRejected.self) { try take("langtext") }
    #expect(error?.description.contains("the column “langtext”, which this table has not") == true)
    #expect(error?.description.contains("“nr”, “kurz”, “lang”, “eur”") == true)
  }

  @Test(
    "A feed that is older than the last one by its own date is held",
    arguments: [
      (
        "<rss version=\"2.0\" xmlns:g=\"http://base.google.com/ns/1.0\"><channel><lastBuildDate>#</lastBuildDate>",
        "<item><g:id>1</g:id><title>Boot</title><g:price>@ EUR</g:price></item></channel></rss>",
        "Tue, 0? Nov 2026 04:00:00 +0100"
      ),
      (
        "<yml_catalog date=\"#\"><shop><offers>",
        "<offer id=\"1\"><name>Boot</name><price>@</price><currencyId>RUB</currencyId></offer></offers></shop></yml_catalog>",
        "2026-11-0? 10:00"
      ),
      (
        "<BMECAT version=\"1.2\"><HEADER><CATALOG><DATETIME type=\"generation_date\"><DATE>#</DATE></DATETIME></CATALOG></HEADER>",
        "<T_NEW_CATALOG><ARTICLE><SUPPLIER_AID>1</SUPPLIER_AID><ARTICLE_DETAILS><DESCRIPTION_SHORT>@</DESCRIPTION_SHORT></ARTICLE_DETAILS></ARTICLE></T_NEW_CATALOG></BMECAT>",
        "2026-11-0?"
      ),
    ])
  func older(head: String, body: String, date: String) throws {
    defer { try? FileManager.default.removeItem(at: place) }
    func feed(day: Int, price: Int) throws -> String {
      let path = place.appending(path: "feed.xml")
      let text =
        head.replacing("#", with: date.replacing("?", with: "\(day)")) + body.replacing("@", with: "\(price)")
      try Data("<?xml version=\"1.0\"?>\(text)".utf8).write(to: path)
      return path.path
    }
    #expect(try ingest(feed(day: 3, price: 10)).guards.isEmpty)
    #expect(try ingest(feed(day: 3, price: 11)).guards.isEmpty, "of the same time")
    #expect(try ingest(feed(day: 5, price: 12)).guards.isEmpty)
    let report = try held(feed(day: 4, price: 11))
    #expect(report.guards.map(\.code) == ["F15"])
    #expect(
      report.guards[0].message.contains("2026-11-04T") && report.guards[0].message.contains("2026-11-05T"))
    // Once the newest was taken back, what came before it may come again.
    _ = try ImportLedger(folder: shop).revert(3, now: 6)
    #expect(try ingest(feed(day: 4, price: 11)).guards.isEmpty)
  }

  @Test("The progress names what is done after the last record too")
  func phases() throws {
    defer { try? FileManager.default.removeItem(at: place) }
    var phases: [String] = []
    let ingester = Ingester(folder: shop, now: 5) { if phases.last != $0.phase { phases.append($0.phase) } }
    _ = try ingester.ingest([feed(night)], pictures: nil)
    #expect(phases == ["reading", "comparing", "writing"])
  }
}

extension Shop {
  /// How many products there are, and how many of them are offered.
  fileprivate var catalogueCounts: (all: Int, offered: Int) {
    (catalogue.count, catalogue.products.count { $0.isOffered })
  }
}
