// Conversation › StyledLine: text with roles, which a terminal may colour and which reads the same without.

/// What a stretch of text is, for the terminal to choose a style.
package enum Role: Hashable, Sendable {
  case plain
  case dim
  case strong
  case heading
  case bar
  case arrow
  case error
  case chip
  /// A command or sentence to type.
  case hint
  /// A dominant colour; the text is the colour's word, which stands where colours cannot be shown.
  case swatch(red: UInt8, green: UInt8, blue: UInt8)
  /// Two pixels of a picture, `0xRRGGBB`, drawn by an upper half block.
  case pixels(top: UInt32, bottom: UInt32)
}

package struct Span: Hashable, Sendable {
  package let text: String
  package let role: Role

  package init(_ text: String, _ role: Role = .plain) {
    self.text = text
    self.role = role
  }
}

/// A line for the screen.
package struct StyledLine: Hashable, Sendable {
  package var spans: [Span]

  package init(_ spans: [Span]) { self.spans = spans }
  package init(_ text: String = "", _ role: Role = .plain) { spans = text.isEmpty ? [] : [Span(text, role)] }

  /// The line without roles; spaces at its end are dropped.
  package var plain: String {
    var text = spans.map(\.text).joined()
    while text.last == " " { text.removeLast() }
    return text
  }

  package var width: Int { spans.reduce(0) { $0 + DisplayWidth.of($1.text) } }
}
