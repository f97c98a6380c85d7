// Service › SessionRecord: a session that was written down, to be said again.

import Foundation

/// The lines of a file that `clew chat --session` or `clew chat --json` wrote.
package struct SessionRecord: Sendable {
  /// One line, told by what it is about.
  package enum Entry: Sendable {
    /// A sentence, with the whole line of its answer.
    case turn(input: String, line: String)
    /// The customer was unloaded after a long silence.
    case unloaded
  }

  /// A record that cannot be said again.
  package struct Fault: Error, CustomStringConvertible {
    package let description: String
  }

  /// `nil` for plain lines of turns.
  package let heading: SessionHeading?
  package let entries: [Entry]
  /// Whether some turn wrote into the shop.
  package let hasWritten: Bool

  /// The line that stands for an unloaded customer.
  package static let unloadedLine = #"{"v":1,"unloaded":true}"#

  /// The line of a heading.
  package static func line(_ heading: SessionHeading) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return #"{"v":1,"session":\#(String(decoding: try encoder.encode(heading), as: UTF8.self))}"#
  }

  /// - Throws: a ``Fault`` with the line where there is no JSON, a turn is missing, or nothing was said at all.
  package init(_ text: String, file: String) throws {
    struct Line: Decodable {
      struct Result: Decodable { let wrote: [[String: String]]? }
      let turn: Int?
      let input: String?
      let result: Result?
      let session: SessionHeading?
      let unloaded: Bool?
    }
    var heading: SessionHeading?
    var entries: [Entry] = []
    var hasWritten = false
    var last = 0
    for (place, part) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    where !part.isEmpty {
      let at = "\(file):\(place + 1)"
      guard let line = try? JSONDecoder().decode(Line.self, from: Data(part.utf8)) else {
        throw Fault(
          description: "\(at): this is no turn; give a file that clew chat --session or --json wrote")
      }
      if let found = line.session { heading = found }
      if line.unloaded == true { entries.append(.unloaded) }
      guard let turn = line.turn, let input = line.input else { continue }
      guard turn == last + 1 else {
        throw Fault(
          description:
            "\(at): turn \(turn) comes after turn \(last); without those between (an erased customer's are taken out) the rest cannot be said again"
        )
      }
      last = turn
      hasWritten = hasWritten || line.result?.wrote?.isEmpty == false
      entries.append(.turn(input: input, line: String(part)))
    }
    guard last > 0 else { throw Fault(description: "\(file): nothing was said in it") }
    self.heading = heading
    self.entries = entries
    self.hasWritten = hasWritten
  }
}
