// ShopStoreTests › RetractionTests: events told in a conversation, taken back, and customers erased.

import Catalogue
import Foundation
import ShopStore
import Testing

@Suite("Events of a conversation")
struct RetractionTests {
  let folder: TemporaryFolder
  let store: ShopStore

  init() throws {
    folder = try TemporaryFolder()
    store = try makeShop(in: folder)
  }

  private var user: Int {
    get throws { try #require(store.customers().firstIndex { $0.id == "u1042" }) }
  }

  private func numbers() throws -> [Int] { try store.events(ofUser: user).map(\.number).sorted() }

  @Test("An event counts at once, even the same twice, and is taken back, and back again, without a deletion")
  func takenBack() throws {
    let before = try numbers()
    let event = EventRecord(
      user: "u1042", item: "ridge-45", kind: .like, value: nil, time: 1_760_000_500, line: 0)
    let number = try store.note(event)
    #expect(try numbers() == before + [number])
    let retraction = try store.takeBack(number, time: 1_760_000_600)
    #expect(try numbers() == before)
    #expect(try store.allEvents().filter { $0.user == (try? user) }.count == before.count)
    #expect(try store.counts().eventsByKind[.like] ?? 0 == 0)
    #expect(try store.hasRetractions(since: number) && !store.hasRetractions(since: retraction))
    _ = try store.takeBack(retraction, time: 1_760_000_700)
    #expect(try numbers() == before + [number])
    #expect(try store.counts().eventsByKind[.like] == 1)
    #expect(try store.lastEvent() == number + 2)
  }

  @Test("An erased customer leaves an empty row: no name, no event, no number for anybody else")
  func erased() throws {
    let number = try user
    let customer = try store.customers()[number]
    let others = try store.allEvents().filter { $0.user != number }.count
    let rows = try #require(try store.erase(customer: customer, time: 1_760_000_900, tool: "test"))
    #expect(rows.user == number && rows.events > 0)
    let left = try store.customers()
    #expect(left[number].isErased && left[number].name.isEmpty && left[number].email.isEmpty)
    #expect(try store.events(ofUser: number).isEmpty)
    #expect(try store.allEvents().count == others)
    #expect(try store.counts().customers == left.count - 1)
    #expect(try store.erase(customer: customer, time: 1_760_000_901, tool: "test") == nil)
    // Not in the file either.
    let bytes = try Data(contentsOf: store.folder.appendingPathComponent("shop.sqlite"))
    #expect(customer.name.isEmpty || bytes.range(of: Data(customer.name.utf8)) == nil)
    try store.ingest { try $0.add(Customer(id: "u1042")) }
    #expect(try store.customers().count == left.count + 1)
  }
}
