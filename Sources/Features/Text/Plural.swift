// Features › Plural: boots and boot are one term.

/// Cuts English plurals, cautiously: a word that is cut wrongly is cut so everywhere and still meets itself.
///
/// The rules are the first step of D. Harman, “How effective is suffixing?”, JASIS 42(1), 1991 (S-stemmer).
enum Plural {
  /// The term for the lower-case word in `word`: a part of it, or, where the spelling changes (`berries`), a
  /// copy in `copy`, which has room for it.
  static func cut(
    _ word: UnsafeBufferPointer<UInt8>, copy: UnsafeMutableBufferPointer<UInt8>
  ) -> UnsafeBufferPointer<UInt8> {
    let count = word.count
    guard count > 3, word[count - 1] == s, word[count - 2] != s, word[count - 2] != u, word[count - 2] != i
    else {
      return word
    }
    guard word[count - 2] == e else { return UnsafeBufferPointer(rebasing: word[..<(count - 1)]) }
    let before = word[count - 3]
    if before == i, count > 4 {
      for index in 0..<(count - 3) { copy[index] = word[index] }
      copy[count - 3] = y
      return UnsafeBufferPointer(rebasing: UnsafeBufferPointer(copy)[..<(count - 2)])
    }
    let hisses =
      before == x || before == z || before == s && word[count - 4] == s
      || before == h && (word[count - 4] == c || word[count - 4] == s)
    return UnsafeBufferPointer(rebasing: word[..<(count - (hisses ? 2 : 1))])
  }

  private static let c = UInt8(ascii: "c")
  private static let e = UInt8(ascii: "e")
  private static let h = UInt8(ascii: "h")
  private static let i = UInt8(ascii: "i")
  private static let s = UInt8(ascii: "s")
  private static let u = UInt8(ascii: "u")
  private static let x = UInt8(ascii: "x")
  private static let y = UInt8(ascii: "y")
  private static let z = UInt8(ascii: "z")
}
