// Catalogue › CalendarTime: a date and time as files write it, in seconds.

/// Reads ISO 8601 without a calendar library: feeds and event files hold millions of times.
package enum CalendarTime {
  /// Seconds since 1970 of `2026-11-01T13:00:05.2-0800`, `2026-11-01 13:00Z` or `2026-11-01`; `nil` for all else.
  ///
  /// A time without zone is taken as UTC, a date alone as its midnight; fractions of a second are dropped.
  package static func seconds(iso text: UnsafeBufferPointer<UInt8>) -> Int64? {
    var cursor = Cursor(text)
    guard let year = cursor.number(4), cursor.take("-"), let month = cursor.number(2), cursor.take("-"),
      let day = cursor.number(2), year >= 1, (1...12).contains(month), day >= 1,
      day <= daysInMonth(month, of: year)
    else { return nil }
    let midnight = Int64(daysSince1970(year, month, day)) * 86_400
    if cursor.isAtEnd { return midnight }
    guard cursor.take("T") || cursor.take("t") || cursor.take(" "), let hour = cursor.number(2), hour <= 24,
      cursor.take(":"), let minute = cursor.number(2), minute < 60, hour < 24 || minute == 0
    else { return nil }
    var second = 0
    if cursor.take(":") {
      guard let read = cursor.number(2), read <= 60 else { return nil }
      second = read
      if cursor.take(".") || cursor.take(",") {
        guard cursor.skipDigits() else { return nil }
      }
    }
    guard let offset = cursor.zone(), cursor.isAtEnd else { return nil }
    return midnight + Int64(hour * 3600 + minute * 60 + second - offset)
  }

  /// As ``seconds(iso:)-(UnsafeBufferPointer<UInt8>)``.
  package static func seconds(iso text: String) -> Int64? {
    var text = text
    return text.withUTF8 { seconds(iso: $0) }
  }

  /// Seconds since 1970 of `Tue, 10 Jun 2003 04:00:00 GMT`, as RSS writes it; `nil` for all else.
  ///
  /// A zone that is neither Greenwich's nor an offset such as `+0200` is taken as Greenwich's. Of a year's two digits
  /// those below 50 are of this century (RFC 2822, 4.3).
  package static func seconds(rfc822 text: String) -> Int64? {
    var words = text.split(separator: " ")
    if words.first?.hasSuffix(",") == true { words.removeFirst() }
    let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
    guard words.count >= 4, let day = Int(words[0]), (1...31).contains(day), let year = year(words[2]),
      let month = months.firstIndex(of: words[1].prefix(3).lowercased())
    else { return nil }
    func padded(_ number: Int, _ width: Int) -> String {
      String(repeating: "0", count: max(0, width - String(number).count)) + String(number)
    }
    let zone = words.count > 4 && (words[4].hasPrefix("+") || words[4].hasPrefix("-")) ? words[4] : "Z"
    return seconds(iso: "\(padded(year, 4))-\(padded(month + 1, 2))-\(padded(day, 2))T\(words[3])\(zone)")
  }

  /// A year of two or four digits.
  private static func year(_ text: Substring) -> Int? {
    guard let year = Int(text), year >= 0 else { return nil }
    switch text.utf8.count {
    case 2: return year < 50 ? 2000 + year : 1900 + year
    case 4: return year
    default: return nil
    }
  }

  /// Days from 1970-01-01 in the proleptic Gregorian calendar.
  ///
  /// (H. Hinnant, “chrono-compatible date algorithms”).
  private static func daysSince1970(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let shifted = month <= 2 ? year - 1 : year
    let era = shifted / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  private static func daysInMonth(_ month: Int, of year: Int) -> Int {
    switch month {
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  private struct Cursor {
    let text: UnsafeBufferPointer<UInt8>
    var place = 0

    init(_ text: UnsafeBufferPointer<UInt8>) { self.text = text }

    var isAtEnd: Bool { place == text.count }

    mutating func take(_ sign: Unicode.Scalar) -> Bool {
      guard place < text.count, text[place] == UInt8(ascii: sign) else { return false }
      place += 1
      return true
    }

    mutating func number(_ digits: Int) -> Int? {
      guard place + digits <= text.count else { return nil }
      var value = 0
      for index in place..<place + digits {
        guard (48...57).contains(text[index]) else { return nil }
        value = value * 10 + Int(text[index] - 48)
      }
      place += digits
      return value
    }

    mutating func skipDigits() -> Bool {
      let start = place
      while place < text.count, (48...57).contains(text[place]) { place += 1 }
      return place > start
    }

    /// Seconds east of Greenwich; 0 when no zone is written.
    mutating func zone() -> Int? {
      if isAtEnd || take("Z") || take("z") { return 0 }
      let sign = take("+") ? 1 : take("-") ? -1 : 0
      guard sign != 0, let hours = number(2), hours <= 15 else { return nil }
      _ = take(":")
      let minutes = isAtEnd ? 0 : number(2)
      guard let minutes, minutes < 60 else { return nil }
      return sign * (hours * 3600 + minutes * 60)
    }
  }
}
