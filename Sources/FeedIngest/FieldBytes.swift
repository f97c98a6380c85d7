// FeedIngest › FieldBytes: the text of a field before it is worth a String.

import InputFiles

/// UTF-8 as the parser delivers it.
extension UnsafeBufferPointer<UInt8> {
  /// The text in normal form C.
  var text: String {
    let text = String(decoding: self, as: UTF8.self)
    return NormalForm.isSettled(self) ? text : NormalForm.settled(text)
  }

  /// Whether these are the bytes of `word`.
  func spells(_ word: StaticString) -> Bool {
    elementsEqual(UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount))
  }

  /// Gives the parts between `separator` to `body`, trimmed, without those that are empty.
  func forEachPart(separator: UInt8, _ body: (Self) -> Void) {
    var start = 0
    while start <= count {
      let end = self[start...].firstIndex(of: separator) ?? count
      let part = Self(rebasing: self[start..<end]).trimmed
      if !part.isEmpty { body(part) }
      start = end + 1
    }
  }

  /// Without white space at both ends, the no-break space included.
  var trimmed: Self {
    var start = 0
    var end = count
    while start < end {
      if self[start] <= 0x20 {
        start += 1
      } else if self[start] == 0xC2, start + 1 < end, self[start + 1] == 0xA0 {
        start += 2
      } else {
        break
      }
    }
    while end > start {
      if self[end - 1] <= 0x20 {
        end -= 1
      } else if self[end - 1] == 0xA0, end - 2 >= start, self[end - 2] == 0xC2 {
        end -= 2
      } else {
        break
      }
    }
    return Self(rebasing: self[start..<end])
  }
}
