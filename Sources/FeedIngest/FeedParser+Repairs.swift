// FeedIngest › FeedParser+Repairs: faults of the markup that can be mended without losing any text.

import CLibXML2
import Catalogue

extension FeedParser {
  /// Mends a fatal error where nothing is lost by it, and answers whether it did.
  ///
  /// libxml2 runs on after an error; it then has skipped what was wrong, which is put back here.
  func mend(_ error: xmlError) -> Bool {
    guard failure == nil, let context, let input = context.pointee.input else { return false }
    switch xmlParserErrors(UInt32(error.code)) {
    case XML_ERR_NAME_REQUIRED, XML_ERR_ENTITYREF_SEMICOL_MISSING:
      // In an attribute the text goes straight to libxml2's own buffer, where nothing can be put back.
      guard context.pointee.instate == XML_PARSER_CONTENT, let cur = input.pointee.cur,
        let base = input.pointee.base
      else { return false }
      var start = cur - 1
      while start > base, start.pointee != UInt8(ascii: "&"), cur - start < 200 { start -= 1 }
      guard start >= base, start.pointee == UInt8(ascii: "&") else { return false }
      note(
        Finding(
          code: "W39", severity: .warn, line: line,
          message: "an & stands for itself and was read so; write it as &amp;"))
      characters(start, cur - start)
    case XML_ERR_INVALID_CHAR where (1..<32).contains(error.int1):
      noteControl(line: line)
      var space: UInt8 = 0x20
      characters(&space, 1)
    default: return false
    }
    repairs += 1
    notes.isSpecial = true
    return true
  }

  /// Tells of the control character behind `bytes`, the next ones that the parser is to read.
  func noteControl(in bytes: Slice<UnsafeBufferPointer<UInt8>>) {
    var lines = bytes.count { $0 == 0x0A }
    if let input = context?.pointee.input, let cur = input.pointee.cur {
      lines += UnsafeBufferPointer(start: cur, count: input.pointee.end - cur).count { $0 == 0x0A }
    }
    noteControl(line: max(line, 1) + lines)
  }

  private func noteControl(line: Int) {
    note(
      Finding(
        code: "W38", severity: .warn, line: line,
        message: "a control character, which XML forbids, was left out; export without them"))
  }
}
