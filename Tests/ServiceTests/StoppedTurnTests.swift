// ServiceTests › StoppedTurnTests: Ctrl-C while an answer is worked out.

import Conversation
import Foundation
import Recommender
import Service
import Synchronization
import Testing

@Suite("Stopped turns")
struct StoppedTurnTests {
  /// Says stop from a number of questions on.
  private final class Finger: Sendable {
    private let asked = Mutex(0)
    private let patience: Int
    init(patience: Int) { self.patience = patience }
    var isDown: Bool {
      asked.withLock { asked in
        asked += 1
        return asked > patience
      }
    }
  }

  private let assets = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Assets")

  /// A shop of customers alone, and a session whose turns are stopped after so many steps.
  private func session(patience: Int) throws -> (ChatSession, folder: URL) {
    let folder = FileManager.default.temporaryDirectory.appending(path: "clew-stop-\(UUID().uuidString)")
    try Shop.ingest([assets.appending(path: "customers.csv").path], into: folder)
    let finger = Finger(patience: patience)
    let session = ChatSession(
      try Shop(folder: folder), consent: Consent(canAsk: false, given: "yes"),
      halt: TurnHalt { finger.isDown })
    return (session, folder)
  }

  @Test("An ingest that is stopped half-way leaves nothing behind, and the call goes on")
  func leavesNothing() throws {
    var (session, folder) = try session(patience: 5)
    defer { try? FileManager.default.removeItem(at: folder) }
    let before = try session.respond(to: "load Anna Keller")
    #expect(throws: CancellationError.self) {
      try session.respond(to: "ingest \(assets.appending(path: "feed.xml").path)")
    }
    #expect(try Shop(folder: folder).welcome.products == 0)
    let after = try session.respond(to: "who am I helping?")
    #expect(after.number == before.number + 1 && after.user == "u1042")
  }

  @Test("An ingest that nobody stops takes everything in")
  func takesAll() throws {
    var (session, folder) = try session(patience: .max)
    defer { try? FileManager.default.removeItem(at: folder) }
    let exchange = try session.respond(to: "ingest \(assets.appending(path: "feed.xml").path)")
    #expect(exchange.reply.errorCode == nil)
    #expect(try Shop(folder: folder).welcome.products > 100)
  }
}
