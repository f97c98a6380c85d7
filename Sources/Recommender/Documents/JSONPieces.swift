// Recommender › JSONPieces: parts of a JSON text that are written faster than by a general encoder.

import Foundation
import Synchronization

/// What is written already, to be put where its token stands in the encoder's text.
///
/// An encoder makes a tree of objects first. For the hundreds of contributions of a receipt, which are all of one shape,
/// that takes most of a turn.
final class JSONPieces: Sendable {
  private static let key = CodingUserInfoKey(rawValue: "JSONPieces")

  /// Nobody can have written it into a feed.
  private let mark = "piece \(UInt64.random(in: 0...UInt64.max)) "
  private let pieces = Mutex<[[UInt8]]>([])

  init(of encoder: JSONEncoder) {
    if let key = Self.key { encoder.userInfo[key] = self }
  }

  /// Those of the encoder that is at work, `nil` for one that knows none.
  static func of(_ encoder: any Encoder) -> JSONPieces? {
    key.flatMap { encoder.userInfo[$0] as? JSONPieces }
  }

  /// Keeps a piece of JSON; the token is encoded in its place.
  func token(for piece: [UInt8]) -> String {
    pieces.withLock { pieces in
      pieces.append(piece)
      return "\(mark)\(pieces.count - 1)"
    }
  }

  /// The encoder's text with every token replaced by its piece.
  func text(_ encoded: Data) -> String {
    let pieces = pieces.withLock(\.self)
    guard !pieces.isEmpty else { return String(decoding: encoded, as: UTF8.self) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(encoded.count + pieces.reduce(0) { $0 + $1.count })
    let start = Array("\"\(mark)".utf8)
    encoded.withUnsafeBytes { (encoded: UnsafeRawBufferPointer) in
      var (copied, place) = (0, 0)
      while place + start.count < encoded.count {
        guard encoded[place] == start[0], encoded[place..<place + start.count].elementsEqual(start) else {
          place += 1
          continue
        }
        let digits = encoded[(place + start.count)...].prefix { $0 != UInt8(ascii: "\"") }
        bytes += encoded[copied..<place]
        if let number = Int(String(decoding: digits, as: UTF8.self)) { bytes += pieces[number] }
        place = digits.endIndex + 1
        copied = place
      }
      bytes += encoded[copied...]
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
