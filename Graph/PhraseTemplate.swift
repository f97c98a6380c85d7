// GraphRules › PhraseTemplate: a text with blanks, taken apart once.

/// A text with ``Placeholder``s.
package struct PhraseTemplate: Hashable, Sendable {
  private enum Part: Hashable, Sendable {
    case text(String)
    case blank(Placeholder)
  }
  private let parts: [Part]

  /// The blanks in order.
  var placeholders: [Placeholder] {
    parts.compactMap { if case .blank(let placeholder) = $0 { placeholder } else { nil } }
  }

  /// Takes `value` apart; a blank that is not in `allowed` is an error at its own column.
  init(_ value: YAMLValue, allowed: [Placeholder]) throws(GraphRulesError) {
    let text = try value.string()
    var parts: [Part] = []
    var rest = text[...]
    while let open = rest.firstIndex(where: { $0 == "{" || $0 == "}" }) {
      guard rest[open] == "{", let close = rest[open...].firstIndex(of: "}") else {
        throw value.error("a brace without its partner in “\(text)”; write placeholders as {item}")
      }
      if open > rest.startIndex { parts.append(.text(String(rest[..<open]))) }
      let name = String(rest[rest.index(after: open)..<close])
      guard let placeholder = allowed.first(where: { $0.rawValue == name }) else {
        throw value.error(Self.complaint(about: name, allowed: allowed.map(\.rawValue)))
      }
      parts.append(.blank(placeholder))
      rest = rest[rest.index(after: close)...]
    }
    if !rest.isEmpty { parts.append(.text(String(rest))) }
    self.parts = parts
  }

  private static func complaint(about name: String, allowed: [String]) -> String {
    if Placeholder(rawValue: name) == nil {
      return "unknown placeholder {\(name)}" + Suggestion.hint(for: name, among: allowed)
    }
    let usable =
      allowed.isEmpty ? "there is none" : "there is " + allowed.map { "{\($0)}" }.joined(separator: " ")
    return "{\(name)} has no value here; \(usable)"
  }

  /// The text with the blanks filled in, Chinese and Latin set apart; a value may hold braces, which stay as they are.
  func filled(_ value: (Placeholder) -> String) -> String {
    parts.reduce(into: "") { text, part in
      switch part {
      case .text(let piece): HanSpacing.append(piece, to: &text)
      case .blank(let placeholder): HanSpacing.append(value(placeholder), to: &text)
      }
    }
  }
}
