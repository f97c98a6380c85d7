// Conversation › Period: a stretch of the past as a sentence says it: this week, since June, 上个月.

import GraphRules

/// A stretch of the past; days are inclusive.
struct Period: Hashable, Sendable {
  /// An ISO 8601 duration up to now, for instance `P7D`.
  var window: String?
  var since: CalendarDay?
  var until: CalendarDay?

  init(window: String? = nil, since: CalendarDay? = nil, until: CalendarDay? = nil) {
    self.window = window
    self.since = since
    self.until = until
  }

  /// As the slots `since`, `until` and `window`.
  var slots: SlotMap {
    var out = SlotMap()
    out["since"] = since.map { .string("\($0)") }
    out["until"] = until.map { .string("\($0)") }
    out["window"] = window.map { .string($0) }
    return out
  }

  /// Its last day, where that is over; what lies in a stretch that still runs is as good as now.
  func lastDay(before today: CalendarDay) -> CalendarDay? {
    guard window == nil, let day = until, day < today else { return nil }
    return day
  }

  /// How many days up to now it covers.
  func days(today: CalendarDay) -> Int? {
    if let window { return Self.days(window) }
    return since.map { max(1, today.daysSince1970 - $0.daysSince1970 + 1) }
  }

  /// The days of `P7D`, `P3M` or `P1Y`; a month has 30, a year 365.
  static func days(_ window: String) -> Int? {
    guard window.first == "P", let count = Int(window.dropFirst().dropLast()), count < 100_000 else {
      return nil
    }
    switch window.last {
    case "D": return count
    case "M": return count * 30
    case "Y": return count * 365
    default: return nil
    }
  }
}

/// Reads the past out of tokens, in English and Chinese.
struct PeriodReader {
  let tokens: [Token]
  let today: CalendarDay

  /// The period that begins at `start`, and the place after it.
  func read(at start: Int) -> (period: Period, next: Int)? {
    if tokens[start].kind == .number, let found = ago(start) { return found }
    return tokens[start].kind == .han || tokens[start].kind == .number ? chinese(start) : english(start)
  }

  private func word(_ i: Int) -> String { tokens.indices.contains(i) ? tokens[i].text : "" }
  private func day(_ offset: Int) -> CalendarDay { CalendarDay(daysSince1970: today.daysSince1970 + offset) }
  /// 0 for Monday.
  private var weekday: Int { (today.daysSince1970 + 3) % 7 }
  private func month(_ month: Int, of year: Int) -> Period? {
    guard let first = CalendarDay(year: year, month: month, day: 1),
      let next = CalendarDay(year: month == 12 ? year + 1 : year, month: month % 12 + 1, day: 1)
    else { return nil }
    return Period(since: first, until: CalendarDay(daysSince1970: next.daysSince1970 - 1))
  }
  /// The latest such month that is not in the future.
  private func latest(_ number: Int) -> Period? {
    month(number, of: number > today.month ? today.year - 1 : today.year)
  }
  private func year(_ year: Int) -> Period {
    Period(
      since: CalendarDay(year: year, month: 1, day: 1), until: CalendarDay(year: year, month: 12, day: 31))
  }
  private var lastWeek: Period { Period(since: day(-weekday - 7), until: day(-weekday - 1)) }
  private var lastMonth: Period? {
    today.month == 1 ? month(12, of: today.year - 1) : month(today.month - 1, of: today.year)
  }

  // MARK: English

