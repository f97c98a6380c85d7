// ShopStoreTests › ModeTests: feeds that speak for a part only, and what an import says that it changed.

import Catalogue
import ShopStore
import Testing

@Suite("Parts of a catalogue")
struct ModeTests {
  let folder: TemporaryFolder
  let store: ShopStore

  init() throws {
    folder = try TemporaryFolder()
    store = try makeShop(in: folder)
  }

  private func take(_ feed: String, _ body: (IngestTransaction) throws -> Void) throws -> ImportChanges {
    try store.ingest { shop in
      try shop.beginImport(file: feed, format: "google-rss", feed: feed, time: 6)
      try body(shop)
      try shop.endImport(IngestTally())
      return shop.changes
    }
  }

  private func price(_ id: String, _ hundredths: Int) -> PriceUpdate {
    var update = PriceUpdate(id: id, line: 3)
    update.price = Money(hundredths: hundredths, currency: "EUR")
    return update
  }

  @Test("Relations are kept, and a change of them is a change of details")
  func relations() throws {
    var variant = boot("olive")
    variant.relations = [
      ProductRelation(.accessory, to: "scarf"), ProductRelation(.sparePart, to: "a \"b\" [c]"),
    ]
    let changes = try take("main") { try $0.add(variant) }
    #expect(changes.changed == 1 && changes.details == 1 && changes.texts == 0 && changes.prices == 0)
    #expect(try store.products()[0].variants[0].relations == variant.relations)
  }

  @Test("A price alone is changed, the words and where they stood stay")
  func prices() throws {
    let before = try store.products()[0].variants[0]
    var outcomes: [UpdateOutcome] = []
    let changes = try take("prices.xml") { shop in
      for update in [price("ridge-45-olive", 9_000), price("ridge-45-teal", 11_890), price("nowhere", 1)] {
        outcomes.append(try shop.add(update))
      }
    }
    #expect(outcomes == [.changed, .unchanged, .unknown])
    var expected = before
    expected.price = Money(hundredths: 9_000, currency: "EUR")
    #expect(try store.products()[0].variants[0] == expected)
    #expect(changes.prices == 1 && changes.changed == 1 && changes.texts == 0 && changes.unchanged == 1)
  }

  @Test("What is left out of an update stays, and the full feed still speaks for what the update changed")
  func updates() throws {
    _ = try take("update.xml") { shop in
      try shop.add(boot("teal", price: 1))
      try shop.returnBorrowed()
    }
    #expect(try store.counts().variants == 3)
    let changes = try take("main") { shop in
      try shop.add(boot("olive"))
      _ = try shop.withdrawMissing()
    }
    #expect(changes.withdrawn == 2)
    #expect(try store.counts().variants == 1)
  }

  @Test("A farewell withdraws one variant, which keeps its place")
  func farewell() throws {
    var outcomes: [UpdateOutcome] = []
    let changes = try take("main") { shop in
      for id in ["scarf-navy", "scarf-navy", "nowhere"] { outcomes.append(try shop.withdraw(id)) }
    }
    #expect(outcomes == [.changed, .unchanged, .unknown])
    #expect(changes.withdrawn == 1)
    #expect(try store.products().map(\.isOffered) == [true, false])
    #expect(try store.allEvents().count == 3)
  }

  @Test("A changed picture link forgets what was seen in the old picture; a changed price does not")
  func pictures() throws {
    let features = PictureFeatures(key: "olive.png", isReadable: true, bytes: [1, 2])
    try store.ingest { _ = try $0.setPicture(of: "ridge-45-olive", features) }
    var changes = try take("main") { try $0.add(boot("olive", price: 5)) }
    #expect(changes.prices == 1 && changes.pictures == 0)
    #expect(try store.pictureFeatures() == ["ridge-45-olive": features])
    var other = boot("olive", price: 5)
    other.imageLink = "other.png"
    changes = try take("main") { try $0.add(other) }
    #expect(changes.prices == 0 && changes.pictures == 1)
    #expect(try store.pictureFeatures().isEmpty)
  }

  @Test("A variant that is named again by its row is not withdrawn")
  func namedAgain() throws {
    let row = try store.ingest { shop in
      try shop.beginImport(file: "main", format: "google-rss", feed: "main", time: 6)
      try shop.add(boot("teal"))
      return shop.lastVariant
    }
    let changes = try take("main") { shop in
      shop.nameAgain(row)
      _ = try shop.withdrawMissing()
    }
    #expect(changes.unchanged == 1 && changes.withdrawn == 2)
    #expect(try store.products()[0].variants.map(\.availability) == [.outOfStock, .preorder])
  }
}
