// ShopStoreTests › IngestTests: what goes into a shop comes out of it, once, or not at all.

import Catalogue
import ShopStore
import Testing

@Suite("Ingest")
struct IngestTests {
  let folder: TemporaryFolder
  let store: ShopStore

  init() throws {
    folder = try TemporaryFolder()
    store = try makeShop(in: folder)
  }

  private struct Refused: Error {}

  @Test("A feed's record is read back field by field, with the import that it came from")
  func roundTrip() throws {
    var expected = boot("olive")
    expected.source.importNumber = 1
    #expect(try store.products().first?.variants.first == expected)
    #expect(try store.products().map(\.id) == ["ridge-45", "scarf"])
    #expect(try store.products()[0].variants.map(\.id) == ["ridge-45-olive", "ridge-45-teal"])
  }

  @Test("Events are ordered by time and name the variant")
  func events() throws {
    let anna = try #require(try store.customers().firstIndex { $0.id == "u1042" })
    let events = try store.events(ofUser: anna)
    #expect(events.map(\.product.index) == [1, 0])
    #expect(events.map(\.variant) == [0, 1])
    #expect(try store.allEvents().map(\.number) == [3, 1, 2])
    #expect(try store.customers().map(\.birthYear) == [1988, nil])
  }

  @Test("Events of many customers in any order come out by customer, time and number")
  func order() throws {
    let users = 37
    try store.ingest { shop in
      try shop.beginImport(file: "log.csv", format: "csv", time: 3)
      for number in 0..<3_000 {
        let time = number.isMultiple(of: 7) ? nil : Int64(number * 7_919 % 500)
        try shop.add(bought("scarf", by: "w\(number * 31 % users)", time: time, value: Double(number)))
      }
    }
    let all = try store.allEvents()
    #expect(all.count == 3_003)
    let isOrdered = zip(all, all.dropFirst()).allSatisfy { a, b in
      (a.user, a.time ?? .min, a.number) < (b.user, b.time ?? .min, b.number)
    }
    #expect(isOrdered)
    #expect(try (0..<users + 2).flatMap { try store.events(ofUser: $0) } == all)
  }

  @Test("Two ids that look alike, é in one code point and in two, are two customers")
  func lookAlikes() throws {
    try store.ingest { shop in
      for number in 0..<600 {
        try shop.add(bought("scarf", by: "caf\u{E9}\(number)", time: 1))
        try shop.add(bought("scarf", by: "cafe\u{301}\(number)", time: 1))
      }
    }
    #expect(try store.customers().count == 1_202)
  }

