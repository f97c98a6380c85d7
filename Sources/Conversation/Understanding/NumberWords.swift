// Conversation › NumberWords: numbers in digits, in English words and in Chinese characters.

/// Reads cardinal numbers out of tokens.
package enum NumberWords {
  /// Larger numbers are read as this one, so that every number that was read is also an `Int`.
  static let most = 1e12

  /// The number that begins at `start`, and the place after it.
  package static func read(_ tokens: [Token], at start: Int) -> (value: Double, next: Int)? {
    guard start < tokens.count, let number = number(tokens, at: start) else { return nil }
    return (min(number.value, most), number.next)
  }

  private static func number(_ tokens: [Token], at start: Int) -> (value: Double, next: Int)? {
    if let value = tokens[start].value {
      if start + 1 < tokens.count, let scale = hanScales[tokens[start + 1].text], scale >= 100 {
        return (value * scale, start + 2)
      }
      return (value, start + 1)
    }
    return tokens[start].kind == .han ? chinese(tokens, at: start) : english(tokens, at: start)
  }

  /// `first`, `2nd`: the position and the place after it.
  package static func ordinal(_ tokens: [Token], at start: Int) -> (value: Int, next: Int)? {
    guard start < tokens.count else { return nil }
    if let place = ordinals.firstIndex(of: tokens[start].text) { return (place + 1, start + 1) }
    if let value = tokens[start].value, value < 1000, start + 1 < tokens.count,
      ["st", "nd", "rd", "th"].contains(tokens[start + 1].text),
      tokens[start].range.upperBound == tokens[start + 1].range.lowerBound
    {
      return (Int(value), start + 2)
    }
    return nil
  }

  private static func english(_ tokens: [Token], at start: Int) -> (value: Double, next: Int)? {
    var total = 0.0
    var group = 0.0
    var i = start
    var end = start
    while i < tokens.count {
      let word = tokens[i].text
      if let small = units[word] {
        group += small
      } else if word == "hundred" {
        group = max(group, 1) * 100
      } else if word == "thousand" {
        total += max(group, 1) * 1000
        group = 0
      } else if word == "a", i == start, i + 1 < tokens.count,
        ["hundred", "thousand"].contains(tokens[i + 1].text)
      {
        i += 1
        continue
      } else if word == "and", end > start, group >= 100, i + 1 < tokens.count,
        units[tokens[i + 1].text] != nil
      {
        i += 1
        continue
      } else {
        break
      }
      i += 1
      end = i
    }
    return end > start ? (total + group, end) : nil
  }

  /// Reads `三百五十`, `两千`, `二十`; a digit after hundreds stands for the next smaller unit (`三百五` is 350).
  private static func chinese(_ tokens: [Token], at start: Int) -> (value: Double, next: Int)? {
    var total = 0.0
    var section = 0.0
    var digit: Double?
    var lastScale = 1.0
    var i = start
    while i < tokens.count {
      let text = tokens[i].text
      if let value = hanDigits[text] {
        if digit != nil { break }
        digit = value
        if value == 0 {
          digit = nil
          lastScale = 1
        }
      } else if let scale = hanScales[text] {
        if scale == 10_000 {
          total += (section + (digit ?? (section == 0 ? 1 : 0))) * scale
          section = 0
        } else {
          section += (digit ?? 1) * scale
        }
        digit = nil
        lastScale = scale
      } else {
        break
      }
      i += 1
    }
    guard i > start else { return nil }
    if let digit { section += lastScale >= 100 ? digit * lastScale / 10 : digit }
    return (total + section, i)
  }

  private static let units: [String: Double] = {
    let names = [
      "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
      "twelve",
      "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    ]
    let tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
    var table: [String: Double] = [:]
    for (value, name) in names.enumerated() { table[name] = Double(value) }
    for (place, name) in tens.enumerated() { table[name] = Double((place + 2) * 10) }
    // As they are often spelt.
    for (name, value) in [("fourty", 40.0), ("ninty", 90), ("fivety", 50)] { table[name] = value }
    return table
  }()

  private static let ordinals = [
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
  ]
  private static let hanDigits: [String: Double] = [
    "零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
  ]
  private static let hanScales: [String: Double] = ["十": 10, "百": 100, "千": 1000, "万": 10_000]
}
