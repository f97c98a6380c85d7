// FeedIngest › TextCleaner: plain text out of what feeds call text.

import CLibXML2

/// Takes tags out, decodes HTML entities once, joins white space and drops invisible characters.
struct TextCleaner {
  struct Faults: OptionSet {
    let rawValue: UInt8
    /// The text held HTML tags or escaped characters.
    static let html = Faults(rawValue: 1)
    /// UTF-8 read as Latin-1 by an earlier program: `GrÃ¶ÃŸe`.
    static let mojibake = Faults(rawValue: 2)
    /// Zero-width, soft-hyphen or direction characters, or C1 controls.
    static let invisible = Faults(rawValue: 4)
  }

  private(set) var faults: Faults = []
  private var out: [UInt8] = []

  /// The clean text of `text`.
  ///
  /// Cost: one pass over text that is clean already.
  mutating func clean(_ text: UnsafeBufferPointer<UInt8>) -> String {
    faults = []
    guard Self.needsWork(text) else { return String(decoding: text, as: UTF8.self) }
    out.removeAll(keepingCapacity: true)
    var place = 0
    while place < text.count {
      let byte = text[place]
      switch byte {
      case 0...0x20:
        space()
        place += 1
      case UInt8(ascii: "<"): place = tag(text, place)
      case UInt8(ascii: "&"): place = reference(text, place)
      case 0xC2...: place = wide(text, place)
      default:
        // Runs of plain letters are copied at once; most of any text is.
        let start = place
        repeat { place += 1 } while place < text.count && Self.isPlain(text[place])
        out.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<place]))
      }
    }
    while out.last == 0x20 { out.removeLast() }
    return String(decoding: out, as: UTF8.self)
  }

  private static func needsWork(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var last: UInt8 = 0x20
    for byte in text {
      if byte < 0x20 || byte == 0x3C || byte == 0x26 || (byte == 0x20 && last == 0x20) { return true }
      if byte == 0xC2 || byte == 0xC3 || byte == 0xE2 || byte == 0xEF { return true }
      last = byte
    }
    return last == 0x20
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    byte > 0x20 && byte < 0xC2 && byte != 0x3C && byte != 0x26
  }

  private mutating func space() {
    if let last = out.last, last != 0x20 { out.append(0x20) }
  }

  /// Skips a tag, with all that is inside for scripts and styles; a lone `<` stays.
  private mutating func tag(_ text: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
    var place = start + 1
    if place < text.count, text[place] == UInt8(ascii: "/") { place += 1 }
    let nameStart = place
    while place < text.count, isLetter(text[place]) { place += 1 }
    let isComment = nameStart < text.count && text[nameStart] == UInt8(ascii: "!")
    guard place > nameStart || isComment else {
      out.append(text[start])
      return start + 1
    }
    let name = String(decoding: text[nameStart..<min(place, nameStart + 8)], as: UTF8.self).lowercased()
    guard let close = text[place...].firstIndex(of: UInt8(ascii: ">")) else {
      out.append(text[start])
      return start + 1
    }
    faults.insert(.html)
    let inline: Set<String> = [
      "b", "i", "em", "strong", "span", "a", "u", "sup", "sub", "small", "font", "mark",
    ]
    if !inline.contains(name) { space() }
    guard name == "script" || name == "style", text[start + 1] != UInt8(ascii: "/") else { return close + 1 }
    var end = close + 1
    while end + 1 < text.count, !(text[end] == UInt8(ascii: "<") && text[end + 1] == UInt8(ascii: "/")) {
      end += 1
    }
    return end + 1 < text.count ? end : text.count
  }

  private func isLetter(_ byte: UInt8) -> Bool { (65...90).contains(byte & 0xDF) || (48...57).contains(byte) }

  /// Decodes `&name;`, `&#N;` and `&#xN;`; everything else stays as it is.
  private mutating func reference(_ text: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
    let window = text[(start + 1)..<min(text.count, start + 12)]
    guard let end = window.firstIndex(of: UInt8(ascii: ";")), end > start + 1 else {
      out.append(text[start])
      return start + 1
    }
    let name = String(decoding: text[(start + 1)..<end], as: UTF8.self)
    guard let value = Self.codePoint(name), let scalar = Unicode.Scalar(value), value >= 0x20 || value == 10
    else {
      out.append(text[start])
      return start + 1
    }
    faults.insert(.html)
    if value == 0xA0 || value <= 0x20 {
      space()
    } else {
      out.append(contentsOf: String(Character(scalar)).utf8)
    }
    return end + 1
  }

  private static func codePoint(_ name: String) -> UInt32? {
    if name.hasPrefix("#x") || name.hasPrefix("#X") { return UInt32(name.dropFirst(2), radix: 16) }
    if name.hasPrefix("#") { return UInt32(name.dropFirst()) }
    return htmlEntityLookup(name)?.pointee.value
  }

  /// Copies one character of two bytes or more, unless it cannot be seen.
  private mutating func wide(_ text: UnsafeBufferPointer<UInt8>, _ place: Int) -> Int {
    let first = text[place]
    let length = min(first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2, text.count - place)
    let second = length > 1 ? text[place + 1] : 0
    let third = length > 2 ? text[place + 2] : 0
    if first == 0xC2, second == 0xA0 {
      space()
      return place + length
    }
    let isSoftOrControl = first == 0xC2 && (second == 0xAD || second < 0xA0)
    // Zero-width joiners (E2 80 8D) build emoji and Indic letters, so they stay.
    let isMark = first == 0xE2 && second == 0x80 && (third == 0x8B || (0xAA...0xAE).contains(third))
    let isIsolate = first == 0xE2 && second == 0x81 && (0xA6...0xA9).contains(third)
    let isBOM = first == 0xEF && second == 0xBB && third == 0xBF
    if isSoftOrControl || isMark || isIsolate || isBOM {
      faults.insert(.invisible)
      return place + length
    }
    let next = place + 2 < text.count ? text[place + 2] : 0
    if first == 0xC3, second == 0x83, next == 0xC2 || next == 0xC5 { faults.insert(.mojibake) }
    out.append(contentsOf: text[place..<place + length])
    return place + length
  }
}
