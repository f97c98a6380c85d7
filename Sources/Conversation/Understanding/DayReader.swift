// Conversation › DayReader: days out of a sentence: from Monday, until the end of the month, for two weeks.

import GraphRules

/// Reads the first and the last day of something that is said to last.
struct DayReader {
  private let tokens: [Token]
  private let today: CalendarDay
  private let phrasebook: Phrasebook

  init(_ tokens: [Token], today: CalendarDay, _ phrasebook: Phrasebook) {
    self.tokens = tokens
    self.phrasebook = phrasebook
    self.today = today
  }

  /// `from` and `until` as ISO days, inclusive; both may be absent.
  var span: (from: String?, until: String?) {
    var from: String?
    var until: String?
    for i in tokens.indices {
      if until == nil, let at = phrasebook[.daysUntilCues].end(tokens, at: i), let found = day(at: at) {
        until = found.description
      }
      if from == nil, let at = phrasebook[.daysFromCues].end(tokens, at: i), let found = day(at: at) {
        from = found.description
      }
      if until == nil, let at = phrasebook[.daysForCues].end(tokens, at: i), let length = length(at: at) {
        until = CalendarDay(daysSince1970: today.daysSince1970 + length).description
      }
      if until == nil, phrasebook[.daysTailCues].end(tokens, at: i) != nil, let last = dayBefore(i) {
        until = last.description
      }
      if until == nil, let length = length(at: i),
        phrasebook[.daysLasting].end(tokens, at: lengthEnd(i)) != nil
      {
        until = CalendarDay(daysSince1970: today.daysSince1970 + length).description
      }
    }
    if until == nil {
      for (list, day) in [
        (phrasebook[.daysThisWeek], weekday(7)), (phrasebook[.daysThisMonth], endOfMonth),
        (phrasebook[.daysTodayOnly], today),
      ]
      where list.isAnywhere(in: tokens) { until = day.description }
    }
    return (from, until)
  }

  private func word(_ i: Int) -> String { tokens.indices.contains(i) ? tokens[i].text : "" }

  // MARK: Days

  /// The day that is named at a place.
  func day(at start: Int) -> CalendarDay? {
    var i = start
    while ["the", "on", "and", "incl", "including", "next", "this", "coming", "下", "这", "本", "个"].contains(
      word(i))
    {
      if ["next", "下", "下个"].contains(word(i)), let named = weekdayNumber(i + 1) { return weekday(named) }
      i += 1
    }
    if let end = phrasebook[.daysEnd].end(tokens, at: i) {
      return Self.year.contains(word(end)) || Self.year.contains(word(end + 1))
        ? CalendarDay(year: today.year, month: 12, day: 31)
        : Self.week.contains(word(end)) || Self.week.contains(word(end + 1)) ? weekday(7) : endOfMonth
    }
    if phrasebook[.daysMonthEnd].end(tokens, at: i) != nil { return endOfMonth }
    if phrasebook[.daysYearEnd].end(tokens, at: i) != nil {
      return CalendarDay(year: today.year, month: 12, day: 31)
    }
    if phrasebook[.daysWeekend].end(tokens, at: i) != nil { return weekday(7) }
    if ["tomorrow"].contains(word(i)) || word(i) + word(i + 1) == "明天" { return after(1) }
    if word(i) == "today" || word(i) + word(i + 1) == "今天" { return today }
    if word(i) == "christmas" || word(i) + word(i + 1) + word(i + 2) == "圣诞节" {
      return comingDay(month: 12, day: word(i + 1) == "eve" ? 24 : 25)
    }
    if let number = weekdayNumber(i) { return weekday(number) }
    return isoDay(i) ?? monthDay(i)
  }

  private static let year: Set<String> = ["year"]
  private static let week: Set<String> = ["week"]

  private func after(_ days: Int) -> CalendarDay { CalendarDay(daysSince1970: today.daysSince1970 + days) }

  /// 1 for Monday: the first of January 1970 was a Thursday.
  private var weekdayToday: Int { (today.daysSince1970 % 7 + 7 + 3) % 7 + 1 }

