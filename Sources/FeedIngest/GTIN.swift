// FeedIngest › GTIN: the world's article numbers.

/// GTIN-8, -12, -13 and -14 (GS1 General Specifications, section 7.9).
enum GTIN {
  /// Whether ASCII `digits` are of a valid length, not all zero, and end in their check digit.
  static func isValid(_ digits: UnsafeBufferPointer<UInt8>) -> Bool {
    guard digits.count == 8 || (12...14).contains(digits.count) else { return false }
    var sum = 0
    var any = false
    for (place, digit) in digits.enumerated() {
      guard (48...57).contains(digit) else { return false }
      let weight = (digits.count - 1 - place).isMultiple(of: 2) ? 1 : 3
      sum += Int(digit - 48) * weight
      any = any || digit != 48
    }
    return any && sum.isMultiple(of: 10)
  }
}
