// EventIngest › EventTime: the times of event files, in their several units.

import Catalogue

/// Reads ISO 8601 and counts since 1970, whose unit their size tells.
enum EventTime {
  enum Unit: String {
    case seconds, milliseconds, microseconds
  }

  /// Seconds since 1970 and the unit they were written in; `nil` for anything unreadable, negative or too large.
  ///
  /// Counts below 10¹¹ are seconds (to the year 5138), below 10¹⁴ milliseconds, below 10¹⁷ microseconds.
  static func read(_ text: UnsafeBufferPointer<UInt8>) -> (seconds: Int64, unit: Unit)? {
    var value: Int64 = 0
    var place = 0
    while place < text.count, (48...57).contains(text[place]), place < 18 {
      value = value * 10 + Int64(text[place] - 48)
      place += 1
    }
    guard place > 0 else { return nil }
    if place < text.count, text[place] == UInt8(ascii: ".") {
      let fraction = text[(place + 1)...]
      guard fraction.allSatisfy({ (48...57).contains($0) }) else { return scientific(text) }
    } else if place < text.count, text[place] == UInt8(ascii: "e") || text[place] == UInt8(ascii: "E") {
      // Spreadsheets write large counts as 1.7E+09.
      return scientific(text)
    } else if place < text.count {
      return CalendarTime.seconds(iso: text).map { ($0, .seconds) }
    }
    return told(value)
  }

  private static func scientific(_ text: UnsafeBufferPointer<UInt8>) -> (seconds: Int64, unit: Unit)? {
    guard let value = Double(String(decoding: text, as: UTF8.self)), value >= 0, value < 1e17 else {
      return nil
    }
    return told(Int64(value))
  }

  private static func told(_ value: Int64) -> (seconds: Int64, unit: Unit)? {
    if value < 100_000_000_000 { return (value, .seconds) }
    if value < 100_000_000_000_000 { return (value / 1_000, .milliseconds) }
    if value < 100_000_000_000_000_000 { return (value / 1_000_000, .microseconds) }
    return nil
  }

  static func complaint(about word: String) -> String {
    "the time “\(word.prefix(40))” is not readable; write 2025-09-25T17:15:50Z or seconds since 1970"
  }

  static func read(_ text: String) -> (seconds: Int64, unit: Unit)? {
    var text = text
    return text.withUTF8 { read($0) }
  }
}
