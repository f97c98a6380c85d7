// Features › Tokeniser: from text to terms, English and Chinese.

/// Splits text into the terms by which products are compared and found.
///
/// Latin words are lower-cased, freed of accents (Latin-1 and combining marks) and of a plural `s`; function
/// words and lone letters are left out. Chinese becomes pairs of neighbouring characters (`登山靴`: `登山`,
/// `山靴`), a lone character stays. Numbers keep their units: `45L` and `45 L` are `45l`.
package enum Tokeniser {
  /// The terms of `text` in reading order, repetitions included.
  package static func terms(in text: String) -> [String] {
    var found: [String] = []
    forEachTerm(in: text) { term, _ in found.append(String(decoding: term, as: UTF8.self)) }
    return found
  }

  /// Calls `body` with each term and with the word as it was before its plural was cut, both in UTF-8 and
  /// valid only during the call.
  static func forEachTerm(
    in text: String, _ body: (_ term: UnsafeBufferPointer<UInt8>, _ word: UnsafeBufferPointer<UInt8>) -> Void
  ) {
    var text = text
    text.withUTF8 { bytes in
      withUnsafeTemporaryAllocation(of: UInt8.self, capacity: TermScanner.roomNeeded) { room in
        var scanner = TermScanner(bytes, room: room)
        while let (term, word) = scanner.next() { body(term, word) }
      }
    }
  }
}