  /// The next one after today.
  private func weekday(_ number: Int) -> CalendarDay {
    let ahead = (number - weekdayToday + 7) % 7
    return after(ahead == 0 ? 7 : ahead)
  }

  private var endOfMonth: CalendarDay {
    (28...31).reversed().lazy.compactMap { CalendarDay(year: today.year, month: today.month, day: $0) }
      .first ?? today
  }

  private static let weekdays = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
  ]
  private static let hanWeekdays = ["一", "二", "三", "四", "五", "六", "日"]

  private func weekdayNumber(_ i: Int) -> Int? {
    if let place = Self.weekdays.firstIndex(where: { word(i) == $0 || word(i) == String($0.prefix(3)) }) {
      return place + 1
    }
    var at = i
    if ["下", "这", "本"].contains(word(at)) { at += 1 }
    if word(at) == "周" {
      at += 1
    } else if ["星期", "礼拜"].contains(word(at) + word(at + 1)) {
      at += 2
    } else {
      return nil
    }
    if word(at) == "天" { return 7 }
    return Self.hanWeekdays.firstIndex(of: word(at)).map { $0 + 1 }
  }

  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november",
    "december",
  ]

  /// `2026-12-24`, which is five tokens.
  private func isoDay(_ i: Int) -> CalendarDay? {
    let parts = tokens[min(i, tokens.count)...].prefix(5).map(\.text)
    return parts.count == 5 ? CalendarDay(parts.joined()) : nil
  }

  /// `24 December`, `December 24th`, `12月24日`.
  private func monthDay(_ i: Int) -> CalendarDay? {
    func month(_ i: Int) -> Int? {
      Self.months.firstIndex { word(i) == $0 || (word(i).count >= 3 && word(i) == String($0.prefix(3))) }
        .map { $0 + 1 }
    }
    if let number = NumberWords.read(tokens, at: i), word(number.next) == "月" {
      let day = NumberWords.read(tokens, at: number.next + 1)
      return comingDay(month: Int(number.value), day: Int(day?.value ?? 1))
    }
    if let month = month(i) {
      return comingDay(month: month, day: Int(NumberWords.read(tokens, at: i + 1)?.value ?? 1))
    }
    guard let number = NumberWords.read(tokens, at: i), number.value <= 31 else { return nil }
    var next = number.next
    if ["st", "nd", "rd", "th"].contains(word(next)) { next += 1 }
    if word(next) == "of" { next += 1 }
    return month(next).flatMap { comingDay(month: $0, day: Int(number.value)) }
  }

  /// This year's, or the next one's where it is over.
  private func comingDay(month: Int, day: Int) -> CalendarDay? {
    guard let found = CalendarDay(year: today.year, month: month, day: day) else { return nil }
    return found < today ? CalendarDay(year: today.year + 1, month: month, day: day) : found
  }

  private func dayBefore(_ i: Int) -> CalendarDay? {
    for start in stride(from: i - 1, through: max(0, i - 6), by: -1) {
      if let found = day(at: start) { return found }
    }
    return nil
  }

  // MARK: Lengths

  /// `two weeks`, `10 天`, in days.
  private func length(at i: Int) -> Int? {
    var at = i
    var count = 1.0
    if let number = NumberWords.read(tokens, at: at) {
      (count, at) = (number.value, number.next)
    } else if ["a", "one", "the"].contains(word(at)) {
      at += 1
    } else {
      return nil
    }
    if word(at) == "个" { at += 1 }
    guard count >= 1, count < 1000, let unit = Self.units[word(at)] ?? Self.units[word(at) + word(at + 1)]
    else {
      return nil
    }
    return Int(count) * unit
  }

  private func lengthEnd(_ i: Int) -> Int {
    let at = NumberWords.read(tokens, at: i)?.next ?? i + 1
    return (word(at) == "个" ? at + 1 : at) + (Self.units[word(at)] == nil ? 2 : 1)
  }

  private static let units: [String: Int] = [
    "day": 1, "days": 1, "week": 7, "weeks": 7, "fortnight": 14, "month": 30, "months": 30, "天": 1, "日": 1,
    "周": 7, "星期": 7, "礼拜": 7, "月": 30,
  ]
}
