// GraphRules › HanSpacing: a space where Chinese characters meet Latin letters or digits.

/// Joins pieces of text as Chinese typography asks: 与 Lumo 同为, 6 人.
package enum HanSpacing {
  /// Appends `piece`, with a space between when one side is a Chinese character and the other a letter or a digit.
  package static func append(_ piece: String, to text: inout String) {
    if let last = text.last, let first = piece.first,
      (isHan(last) && isLatin(first)) || (isLatin(last) && isHan(first))
    {
      text += " "
    }
    text += piece
  }

  private static func isHan(_ character: Character) -> Bool {
    character.unicodeScalars.first.map {
      switch $0.value {
      case 0x3400...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: true
      default: false
      }
    } ?? false
  }

  private static func isLatin(_ character: Character) -> Bool {
    !isHan(character) && (character.isLetter || character.isNumber)
  }
}
