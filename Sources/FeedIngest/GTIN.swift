// FeedIngest › GTIN: the world's article numbers.

/// GTIN-8, -12, -13 and -14 (GS1 General Specifications, section 7.9).
enum GTIN {
  /// Whether ASCII `digits` are of a valid length, not all zero, and end in their check digit.
  static func isValid(_ digits: [UInt8]) -> Bool {
    guard [8, 12, 13, 14].contains(digits.count), digits.allSatisfy({ (48...57).contains($0) }) else {
      return false
    }
    var sum = 0
    var any = false
    for (place, digit) in digits.reversed().enumerated() {
      sum += Int(digit - 48) * (place.isMultiple(of: 2) ? 1 : 3)
      any = any || digit != 48
    }
    return any && sum.isMultiple(of: 10)
  }
}
