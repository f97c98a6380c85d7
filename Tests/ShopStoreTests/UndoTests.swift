// ShopStoreTests › UndoTests: the way back from an import, renamed products, and what a guard is told.

import Catalogue
import ShopStore
import Testing

@Suite("Taking back")
struct UndoTests {
  let folder: TemporaryFolder
  let store: ShopStore

  init() throws {
    folder = try TemporaryFolder()
    store = try makeShop(in: folder)
    try take([boot("olive"), boot("teal"), boot("navy", item: "scarf")])
  }

  @discardableResult
  private func take(
    _ variants: [Variant], renames: [String: String] = [:]
  ) throws -> (number: Int, changes: ImportChanges, drift: FeedDrift, proposal: RenameProposal) {
    try store.ingest { shop in
      let number = try shop.beginImport(file: "main", format: "rss", feed: "main", kind: "feed", time: 6)
      shop.renames = renames
      for variant in variants { try shop.add(variant) }
      _ = try shop.withdrawMissing()
      let proposal = try shop.renameProposal()
      try shop.endImport(IngestTally())
      return (number, shop.changes, shop.drift, proposal)
    }
  }

  @discardableResult
  private func revert(_ number: Int) throws -> (number: Int, changes: ImportChanges) {
    try store.ingest { shop in
      let own = try shop.beginImport(file: "main", format: "revert", feed: "main", kind: "revert", time: 7)
      try shop.revert(number)
      try shop.endImport(IngestTally())
      return (own, shop.changes)
    }
  }

  /// What is offered, with everything that is said about it, and whose events are whose.
  private func live() throws -> [String] {
    let products = try store.products()
    let offered = products.filter(\.isOffered).flatMap(\.variants).map { "\($0)" }
    let events = try store.allEvents().map { event in
      "\(event.number) \(products[event.product.index].variants[event.variant].id)"
    }
    return try offered + events + ["\(store.pictureFeatures().sorted { $0.key < $1.key })"]
  }

  private func other(_ id: String, item: String, link: String, title: String = "") -> Variant {
    var variant = Variant(id: id, item: item, source: RecordSource(line: 3))
    variant.link = link
    variant.title = title
    return variant
  }

  @Test("New, changed, withdrawn and moved variants all go back to what they were, and forward again")
  func revert() throws {
    try store.ingest {
      _ = try $0.setPicture(
        of: "ridge-45-olive", PictureFeatures(key: "k", isReadable: true, bytes: [1, 2]))
    }
    let before = try live()
    var moved = boot("olive")
    moved.item = "other"
    moved.imageLink = "other.png"
    let second = try take([moved, boot("teal", price: 7), boot("red", item: "mug")])
    #expect(second.changes.new == 1 && second.changes.changed == 2 && second.changes.withdrawn == 1)
    let after = try live()
    #expect(after != before)
    let back = try revert(second.number)
    #expect(back.changes.withdrawn == 2)
    #expect(try live().filter { !$0.contains("outOfStock") } == before)
    try revert(back.number)
    #expect(try live().filter { !$0.contains("outOfStock") } == after.filter { !$0.contains("outOfStock") })
    #expect(try store.faults() == [])
  }

  @Test("Feeds A, B and A again leave what A alone left", arguments: 1...12)
  func backAndForth(seed: UInt64) throws {
    var state = seed &* 0x9E37_79B9_7F4A_7C15
    func chance(_ of: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % of
    }
    func feed() -> [Variant] {
      ["a", "b", "c", "d", "e", "f", "g"].filter { _ in chance(4) > 0 }.map { colour in
        var variant = boot(colour, item: "item-\(chance(3))", price: 100 + chance(3))
        variant.id = colour
        return variant
      }
    }
    /// Where a record stood last differs from feed to feed.
    func offered() throws -> [String] {
      try store.products().filter(\.isOffered).flatMap(\.variants).filter { $0.availability != .outOfStock }
        .map {
          var variant = $0
          variant.source = RecordSource(line: 0)
          return "\(variant)"
        }.sorted()
    }
    let (a, b) = (feed(), feed())
    try take(a)
    let wanted = try offered()
    let number = try take(b).number
    try take(a)
    #expect(try offered() == wanted)
    try revert(number)
    #expect(try offered() == wanted)
    #expect(try store.faults() == [])
  }

  @Test("The same feed again changes nothing and keeps nothing for undoing")
  func same() throws {
    let again = try take([boot("olive"), boot("teal"), boot("navy", item: "scarf")])
    #expect(again.changes.unchanged == 3 && again.changes.changed == 0)
    #expect(again.drift.offeredBefore == 3 && again.drift.medianPriceRatio == 1)
    let back = try revert(again.number)
    #expect(back.changes == ImportChanges())
  }

  @Test("The middle of all price changes is told, with those that stayed in their place")
  func medians() throws {
    let third = try take([
      boot("olive", price: 23_780), boot("teal", price: 23_780), boot("navy", item: "scarf"),
    ])
    #expect(third.drift.medianPriceRatio == 2)
    #expect(third.drift.priceRatios.count == 2 && third.drift.steadyPrices == 1)
    #expect(third.drift.changedPriceIDs == ["ridge-45-olive", "ridge-45-teal"])
  }

  @Test("New ids are paired with old products by what only those two have in common")
  func proposal() throws {
    try take([
      other("o1", item: "o1", link: "http://x/1"),
      other("o2", item: "o2", link: "http://x/2", title: "Red mug"),
      other("o3", item: "o3", link: "http://x/2", title: "Blue mug"), other("o4", item: "o4", link: ""),
    ])
    let proposal = try take([
      other("n1", item: "n1", link: "http://x/1"),
      other("n2", item: "n2", link: "http://x/2", title: "red Mug!"),
      other("n3", item: "n3", link: "http://x/2", title: "Green mug"), other("n4", item: "n4", link: ""),
    ]).proposal
    #expect(
      proposal.pairs.map { "\($0.old) \($0.new) \($0.ground)" } == ["o1 n1 link", "o2 n2 title"])
    #expect(proposal.unmatchedOld == 2 && proposal.unmatchedNew == 2)
  }

  @Test("A renamed variant keeps its number and its events; its old id still finds it")
  func renames() throws {
    let before = try store.products().count
    var scarf = boot("navy", item: "shawl")
    scarf.id = "new-navy"
    let renamed = try take([boot("olive"), boot("teal"), scarf], renames: ["new-navy": "scarf-navy"])
    #expect(renamed.changes.new == 0 && renamed.changes.changed == 1 && renamed.changes.withdrawn == 0)
    let products = try store.products()
    #expect(products.count == before)
    #expect(products[1].id == "shawl" && products[1].variants.map(\.id) == ["new-navy"])
    let outcomes = try store.ingest { shop in
      try [bought("scarf-navy", by: "u9"), bought("scarf", by: "u8")].map { try shop.add($0) }
    }
    #expect(outcomes.allSatisfy { $0 != .pending })
    #expect(try store.allEvents().count { $0.product.index == 1 } == 4)
    try revert(renamed.number)
    #expect(try store.products()[1].id == "scarf")
    #expect(try store.products()[1].variants.map(\.id) == ["scarf-navy"])
  }
}
