// FeedIngest › ParserFeed: hands bytes to libxml2 in the steps that it likes, and watches over it.

import CLibXML2
import Catalogue

/// The way into the parser for the bytes of one read.
///
/// libxml2 likes steps of 16 KiB best; between them tags, comments and sections that do not end are looked for.
final class ParserFeed {
  private let parser: FeedParser
  private let context: xmlParserCtxtPtr
  private let limits: FeedLimits
  private let repair: ByteRepair
  private var skipper: OversizeSkipper

  init(_ parser: FeedParser, _ context: xmlParserCtxtPtr, _ repair: ByteRepair) {
    self.repair = repair
    self.parser = parser
    self.context = context
    limits = parser.limits
    skipper = OversizeSkipper(isPlain: repair.isPlain)
  }

  /// Whether an oversize comment or section is still open.
  var isSkipping: Bool { skipper.kind != nil }

  /// `isClean` says that there is no control character among the bytes; without it they are searched.
  func push(_ bytes: UnsafeBufferPointer<UInt8>, isClean: Bool) {
    guard !isClean, let control = repair.firstControl(in: bytes) else {
      parser.notes.isBlanked = false
      return hand(bytes)
    }
    parser.notes.isBlanked = true
    parser.noteControl(in: bytes[..<control])
    repair.blanked(bytes).withUnsafeBufferPointer { hand($0) }
  }

  private func hand(_ bytes: UnsafeBufferPointer<UInt8>) {
    let raw = UnsafeRawBufferPointer(bytes)
    var place = 0
    while place < raw.count, parser.failure == nil {
      let start = place
      if skipper.kind != nil {
        let (end, lines) = skipper.skip(raw, from: place)
        parser.lineOffset += lines
        place = end
      } else {
        let count = min(16 << 10, raw.count - place)
        guard let base = raw.baseAddress?.assumingMemoryBound(to: CChar.self) else { return }
        xmlParseChunk(context, base + place, Int32(count), 0)
        place += count
        parser.checkPending(limit: limits.tagBytes)
        closeOversize()
      }
      parser.bytesRead += place - start
      if parser.bytesRead > limits.fileBytes {
        parser.fail(.tooLarge("the file is larger than \(limits.fileBytes) bytes"))
      }
    }
  }

  private func closeOversize() {
    guard skipper.isPlain, let kind = parser.oversized(limit: limits.fieldBytes + limits.tagBytes) else {
      return
    }
    parser.note(
      Finding(
        code: "W49", severity: .warn, line: parser.line,
        message: "a comment or CDATA section is larger than \(limits.fieldBytes) bytes; its end was skipped"))
    kind.end.withUnsafeBytes {
      _ = xmlParseChunk(context, $0.baseAddress?.assumingMemoryBound(to: CChar.self), 3, 0)
    }
    skipper.begin(kind)
  }
}
