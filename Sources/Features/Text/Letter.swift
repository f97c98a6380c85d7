// Features › Letter: what one character is to the tokeniser.

/// One decoded scalar of valid UTF-8.
struct Letter {
  let value: UInt32
  /// In bytes.
  let length: Int

  init(_ text: UnsafeBufferPointer<UInt8>, _ at: Int) {
    let first = UInt32(text[at])
    if first < 0x80 {
      (value, length) = (first, 1)
    } else if first < 0xE0 {
      (value, length) = ((first & 0x1F) << 6 | UInt32(text[at + 1] & 0x3F), 2)
    } else if first < 0xF0 {
      (value, length) =
        ((first & 0x0F) << 12 | UInt32(text[at + 1] & 0x3F) << 6 | UInt32(text[at + 2] & 0x3F), 3)
    } else {
      let high = (first & 0x07) << 18 | UInt32(text[at + 1] & 0x3F) << 12
      (value, length) = (high | UInt32(text[at + 2] & 0x3F) << 6 | UInt32(text[at + 3] & 0x3F), 4)
    }
  }

  /// Whether words are not parted by spaces here: Chinese, Japanese and Korean characters.
  var isIdeograph: Bool {
    switch value {
    case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0x3041...0x3096, 0x30A1...0x30FA, 0xAC00...0xD7A3, 0xF900...0xFAFF,
      0x3005, 0x20000...0x3FFFF:
      true
    default: false
    }
  }

  /// Accents that stand apart from their letter, as some systems write them.
  var isCombiningMark: Bool { (0x300...0x36F).contains(value) }

  /// How a letter is written in a term; `nil` for what parts words.
  enum Written {
    case ascii(UInt8)
    case twoASCII(UInt8, UInt8)
    case other(String)
  }

  var written: Written? {
    switch value {
    case 0..<0x80: return Self.lowerASCII(UInt8(value)).map { .ascii($0) }
    case 0xC0...0xFF: return Self.latin1[Int(value) - 0xC0]
    case 0xFF01...0xFF5E: return Self.lowerASCII(UInt8(value - 0xFEE0)).map { .ascii($0) }
    default:
      guard let scalar = Unicode.Scalar(value), scalar.properties.isAlphabetic else { return nil }
      return .other(scalar.properties.lowercaseMapping)
    }
  }

  /// A digit or a lower-case letter, `nil` for all else.
  static func lowerASCII(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39, 0x61...0x7A: byte
    case 0x41...0x5A: byte | 0x20
    default: nil
    }
  }

  /// U+00C0 to U+00FF without their accents; `.` for the signs among them.
  private static let latin1: [Written?] = {
    let plain = Array("aaaaaa?ceeeeiiiidnooooo.ouuuuy??aaaaaa?ceeeeiiiidnooooo.ouuuuy?y".utf8)
    let pairs: [Int: (Character, Character)] = [
      0x06: ("a", "e"), 0x26: ("a", "e"), 0x1E: ("t", "h"), 0x3E: ("t", "h"), 0x1F: ("s", "s"),
    ]
    return plain.enumerated().map { index, byte in
      if let pair = pairs[index] {
        return .twoASCII(pair.0.asciiValue ?? 0, pair.1.asciiValue ?? 0)
      }
      return byte == UInt8(ascii: ".") ? nil : .ascii(byte)
    }
  }()
}
