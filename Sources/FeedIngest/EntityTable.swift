// FeedIngest › EntityTable: the entities that a feed declares, expanded by us and within bounds.

/// Declared entities and the budget of their expansion.
///
/// libxml2 expands without a bound that helps (5.8 s for 1 GB out of 115 kB) and drops external text without a
/// word, so it is only ever handed finished text.
struct EntityTable {
  enum Expansion: Equatable {
    case text([UInt8])
    case undeclared
    case refused(String)
  }

  private enum Declared {
    case text([UInt8])
    case external
  }

  private var declared: [String: Declared] = [:]
  private let limits: FeedLimits
  private(set) var expandedBytes = 0

  init(limits: FeedLimits) {
    self.limits = limits
  }

  /// Keeps the first declaration of a name, as XML asks, `nil` standing for an external entity.
  ///
  /// Answers whether the file stays within the number of entities allowed.
  mutating func declare(_ name: String, text: [UInt8]?) -> Bool {
    if declared[name] == nil { declared[name] = text.map { .text($0) } ?? .external }
    return declared.count <= limits.entities
  }

  /// The text of `&name;` when `bytesRead` bytes of the file have been read.
  mutating func expand(_ name: String, bytesRead: Int) -> Expansion {
    var out: [UInt8] = []
    let room = min(limits.expandedBytes, limits.expansionRatio * max(bytesRead, 64 << 10)) - expandedBytes
    let verdict = append(name, to: &out, room: room, depth: 0)
    expandedBytes += out.count
    return verdict ?? .text(out)
  }

  /// Appends an expansion; answers what is wrong with it, if anything.
  private func append(_ name: String, to out: inout [UInt8], room: Int, depth: Int) -> Expansion? {
    guard depth < 16 else { return .refused("the entity “&\(name);” contains itself or is nested too deep") }
    switch declared[name] {
    case nil:
      let predefined: [String: UInt8] = ["amp": 38, "lt": 60, "gt": 62, "quot": 34, "apos": 39]
      guard let byte = predefined[name] else { return .undeclared }
      out.append(byte)
      return nil
    case .external: return .refused("the entity “&\(name);” points to another file")
    case .text(let text):
      var place = 0
      while place < text.count {
        let byte = text[place]
        if byte == UInt8(ascii: "<") { return .refused("the entity “&\(name);” contains markup") }
        if byte == UInt8(ascii: "&"), let end = text[place...].firstIndex(of: UInt8(ascii: ";")) {
          let inner = String(decoding: text[place + 1..<end], as: UTF8.self)
          if let wrong = append(inner, to: &out, room: room, depth: depth + 1) { return wrong }
          place = end + 1
        } else {
          out.append(byte)
          place += 1
        }
        if out.count > room {
          return .refused("the entities expand to more than the \(room) bytes allowed")
        }
      }
      return nil
    }
  }
}
