// FeedIngest › AttributeText: the text of an attribute as it was meant.

/// libxml2 leaves the ampersand of an attribute written as `&#38;` where it parses without replacing entities.
enum AttributeText {
  private static let escaped = Array("&#38;".utf8)

  /// Calls `body` with the text, which is that of `raw` when nothing is escaped in it.
  static func with(_ raw: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    guard raw.contains(UInt8(ascii: "&")) else { return body(raw) }
    var text: [UInt8] = []
    var place = 0
    while place < raw.count {
      let isEscaped = raw[place...].starts(with: escaped)
      text.append(raw[place])
      place += isEscaped ? escaped.count : 1
    }
    text.withUnsafeBufferPointer(body)
  }
}
