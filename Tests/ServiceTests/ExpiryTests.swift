// ServiceTests › ExpiryTests: a desk that was left alone forgets whom it served.

import Conversation
import Foundation
import Recommender
import Service
import Synchronization
import Testing

@Suite("Expiry")
struct ExpiryTests {
  /// A clock that is set by hand.
  private final class Clock: Sendable {
    private let seconds = Mutex<Int64>(1_760_000_000)
    var now: Int64 { seconds.withLock { $0 } }
    func pass(minutes: Int64) { seconds.withLock { $0 += minutes * 60 } }
  }

  private func shop() throws -> (shop: Shop, folder: URL) {
    let folder = FileManager.default.temporaryDirectory.appending(path: "clew-expiry-\(UUID().uuidString)")
    let assets = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Assets")
    try Shop.ingest([assets.appending(path: "customers.csv").path], into: folder)
    return (try Shop(folder: folder), folder)
  }

  @Test("After half an hour of silence the customer is unloaded, and not a minute before")
  func expires() throws {
    let (shop, folder) = try shop()
    defer { try? FileManager.default.removeItem(at: folder) }
    let clock = Clock()
    var session = ChatSession(shop, clock: { clock.now })
    let first = session.expireIfIdle()
    let loaded = try session.respond(to: "load Anna Keller")
    clock.pass(minutes: 29)
    let soon = session.expireIfIdle()
    clock.pass(minutes: 31)
    let late = session.expireIfIdle()
    let after = try session.respond(to: "who am I helping?")
    #expect([first, soon, late] == [false, false, true])
    #expect(loaded.user == "u1042" && after.user == nil)
  }

  @Test("Without patience to lose nothing expires")
  func never() throws {
    let (shop, folder) = try shop()
    defer { try? FileManager.default.removeItem(at: folder) }
    let clock = Clock()
    var session = ChatSession(shop, patience: nil, clock: { clock.now })
    _ = session.expireIfIdle()
    _ = try session.respond(to: "load Anna Keller")
    clock.pass(minutes: 600)
    let expired = session.expireIfIdle()
    let after = try session.respond(to: "who am I helping?")
    #expect(!expired && after.user == "u1042")
  }
}
