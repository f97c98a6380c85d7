// GraphRules › SpokenPattern: one thing that may be said, and how much it says.

/// A pattern over the words of a sentence, such as `why (is|did) .. <ref>`.
///
/// `<kind>` is a mention, `(a|b)` one of several, `(a)?` may be absent, `..` up to six pieces, `^` and `$` the ends of the
/// sentence without punctuation and politeness.
package struct SpokenPattern: Hashable, Sendable {
  package let text: String
  /// Of two things that a sentence may mean, the heavier one is heard.
  package let weight: Double

  /// What a group weighs where its file gives no weight.
  static let usualWeight = 3.0

  /// What may stand between `<` and `>`.
  package static let kinds = [
    "age", "attr", "brand", "category", "city", "colour", "date", "gender", "item", "material", "n",
    "occasion", "path",
    "price", "rating", "ref", "sale", "size", "stock", "user",
  ]

  /// What is wrong with a pattern, and how to mend it; `nil` for a good one.
  static func fault(in text: String) -> String? {
    var depth = 0
    var rest = text[...]
    while let character = rest.popFirst() {
      switch character {
      case "(": depth += 1
      case ")":
        depth -= 1
        if depth < 0 { return "“)” in “\(start(of: text))” closes nothing; write “(” before it" }
      case "|" where depth == 0:
        return "“|” in “\(start(of: text))” stands outside of brackets; write (this|that)"
      case "<":
        let kind = String(rest.prefix { $0 != ">" })
        guard kind.count < rest.count else {
          return "“<” in “\(start(of: text))” is never closed; write “>” behind the kind"
        }
        guard kinds.contains(kind) else {
          return "unknown kind “<\(kind)>”" + Suggestion.hint(for: kind, among: kinds)
        }
        rest = rest.dropFirst(kind.count + 1)
      case ">": return "“>” in “\(start(of: text))” closes nothing; write “<” before the kind"
      default: break
      }
    }
    return depth == 0
      ? nil : "“(” in “\(start(of: text))” is never closed; write “)” behind the last of the choices"
  }

  private static func start(of text: String) -> String { text.count > 40 ? text.prefix(40) + "…" : text }
}
