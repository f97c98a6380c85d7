// FeedIngest › PriceText: amounts of money as shops write them.

import Catalogue

/// Reads `15.00 USD` and the ways in which shops deviate from it, in integers throughout.
enum PriceText {
  struct Reading: Equatable {
    let money: Money
    /// Codes and reasons of the doubts, empty for the form that Google asks for.
    var doubts: [Doubt]
  }

  enum Doubt: Equatable {
    case noCurrency
    case currencySign
    case unknownCurrency
    case localeForm
    /// `1,234`: 1234 or 1.234?
    case ambiguous
    case rounded
    case zero
  }

  /// The amount in a text, `nil` when there is none, more than one, or a negative one.
  static func read(_ text: UnsafeBufferPointer<UInt8>) -> Reading? {
    if let plain = plain(text) { return plain }
    var doubts: [Doubt] = []
    guard text.count <= 64, var parts = split(text, &doubts) else { return nil }
    while parts.number.last == UInt8(ascii: " ") { parts.number.removeLast() }
    guard let hundredths = hundredths(parts.number, &doubts),
      let currency = currency(parts.lead, parts.tail, &doubts)
    else { return nil }
    if hundredths == 0 { doubts.append(.zero) }
    return Reading(money: Money(hundredths: hundredths, currency: currency), doubts: doubts)
  }

  /// The form that Google asks for, `15.00 USD`, of which nearly all feeds are full.
  private static func plain(_ text: UnsafeBufferPointer<UInt8>) -> Reading? {
    let whole = text.count - 7
    guard (1...11).contains(whole), text[whole] == UInt8(ascii: "."), text[whole + 3] == 0x20 else {
      return nil
    }
    var hundredths = 0
    for place in 0..<whole + 3 where place != whole {
      guard (48...57).contains(text[place]) else { return nil }
      hundredths = hundredths * 10 + Int(text[place] - 48)
    }
    let code = UnsafeBufferPointer(rebasing: text[(whole + 4)...])
    guard hundredths > 0, CurrencyCodes.isKnown(code) else { return nil }
    return Reading(money: Money(hundredths: hundredths, currency: code.text), doubts: [])
  }

  private static func split(
    _ text: UnsafeBufferPointer<UInt8>, _ doubts: inout [Doubt]
  ) -> (lead: [Unicode.Scalar], number: [UInt8], tail: [Unicode.Scalar])? {
    var lead: [Unicode.Scalar] = []
    var number: [UInt8] = []
    var tail: [Unicode.Scalar] = []
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
      switch scalar {
      case "0"..."9":
        guard tail.isEmpty else { return nil }
        number.append(UInt8(scalar.value))
      case "\u{660}"..."\u{669}", "\u{6F0}"..."\u{6F9}":
        guard tail.isEmpty else { return nil }
        if !doubts.contains(.localeForm) { doubts.append(.localeForm) }
        number.append(UInt8(48 + (scalar.value & 0xF)))
      case " ", "\t", "\n", "\r", "\u{A0}", "\u{202F}", "\u{2009}":
        if !number.isEmpty, tail.isEmpty, number.last != UInt8(ascii: " ") {
          number.append(UInt8(ascii: " "))
        }
      case ".", ",", "'", "\u{2019}":
        guard tail.isEmpty else { return nil }
        if number.isEmpty { return nil }
        number.append(scalar == "\u{2019}" ? UInt8(ascii: "'") : UInt8(scalar.value))
      case "-", "+", "\u{2212}": return nil
      default:
        if number.isEmpty { lead.append(scalar) } else { tail.append(scalar) }
      }
    }
    return number.isEmpty ? nil : (lead, number, tail)
  }

  /// The digits as hundredths; groups must be of three, and one sign is the decimal one.
  private static func hundredths(_ number: [UInt8], _ doubts: inout [Doubt]) -> Int? {
    let point = UInt8(ascii: ".")
    let comma = UInt8(ascii: ",")
    let points = number.count { $0 == point }
    let commas = number.count { $0 == comma }
    let hasGaps = number.contains { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "'") }
    let lastSign = number.lastIndex { $0 == point || $0 == comma }
    let decimals = lastSign.map { number.count - 1 - $0 } ?? 0
    var decimalSign: UInt8?
    if points + commas == 1, let lastSign {
      // Google's own form has the point, so a point is a decimal one; a comma before three digits is not.
      if number[lastSign] == comma, decimals == 3, !hasGaps {
        doubts.append(.ambiguous)
      } else {
        decimalSign = number[lastSign]
        if decimals == 3 { doubts.append(.ambiguous) }
      }
    } else if points > 0, commas > 0, let lastSign {
      decimalSign = number[lastSign]
      guard (decimalSign == point ? points : commas) == 1 else { return nil }
    }
    if decimalSign != nil, decimals == 0 { return nil }
    let isLocal = hasGaps || decimalSign == comma || points + commas > 1
    if isLocal, !doubts.contains(.localeForm) { doubts.append(.localeForm) }
    let whole = decimalSign == nil ? number[...] : number.prefix(lastSign ?? 0)
    guard let units = grouped(whole) else { return nil }
    var cents = 0
    if decimalSign != nil {
      let digits = number.suffix(decimals)
      guard digits.allSatisfy({ (48...57).contains($0) }) else { return nil }
      let padded = Array(digits) + [48, 48]
      cents = Int(padded[0] - 48) * 10 + Int(padded[1] - 48)
      if decimals > 2 {
        if digits.dropFirst(2).contains(where: { $0 != 48 }) { doubts.append(.rounded) }
        if padded[2] >= 53 { cents += 1 }
      }
    }
    return units * 100 + cents
  }

  /// An integer, plain or in groups of three digits.
  private static func grouped(_ digits: ArraySlice<UInt8>) -> Int? {
    let groups = digits.split(omittingEmptySubsequences: false) { !(48...57).contains($0) }
    guard let first = groups.first, !first.isEmpty, digits.count <= 20 else { return nil }
    if groups.count > 1 {
      guard first.count <= 3, groups.dropFirst().allSatisfy({ $0.count == 3 }) else { return nil }
    }
    let plain = groups.joined()
    guard plain.count <= 13 else { return nil }
    return plain.reduce(0) { $0 * 10 + Int($1 - 48) }
  }

  private static func currency(
    _ lead: [Unicode.Scalar], _ tail: [Unicode.Scalar], _ doubts: inout [Doubt]
  ) -> String? {
    guard lead.isEmpty || tail.isEmpty else { return nil }
    var word = ""
    word.unicodeScalars.append(contentsOf: lead + tail)
    if word.isEmpty {
      doubts.append(.noCurrency)
      return ""
    }
    if let code = CurrencyCodes.signs[word.lowercased()] {
      doubts.append(.currencySign)
      return code
    }
    let code = word.uppercased()
    guard code.utf8.count == 3, code.utf8.allSatisfy({ (65...90).contains($0) }) else { return nil }
    if !lead.isEmpty || code != word { if !doubts.contains(.localeForm) { doubts.append(.localeForm) } }
    if !CurrencyCodes.known.contains(code) { doubts.append(.unknownCurrency) }
    return code
  }
}
