// clew › Replay: says a recorded session again and compares the answers, byte by byte.

import Foundation
import Recommender
import Service
import Terminal

/// A recorded session and the shop that it is said to.
struct Replay {
  let record: SessionRecord
  let path: String

  init(_ path: String) throws {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw ShopError.noSuchFile(path)
    }
    self.path = path
    record = try SessionRecord(String(decoding: data, as: UTF8.self), file: path)
  }

  /// The clock is set back to that of the record, unless `CLEW_NOW` says otherwise.
  var environment: [String: String] {
    var environment = ProcessInfo.processInfo.environment
    if environment["CLEW_NOW"]?.isEmpty ?? true, let now = record.heading?.now {
      environment["CLEW_NOW"] = Date(timeIntervalSince1970: Double(now)).ISO8601Format()
    }
    return environment
  }

  /// Shows where answers differ.
  ///
  /// - Returns: How many do, of how many.
  func run(_ session: ChatSession, on screen: Screen) throws -> (different: Int, turns: Int) {
    var session = session
    if let heading = record.heading,
      heading.data != session.heading.data || heading.model != session.heading.model
    {
      TerminalStream.error.write(
        "clew: recorded on import \(heading.data) and model \(heading.model ?? "none"); the shop is at import \(session.heading.data) and model \(session.heading.model ?? "none")\n"
      )
    }
    var (different, turns) = (0, 0)
    for entry in record.entries {
      guard case .turn(let input, let line) = entry else {
        session.unload()
        continue
      }
      turns += 1
      _ = try session.renewIfOutdated()
      let exchange: String
      do {
        exchange = try session.json(session.respond(to: input))
      } catch {
        exchange = try session.json(session.failed(input, because: "\(error)"))
      }
      if exchange == line { continue }
      different += 1
      screen.show("turn \(turns)  \(input)")
      for line in TurnDifference.lines(from: line, to: exchange) { screen.show("  " + line) }
    }
    return (different, turns)
  }
}
