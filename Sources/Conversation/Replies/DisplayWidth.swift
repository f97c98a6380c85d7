// Conversation › DisplayWidth: how many terminal cells a text takes, and how to make it fit.

/// Widths by Unicode's East Asian Width (UAX #11): wide and full-width are 2 cells, combining marks 0, all else 1.
package enum DisplayWidth {
  package static func of(_ text: String) -> Int {
    // Most of a table is plain ASCII, a cell a byte.
    if text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return text.utf8.count }
    return text.reduce(0) { $0 + of($1) }
  }

  package static func of(_ character: Character) -> Int {
    var width = 0
    for scalar in character.unicodeScalars {
      // U+FE0F asks for the coloured, wide form of a sign.
      if scalar.value == 0xFE0F { width = 2 }
      width = max(width, of(scalar))
    }
    return width
  }

  private static func of(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control: return 0
    default: return wide.contains { $0.contains(scalar.value) } ? 2 : 1
    }
  }

  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x231A...0x231B, 0x2329...0x232A, 0x23E9...0x23EC, 0x25FD...0x25FE, 0x2614...0x2615,
    0x2648...0x2653,
    0x267F...0x267F, 0x2693...0x2693, 0x26A1...0x26A1, 0x26BD...0x26BE, 0x26C4...0x26C5, 0x2705...0x2705,
    0x2728...0x2728,
    0x274C...0x274C, 0x2753...0x2755, 0x2795...0x2797, 0x2B1B...0x2B1C, 0x2B50...0x2B50, 0x2E80...0x303E,
    0x3041...0x33FF,
    0x3400...0x4DBF, 0x4E00...0xA4CF, 0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19,
    0xFE30...0xFE6F,
    0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1F9FF,
    0x1FA70...0x1FAFF,
    0x20000...0x3FFFD,
  ]

  /// Cut to at most `width` cells, the last one being … when something is lost.
  package static func truncated(_ text: String, to width: Int) -> String {
    guard of(text) > width else { return text }
    guard width > 0 else { return "" }
    var out = ""
    var used = 0
    for character in text {
      let cells = of(character)
      if used + cells > width - 1 { break }
      out.append(character)
      used += cells
    }
    while out.last == " " { out.removeLast() }
    return out + "…"
  }

  /// Cut or filled with spaces to exactly `width` cells.
  package static func fitted(_ text: String, to width: Int, alignRight: Bool = false) -> String {
    let cut = truncated(text, to: width)
    let space = String(repeating: " ", count: max(0, width - of(cut)))
    return alignRight ? space + cut : cut + space
  }

  /// Broken at spaces, or between Chinese characters, into lines of at most `width` cells.
  package static func wrapped(_ text: String, to width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in pieces(text) {
      let candidate = line + word
      if of(candidate) > width, !line.isEmpty {
        lines.append(trimmed(line))
        line = word.first == " " ? String(word.dropFirst()) : word
      } else {
        line = candidate
      }
      while of(line) > width, let cut = prefix(line, width) {
        lines.append(cut)
        line = String(line.dropFirst(cut.count))
      }
    }
    if !line.isEmpty { lines.append(trimmed(line)) }
    return lines
  }

  private static func trimmed(_ line: String) -> String {
    var out = line
    while out.last == " " { out.removeLast() }
    return out
  }

  private static func prefix(_ line: String, _ width: Int) -> String? {
    var out = ""
    var used = 0
    for character in line {
      let cells = of(character)
      if used + cells > width { break }
      out.append(character)
      used += cells
    }
    return out.isEmpty ? nil : out
  }

  private static func pieces(_ text: String) -> [String] {
    var out: [String] = []
    for character in text {
      if character == " " || of(character) == 2 || out.isEmpty || of(out[out.count - 1].last ?? " ") == 2 {
        // A Chinese full stop or comma never begins a line.
        if "，。、！？：；）".contains(character), !out.isEmpty {
          out[out.count - 1].append(character)
        } else {
          out.append(String(character))
        }
      } else {
        out[out.count - 1].append(character)
      }
    }
    return out
  }
}
