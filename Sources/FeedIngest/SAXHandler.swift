// FeedIngest › SAXHandler: the C functions through which libxml2 talks to a FeedParser.

import CLibXML2
import InputFiles

extension FeedParser {
  /// Runs `body` on the parser behind a C callback's user data, without counting references.
  fileprivate static func with<Result>(
    _ data: UnsafeMutableRawPointer?, _ body: (FeedParser) -> Result
  ) -> Result? {
    guard let data else { return nil }
    return Unmanaged<FeedParser>.fromOpaque(data)._withUnsafeGuaranteedRef(body)
  }

  /// The callbacks of a streaming read; everything that could load a file is absent.
  static func handler() -> xmlSAXHandler {
    var handler = xmlSAXHandler()
    handler.initialized = UInt32(XML_SAX2_MAGIC)
    handler.startElementNs = { data, name, prefix, space, _, _, count, _, attributes in
      guard let name else { return }
      FeedParser.with(data) {
        $0.start(name, prefix: prefix, space: space, attributes: attributes, count: Int(count))
      }
    }
    handler.endElementNs = { data, _, _, _ in
      FeedParser.with(data) { $0.end() }
    }
    let characters: charactersSAXFunc = { data, bytes, count in
      guard let bytes else { return }
      FeedParser.with(data) { $0.characters(bytes, Int(count)) }
    }
    // The same function thrice: libxml2 then does not look for ignorable white space.
    handler.characters = characters
    handler.ignorableWhitespace = characters
    handler.cdataBlock = characters
    handler.entityDecl = { data, name, kind, _, _, content in
      guard let name else { return }
      FeedParser.with(data) { $0.declare(name, kind: kind, content: UnsafePointer(content)) }
    }
    handler.getEntity = { data, name in
      guard let name else { return nil }
      return FeedParser.with(data) { $0.entity(name) } ?? nil
    }
    handler.getParameterEntity = { data, _ in
      FeedParser.with(data) { $0.useParameterEntity() }
      return nil
    }
    handler.serror = { data, error in
      guard let error, error.pointee.level == XML_ERR_FATAL else { return }
      FeedParser.with(data) { $0.fatal(error.pointee) }
    }
    return handler
  }

  /// Words for a fatal error of the parser.
  private func fatal(_ error: xmlError) {
    if mend(error) { return }
    let said = error.message.map { String(cString: $0) } ?? "error \(error.code)"
    // Lines inside the words are libxml2's count, which leaves out what was not parsed.
    let what = (said.split(whereSeparator: \.isNewline).first.map(String.init) ?? said)
      .replacing(/\ line \d+/, with: "")
    if failure == nil, let input = context?.pointee.input {
      // Stopping the parser throws its input away, so this is the time to look.
      let unfinished =
        error.code == XML_ERR_TAG_NOT_FINISHED.rawValue || error.code == XML_ERR_DOCUMENT_END.rawValue
      failedAtEnd = unfinished || input.pointee.cur >= input.pointee.end
    }
    let reason: FeedError.Reason
    switch xmlParserErrors(UInt32(error.code)) {
    case XML_ERR_INVALID_CHAR, XML_ERR_INVALID_ENCODING, XML_ERR_UNSUPPORTED_ENCODING,
      XML_ERR_UNKNOWN_ENCODING,
      XML_ERR_ENCODING_NAME:
      reason = .badEncoding("a byte or character here is not allowed (\(what))\(likelyEncoding)")
    case XML_ERR_TAG_NAME_MISMATCH:
      reason = .malformed(what, mend: "close every element by its own name, the inner one first")
    case XML_ERR_NAME_REQUIRED, XML_ERR_ENTITYREF_SEMICOL_MISSING:
      reason = .malformed(what, mend: "write & as &amp; and < as &lt;")
    case XML_ERR_DOCUMENT_END:
      reason = .malformed(
        hasRoot ? "something follows the end of the feed" : what,
        mend: "leave one feed and nothing else in the file")
    case XML_ERR_INTERNAL_ERROR where what.contains("Huge input"):
      reason = .tooLarge("a comment, CDATA section or attribute is larger than 10 MB; shorten it")
    default: reason = .malformed(what, mend: "export the feed again with an XML library")
    }
    fail(reason, line: Int(error.line), column: Int(error.int2))
  }

  /// `; the text looks like windows-1251`, where the bytes around the wrong one say so.
  private var likelyEncoding: String {
    guard let input = context?.pointee.input, let cur = input.pointee.cur, let base = input.pointee.base
    else {
      return ""
    }
    // Characters before the wrong byte are in UTF-8 by now, whatever they were.
    let start = max(cur - 4, base)
    let near = UnsafeBufferPointer(start: start, count: min(input.pointee.end - start, 16 << 10))
    // One wrong byte alone is no sign of another encoding.
    guard near.count(where: { $0 >= 0x80 }) > 3, let guess = TextEncoding.guess(near) else { return "" }
    return "; the text looks like \(guess.rawValue)"
  }
}
