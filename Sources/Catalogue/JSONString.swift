// Catalogue › JSONString: a text in JSON's quotes.

/// Writes texts as RFC 8259 §7 has them, and as `JSONEncoder` writes them without escaping slashes.
package enum JSONString {
  package static func quoted(_ text: String) -> String {
    var bytes: [UInt8] = []
    append(text, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  package static func append(_ text: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    var text = text
    text.withUTF8 { text in
      // Nearly every text is as it is from end to end.
      var start = 0
      for (place, byte) in text.enumerated()
      where byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
        bytes += UnsafeBufferPointer(rebasing: text[start..<place])
        appendEscaped(byte, to: &bytes)
        start = place + 1
      }
      bytes += UnsafeBufferPointer(rebasing: text[start...])
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// The same JSON as one line for every reader: NEL and the two separators of Unicode end a line for some.
  package static func onOneLine(_ json: String) -> String {
    let isEnd = { (scalar: Unicode.Scalar) in [0x85, 0x2028, 0x2029].contains(scalar.value) }
    guard json.unicodeScalars.contains(where: isEnd) else { return json }
    return json.unicodeScalars.reduce(into: "") { line, scalar in
      if isEnd(scalar) {
        let digits = String(scalar.value, radix: 16)
        line += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      } else {
        line.unicodeScalars.append(scalar)
      }
    }
  }

  private static func appendEscaped(_ byte: UInt8, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\\"))
    switch byte {
    case 0x08: bytes.append(UInt8(ascii: "b"))
    case 0x09: bytes.append(UInt8(ascii: "t"))
    case 0x0A: bytes.append(UInt8(ascii: "n"))
    case 0x0C: bytes.append(UInt8(ascii: "f"))
    case 0x0D: bytes.append(UInt8(ascii: "r"))
    case 0..<0x20:
      bytes += "u00".utf8
      if byte < 0x10 { bytes.append(UInt8(ascii: "0")) }
      bytes += String(byte, radix: 16).utf8
    default: bytes.append(byte)
    }
  }
}
