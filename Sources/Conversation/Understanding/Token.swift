// Conversation › Token: a word, a Chinese character, a number or a sign of a sentence.

import Foundation

/// One token in normal form, with its place in what was typed.
package struct Token: Hashable, Sendable {
  package enum Kind: Sendable {
    case word, han, number, sign
    /// A file's name, which may be made of any words: none of them is said.
    case path
  }
  /// Compatibility-composed, lower case, simplified.
  package let text: String
  package let kind: Kind
  /// Character offsets in the sentence as typed.
  package let range: Range<Int>
  /// Whether the typed word begins with a capital.
  package let isCapitalised: Bool
  /// The value of a token in digits.
  package let value: Double?

  package init(text: String, kind: Kind, range: Range<Int>, isCapitalised: Bool = false, value: Double? = nil)
  {
    self.text = text
    self.kind = kind
    self.range = range
    self.isCapitalised = isCapitalised
    self.value = value
  }
}

/// Splits sentences: Latin words, single Chinese characters, numbers, signs.
///
/// Words and signs are compared in Unicode's NFKC form (UAX #15) and in lower case, so that full-width letters and
/// typographic apostrophes do not matter. A hyphen between letters separates words like a space.
package enum Tokeniser {
  private struct Piece {
    let character: Character
    let offset: Int
    let isUpper: Bool
  }

  package static func tokens(of text: String) -> [Token] {
    // Titles by the million are plain ASCII, which is its own normal form but for capitals. CR LF is one character.
    if text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) || $0 == 0x09 || $0 == 0x0A }) {
      return PlainTokeniser.tokens(of: text)
    }
    let pieces = normalised(text)
    var tokens: [Token] = []
    var i = 0
    while i < pieces.count {
      let c = pieces[i].character
      if isHan(c) {
        tokens.append(token([pieces[i]], .han))
        i += 1
      } else if isDigit(c) {
        let end = numberEnd(pieces, from: i)
        tokens.append(token(Array(pieces[i..<end]), .number))
        i = end
      } else if c.isLetter {
        var end = i + 1
        while end < pieces.count, isWordPart(pieces, end) { end += 1 }
        tokens.append(token(Array(pieces[i..<end]), .word))
        i = end
      } else {
        if !c.isWhitespace, !(c == "-" && joinsWords(pieces, i)), c != "'", c != "\"" {
          tokens.append(token([pieces[i]], .sign))
        }
        i += 1
      }
    }
    return tokens
  }

  package static func isHan(_ character: Character) -> Bool {
    guard let scalar = character.unicodeScalars.first?.value else { return false }
    return (0x3400...0x9FFF).contains(scalar) || (0x20000...0x323AF).contains(scalar)
      || (0x3041...0x30FF).contains(scalar) || (0xAC00...0xD7A3).contains(scalar) || scalar == 0x3007
  }

  private static func normalised(_ text: String) -> [Piece] {
    var pieces: [Piece] = []
    for (offset, character) in text.enumerated() {
      if isPlainHan(character) {
        pieces.append(Piece(character: replacements[character] ?? character, offset: offset, isUpper: false))
        continue
      }
      let plain = visible(String(character).precomposedStringWithCompatibilityMapping.lowercased())
      for c in plain {
        pieces.append(Piece(character: replacements[c] ?? c, offset: offset, isUpper: character.isUppercase))
      }
    }
    return pieces
  }

  /// A Chinese character by itself, which is its own normal form.
  private static func isPlainHan(_ character: Character) -> Bool {
    let scalars = character.unicodeScalars
    guard let first = scalars.first, scalars.index(after: scalars.startIndex) == scalars.endIndex else {
      return false
    }
    return (0x4E00...0x9FFF).contains(first.value)
  }

  /// Without what takes no place on the screen: pasted text is full of it, and 喜⁠不喜欢 is still a question.
  private static func visible(_ text: String) -> String {
    let takesMarks = text.first.map(takesMarks) ?? false
    return String(
      String.UnicodeScalarView(
        text.unicodeScalars.filter { scalar in
          switch scalar.properties.generalCategory {
          case .format: false
          case .control: scalar.properties.isWhitespace
          case .nonspacingMark, .enclosingMark: takesMarks && !(0xFE00...0xFE0F).contains(scalar.value)
          default: true
          }
        }))
  }

  /// Whether marks of their own stand above or below it, such as the vowels of Hebrew and Thai.
  ///
  /// Latin letters have theirs by composition, Chinese characters and signs have none, and what follows a control
  /// character stands on nothing.
  private static func takesMarks(_ character: Character) -> Bool {
    guard character.isLetter, let base = character.unicodeScalars.first?.value else { return false }
    return !(0..<0x0250).contains(base) && !(0x1E00..<0x1F00).contains(base) && !isHan(character)
  }

  private static func token(_ pieces: [Piece], _ kind: Token.Kind) -> Token {
    let text = String(pieces.map(\.character))
    let range = (pieces.first?.offset ?? 0)..<((pieces.last?.offset ?? -1) + 1)
    return Token(
      text: text, kind: kind, range: range, isCapitalised: pieces.first?.isUpper ?? false,
      value: kind == .number ? value(text) : nil)
  }

  private static func isDigit(_ c: Character) -> Bool { c.isASCII && c.isNumber }

  /// Letters, digits after a letter, and an apostrophe between letters.
  private static func isWordPart(_ pieces: [Piece], _ i: Int) -> Bool {
    let c = pieces[i].character
    if isHan(c) { return false }
    if c.isLetter || isDigit(c) { return true }
    return c == "'" && i + 1 < pieces.count && pieces[i + 1].character.isLetter
      && !isHan(pieces[i + 1].character)
  }

  private static func joinsWords(_ pieces: [Piece], _ i: Int) -> Bool {
    guard i > 0, i + 1 < pieces.count else { return false }
    let a = pieces[i - 1].character
    let b = pieces[i + 1].character
    return (a.isLetter && (b.isLetter || isDigit(b))) || (isDigit(a) && b.isLetter)
  }

  /// The end of `120`, `1,200`, `89.90` or `89,90`.
  private static func numberEnd(_ pieces: [Piece], from start: Int) -> Int {
    var i = start
    while i < pieces.count {
      if isDigit(pieces[i].character) {
        i += 1
      } else if ".,".contains(pieces[i].character), i + 1 < pieces.count, isDigit(pieces[i + 1].character) {
        i += 1
      } else {
        break
      }
    }
    return i
  }

  /// A comma or point before exactly three digits groups thousands when it is a comma; else it marks decimals.
  fileprivate static func value(_ text: String) -> Double? {
    var plain = ""
    let characters = Array(text)
    for (i, c) in characters.enumerated() {
      if isDigit(c) { plain.append(c) }
      guard c == "," || c == "." else { continue }
      let following = characters[(i + 1)...].prefix { isDigit($0) }.count
      if c == "," && following == 3 { continue }
      plain.append(".")
    }
    return Double(plain)
  }

  /// Typographic signs and traditional characters.
  private static let replacements: [Character: Character] = [
    "’": "'", "‘": "'", "“": "\"", "”": "\"", "–": "-", "—": "-", "−": "-", "‐": "-", "∼": "~",
  ].merging(TraditionalHan.simplified) { sign, _ in sign }
}

