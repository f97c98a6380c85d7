// FeedIngest › SeenRecords: which ids a feed has brought, at 40 bytes a record.

/// The ids of a feed as 128-bit fingerprints, each with the fingerprint of its record and its line.
struct SeenRecords {
  enum Verdict: Equatable {
    case new
    /// New, but an id that differs in upper and lower case only stands on this line.
    case newInOtherCase(line: Int)
    /// The very same record stands on this line.
    case repeated(line: Int)
    /// Another record with the same id stands on this line.
    case conflict(line: Int)
  }

  private struct Key: Hashable {
    let high, low: UInt64
  }

  private struct Place {
    let exact: UInt64
    let content: UInt64
    let line: Int
  }

  private var places: [Key: Place] = [:]

  /// Notes a record by its id and the fingerprint of its content.
  mutating func note(id: String, content: UInt64, line: Int) -> Verdict {
    var id = id
    let (folded, exact) = id.withUTF8 { bytes in
      let exact = fingerprint(bytes, seed: 1)
      let folded = withUnsafeTemporaryAllocation(of: UInt8.self, capacity: bytes.count) { lower in
        for index in bytes.indices {
          let byte = bytes[index]
          lower[index] = (65...90).contains(byte) ? byte | 0x20 : byte
        }
        let view = UnsafeBufferPointer(rebasing: lower[..<bytes.count])
        return Key(high: fingerprint(view, seed: 2), low: fingerprint(view, seed: 3))
      }
      return (folded, exact)
    }
    let place = Place(exact: exact, content: content, line: line)
    guard let found = places[folded] else {
      places[folded] = place
      return .new
    }
    if found.exact == exact { return Self.compare(found, content) }
    // Ids that differ in case only are two ids: the later one is kept under a key of its own.
    let own = Key(high: folded.high ^ exact, low: ~folded.low)
    if let second = places[own] { return Self.compare(second, content) }
    places[own] = place
    return .newInOtherCase(line: found.line)
  }

  private static func compare(_ found: Place, _ content: UInt64) -> Verdict {
    found.content == content ? .repeated(line: found.line) : .conflict(line: found.line)
  }
}
