// GraphRules › Moment: a point in time, as ISO 8601 writes it.

/// Reads points in time.
package enum Moment {
  /// Seconds since 1970 of `2026-11-20`, `2026-11-20T10:00Z`, `2026-11-20T10:00:00+01:00`; without a zone in UTC.
  package static func seconds(_ text: String) -> Int64? {
    guard let day = CalendarDay(String(text.prefix(10))) else { return nil }
    let midnight = Int64(day.daysSince1970) * 86_400
    var rest = Array(text.utf8.dropFirst(10))[...]
    guard let separator = rest.popFirst() else { return midnight }
    guard separator == UInt8(ascii: "T") || separator == UInt8(ascii: " ") else { return nil }
    let zoneStart = rest.firstIndex {
      [UInt8(ascii: "Z"), UInt8(ascii: "+"), UInt8(ascii: "-")].contains($0)
    }
    guard let clock = clock(rest[..<(zoneStart ?? rest.endIndex)]) else { return nil }
    guard let zoneStart else { return midnight + clock }
    let zone = rest[(zoneStart + 1)...]
    switch rest[zoneStart] {
    case UInt8(ascii: "Z"): return zone.isEmpty ? midnight + clock : nil
    case UInt8(ascii: "+"): return offset(zone).map { midnight + clock - $0 }
    default: return offset(zone).map { midnight + clock + $0 }
    }
  }

  /// `10:00` or `10:00:00`, in seconds.
  private static func clock(_ text: ArraySlice<UInt8>) -> Int64? {
    let parts = text.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count), parts.allSatisfy({ $0.count == 2 }) else { return nil }
    let numbers = parts.compactMap(CalendarDay.number)
    guard numbers.count == parts.count, numbers[0] < 24, numbers[1] < 60 else { return nil }
    let seconds = numbers.count == 3 ? numbers[2] : 0
    guard seconds < 60 else { return nil }
    return Int64(numbers[0] * 3600 + numbers[1] * 60 + seconds)
  }

  /// `01:00` or `0100`, in seconds.
  private static func offset(_ text: ArraySlice<UInt8>) -> Int64? {
    let digits = text.filter { $0 != UInt8(ascii: ":") }[...]
    guard digits.count == 4, let number = CalendarDay.number(digits) else { return nil }
    guard number / 100 < 24, number % 100 < 60 else { return nil }
    return Int64(number / 100 * 3600 + number % 100 * 60)
  }
}