  private static let months: [String: Int] = {
    let names = [
      "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
      "november", "december",
    ]
    var table: [String: Int] = ["sept": 9]
    for (at, name) in names.enumerated() {
      table[name] = at + 1
      table[String(name.prefix(3))] = at + 1
    }
    return table
  }()
  private static let weekdays = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
  ]
  private static let units: [String: (days: Int, letter: String)] = [
    "day": (1, "D"), "days": (1, "D"), "week": (7, "D"), "weeks": (7, "D"), "wk": (7, "D"), "wks": (7, "D"),
    "fortnight": (14, "D"), "month": (1, "M"), "months": (1, "M"), "year": (1, "Y"), "years": (1, "Y"),
  ]

  private static func window(_ count: Int, _ unit: (days: Int, letter: String)) -> Period {
    if count == 1, unit.letter == "M" { return Period(window: "P30D") }
    if count == 1, unit.letter == "Y" { return Period(window: "P365D") }
    return Period(window: "P\(count * unit.days)\(unit.letter)")
  }

  private func english(_ start: Int) -> (period: Period, next: Int)? {
    switch word(start) {
    case "today": return (Period(window: "P1D"), start + 1)
    case "yesterday": return (Period(since: day(-1), until: day(-1)), start + 1)
    case "on":
      // “On Friday” of a deed is the last one that is over.
      guard let place = Self.weekdays.firstIndex(of: word(start + 1)) else { return nil }
      return (dayOfWeek(place), start + 2)
    case "a", "one", "two", "three", "four", "five", "six", "seven", "ten": return ago(start)
    case "this", "current":
      switch word(start + 1) {
      case "week": return (Period(window: "P7D"), start + 2)
      case "month": return (Period(window: "P30D"), start + 2)
      case "year": return (Period(since: CalendarDay(year: today.year, month: 1, day: 1)), start + 2)
      default: return nil
      }
    case "since", "after", "from": return since(start)
    case "between": return span(from: start + 1)
    case "in", "during":
      guard let found = calendar(start + 1) else { return nil }
      return (found.period, found.next)
    case "last", "past", "previous", "recent": return rolling(start)
    default: return nil
    }
  }

  /// `three days ago`, `a week ago`; a month has 30 days.
  private func ago(_ start: Int) -> (period: Period, next: Int)? {
    let number = NumberWords.read(tokens, at: start) ?? (word(start) == "a" ? (1, start + 1) : nil)
    guard let number, number.value >= 1, number.value < 1000, number.value == number.value.rounded(),
      let unit = Self.units[word(number.next)], word(number.next + 1) == "ago"
    else { return nil }
    let days = Int(number.value) * (unit.letter == "D" ? unit.days : unit.letter == "M" ? 30 : 365)
    return (Period(since: day(-days), until: day(-days)), number.next + 2)
  }

  /// The last such day before today, 0 for Monday.
  private func dayOfWeek(_ place: Int) -> Period {
    let back = (weekday - place + 7) % 7
    let then = day(-(back == 0 ? 7 : back))
    return Period(since: then, until: then)
  }

  /// `last 30 days`, `past month`, `last week`.
  private func rolling(_ start: Int) -> (period: Period, next: Int)? {
    var at = start + 1
    if word(at) == "few" || word(at) == "couple" {
      let count = word(at) == "few" ? 3 : 2
      at += word(at + 1) == "of" ? 2 : 1
      return Self.units[word(at)].map { (Self.window(count, $0), at + 1) }
    }
    if let number = NumberWords.read(tokens, at: at), number.value >= 1, number.value < 1000,
      number.value == number.value.rounded(), let unit = Self.units[word(number.next)]
    {
      return (Self.window(Int(number.value), unit), number.next + 1)
    }
    let isRolling = word(start) == "past" || word(start) == "recent"
    switch word(at) {
    case "week": return (isRolling ? Period(window: "P7D") : lastWeek, at + 1)
    case "month": return (isRolling ? Period(window: "P30D") : lastMonth ?? Period(), at + 1)
    case "year": return (isRolling ? Period(window: "P365D") : year(today.year - 1), at + 1)
    case "night" where !isRolling: return (Period(since: day(-1), until: day(-1)), at + 1)
    default:
      guard let place = Self.weekdays.firstIndex(of: word(at)) else { return nil }
      return (dayOfWeek(place), at + 1)
    }
  }

  private func since(_ start: Int) -> (period: Period, next: Int)? {
    var at = start + 1
    if word(start) == "from" {
      // “from March to May” is a span; “from Berlin” and “from 50” are none.
      guard let span = span(from: at) else { return nil }
      return span
    }
    if ["the", "early", "late"].contains(word(at)) { at += 1 }
    if ["start", "beginning"].contains(word(at)), word(at + 1) == "of" {
      at += word(at + 2) == "the" ? 3 : 2
      if word(at) == "year" {
        return (Period(since: CalendarDay(year: today.year, month: 1, day: 1)), at + 1)
      }
      if word(at) == "month" {
        return (Period(since: CalendarDay(year: today.year, month: today.month, day: 1)), at + 1)
      }
    }
    if let place = Self.weekdays.firstIndex(of: word(at)) {
      return (Period(since: day(-((weekday - place + 7) % 7))), at + 1)
    }
    if word(at) == "yesterday" { return (Period(since: day(-1)), at + 1) }
    if ["last", "this"].contains(word(at)), let found = english(at) {
      let first = found.period.since ?? found.period.days(today: today).map { day(1 - $0) }
      return (Period(since: first), found.next)
    }
    guard let found = calendar(at) else { return nil }
    // “after June” begins when June is over.
    if word(start) == "after", let end = found.period.until {
      return (Period(since: CalendarDay(daysSince1970: end.daysSince1970 + 1)), found.next)
    }
    return (Period(since: found.period.since), found.next)
  }

  private func span(from start: Int) -> (period: Period, next: Int)? {
    guard let first = calendar(start), ["and", "to", "until", "till", "-"].contains(word(first.next)),
      let last = calendar(first.next + 1)
    else { return nil }
    return (Period(since: first.period.since, until: last.period.until), last.next)
  }

  /// `March`, `March 2026`, `2025`, `1 June`, `June 1st`.
  private func calendar(_ start: Int) -> (period: Period, next: Int)? {
    if let number = tokens.indices.contains(start) ? tokens[start].value : nil, number == number.rounded() {
      if (1990...2100).contains(number), word(start + 1) != "-" {
        return (year(Int(number)), start + 1)
      }
      var at = start + 1
      if ["st", "nd", "rd", "th"].contains(word(at)) { at += 1 }
      if word(at) == "of" { at += 1 }
      guard (1...31).contains(number), let name = Self.months[word(at)] else { return nil }
      return date(name, Int(number)).map { (Period(since: $0, until: $0), at + 1) }
    }
    guard let name = Self.months[word(start)] else { return nil }
    guard tokens.indices.contains(start + 1), let number = tokens[start + 1].value else {
      return latest(name).map { ($0, start + 1) }
    }
    if (1990...2100).contains(number) { return month(name, of: Int(number)).map { ($0, start + 2) } }
    if (1...31).contains(number), let day = date(name, Int(number)) {
      let ends = ["st", "nd", "rd", "th"].contains(word(start + 2)) ? start + 3 : start + 2
      return (Period(since: day, until: day), ends)
    }
    return latest(name).map { ($0, start + 1) }
  }

  private func date(_ month: Int, _ day: Int) -> CalendarDay? {
    guard let then = CalendarDay(year: today.year, month: month, day: day) else { return nil }
    return then > today ? CalendarDay(year: today.year - 1, month: month, day: day) : then
  }

  // MARK: Chinese

  private func text(_ start: Int, _ count: Int) -> String { (start..<start + count).map(word).joined() }

  private func chinese(_ start: Int) -> (period: Period, next: Int)? {
    if let found = hanWeekday(start) ?? hanAgo(start) { return found }
    for (phrase, period) in fixed {
      let count = phrase.count
      if text(start, count) == phrase { return sinceThen(period, start + count) }
    }
    for lead in ["最近的", "过去的", "最近", "过去", "近"] where text(start, lead.count) == lead {
      guard let found = hanRolling(start + lead.count) else { continue }
      return found
    }
    // 今年三月, 去年三月
    for (lead, year) in [("今年", today.year), ("去年", today.year - 1)] where text(start, 2) == lead {
      if let number = hanMonth(start + 2) {
        return month(number.value, of: year).flatMap { sinceThen($0, number.next) }
      }
      let whole = lead == "去年" ? self.year(year) : Period(since: CalendarDay(year: year, month: 1, day: 1))
      return sinceThen(whole, start + 2)
    }
    if let number = tokens[start].value, (1990...2100).contains(number), word(start + 1) == "年" {
      if let found = hanMonth(start + 2) {
        return month(found.value, of: Int(number)).flatMap { sinceThen($0, found.next) }
      }
      return sinceThen(year(Int(number)), start + 2)
    }
    let lead = ["自", "从"].contains(word(start)) ? start + 1 : start
    guard let found = hanMonth(lead), let period = latest(found.value) else { return nil }
    return sinceThen(period, found.next)
  }

  private var fixed: [(String, Period)] {
    let yesterday = Period(since: day(-1), until: day(-1))
    let thisWeek = Period(window: "P7D")
    let thisMonth = Period(window: "P30D")
    let month = lastMonth ?? Period()
    return [
      ("今天", Period(window: "P1D")), ("今日", Period(window: "P1D")), ("昨天", yesterday), ("昨日", yesterday),
      ("前天", Period(since: day(-2), until: day(-2))), ("上个星期", lastWeek), ("上个礼拜", lastWeek),
      ("上星期", lastWeek), ("上礼拜", lastWeek), ("上周", lastWeek), ("这个星期", thisWeek), ("这个礼拜", thisWeek),
      ("这一周", thisWeek), ("这星期", thisWeek), ("本星期", thisWeek), ("这周", thisWeek), ("本周", thisWeek),
      ("上个月", month), ("上月", month), ("这个月", thisMonth), ("这一个月", thisMonth), ("本月", thisMonth),
      ("当月", thisMonth), ("前年", year(today.year - 2)),
    ]
  }

  /// 周一, 上周五, 星期三: the last one that is over, or that of last week.
  private func hanWeekday(_ start: Int) -> (period: Period, next: Int)? {
    guard word(start - 1) != "下" else { return nil }
    var at = start
    let isLast = word(at) == "上"
    if isLast || ["这", "本"].contains(word(at)) { at += 1 }
    if isLast, word(at) == "个" { at += 1 }
    let lead = ["星期", "礼拜"].contains(text(at, 2)) ? 2 : word(at) == "周" ? 1 : 0
    guard lead > 0,
      let place = ["一", "二", "三", "四", "五", "六", "日"].firstIndex(of: word(at + lead))
        ?? (word(at + lead) == "天" ? 6 : nil),
      // 一周一次 and 三周 are no days.
      word(at + lead + 1) != "次", start == 0 || NumberWords.read(tokens, at: start - 1) == nil
    else { return nil }
    guard isLast else { return (dayOfWeek(place), at + lead + 1) }
    let then = day(-weekday - 7 + place)
    return (Period(since: then, until: then), at + lead + 1)
  }

  /// 三天前, 两周前, 一个月前.
  private func hanAgo(_ start: Int) -> (period: Period, next: Int)? {
    guard let number = NumberWords.read(tokens, at: start), number.value >= 1, number.value < 1000 else {
      return nil
    }
    var at = number.next
    if word(at) == "个" { at += 1 }
    let (days, length) =
      switch (word(at), text(at, 2)) {
      case (_, "星期"), (_, "礼拜"): (7, 2)
      case ("天", _), ("日", _): (1, 1)
      case ("周", _): (7, 1)
      case ("月", _): (30, 1)
      case ("年", _): (365, 1)
      default: (0, 0)
      }
    let mark = at + length
    guard days > 0, word(mark) == "前" || text(mark, 2) == "以前" || text(mark, 2) == "之前" else { return nil }
    let then = day(-Int(number.value) * days)
    return (Period(since: then, until: then), word(mark) == "前" ? mark + 1 : mark + 2)
  }

  /// 最近三个月, 过去七天, 最近半年.
  private func hanRolling(_ start: Int) -> (period: Period, next: Int)? {
    if word(start) == "半" {
      if word(start + 1) == "年" { return (Period(window: "P6M"), tail(start + 2)) }
      if text(start + 1, 2) == "个月" { return (Period(window: "P15D"), tail(start + 3)) }
    }
    var count = 3
    var at = start
    if word(start) == "几" {
      at = start + 1
    } else if let number = NumberWords.read(tokens, at: start), number.value >= 1, number.value < 1000 {
      count = Int(number.value)
      at = number.next
    } else {
      return nil
    }
    if word(at) == "个" { at += 1 }
    switch word(at) {
    case "天", "日": return (Period(window: "P\(count)D"), tail(at + 1))
    case "周": return (Period(window: "P\(count * 7)D"), tail(at + 1))
    case "星", "礼": return (Period(window: "P\(count * 7)D"), tail(at + 2))
    case "月": return (Self.window(count, (1, "M")), tail(at + 1))
    case "年": return (Self.window(count, (1, "Y")), tail(at + 1))
    default: return nil
    }
  }

  private func tail(_ at: Int) -> Int {
    if ["以来", "之内", "以内", "期间"].contains(text(at, 2)) { return at + 2 }
    return ["内", "里", "来"].contains(word(at)) ? at + 1 : at
  }

  /// 三月, 3月, 三月份; 三个月 is a length.
  private func hanMonth(_ start: Int) -> (value: Int, next: Int)? {
    guard tokens.indices.contains(start), let number = NumberWords.read(tokens, at: start),
      (1...12).contains(number.value), number.value == number.value.rounded(), word(number.next) == "月",
      word(start - 1) != "第"
    else { return nil }
    return (Int(number.value), word(number.next + 1) == "份" ? number.next + 2 : number.next + 1)
  }

  /// With 以来, 起 or 至今 a stretch has no end.
  private func sinceThen(_ period: Period, _ at: Int) -> (period: Period, next: Int)? {
    guard let since = period.since else { return (period, tail(at)) }
    for mark in ["以来", "开始", "至今", "之后", "以后", "到现在", "到今天", "起", "后"]
    where text(at, mark.count) == mark {
      if mark == "以后" || mark == "之后" || mark == "后", let until = period.until {
        return (Period(since: CalendarDay(daysSince1970: until.daysSince1970 + 1)), at + mark.count)
      }
      return (Period(since: since), at + mark.count)
    }
    return (period, at)
  }
}

extension SentenceReader {
  /// Reads the first stretch of the past, before its numbers are taken for amounts or positions.
  mutating func readPeriod(today: CalendarDay) {
    utterance.today = today
    let reader = PeriodReader(tokens: tokens, today: today)
    for i in tokens.indices where !taken[i] {
      guard let found = reader.read(at: i), isFree(i..<min(found.next, tokens.count)) else { continue }
      utterance.period = found.period
      // “This past week” points at nothing.
      let isPointing = i > 0 && ["this", "these"].contains(word(i - 1)) && word(i) == "past"
      take((isPointing ? i - 1 : i)..<found.next, "<date>")
      return
    }
  }
}

extension Utterance {
  /// The period as a length of days up to now.
  var windowSlot: SlotValue? {
    guard let period, let today else { return nil }
    if let window = period.window { return .string(window) }
    return period.days(today: today).map { .string("P\($0)D") }
  }
}