  @Test("An ingest that fails in its last file leaves the shop as it was")
  func rollback() throws {
    let before = try portrait(of: store)
    #expect(throws: Refused.self) {
      try store.ingest { shop in
        try shop.beginImport(file: "feed.xml", format: "google-rss", feed: "main", time: 2)
        try shop.add(boot("red"))
        try shop.add(boot("olive", price: 1))
        _ = try shop.withdrawMissing()
        try shop.add(bought("ridge-45-red", by: "new"))
        try shop.add(bought("nowhere", by: "new"))
        try shop.set(document: "rules", to: "rules: []")
        try shop.add(Store(id: "st-berlin", name: "", city: ""))
        try shop.setPicture(of: "ridge-45-olive", PictureFeatures(key: "k", isReadable: true, bytes: [1]))
        throw Refused()
      }
    }
    #expect(try portrait(of: store) == before)
  }

  @Test("The same event file, taken in twice, adds nothing", arguments: [1, 2_000])
  func duplicates(count: Int) throws {
    func takeIn() throws -> [EventOutcome] {
      try store.ingest { shop in
        try shop.beginImport(file: "more.csv", format: "csv", time: 3)
        return try (0..<count).map { try shop.add(bought("scarf", by: "u\($0 % 50)", time: 100 + Int64($0))) }
      }
    }
    #expect(try takeIn().allSatisfy { if case .stored = $0 { true } else { false } })
    let stored = try store.allEvents().count
    #expect(try takeIn().allSatisfy { $0 == .merged })
    #expect(try store.allEvents().count == stored)
  }

  @Test("A pair without type and time is kept once; a purchase at another price is another event")
  func pairs() throws {
    let outcomes = try store.ingest { shop in
      let pair = EventRecord(user: "u7", item: "scarf", kind: .interaction, value: nil, time: nil, line: 1)
      return try [pair, pair, bought("scarf", by: "u7", value: 1), bought("scarf", by: "u7", value: 2)]
        .map { try shop.add($0) }
    }
    #expect(outcomes == [.stored(number: 4), .merged, .stored(number: 5), .stored(number: 6)])
  }

  @Test("An event waits for its item, and joins when the item arrives")
  func pending() throws {
    try store.ingest { shop in
      try shop.beginImport(file: "early.csv", format: "csv", time: 4)
      #expect(try shop.add(bought("mug", by: "u1042", line: 9)) == .pending)
      #expect(try shop.add(bought("mug", by: "u1042", line: 9)) == .merged)
      #expect(try shop.joinPending() == 0)
    }
    #expect(try store.counts().pendingEvents == 1)
    let joined = try store.ingest { shop in
      try shop.beginImport(file: "mugs.xml", format: "google-rss", feed: "mugs", time: 5)
      try shop.add(boot("red", item: "mug"))
      return try shop.joinPending()
    }
    #expect(joined == 1)
    #expect(try store.counts().pendingEvents == 0)
    #expect(try store.events(ofUser: 0).contains { $0.product.index == 2 })
  }

  @Test("A bare product becomes the first variant that a feed brings for it")
  func bareItems() throws {
    try store.ingest { shop in
      shop.createsBareItems = true
      try shop.add(bought("B001", by: "u1"))
      #expect(try shop.add(boot("red", item: "B001")) == .new)
    }
    let product = try #require(try store.products().last)
    #expect(product.id == "B001")
    #expect(product.variants.map(\.id) == ["B001-red"])
    #expect(try store.allEvents().last?.product.index == 2)
  }

  @Test("What a full feed leaves out is withdrawn, keeps its number and comes back with the feed")
  func withdrawal() throws {
    func full(_ variants: [Variant], feed: String = "main") throws -> Withdrawal {
      try store.ingest { shop in
        try shop.beginImport(file: "feed.xml", format: "google-rss", feed: feed, time: 6)
        for variant in variants { try shop.add(variant) }
        return try shop.withdrawMissing()
      }
    }
    #expect(try full([boot("red", item: "mug")], feed: "other").variants == 0)
    let withdrawn = try full([boot("teal")])
    #expect(withdrawn.variants == 2)
    #expect(withdrawn.products == 1)
    let products = try store.products()
    #expect(products.map(\.isOffered) == [true, false, true])
    #expect(products[0].variants.map(\.availability) == [.outOfStock, .preorder])
    #expect(try store.allEvents().count == 3)
    _ = try full([boot("olive"), boot("teal"), boot("navy", item: "scarf")])
    #expect(try store.products().allSatisfy { $0.isOffered })
    #expect(try store.products()[0].variants[0].availability == .preorder)
  }

  @Test("A record is new, changed or unchanged")
  func outcomes() throws {
    let outcomes = try store.ingest { shop in
      try shop.beginImport(file: "feed.xml", format: "google-rss", feed: "main", time: 6)
      return try [boot("red"), boot("olive"), boot("teal", price: 1), boot("teal", price: 1)]
        .map { try shop.add($0) }
    }
    #expect(outcomes == [.new, .unchanged, .changed, .unchanged])
    #expect(try store.products()[0].variants.map(\.source.importNumber) == [1, 3, 3])
  }

  @Test("A variant that moves to another item takes its events along, and finds its place when it comes back")
  func regrouping() throws {
    func move(to item: String) throws {
      try store.ingest { shop in
        try shop.beginImport(file: "feed.xml", format: "google-rss", feed: "main", time: 7)
        var variant = boot("olive")
        variant.id = "ridge-45-teal"
        variant.item = item
        #expect(try shop.add(variant) == .changed)
      }
    }
    try move(to: "scarf")
    var event = try #require(try store.allEvents().first { $0.number == 1 })
    #expect(event.product.index == 1)
    #expect(event.variant == 1)
    try move(to: "ridge-45")
    event = try #require(try store.allEvents().first { $0.number == 1 })
    #expect(event.product.index == 0)
    #expect(event.variant == 1)
    #expect(try store.products()[0].variants.map(\.id) == ["ridge-45-olive", "ridge-45-teal"])
  }

  @Test("Stores, stock, documents, pictures, findings and counts are read back")
  func facts() throws {
    let features = PictureFeatures(key: "sha", isReadable: true, bytes: [0, 255, 7])
    let berlin = Store(
      id: "st-berlin", name: "Mitte", city: "Berlin", latitude: 52.52, longitude: nil)
    let stock = StockLevel(store: "st-berlin", item: "scarf", quantity: 3, line: 0)
    try store.ingest { shop in
      try shop.add(berlin)
      try shop.add(stock)
      try shop.set(document: "rules", to: "rules: []\n")
      #expect(try shop.setPicture(of: "scarf-navy", features))
      #expect(try !shop.setPicture(of: "nothing", features))
    }
    #expect(try store.stores() == [berlin])
    #expect(try store.stock() == [stock])
    #expect(try store.documents() == ["rules": "rules: []\n"])
    #expect(try store.pictureFeatures() == ["scarf-navy": features])
    #expect(try store.findings(ofImport: 1).map(\.records) == [["scarf-navy"]])
    let counts = try store.counts()
    #expect(counts.products == 2 && counts.variants == 3 && counts.events == 3 && counts.customers == 2)
    #expect(counts.eventsByKind == [.purchase: 3])
    #expect(try store.imports().map(\.file) == ["feed.xml", "events.csv"])
  }
}
