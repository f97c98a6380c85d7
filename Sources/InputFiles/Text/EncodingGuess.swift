// InputFiles › EncodingGuess: in which encoding a text is that is not UTF-8.

/// A guess from the bytes above 7F alone; good enough to say “looks like windows-1251”, and to read tables.
package enum TextEncoding: String, Hashable, Sendable, CaseIterable {
  case windows1251 = "windows-1251"
  case koi8r = "KOI8-R"
  case windows1250 = "windows-1250"
  case windows1252 = "windows-1252"
  case gbk = "GBK"

  /// The likeliest encoding of a text, `nil` for UTF-8, for UTF-8 with a few wrong bytes, and for plain ASCII.
  package static func guess(_ bytes: some Collection<UInt8>) -> TextEncoding? {
    let bytes = Array(bytes)
    var count = Counts(bytes)
    guard count.high > 0, count.broken * 4 > count.wellFormed else { return nil }
    count.runs(of: bytes)
    if count.alone > count.amongLatin {
      if count.isPaired { return .gbk }
      return count.from(0xE0, 0xFF) >= count.from(0xC0, 0xDF) ? .windows1251 : .koi8r
    }
    // Letters of Czech, Slovak, Polish and Hungarian, against those of the languages to their west.
    let east = count.sum([
      0x8A, 0x8D, 0x8E, 0x9A, 0x9C, 0x9D, 0x9E, 0x9F, 0xB3, 0xB9, 0xBF, 0xBE, 0xEC, 0xEF, 0xF2, 0xF5, 0xF8,
      0xF9,
      0xFB, 0xE8,
    ])
    let west = count.sum([
      0x92, 0x93, 0x94, 0x95, 0x96, 0xAE, 0xC4, 0xD6, 0xDC, 0xDF, 0xE0, 0xE2, 0xE4, 0xE5, 0xE7, 0xEA, 0xF1,
      0xF6,
      0xFC, 0xE8,
    ])
    return east > west ? .windows1250 : .windows1252
  }

  /// What is known of the bytes above 7F.
  private struct Counts {
    var high = 0
    /// Sequences that are whole characters in UTF-8, and bytes that belong to none.
    var wellFormed = 0
    var broken = 0
    /// Such bytes in words without any Latin letter, and in words with some.
    var alone = 0
    var amongLatin = 0
    /// Whether all such bytes come in pairs of the ideographs of GB 2312.
    var isPaired = true
    var byValue = [Int](repeating: 0, count: 256)

    init(_ bytes: [UInt8]) {
      var place = 0
      while place < bytes.count {
        let byte = bytes[place]
        guard byte >= 0x80 else {
          place += 1
          continue
        }
        let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC2 ? 2 : 0
        let tail = bytes[(place + 1)...].prefix(max(length - 1, 0))
        let isWhole = length > 1 && tail.count == length - 1 && tail.allSatisfy { $0 & 0xC0 == 0x80 }
        // A character that the end of the sample cuts tells nothing.
        let isCut = length > tail.count + 1 && place + length > bytes.count
        let step = isWhole ? length : 1
        if isWhole { wellFormed += 1 } else if !isCut { broken += 1 }
        for index in place..<min(place + step, bytes.count) {
          high += 1
          byValue[Int(bytes[index])] += 1
        }
        place += step
      }
    }

    /// Looks at how the bytes stand together in words.
    mutating func runs(of bytes: [UInt8]) {
      var run = 0
      var inWord = (high: 0, latin: 0)
      for place in 0...bytes.count {
        let byte = place < bytes.count ? bytes[place] : 0x20
        if byte >= 0x80 {
          let isLead = run.isMultiple(of: 2)
          if byte < 0xA1 || isLead && (byte > 0xF7 || (0xAA..<0xB0).contains(byte)) { isPaired = false }
          run += 1
          inWord.high += 1
          continue
        }
        if !run.isMultiple(of: 2) { isPaired = false }
        run = 0
        if (0x41...0x5A).contains(byte & 0xDF) {
          inWord.latin += 1
        } else {
          if inWord.latin > 0 { amongLatin += inWord.high } else if inWord.high > 1 { alone += inWord.high }
          inWord = (0, 0)
        }
      }
    }

    func from(_ first: Int, _ last: Int) -> Int { byValue[first...last].reduce(0, +) }

    func sum(_ values: [Int]) -> Int { values.reduce(0) { $0 + byValue[$1] } }
  }
}
