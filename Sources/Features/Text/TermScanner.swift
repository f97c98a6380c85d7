// Features › TermScanner: the walk over the bytes of a text, term by term.

/// Reads UTF-8 once from front to back and hands out normalised terms in a buffer of its own.
struct TermScanner {
  /// A term, and the word as it was before its plural was cut; both valid until the next call.
  typealias Term = (term: UnsafeBufferPointer<UInt8>, word: UnsafeBufferPointer<UInt8>)

  /// Words longer than this are cut; they are codes or markup, not words.
  private static let longest = 48
  /// The bytes of scratch room that a scanner needs: one word and one changed spelling of it.
  static let roomNeeded = 2 * longest

  /// Valid UTF-8.
  private let text: UnsafeBufferPointer<UInt8>
  private let room: UnsafeMutableBufferPointer<UInt8>
  private var at = 0
  private var count = 0
  /// The place of the ideograph before the present one, empty when there is none.
  private var previous = 0..<0
  private var isPaired = false

  init(_ text: UnsafeBufferPointer<UInt8>, room: UnsafeMutableBufferPointer<UInt8>) {
    precondition(room.count >= Self.roomNeeded, "room for one word and one changed spelling of it")
    self.text = text
    self.room = room
  }

  mutating func next() -> Term? {
    while at < text.count {
      if text[at] < 0x80 {
        if let lone = endRun() { return lone }
        if Letter.lowerASCII(text[at]) == nil { at += 1 } else if let term = takeWord() { return term }
        continue
      }
      let letter = Letter(text, at)
      if letter.isIdeograph {
        if let term = takeIdeograph(letter) { return term }
      } else if let lone = endRun() {
        return lone
      } else if letter.written == nil {
        at += letter.length
      } else if let term = takeWord() {
        return term
      }
    }
    return endRun()
  }

  /// A pair of ideographs, `nil` when the run has only begun or a particle ends it.
  private mutating func takeIdeograph(_ letter: Letter) -> Term? {
    let here = at..<(at + letter.length)
    at = here.upperBound
    if StopWords.chinese.contains(letter.value) { return endRun() }
    let before = previous
    previous = here
    guard !before.isEmpty else { return nil }
    isPaired = true
    let pair = UnsafeBufferPointer(rebasing: text[before.lowerBound..<here.upperBound])
    return (pair, pair)
  }

  /// Ends a run of ideographs; a run of one is a term by itself.
  private mutating func endRun() -> Term? {
    guard !previous.isEmpty else { return nil }
    defer { (previous, isPaired) = (0..<0, false) }
    guard !isPaired else { return nil }
    let lone = UnsafeBufferPointer(rebasing: text[previous])
    return (lone, lone)
  }

  /// A word, or a number with its unit; `nil` for a word that says nothing.
  private mutating func takeWord() -> Term? {
    count = 0
    var isEnglish = true
    var hasDigit = false
    var hasLetter = false
    while at < text.count {
      let byte = text[at]
      if byte < 0x80 {
        if let lower = Letter.lowerASCII(byte) {
          if lower < 0x3A { hasDigit = true } else { hasLetter = true }
          append(lower)
          at += 1
        } else if hasDigit, !hasLetter, isDecimalPoint() {
          append(0x2E)
          at += 1
        } else {
          if byte == 0x27 { skipPossessive(1) }
          break
        }
        continue
      }
      let letter = Letter(text, at)
      if letter.value == 0x2019 { skipPossessive(letter.length) }
      guard !letter.isIdeograph, letter.isCombiningMark || letter.written != nil else { break }
      switch letter.written {
      case .ascii(let byte) where !letter.isCombiningMark:
        if byte < 0x3A { hasDigit = true } else { hasLetter = true }
        append(byte)
      case .twoASCII(let first, let second):
        append(first)
        append(second)
        hasLetter = true
      case .other(let lower) where !letter.isCombiningMark:
        if count + lower.utf8.count <= Self.longest { for byte in lower.utf8 { append(byte) } }
        (isEnglish, hasLetter) = (false, true)
      default: break
      }
      at += letter.length
    }
    if hasDigit, !hasLetter { takeUnit() }
    let word = UnsafeBufferPointer(rebasing: UnsafeBufferPointer(room)[..<count])
    guard isEnglish, !hasDigit else { return count > 0 ? (word, word) : nil }
    guard count > 1, !StopWords.english.contains(word) else { return nil }
    return (Plural.cut(word, copy: UnsafeMutableBufferPointer(rebasing: room[Self.longest...])), word)
  }

  private mutating func append(_ byte: UInt8) {
    guard count < Self.longest else { return }
    room[count] = byte
    count += 1
  }

  /// Whether a point or comma stands between digits: `4.5`, `4,5`.
  private func isDecimalPoint() -> Bool {
    (text[at] == 0x2E || text[at] == 0x2C) && at + 1 < text.count && (0x30...0x39).contains(text[at + 1])
  }

  /// Passes over the apostrophe and the `s` of “women's”.
  private mutating func skipPossessive(_ length: Int) {
    let s = at + length
    guard s < text.count, text[s] | 0x20 == 0x73, s + 1 == text.count || !isWordByte(s + 1) else { return }
    at = s + 1
  }

  /// Joins a unit that stands one space behind a number.
  private mutating func takeUnit() {
    guard at < text.count, text[at] == 0x20 else { return }
    var end = at + 1
    while end < text.count, end - at <= 5, isWordByte(end) { end += 1 }
    guard end > at + 1, end == text.count || !isWordByte(end), count + end - at - 1 <= Self.longest else {
      return
    }
    let start = count
    for place in (at + 1)..<end { append(text[place] | 0x20) }
    if StopWords.units.contains(UnsafeBufferPointer(rebasing: UnsafeBufferPointer(room)[start..<count])) {
      at = end
    } else {
      count = start
    }
  }

  private func isWordByte(_ place: Int) -> Bool {
    text[place] >= 0x80 || Letter.lowerASCII(text[place]) != nil
  }
}