/// ``Tokeniser`` for ASCII without carriage returns, byte by byte.
private enum PlainTokeniser {
  static func tokens(of text: String) -> [Token] {
    let typed = Array(text.utf8)
    let bytes = typed.map { isCapital($0) ? $0 | 0x20 : $0 }
    var tokens: [Token] = []
    var place = 0
    while place < bytes.count {
      let start = place
      let byte = bytes[place]
      if isDigit(byte) {
        while place < bytes.count, isDigit(bytes[place]) || isMark(bytes, place) { place += 1 }
        let text = String(decoding: bytes[start..<place], as: UTF8.self)
        tokens.append(
          Token(text: text, kind: .number, range: start..<place, value: Tokeniser.value(text)))
      } else if isLetter(byte) {
        place += 1
        while place < bytes.count, isWordPart(bytes, place) { place += 1 }
        tokens.append(
          Token(
            text: String(decoding: bytes[start..<place], as: UTF8.self), kind: .word, range: start..<place,
            isCapitalised: isCapital(typed[start])))
      } else {
        place += 1
        if isSilent(byte) || byte == 0x2D && joinsWords(bytes, start) { continue }
        tokens.append(
          Token(text: String(decoding: [byte], as: UTF8.self), kind: .sign, range: start..<place))
      }
    }
    return tokens
  }

  private static func isCapital(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) }
  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) }
  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
  /// White space, an apostrophe or a quotation mark.
  private static func isSilent(_ byte: UInt8) -> Bool {
    (0x09...0x0D).contains(byte) || byte == 0x20 || byte == 0x27 || byte == 0x22
  }

  /// A point or comma before a digit.
  private static func isMark(_ bytes: [UInt8], _ place: Int) -> Bool {
    (bytes[place] == 0x2E || bytes[place] == 0x2C) && place + 1 < bytes.count && isDigit(bytes[place + 1])
  }

  private static func isWordPart(_ bytes: [UInt8], _ place: Int) -> Bool {
    if isLetter(bytes[place]) || isDigit(bytes[place]) { return true }
    return bytes[place] == 0x27 && place + 1 < bytes.count && isLetter(bytes[place + 1])
  }

  private static func joinsWords(_ bytes: [UInt8], _ place: Int) -> Bool {
    guard place > 0, place + 1 < bytes.count else { return false }
    let (a, b) = (bytes[place - 1], bytes[place + 1])
    return isLetter(a) && (isLetter(b) || isDigit(b)) || isDigit(a) && isLetter(b)
  }
}
