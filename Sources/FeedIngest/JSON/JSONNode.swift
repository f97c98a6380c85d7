// FeedIngest › JSONNode: JSON with the lines on which its objects stand.

/// A value of JSON (RFC 8259); numbers stay as they were written.
indirect enum JSONNode {
  /// Members in order, and the 1-based line of the opening brace.
  case object([(name: String, value: JSONNode)], line: Int)
  case array([JSONNode])
  case string(String)
  case number(String)
  case bool(Bool)
  case null

  /// The member `name` of an object, `nil` when there is none or it is null.
  subscript(name: String) -> JSONNode? {
    guard case .object(let members, _) = self, let found = members.first(where: { $0.name == name }) else {
      return nil
    }
    if case .null = found.value { return nil }
    return found.value
  }

  /// The elements of an array, or the value alone.
  var all: [JSONNode] {
    if case .array(let elements) = self { elements } else { [self] }
  }

  /// A string, number or truth value as text; empty for the others.
  var text: String {
    switch self {
    case .string(let text), .number(let text): text
    case .bool(let value): value ? "true" : "false"
    case .object, .array, .null: ""
    }
  }
}

/// What is wrong with a text that should be JSON.
struct JSONFault: Error {
  let message: String
  let line: Int
  /// Whether the text merely ends too early.
  var isCut = false
}

/// Parses one value after the other.
struct JSONParser: ~Copyable {
  private let bytes: [UInt8]
  private var place = 0
  private(set) var line = 1
  /// Values inside one another; deeper ones are refused.
  private static let depth = 64

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { place = 3 }
  }

  /// The next value, `nil` at the end of the text.
  mutating func next() throws(JSONFault) -> JSONNode? {
    skipSpace()
    return place < bytes.count ? try value(0) : nil
  }

  private var byte: UInt8? { place < bytes.count ? bytes[place] : nil }

  private mutating func skipSpace() {
    while let byte, byte == 0x20 || (9...13).contains(byte) {
      if byte == 0x0A { line += 1 }
      place += 1
    }
  }

  private func fault(_ message: String) -> JSONFault {
    JSONFault(message: message, line: line, isCut: place >= bytes.count)
  }

  private mutating func value(_ depth: Int) throws(JSONFault) -> JSONNode {
    guard depth < Self.depth else { throw fault("values are nested more than \(Self.depth) deep") }
    skipSpace()
    switch byte {
    case UInt8(ascii: "{"): return try object(depth)
    case UInt8(ascii: "["): return try array(depth)
    case UInt8(ascii: "\""): return .string(try string())
    default:
      let start = place
      while let byte, (0x2B...0x39).contains(byte) && byte != 0x2C || (0x41...0x7A).contains(byte),
        byte != 0x5D, byte != 0x5B
      {
        place += 1
      }
      let word = String(decoding: bytes[start..<place], as: UTF8.self)
      switch word {
      case "true": return .bool(true)
      case "false": return .bool(false)
      case "null": return .null
      default:
        guard let number = Double(word), number.isFinite else {
          throw fault(word.isEmpty ? "a value is missing" : "“\(word.prefix(40))” is no value")
        }
        return .number(word)
      }
    }
  }

  private mutating func object(_ depth: Int) throws(JSONFault) -> JSONNode {
    let start = line
    var members: [(name: String, value: JSONNode)] = []
    place += 1
    skipSpace()
    if byte == UInt8(ascii: "}") {
      place += 1
      return .object([], line: start)
    }
    while true {
      skipSpace()
      guard byte == UInt8(ascii: "\"") else { throw fault("a name in quotation marks is missing") }
      let name = try string()
      skipSpace()
      guard byte == UInt8(ascii: ":") else { throw fault("a colon is missing behind “\(name.prefix(40))”") }
      place += 1
      members.append((name, try value(depth + 1)))
      if try isLast(UInt8(ascii: "}")) { return .object(members, line: start) }
    }
  }

  private mutating func array(_ depth: Int) throws(JSONFault) -> JSONNode {
    var elements: [JSONNode] = []
    place += 1
    skipSpace()
    if byte == UInt8(ascii: "]") {
      place += 1
      return .array([])
    }
    while true {
      elements.append(try value(depth + 1))
      if try isLast(UInt8(ascii: "]")) { return .array(elements) }
    }
  }

  /// Whether the closing sign follows, rather than a comma.
  private mutating func isLast(_ close: UInt8) throws(JSONFault) -> Bool {
    skipSpace()
    guard let found = byte, found == close || found == UInt8(ascii: ",") else {
      throw fault("a comma or closing bracket is missing")
    }
    place += 1
    return found == close
  }

  private mutating func string() throws(JSONFault) -> String {
    place += 1
    var out: [UInt8] = []
    while let next = byte, next != UInt8(ascii: "\"") {
      if next == UInt8(ascii: "\\") {
        place += 1
        try escape(&out)
      } else {
        // Line ends do not belong here, but exporters leave them in.
        if next == 0x0A { line += 1 }
        out.append(next)
        place += 1
      }
    }
    guard byte != nil else { throw fault("a string does not end") }
    place += 1
    guard let valid = try? UTF8Span(validating: out.span) else { throw fault("a string is not UTF-8") }
    return String(copying: valid)
  }

  private mutating func escape(_ out: inout [UInt8]) throws(JSONFault) {
    guard let sign = byte else { throw fault("a string does not end") }
    place += 1
    switch sign {
    case UInt8(ascii: "n"): out.append(0x0A)
    case UInt8(ascii: "t"): out.append(0x09)
    case UInt8(ascii: "r"): out.append(0x0D)
    case UInt8(ascii: "b"), UInt8(ascii: "f"): out.append(0x20)
    case UInt8(ascii: "u"):
      var code = try hex()
      if (0xD800..<0xDC00).contains(code), byte == UInt8(ascii: "\\"), place + 1 < bytes.count,
        bytes[place + 1] == UInt8(ascii: "u")
      {
        place += 2
        let low = try hex()
        code = 0x10000 + (code - 0xD800) << 10 + (low & 0x3FF)
      }
      out += Array(String(Character(Unicode.Scalar(code) ?? "\u{FFFD}")).utf8)
    default: out.append(sign)
    }
  }

  private mutating func hex() throws(JSONFault) -> UInt32 {
    let digits = bytes[min(place, bytes.count)...].prefix(4)
    guard digits.count == 4, let code = UInt32(String(decoding: digits, as: UTF8.self), radix: 16) else {
      throw fault("an escape \\u needs four hexadecimal digits")
    }
    place += 4
    return code
  }
}
