// FeedIngest › OversizeSkipper: past comments and CDATA sections that are larger than any field may be.

import CLibXML2

/// Closes such a piece of markup for libxml2, which would keep up to 10 MB of it and then give up, and drops the
/// rest of it unread.
struct OversizeSkipper {
  enum Kind {
    case comment, cdata

    var end: [UInt8] { Array((self == .comment ? "-->" : "]]>").utf8) }
  }

  /// Whether the ends can be told byte by byte, as they cannot in UTF-16.
  let isPlain: Bool
  /// What is being skipped, `nil` when nothing is.
  private(set) var kind: Kind?
  /// How much of the end has been seen.
  private var matched = 0

  init(isPlain: Bool) {
    self.isPlain = isPlain
  }

  mutating func begin(_ kind: Kind) {
    self.kind = kind
    matched = 0
  }

  /// Steps behind the end of what is skipped, or to the end of the bytes; answers where, and the lines passed.
  mutating func skip(_ bytes: UnsafeRawBufferPointer, from start: Int) -> (place: Int, lines: Int) {
    guard let end = kind?.end else { return (start, 0) }
    var lines = 0
    for place in start..<bytes.count {
      let byte = bytes[place]
      if byte == 0x0A { lines += 1 }
      if matched == 2, byte == end[2] {
        kind = nil
        return (place + 1, lines)
      }
      // Both ends begin with the same byte twice, so a third one leaves two matched.
      matched = byte == end[0] ? min(matched + 1, 2) : 0
    }
    return (bytes.count, lines)
  }
}

extension FeedParser {
  /// What libxml2 holds more than `limit` bytes of without seeing its end, if it may be closed here.
  func oversized(limit: Int) -> OversizeSkipper.Kind? {
    guard failure == nil, let context, let input = context.pointee.input, let cur = input.pointee.cur,
      input.pointee.end - cur > limit
    else { return nil }
    let last = input.pointee.end[-1]
    if context.pointee.instate == XML_PARSER_CDATA_SECTION { return last == UInt8(ascii: "]") ? nil : .cdata }
    let isComment = UnsafeBufferPointer(start: cur, count: 4).elementsEqual("<!--".utf8)
    return isComment && last != UInt8(ascii: "-") ? .comment : nil
  }
}
