// FeedIngestTests › UnchangedRecordsTests: a feed that is read again tells the same as one that is read whole.

import Catalogue
import FeedIngest
import Foundation
import Testing

@Suite("Reading a feed again")
struct UnchangedRecordsTests {
  /// What a receiver would keep of feeds: names by number, and the index of the last read.
  private final class Receiver {
    private(set) var names: [String] = []
    private(set) var index: RecordIndex?
    private(set) var known: KnownRecords?

    /// Reads `text`; answers the ids in the order in which they were told, how many were parsed, and the tally.
    func read(_ text: String, remembering: Bool = true) throws -> (
      ids: [String], parsed: Int, tally: IngestTally
    ) {
      let file = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).xml")
      try Data(text.utf8).write(to: file)
      defer { try? FileManager.default.removeItem(at: file) }
      var ids: [String] = []
      var parsed = 0
      let memory = FeedMemory(
        known: known, onUnchanged: { number, _ in ids.append(self.names[number - 1]) },
        name: { self.names[$0 - 1] })
      let report = try FeedReader().read(
        path: file.path, memory: remembering ? memory : nil,
        onRecord: { record in
          guard case .variant(let variant) = record else { return 0 }
          parsed += 1
          ids.append(variant.id)
          self.names.append(variant.id)
          return self.names.count
        })
      if remembering {
        index = report.index
        known = index.flatMap { KnownRecords(copying: $0.bytes) }
      }
      return (ids, parsed, report.tally)
    }
  }

  /// Larger than the first bytes of a feed, which tell its format and are always parsed.
  private static func items(_ numbers: Range<Int> = 0..<400) -> [String] {
    numbers.map { number in
      """
      <item>
        <g:id>sku-\(number)</g:id><title>Boot \(number)</title>
        <description>\(String(repeating: "Warm and dry. ", count: 20))</description>
        <g:price>\(number + 10).00 EUR</g:price><g:unheard_of>1</g:unheard_of>\(number % 3 == 0 ? "<g:brand>Altura</g:brand>" : "")
      </item>
      """
    }
  }

  private static func feed(_ items: [String], space: String = "http://base.google.com/ns/1.0") -> String {
    "<?xml version=\"1.0\"?>\n<rss xmlns:g=\"\(space)\"><channel>\n"
      + items.joined(separator: "\n") + "\n</channel></rss>\n"
  }

  /// Reads `first` and then `second` with what was kept, and `second` whole: both must tell the same.
  private func compare(_ first: [String], _ second: String) throws -> Int {
    let receiver = Receiver()
    _ = try receiver.read(Self.feed(first))
    let again = try receiver.read(second)
    let whole = try Receiver().read(second, remembering: false)
    #expect(again.ids == whole.ids)
    #expect(again.tally == whole.tally)
    return again.parsed
  }

  @Test("What did not change is not parsed, but told and counted as before")
  func unchanged() throws {
    let parsed = try compare(Self.items(), Self.feed(Self.items()))
    #expect(parsed < 200, "the first 64 KiB are parsed to know the format; here \(parsed) of 400 were")
  }

  @Test("A changed, a new and a missing record cost one parse each")
  func changes() throws {
    let unchanged = try compare(Self.items(), Self.feed(Self.items()))
    var items = Self.items()
    items[350] = items[350].replacing("360.00", with: "199.00")
    items.remove(at: 370)
    items.insert(contentsOf: Self.items(900..<901), at: 360)
    #expect(try compare(Self.items(), Self.feed(items)) == unchanged + 2)
  }

  @Test("A record that stands twice is merged, and one whose id is taken by another is refused")
  func repeated() throws {
    var items = Self.items()
    items.insert(items[300], at: 390)
    items.append(items[320].replacing("330.00", with: "1.00"))
    _ = try compare(Self.items(), Self.feed(items))
  }

  @Test("A record inside a comment is not a record, even when its bytes are known")
  func comment() throws {
    var items = Self.items()
    items[380] = "<!-- \(items[380]) -->"
    _ = try compare(Self.items(), Self.feed(items))
    items[381] = "<other><![CDATA[ \(items[381]) ]]></other>"
    _ = try compare(Self.items(), Self.feed(items))
  }

  @Test("The end tag of a record inside CDATA does not end it")
  func endInsideData() throws {
    var items = Self.items()
    items[385] = items[385].replacing("<title>Boot 385", with: "<title><![CDATA[</item>]]>Boot 385")
    _ = try compare(items, Self.feed(items))
    _ = try compare(items, Self.feed(Self.items()))
  }

  @Test("When the namespace around the records is another, all of them are parsed")
  func otherSurroundings() throws {
    let parsed = try compare(Self.items(), Self.feed(Self.items(), space: "https://base.google.com/ns/1.0"))
    #expect(parsed == 400)
  }

  @Test("A control character far into a feed is told with its line, among new and among known records")
  func control() throws {
    var items = Self.items()
    items[390] = items[390].replacing("Boot 390", with: "Boot\u{1}390")
    _ = try compare(Self.items(), Self.feed(items))
    let line = try #require(
      Self.feed(items).components(separatedBy: "\n").firstIndex { $0.contains("\u{1}") })
    let receiver = Receiver()
    for _ in 1...2 {
      let tally = try receiver.read(Self.feed(items)).tally
      #expect(tally.findings["W38"]?.firstLine == line + 1)
      #expect(tally.accepted == 400)
    }
  }

  @Test("Records behind a bare & are kept, the last of the feed among them")
  func ampersand() throws {
    for count in [1, 3, 400] {
      var items = Self.items(0..<count)
      items[count - 1] = items[count - 1].replacing("Boot", with: "Boot & Co")
      let receiver = Receiver()
      for _ in 1...2 {
        let read = try receiver.read(Self.feed(items))
        #expect(read.ids == (0..<count).map { "sku-\($0)" })
        #expect(read.tally.accepted == count)
      }
    }
  }

  @Test("Zeros that pad the end of a large feed are skipped with a warning, however often it is read")
  func padded() throws {
    let receiver = Receiver()
    for _ in 1...2 {
      let read = try receiver.read(
        Self.feed(Self.items()) + String(repeating: "\u{0}", count: 100))
      #expect(read.ids.count == 400)
      #expect(read.tally.findings["W09"]?.count == 1)
    }
  }

  @Test("A fault behind skipped records is told with its line")
  func faultLine() throws {
    var items = Self.items()
    let receiver = Receiver()
    _ = try receiver.read(Self.feed(items))
    items[399] = items[399].replacing("</title>", with: "</titel>")
    let text = Self.feed(items)
    func fault(_ receiver: Receiver) -> String? {
      do {
        _ = try receiver.read(text)
        return nil
      } catch { return "\(error)".split(separator: ".xml:").last.map(String.init) }
    }
    let whole = try #require(fault(Receiver()))
    #expect(fault(receiver) == whole)
  }

  @Test("An index that was damaged on disk is not used")
  func damagedIndex() throws {
    let receiver = Receiver()
    _ = try receiver.read(Self.feed(Self.items()))
    let bytes = try #require(receiver.index).bytes
    #expect(KnownRecords(copying: bytes)?.count == receiver.index?.count)
    #expect(KnownRecords(copying: bytes.dropLast()) == nil)
    #expect(KnownRecords(copying: [1, 2, 3]) == nil)
  }

  @Test("Offers of a YML are told again as they are, unless what stands around them changed")
  func describedFormat() throws {
    let offers = (0..<400).map { number in
      """
      <offer id="y-\(number)" bid="1"><name>Кружка \(number)</name><price>\(number + 1)</price>
      <description>\(String(repeating: "Тёплая. ", count: 20))</description><categoryId>1</categoryId></offer>
      """
    }
    let frame = { (category: String, offers: [String]) in
      "<?xml version=\"1.0\"?>\n<yml_catalog><shop><currencies><currency id=\"RUB\" rate=\"1\"/></currencies>"
        + "<categories><category id=\"1\">\(category)</category></categories><offers>\n"
        + offers.joined(separator: "\n") + "\n</offers></shop></yml_catalog>\n"
    }
    let receiver = Receiver()
    _ = try receiver.read(frame("Дом", offers))
    var changed = offers
    changed[300] = changed[300].replacing("<price>301<", with: "<price>5<")
    let again = try receiver.read(frame("Дом", changed))
    let whole = try receiver.read(frame("Дом", changed), remembering: false)
    #expect(again.parsed < 200)
    #expect(again.ids == whole.ids)
    #expect(again.tally == whole.tally)
    // Another name of the category is another meaning of every offer in it.
    #expect(try receiver.read(frame("Сад", changed)).parsed == 400)
  }
}
