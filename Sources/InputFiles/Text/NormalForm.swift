// InputFiles › NormalForm: one spelling for letters that Unicode can spell in two ways.

import Foundation

/// Unicode's normalisation form C, in which `é` is one character and not `e` with an accent behind it.
package enum NormalForm {
  /// Whether a text of UTF-8 is surely in form C; `false` only says that it may not be.
  ///
  /// Looks for the bytes of characters that may change: combining marks, Jamo, the scripts of India, and single
  /// characters with another form. Cost: an eighth of a step per byte of ASCII.
  package static func isSettled(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let raw = UnsafeRawBufferPointer(text)
    var place = 0
    while place < raw.count {
      while place + 8 <= raw.count,
        raw.loadUnaligned(fromByteOffset: place, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
      { place += 8 }
      let end = min(place + 8, raw.count)
      while place < end {
        let first = raw[place]
        if first < 0x80 {
          place += 1
          continue
        }
        let second = place + 1 < raw.count ? raw[place + 1] : 0
        let third = place + 2 < raw.count ? raw[place + 2] : 0
        if mayChange(first, second, third) { return false }
        place += first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
      }
    }
    return true
  }

  private static func mayChange(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Bool {
    switch first {
    case 0xC2...0xCB, 0xCF...0xD1, 0xD5, 0xE4...0xE9, 0xEB...0xED, 0xEE: false
    case 0xCE: second == 0x87
    case 0xD2: second < 0x8A
    case 0xD3, 0xD4: false
    case 0xE2:
      switch second {
      case 0x80: third < 0x82
      case 0x84: third == 0xA6 || third == 0xAA || third == 0xAB
      case 0x83, 0x8C, 0xAB, 0xB3, 0xB5, 0xB7: true
      default: false
      }
    case 0xE3: second == 0x80 && third >= 0xAA || second == 0x82 && third >= 0x99
    case 0xEA: second < 0xB0
    case 0xEF: (0xA4...0xAD).contains(second) || second == 0xB8 && third >= 0xA0
    case 0xF0: second != 0x9F
    default: true
    }
  }

  /// The text in form C.
  package static func settled(_ text: String) -> String {
    var text = text
    return text.withUTF8(isSettled) ? text : text.precomposedStringWithCanonicalMapping
  }
}
